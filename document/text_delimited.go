package document

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Tables that a spreadsheet saved as text, or that somebody typed, have their cells
// parted by commas or semicolons: RFC 4180, and the like with wide commas. A comma may
// part the digits of a figure as well, and the clauses of a sentence.

var (
	plainFigure  = regexp.MustCompile(`^[-+－]?[\d０-９]+([,， ][\d０-９]{3})*([.．][\d０-９]+)?$`)
	thousands    = regexp.MustCompile(`^\d{3}(\.\d+)?$`)
	upToThree    = regexp.MustCompile(`^\d{1,3}$`)
	figuresApart = regexp.MustCompile(`\d\s+\d`)
	inFigure     = regexp.MustCompile(`\d[,，]\d{3}\b`)
	betweenWide  = regexp.MustCompile(`\d[，；;]\d`) // where ASCII commas part cells
	betweenASCII = regexp.MustCompile(`\d[；;]\d|\d,\d{1,2}\b|\d,\d{4}`)
)

const (
	// fewestDelimited is how many lines a table has at least whose cells commas part.
	fewestDelimited = 3
	// mostDelimited is how many lines of one are looked at, mostCellLines how many a
	// row may take.
	mostDelimited, mostCellLines = 400, 12
	// fewestFigures is how many cells a row of figures alone has at least: 1,234,567 may
	// be one figure.
	fewestFigures = 5
	// longField is how many characters a cell of a table typed with commas has at most.
	longField = 60
)

// readDelimited returns the blocks that lines begin with, the first of which is line
// number n of the file, and how many lines they take: a table, and before it the
// lines of one cell that stand over it. It takes none where the lines are no table, or
// where a comma may part cells as well as digits.
func readDelimited(lines []string, n int) ([]Block, int) {
	for _, mark := range []rune{',', ';', '，', '；'} {
		if !strings.ContainsRune(lines[0], mark) {
			continue
		}
		var rows [][]string
		starts := []int{0} // of each row, and where the last one ends
		for at := 0; at < min(len(lines), mostDelimited); {
			line, taken := quotedLine(lines[at:])
			fields := delimited(line, mark)
			if len(fields) < 2 {
				break
			}
			at += taken
			rows, starts = append(rows, fields), append(starts, at)
		}
		if count := wholeRowsOf(rows); count > 0 {
			return delimitedBlocks(rows[:count], starts, n), starts[count]
		}
	}
	return nil, 0
}

// quotedLine returns the first of lines, with those behind it that its quotes hold, and
// how many these are: a cell may have several lines.
func quotedLine(lines []string) (line string, taken int) {
	line = lines[0]
	for taken = 1; strings.Count(line, `"`)%2 == 1; taken++ {
		if taken == min(len(lines), mostCellLines) {
			return lines[0], 1 // one that is never closed
		}
		line += "\n" + lines[taken]
	}
	return line, taken
}

