package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"harvest/report"
)

// cutHead cuts a paragraph that is the head of a statistical table into its
// columns, 指标名称 单位 2014年度 历年累计; nil where it is none. 单 位 is one word.
func cutHead(c *cell) []cell {
	var words []string
	for _, f := range strings.Fields(c.text) {
		if n := len(words); n > 0 && utf8.RuneCountInString(words[n-1]) == 1 && utf8.RuneCountInString(f) == 1 {
			words[n-1] += f
			continue
		}
		words = append(words, f)
	}
	if len(words) < 2 {
		return nil
	}
	at := c.at
	cells := make([]cell, len(words))
	for i, w := range words {
		if !headWord(w) {
			return nil
		}
		cells[i] = newCell(w, at)
		at.Column++
	}
	return cells
}

// headWord reports whether a text is the head of a column of a statistical table.
func headWord(text string) bool {
	text = labelKey(text)
	if utf8.RuneCountInString(text) > 8 {
		return false
	}
	if besideFigures.MatchString(text) || bareYear.MatchString(text) || yearHead.MatchString(text) {
		return true
	}
	switch text {
	case "统计数", "统计数据", "统计数量", "数量", "数据", "数值", "合计", "总计", "总数", "累计", "年度", "本年度", "本年", "本年数", "历年", "年度数":
		return true
	}
	for _, begin := range [...]string{"本年", "全年", "历年", "上年", "去年"} {
		if strings.HasPrefix(text, begin) && (strings.HasSuffix(text, "累计") || strings.HasSuffix(text, "累计数") || strings.HasSuffix(text, "实际") || strings.HasSuffix(text, "同期")) {
			return true
		}
	}
	return false
}

// headOpen reports whether the cells of a line are two heads of columns or more.
func headOpen(cells []cell) bool {
	for i := range cells {
		if !headWord(cells[i].text) {
			return false
		}
	}
	return len(cells) > 1
}

// linesAbove returns the lines of a statistical table above the first row of it that is
// known, which begins at a block: its head, and between them rows of the same shape,
// whatever they are called; nil where there is no head.
func (r *looseReader) linesAbove(i, to int) [][]cell {
	width, figures := r.rowFrom(i, to)
	var rows [][]cell
	for {
		cells, at := r.cellsAbove(i, width)
		if figures == 0 || width-figures != 2 || len(cells) != width || !cells[0].word() || !unitWord(cells[1].text) ||
			slices.ContainsFunc(cells[2:], func(c cell) bool { return c.word() }) {
			break
		}
		rows, i = append([][]cell{cells}, rows...), at
	}
	if head := r.headAbove(i, width, figures); head != nil {
		return append([][]cell{head}, rows...)
	}
	return nil
}

// cellsAbove returns the cells of the paragraphs right above a block, and the first of
// those: as many cells as a row has, or some other number where they do not come out even.
func (r *looseReader) cellsAbove(i, width int) (cells []cell, first int) {
	for first = i; first > 0 && len(cells) < width && r.doc.Blocks[first-1].Grid == nil; first-- {
		cells = append(slices.Clone(partUnit(tokensOf(&r.doc.Blocks[first-1], placeOf(r.doc)))), cells...)
	}
	return cells, first
}

// headAbove returns the head of a table whose first row begins at a block: words as many
// as the row has cells, on the lines right above it, one of which names a year where the
// row has its figures; nil where there is none. Its other words may be any.
func (r *looseReader) headAbove(i, width, figures int) []cell {
	var head []cell
	for k := i - 1; k >= 0 && len(head) < width; k-- {
		b := &r.doc.Blocks[k]
		if b.Grid != nil || strings.ContainsAny(b.Text, "。：；") {
			return nil
		}
		at := report.At{Table: placeOf(r.doc), Row: b.Line}
		var cells []cell
		for _, word := range strings.Fields(b.Text) {
			at.Column++
			if utf8.RuneCountInString(word) > longestHead {
				return nil
			}
			cells = append(cells, newCell(word, at))
		}
		head = append(cells, head...)
	}
	if figures == 0 || len(head) != width {
		return nil
	}
	years := 0
	for n := range head {
		if year := yearHead.MatchString(head[n].text); year && n >= width-figures {
			years++
		} else if year || !head[n].word() {
			return nil
		}
	}
	if years == 0 {
		return nil
	}
	return head
}

// longestHead is how many characters the head of a column may have.
const longestHead = 8

// rowFrom counts the cells of the row that begins at a block, and its figures.
func (r *looseReader) rowFrom(i, to int) (width, figures int) {
	for k := i; k < to && r.doc.Blocks[k].Grid == nil; k++ {
		for _, c := range partUnit(tokensOf(&r.doc.Blocks[k], 0)) {
			if c.word() && figures > 0 {
				return width, figures
			}
			if width++; !c.word() {
				figures++
			}
		}
	}
	return width, figures
}
