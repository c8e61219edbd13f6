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
// one cell a line, or a label and its figures on one line. Grids of figures alone
// that stand between belong to them.
func (t *tables) fromParagraphs(d *document.Document, from, to int) {
	missing := t.missing()
	if len(missing) == 0 {
		return
	}
	r := &looseReader{doc: d, found: t, missing: missing, grids: make(map[string]int), blocks: make(map[int]string), mixed: make(map[string]bool)}
	for name := range missing {
		r.grids[name] = len(t.of(name).lines)
	}
	r.units = unitsBeside(d.Blocks[from:to])
	for i := from; i < to; i++ {
		r.read(i, to)
	}
	r.end()
	for name := range missing {
		r.keep(name)
	}
}

// missing names the tables that no grid holds.
func (t *tables) missing() map[string]bool {
	missing := make(map[string]bool)
	for _, name := range tableNames {
		lost := !hasFigures(t.of(name).lines)
		switch name {
		case "statistics":
			lost = t.none()
		case "disclosure":
			lost = lost || !wholeDisclosure(&t.disclosure)
		}
		if lost {
			missing[name] = true
		}
	}
	return missing
}

// A looseReader goes through the paragraphs and makes lines of them.
type looseReader struct {
	doc     *document.Document
	found   *tables
	missing map[string]bool
	grids   map[string]int  // lines that stand in grids, by table
	blocks  map[int]string  // taken, and the table they are taken for
	current string          // the table that is being read, "" none
	open    line            // the line that is being put together
	mixed   map[string]bool // tables of which grids and paragraphs have parts
	at      int             // the block that is being read
	opened  int             // the block that the open line begins in
	units   bool            // rows of the statistical table have unit and figure on one line
}

// end closes the line that is open.
func (r *looseReader) end() {
	if r.current != "" && len(r.open.cells) > 0 {
		t := r.found.of(r.current)
		r.open.loose, r.open.block = true, r.opened
		t.lines = append(t.lines, r.open)
	}
	r.open = line{}
}

// leave ends the table.
func (r *looseReader) leave() {
	r.end()
	r.current = ""
}

// begun reports whether figures of the table that is being read were found.
func (r *looseReader) begun() bool {
	if r.current == "" {
		return false
	}
	return hasFigures([]line{r.open}) || hasFigures(r.found.of(r.current).lines[r.grids[r.current]:])
}

// read takes one block. to is the end of the stretch.
func (r *looseReader) read(i, to int) {
	b := &r.doc.Blocks[i]
	r.at = i
	switch {
	case b.Grid != nil:
		r.grid(i)
		return
	case pageNumber.MatchString(b.Text):
		return
	case strings.Contains(b.Text, "。") || strings.Contains(b.Text, "；"), utf8.RuneCountInString(b.Text) > 3*longLine, counts(b.Text):
		r.leave()
		return
	}
	tokens := tokensOf(b, placeOf(r.doc))
	if utf8.RuneCountInString(b.Text) > longLine && len(tokens) < 3 {
		r.leave()
		return
	}
	if parted := partUnit(tokens); r.current == "statistics" || kindOf(&line{cells: parted}) == "statistics" {
		tokens = parted
	}
	kind := kindOf(&line{cells: tokens})
	if kind == "statistics" && r.current != kind && r.begun() {
		kind = "" // 其他情形 may be a row of any
	}
	if r.current == "statistics" && kind != r.current && r.begun() && len(tokens) < 1+len(memberLabels()) {
		kind = "" // 危及“三安全一稳定” may be one of this table
	}
	if n, ok := sectionHeading(b, false); ok && !r.rowHere(b.Text) &&
		(r.current != "statistics" || kind != r.current && len(tokens) == 1 && !r.goesOn(i, to)) { // 四、行政复议数量 is a row there
		r.leave()
		if n == reviewSection && r.missing["review"] && len(r.found.review.lines) == 0 {
			r.current = "review" // whatever its own head is worded as
		}
		return
	}
	if kind != "" && kind != r.current {
		r.end()
		r.current = kind
		if !r.missing[kind] {
			r.current = ""
		}
		if r.current == "statistics" {
			for _, cells := range r.linesAbove(i, to) {
				r.open.cells, r.opened = cells, i
				r.end()
			}
		}
	}
	if r.current == "" || strayNumber(tokens, r.open.cells) || r.strayAbove(i, to, tokens) || r.current == "statistics" && r.units && lone(tokens) {
		return
	}
	r.blocks[i] = r.current
	r.add(tokens)
}