// wholeRowsOf returns how many of rows, from the first on, are those of one table:
// all as many cells, or each words and then figures; 0 where they are none. Where only
// the number of cells could tell whether a comma parts cells or digits, and does not,
// they are none.
func wholeRowsOf(rows [][]string) int {
	if len(rows) < 2 || !slices.ContainsFunc(rows[0], wordy) {
		return 0
	}
	for i, row := range rows { // lines of one figure each
		if len(row) < fewestFigures && !slices.ContainsFunc(row, func(f string) bool { return f == "" || !plainFigure.MatchString(f) }) {
			rows = rows[:i]
			break
		}
	}
	even, figures, clauses := 0, 0, false
	for even < len(rows) && len(rows[even]) == len(rows[0]) {
		if k := slices.IndexFunc(rows[even], plainFigure.MatchString); k >= 0 {
			figures++
			clauses = clauses || k > 1
		}
		clauses = clauses || slices.ContainsFunc(rows[even], func(f string) bool { return utf8.RuneCountInString(f) > longField/2 })
		even++
	}
	headed := !slices.ContainsFunc(rows[0], plainFigure.MatchString)
	switch {
	case even >= fewestDelimited && len(rows[0]) > 2 && (figures*2 >= even || figures*3 >= even && even > 2*fewestDelimited):
		return even
	case even >= 2 && headed && figures == even-1 && !clauses: // a head and its rows
		return even
	}
	ragged, large, doubts, width, uneven := 0, false, 0, -1, false
	figures = 0
	for _, row := range rows {
		k := 0
		for k < len(row) && utf8.RuneCountInString(row[k]) <= longField && !plainFigure.MatchString(row[k]) {
			k++
		}
		if slices.ContainsFunc(row[k:], wordy) || slices.Contains(row[1:], "") {
			break // columns cannot be told where rows differ and cells are empty
		}
		ragged++
		if k == len(row) {
			continue
		}
		figures++
		uneven = uneven || width >= 0 && width != len(row)-k
		width = len(row) - k
		doubtful := false
		for i := k; i < len(row); i++ {
			large = large || utf8.RuneCountInString(row[i]) > 3
			doubtful = doubtful || i > k && upToThree.MatchString(asciiDigits(row[i-1])) && thousands.MatchString(asciiDigits(row[i]))
		}
		if doubtful {
			doubts++
		}
	}
	if ragged < fewestDelimited || figures*3 < ragged || doubts > 0 && !large && (uneven || doubts == figures) {
		return 0
	}
	return ragged
}

// delimited cuts a line at a mark that stands in no quotes and no brackets.
func delimited(line string, mark rune) []string {
	switch folded := asciiDigits(line); {
	case strings.ContainsRune(line, '\t') || strings.Count(line, "|") > 1:
		return nil
	case mark != ';' && mark != '；' && figuresApart.MatchString(folded) && inFigure.MatchString(folded):
		return nil // spaces may part the cells, and commas digits
	case mark == ',' && betweenWide.MatchString(folded), mark == '，' && betweenASCII.MatchString(folded):
		return nil // another mark parts its cells
	}
	var fields []string
	var field strings.Builder
	quoted, brackets := false, 0
	put := func() {
		fields = append(fields, string(trim(appendCollapsed(nil, field.String()))))
		field.Reset()
	}
	for _, r := range line {
		switch {
		case r == '"' && (quoted || strings.TrimSpace(field.String()) == ""):
			quoted = !quoted
			continue
		case quoted:
		case r == '（' || r == '(':
			brackets++
		case (r == '）' || r == ')') && brackets > 0:
			brackets--
		case r == mark && brackets == 0:
			put()
			continue
		}
		field.WriteRune(r)
	}
	if quoted {
		return nil
	}
	put()
	if !strings.ContainsRune(line, '"') && strings.ContainsAny(line, "。！？") {
		return nil // sentences
	}
	for i := range fields[1:] { // a figure cut in two
		if wordy(fields[i]) && endsInDigit(fields[i]) && beginsWithDigit(fields[i+1]) {
			return nil
		}
	}
	return fields
}

func endsInDigit(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsDigit(r)
}

func beginsWithDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsDigit(r)
}

// asciiDigits returns a text with ASCII digits for wide ones.
func asciiDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, s)
}

// delimitedBlocks makes a table of rows; those of one cell before its first other row
// are paragraphs, and so is a row whose one cell is long.
func delimitedBlocks(rows [][]string, starts []int, n int) []Block {
	var blocks []Block
	var open *Grid
	for i, row := range rows {
		filled, text := 0, ""
		for _, f := range row {
			if f != "" {
				filled, text = filled+1, f
			}
		}
		if filled == 1 && (open == nil || utf8.RuneCountInString(text) > longField) {
			blocks, open = append(blocks, Block{Text: text, Line: n + starts[i]}), nil
			continue
		}
		if open == nil {
			open = &Grid{}
			blocks = append(blocks, Block{Grid: open, Line: n + starts[i]})
		}
		open.add(row, n+starts[i])
	}
	return blocks
}
