package document

import (
	"regexp"
	"strings"

	"golang.org/x/text/width"
)

// Pandoc's simple and multiline tables, and reStructuredText's simple ones, have rules
// of dashes or equals signs, one for each column:
//
//	----------  -----  -----
//	信息内容    新收   办结
//	规章        3      4
//	----------  -----  -----
//
// In a multiline table empty lines part the rows, and a cell may take several lines.

var columnRule = regexp.MustCompile(`^ *(-{2,}|={2,})( +(-{2,}|={2,}))+ *\r?$`)

// mostColumned is how many lines of such a table are looked at.
const mostColumned = 400

// readColumned returns the table that lines begin with, the first of which is line
// number n of the file, and how many lines it takes. A table begins with its rule, or
// with the line of heads above it, and ends with the same rule. What stands in a line
// across two columns makes it none.
func readColumned(lines []string, n int) (*Grid, int) {
	from := 0
	switch {
	case columnRule.MatchString(lines[0]):
	case len(lines) > 1 && strings.TrimSpace(lines[0]) != "" && columnRule.MatchString(lines[1]):
		from = 1
	default:
		return nil, 0
	}
	rule := strings.TrimRight(lines[from], " \r")
	var starts, ends []int
	for i := range rule {
		if rule[i] != ' ' && (i == 0 || rule[i-1] == ' ') {
			starts, ends = append(starts, i), append(ends, i)
		}
		if rule[i] != ' ' {
			ends[len(ends)-1] = i
		}
	}
	end, empty := 0, 0
	for i := from + 1; i < min(len(lines), mostColumned); i++ {
		line := strings.TrimRight(lines[i], " \r")
		if line == "" && empty == 0 {
			empty = i
		}
		if line == rule {
			end = i
			if i+1 == len(lines) || strings.TrimSpace(lines[i+1]) == "" {
				break
			}
		}
	}
	count := end + 1
	if end == 0 && from == 1 { // a table with a head may end with its last line
		end = min(len(lines), mostColumned)
		if empty > 0 {
			end = empty
		}
		count = end
	}
	if end < from+2 {
		return nil, 0
	}
	multiline := false
	for i := from + 1; i < end; i++ {
		multiline = multiline || strings.TrimSpace(lines[i]) == "" && i+1 < end
	}
	for _, doubtful := range []int{1, 2} {
		if g := columnedGrid(lines[:end], n, starts, ends, multiline, doubtful); g != nil {
			return g, count
		}
	}
	return nil, 0
}

// columnedGrid makes a table of lines whose columns begin at starts; doubtful is how
// wide the signs are that some terminals draw wide. It returns nil for what is none.
func columnedGrid(lines []string, n int, starts, ends []int, multiline bool, doubtful int) *Grid {
	g := &Grid{Columns: len(starts), Ruled: true}
	open := false
	for i, line := range lines {
		line = strings.TrimRight(line, "\r")
		if strings.TrimSpace(line) == "" || columnRule.MatchString(line) {
			open = false
			continue
		}
		fields := cutAt(line, starts, ends, doubtful)
		if fields == nil {
			return nil
		}
		if !open || !multiline {
			g.add(fields, n+i)
			open = true
			continue
		}
		row := g.Rows[len(g.Rows)-1]
		for c, f := range fields {
			if f != "" {
				row[c].Text = strings.TrimPrefix(row[c].Text+"\n"+f, "\n")
			}
		}
	}
	if len(g.Rows) < 2 || stackedLines(g) {
		return nil
	}
	return g
}

// cutAt cuts a line where columns begin, counted in columns of a terminal. It returns
// nil where no space stands before one, or a character across its beginning; and where
// behind a character of doubtful width a text neither begins nor ends with its column.
func cutAt(line string, starts, ends []int, doubtful int) []string {
	fields := make([]string, len(starts))
	at, column, begins, stops, doubted := 0, -1, -1, -1, false
	off := func() bool { // the text of the column that ends here stands elsewhere
		return doubted && column >= 0 && begins >= 0 && begins != starts[column] && stops != ends[column]
	}
	last, ambiguous := ' ', false
	for _, r := range line {
		wide := 1
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			wide = 2
		case width.EastAsianAmbiguous:
			wide, ambiguous = doubtful, true
		}
		for column+1 < len(starts) && at >= starts[column+1] {
			if off() {
				return nil
			}
			column++
			if at > starts[column] || last != ' ' {
				return nil
			}
			begins, stops, doubted = -1, -1, ambiguous
		}
		if column < 0 && r != ' ' {
			return nil
		}
		if column >= 0 {
			fields[column] += string(r)
			if r != ' ' {
				stops = at + wide - 1
				if begins < 0 {
					begins = at
				}
			}
		}
		at += wide
		last = r
	}
	if off() {
		return nil
	}
	for i, f := range fields {
		fields[i] = unmarked(string(trim(appendCollapsed(nil, f))))
	}
	return fields
}