// reviewSection is the number of the section that table 4 stands in.
const reviewSection = 4

// add takes the cells of a paragraph into the line that is open, or into a new one.
func (r *looseReader) add(tokens []cell) {
	if r.current == "disclosure" && len(tokens) == 1 {
		key := tokens[0].label.key
		switch {
		case headTogether(key): // a head whose columns have run together
			r.end()
			r.open.cells, r.opened = tokens, r.at
			r.end()
			return
		case strings.HasPrefix(key, "第二十条"), r.labelled() && rowLabel(key): // a block begins, or another row
			r.end()
		}
	}
	if r.current == "statistics" {
		if len(tokens) == 1 {
			if head := cutHead(&tokens[0]); head != nil {
				r.end()
				tokens = head
			}
		}
		if headOpen(r.open.cells) && !headWord(tokens[0].text) {
			r.end()
		}
	}
	for _, c := range tokens {
		if len(r.open.cells) == 0 {
			r.opened = r.at
		}
		if c.word() && len(r.open.cells) > 0 && !r.open.cells[len(r.open.cells)-1].word() {
			r.end()
			r.opened = r.at
		}
		r.open.cells = append(r.open.cells, c)
	}
}

// labelled reports whether the line that is open ends with the label of a row.
func (r *looseReader) labelled() bool {
	n := len(r.open.cells)
	return n > 0 && rowLabel(r.open.cells[n-1].label.key)
}

// rowLabel reports whether a label is that of a row of table 2.
func rowLabel(key string) bool {
	for _, f := range report.Forms() {
		if book := rowBookOf(f, "disclosure"); book != nil && len(book.exact[key]) > 0 {
			return true
		}
	}
	return false
}

// keep holds on to the lines of a table that has figures, or labels for those of
// grids, and forgets the others.
func (r *looseReader) keep(name string) {
	found := r.found.of(name)
	parted := name == "disclosure" && slices.ContainsFunc(found.lines, nameless)
	if !hasFigures(found.lines[r.grids[name]:]) && !parted {
		found.lines = found.lines[:r.grids[name]]
		return
	}
	if hasFigures(found.lines[:r.grids[name]]) || r.mixed[name] {
		for i := range found.lines {
			found.lines[i].dropLone()
		}
	}
	if parted || r.mixed[name] { // as the page has them
		slices.SortStableFunc(found.lines, func(a, b line) int { return a.block - b.block })
	}
	for i, table := range r.blocks {
		if table == name {
			r.found.used[i] = true
		}
	}
}

// dropLone cuts figures that stand in paragraphs of their own from a label: where
// grids hold the figures of a table, such a paragraph is the number of a page.
func (l *line) dropLone() {
	k := lastWord(l)
	if last := len(l.cells) - 1; l.loose && k >= 0 && last > k && l.cells[last].begins != l.cells[k].begins {
		l.cells = l.cells[:k+1]
	}
}

// nameless reports whether a line is figures without a label.
func nameless(l line) bool { return leading(&l) == 0 && hasFigures([]line{l}) }

// rowHere reports whether a text that may be a heading is a row of table 3, which
// is being read: 一、本年度收到申请数.
func (r *looseReader) rowHere(text string) bool {
	if r.current != "requests" {
		return false
	}
	printed, row, heading := newLabel(text), 0.0, 0.0
	for _, f := range report.Forms() {
		if book := rowBookOf(f, "requests"); book != nil {
			for _, labels := range book.labels {
				for _, known := range labels {
					row = max(row, likeness(known, printed))
				}
			}
		}
	}
	for _, s := range report.SectionHeads() {
		heading = max(heading, likeness(newLabel(s.Heading), printed))
	}
	return row >= alike && row > heading
}

