package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"harvest/document"
	"harvest/report"
)

// longLine is how many characters a paragraph may have and still be a line of a
// table that lost its columns; a label with figures behind it may be longer.
const longLine = 60

// fromParagraphs looks for the tables that no grid holds among the paragraphs:
// one cell a line, or a label and its figures on one line.
func (t *tables) fromParagraphs(d *document.Document, from, to int) {
	missing := make(map[string]bool)
	for _, name := range tableNames {
		switch lines := t.of(name).lines; {
		case name == "statistics":
			missing[name] = t.none()
		case name == "disclosure":
			missing[name] = !hasFigures(lines) || !wholeDisclosure(&t.disclosure)
		default:
			missing[name] = !hasFigures(lines)
		}
		if !missing[name] {
			delete(missing, name)
		}
	}
	if len(missing) == 0 {
		return
	}
	place := placeOf(d)
	grids := make(map[string]int) // lines that stand in grids, by table
	for name := range missing {
		grids[name] = len(t.of(name).lines)
	}
	blocks := make(map[int]string) // taken, and the table they are taken for
	current := ""
	var open line
	end := func() {
		if current != "" && len(open.cells) > 0 {
			found := t.of(current)
			open.loose = true
			found.lines = append(found.lines, open)
		}
		open = line{}
	}
	for i := from; i < to; i++ {
		b := &d.Blocks[i]
		if b.Grid == nil && pageNumber.MatchString(b.Text) {
			continue
		}
		if b.Grid != nil || strings.Contains(b.Text, "。") || strings.Contains(b.Text, "；") || utf8.RuneCountInString(b.Text) > 3*longLine || counts(b.Text) {
			end()
			current = ""
			continue
		}
		tokens := tokensOf(b, place)
		if utf8.RuneCountInString(b.Text) > longLine && len(tokens) < 3 {
			end()
			current = ""
			continue
		}
		if parted := partUnit(tokens); current == "statistics" || kindOf(&line{cells: parted}) == "statistics" {
			tokens = parted
		}
		kind := kindOf(&line{cells: tokens})
		if n, ok := sectionHeading(b, false); ok && (current != "statistics" || kind != current && len(tokens) == 1) { // 四、行政复议数量 is a row there
			kind = ""
			end()
			current = ""
			if n < 2 || n > 4 {
				continue
			}
			continue
		}
		if kind != "" && kind != current {
			end()
			current = kind
			if !missing[kind] {
				current = ""
			}
		}
		if current == "" || strayNumber(tokens, open.cells) {
			continue
		}
		if current == "disclosure" && len(tokens) == 1 && strings.HasPrefix(tokens[0].label.key, "信息内容") && tokens[0].label.key != "信息内容" {
			end() // a head whose columns have run together
			open.cells = tokens
			end()
			blocks[i] = current
			continue
		}
		for _, c := range tokens {
			if c.word() && len(open.cells) > 0 && !open.cells[len(open.cells)-1].word() {
				end()
			}
			open.cells = append(open.cells, c)
		}
		blocks[i] = current
	}
	end()
	for name := range missing {
		if found := t.of(name); !hasFigures(found.lines[grids[name]:]) {
			found.lines = found.lines[:grids[name]]
			continue
		}
		for i, table := range blocks {
			if table == name {
				t.used[i] = true
			}
		}
	}
}

// strayNumber reports whether a paragraph is the number of a page: one figure alone,
// behind a row that prints its figures on one line.
func strayNumber(tokens, open []cell) bool {
	if len(tokens) != 1 || tokens[0].number.State != report.Stated || len(open) < 2 {
		return false
	}
	last := open[len(open)-1]
	return !last.word() && !open[len(open)-2].blank() && open[len(open)-2].at.Row == last.at.Row
}

// counts reports whether a line is a part of a sentence that counts something: 收到
// 申请3件，办结2件. No row of a form goes on behind a figure and its counter.
func counts(text string) bool {
	return slices.ContainsFunc(report.FindFigures(text), func(f report.Figure) bool {
		r, _ := utf8.DecodeRuneInString(text[f.End:])
		return f.Counter != "" && (r == '，' || r == '、' || r == ',')
	})
}

// placeOf is the number of the table that a document's paragraphs stand in.
func placeOf(d *document.Document) int {
	if d.Format == "text" {
		return textTable
	}
	return 0
}

// wholeDisclosure reports whether the lines of table 2 print every row of a form.
func wholeDisclosure(t *table) bool {
	for _, f := range report.Forms() {
		book := rowBookOf(f, "disclosure")
		if book == nil || len(book.rows) == 0 {
			continue
		}
		rows, _, _ := matchRows(t, book)
		missing := 0
		for j, m := range rows {
			if m.line < 0 && !book.rows[j].Extension {
				missing++
			}
		}
		if missing == 0 {
			return true
		}
	}
	return false
}

// tokensOf cuts a paragraph into a label and the figures behind it, which stand
// in the table of a number.
func tokensOf(b *document.Block, table int) []cell {
	at := func(column int) report.At { return report.At{Table: table, Row: b.Line, Column: column} }
	fields := strings.Fields(b.Text)
	first := len(fields)
	for first > 0 && report.ParseNumber(fields[first-1]).State != report.Illegible {
		first--
	}
	var tokens []cell
	if first > 0 {
		tokens = append(tokens, newCell(strings.Join(fields[:first], " "), at(1)))
	}
	for _, f := range fields[first:] {
		tokens = append(tokens, newCell(f, at(len(tokens)+1)))
	}
	return tokens
}

// partUnit cuts the unit from the label before a line's figures: 1.信函申请数 件 31.
func partUnit(tokens []cell) []cell {
	if len(tokens) < 2 || !tokens[0].word() {
		return tokens
	}
	n := strings.LastIndexByte(tokens[0].text, ' ')
	if n < 0 || !unitWord(tokens[0].text[n+1:]) {
		return tokens
	}
	at := tokens[0].at
	parted := []cell{newCell(tokens[0].text[:n], at)}
	at.Column++
	return append(append(parted, newCell(tokens[0].text[n+1:], at)), tokens[1:]...)
}