// goesOn reports whether what seems to head a section heads a part of the statistical
// table that is being read, 三、依申请公开情况: a figure stands in one of the next
// lines, with no sentence before it.
func (r *looseReader) goesOn(i, to int) bool {
	for k := i + 1; k < min(to, i+1+mostPieces); k++ {
		b := &r.doc.Blocks[k]
		if _, heading := sectionHeading(b, false); heading || b.Grid != nil || strings.ContainsAny(b.Text, "，。；") || counts(b.Text) {
			return false
		}
		if hasFigures([]line{{cells: tokensOf(b, 0)}}) {
			return true
		}
	}
	return false
}

// strayAbove reports whether a paragraph is the number of a page: one figure alone,
// behind words, where the next paragraph has the figures of the row.
func (r *looseReader) strayAbove(i, to int, tokens []cell) bool {
	if len(tokens) != 1 || tokens[0].number.State != report.Stated || i+1 >= to {
		return false
	}
	if n := len(r.open.cells); n == 0 || !r.open.cells[n-1].word() {
		return false
	}
	next := &r.doc.Blocks[i+1]
	if next.Grid != nil {
		return false
	}
	figures := tokensOf(next, 0)
	return len(figures) > 1 && !figures[0].word()
}

// grid takes the rows of a grid of figures alone as lines of the table that is
// being read, whose labels stand in paragraphs around them.
func (r *looseReader) grid(i int) {
	g := r.doc.Blocks[i].Grid
	if r.found.used[i] {
		r.leave()
		r.current = r.tableOf(i)
		return
	}
	if r.current == "" || !figureRows(g) {
		r.leave()
		return
	}
	r.end()
	t := r.found.of(r.current)
	lines := printedLines(g)
	for k := range lines {
		lines[k].block = i
	}
	t.lines = append(t.lines, lines...)
	r.blocks[i], r.mixed[r.current] = r.current, true
}

// tableOf returns the table that is looked for and that the last line of a grid,
// which findTables took, belongs to; "" for none.
func (r *looseReader) tableOf(block int) string {
	for _, name := range tableNames {
		for _, l := range r.found.of(name).lines[:r.grids[name]] {
			if r.missing[name] && l.block == block {
				return name
			}
		}
	}
	return ""
}

// figureRows reports whether every row of a grid is figures, behind one word at most.
func figureRows(g *document.Grid) bool {
	lines := printedLines(g)
	return len(lines) > 0 && !slices.ContainsFunc(lines, func(l line) bool { return leading(&l) > 1 || figuresBehind(&l) == 0 })
}

// contradicted reports whether the only way to place a row that lost its columns
// gives a 总计 that is not the sum of the row.
func (s *slot) contradicted() bool {
	if len(s.options) != 1 {
		return false
	}
	p := s.options[0]
	last := len(p) - 1
	return s.printed(p, last) && s.figure(p, last) != s.sum(p)
}

// strayNumber reports whether a paragraph is the number of a page: one figure alone,
// behind a row that prints its figures on one line.
func strayNumber(tokens, open []cell) bool {
	if len(tokens) != 1 || tokens[0].number.State != report.Stated || len(open) < 2 {
		return false
	}
	last := open[len(open)-1]
	return !last.word() && !open[len(open)-2].blank() && open[len(open)-2].begins == last.begins
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
	at := func(column int) report.At { return report.At{Table: table, Row: b.Line, Column: b.Word + column} }
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
	for i := range tokens {
		tokens[i].begins = [2]int{b.Line, b.Word}
	}
	return tokens
}

// partUnit cuts the unit from the label before a line's figures, 1.信函申请数 件 31, or of
// a line that has none.
func partUnit(tokens []cell) []cell {
	if len(tokens) == 0 || !tokens[0].word() {
		return tokens
	}
	n := strings.LastIndexByte(tokens[0].text, ' ')
	if n < 0 || !unitWord(tokens[0].text[n+1:]) {
		return tokens
	}
	at := tokens[0].at
	parted := []cell{newCell(tokens[0].text[:n], at)}
	at.Column++
	parted = append(parted, newCell(tokens[0].text[n+1:], at))
	for i := range parted {
		parted[i].begins = tokens[0].begins
	}
	return append(parted, tokens[1:]...)
}
