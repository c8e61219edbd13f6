package document

import (
	"slices"
	"strings"

	"golang.org/x/text/width"
)

// Text browsers and tools that turn pages into text draw tables with the signs of
// Unicode's block Box Drawing, or with + - and |:
//
//	┌──────┬────┐     +------+----+
//	│规章  │3   │     |规章  |3   |
//	├──────┴────┤     +------+----+
//	│行政许可   │     |行政许可   |
//	└───────────┘     +-----------+
//
// Cells that span rows or columns have no rule through them, and a cell's text may
// take several lines.

// mostDrawn is how many lines of a drawn table are read.
const mostDrawn = 2000

// An art is the lines of a drawn table, each sign with the columns of a terminal that
// it takes up.
type art struct {
	first int // line of the file that it begins on, counted from 1
	lines [][]sign
	xs    []int // where upright rules stand
}

// A sign is one character of a drawn table.
type sign struct {
	r      rune
	at     int // column of the terminal that it begins in
	doubts int // signs before it that some terminals draw twice as wide
}

// opensDrawn reports whether a line is the upper rule of a drawn table.
func opensDrawn(line string) bool {
	line = strings.TrimSpace(line)
	if line == "" || !strings.ContainsRune("┌┏╔╭+", firstRune(line)) {
		return false
	}
	n := 0
	for _, r := range line {
		switch {
		case along(r):
			n++
		case !joint(r):
			return false
		}
	}
	return n > 2 && (firstRune(line) != '+' || strings.HasPrefix(line, "+-") || strings.HasPrefix(line, "+="))
}

// ofDrawn reports whether a line may be one of a drawn table: it begins and ends with
// an upright rule or a joint.
func ofDrawn(line string) bool {
	line = strings.TrimSpace(line)
	r := []rune(line)
	return len(r) > 1 && edge(r[0]) && edge(r[len(r)-1])
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

func along(r rune) bool { return strings.ContainsRune("-=─━═╌┄┈", r) }
func plumb(r rune) bool { return strings.ContainsRune("|│┃║╎┆┊", r) }
func joint(r rune) bool { return r == '+' || r >= '┌' && r <= '╋' || r >= '╒' && r <= '╰' }
func edge(r rune) bool  { return plumb(r) || joint(r) }

// readDrawn returns the table drawn on the first of lines, the first of which is line
// number n of the file, and how many lines it takes. It returns no table where the
// signs are no rectangles.
func readDrawn(lines []string, n int) (*Grid, int) {
	if !opensDrawn(lines[0]) {
		return nil, 0
	}
	count := 1
	for count < min(len(lines), mostDrawn) && ofDrawn(lines[count]) {
		count++
	}
	if count < 3 {
		return nil, 0
	}
	for _, wide := range []int{1, 2} { // of the signs of rules: terminals differ
		a := newArt(lines[:count], n, wide)
		if a == nil {
			continue
		}
		if g := a.grid(); g != nil {
			return g, count
		}
	}
	return nil, 0
}

// newArt measures lines. It returns nil where they do not end in the same column.
func newArt(lines []string, n, wide int) *art {
	a := &art{first: n}
	for _, line := range lines {
		var signs []sign
		at, doubts := 0, 0
		for _, r := range strings.TrimRight(line, " \u3000") {
			signs = append(signs, sign{r, at, doubts})
			switch kind := width.LookupRune(r).Kind(); {
			case r == '\u200b' || r == '\ufeff':
			case r > 0x7f && (edge(r) || along(r)):
				at += wide
			case kind == width.EastAsianWide || kind == width.EastAsianFullwidth:
				at += 2
			default:
				if kind == width.EastAsianAmbiguous {
					doubts++
				}
				at++
			}
		}
		a.lines = append(a.lines, signs)
	}
	met := make(map[int]bool)
	end := a.lines[0][len(a.lines[0])-1].at
	for _, signs := range a.lines {
		if last := signs[len(signs)-1]; magnitude(last.at-end) > last.doubts {
			return nil
		}
		if !pureRule(signs) {
			continue
		}
		for _, s := range signs {
			if edge(s.r) {
				met[s.at] = true
			}
		}
	}
	for at := range met {
		a.xs = append(a.xs, at)
	}
	slices.Sort(a.xs)
	if len(a.xs) < 2 || len(a.xs) > mostFields {
		return nil
	}
	return a
}

// pureRule reports whether a line is a rule from end to end, or a rule that is broken
// by cells that span rows.
func pureRule(signs []sign) bool {
	any := false
	for _, s := range signs {
		any = any || along(s.r)
		if !along(s.r) && !edge(s.r) && s.r != ' ' {
			return false
		}
	}
	return any && joint(signs[0].r) || any && slices.ContainsFunc(signs, func(s sign) bool { return joint(s.r) })
}

// A strip is one line of a drawn table, cut where upright rules stand.
type strip struct {
	parted []bool   // for each place of an upright rule: it has one
	ruled  []bool   // for each field: a level rule runs through it
	text   []string // for each field: what stands in it; text over several fields stands in the first
}

// cut cuts a line. A sign of an upright rule stands where the rules of the table do,
// or as far from there as the signs before it may have moved it; else it is text.
func (a *art) cut(signs []sign) strip {
	s := strip{parted: make([]bool, len(a.xs)), ruled: make([]bool, len(a.xs)-1), text: make([]string, len(a.xs)-1)}
	from, field := 0, -1
	put := func(to int) {
		if field < 0 || field >= len(s.text) {
			return
		}
		inner := signs[from:to]
		last := field
		for last+1 < len(a.xs)-1 && to < len(signs) && a.xs[last+1] < signs[to].at-signs[to].doubts-1 {
			last++
		}
		if len(inner) > 0 && !slices.ContainsFunc(inner, func(s sign) bool { return !along(s.r) }) && (len(inner) > 1 || signs[from-1].r == '+' || joint(signs[from-1].r)) {
			for i := field; i <= last; i++ {
				s.ruled[i] = true
			}
			return
		}
		var text strings.Builder
		for _, one := range inner {
			text.WriteRune(one.r)
		}
		s.text[field] = unmarked(string(trim(appendCollapsed(nil, text.String()))))
	}
	for i, one := range signs {
		if !edge(one.r) {
			continue
		}
		x := a.place(one, field)
		if x < 0 || i == len(signs)-1 && x != len(a.xs)-1 && one.doubts == 0 {
			continue
		}
		if i == len(signs)-1 {
			x = len(a.xs) - 1
		}
		put(i)
		s.parted[x] = true
		from, field = i+1, x
	}
	return s
}

// place returns which upright rule a sign is of, behind the one met last, or -1.
func (a *art) place(s sign, behind int) int {
	best := -1
	for x := behind + 1; x < len(a.xs) && a.xs[x] <= s.at+s.doubts; x++ {
		if far := magnitude(a.xs[x] - s.at); far <= s.doubts && (best < 0 || far < magnitude(a.xs[best]-s.at)) {
			best = x
		}
	}
	return best
}

func magnitude(n int) int { return max(n, -n) }

// withBars returns a line of a table that is drawn otherwise than readDrawn reads with
// bars for its upright rules; a level rule as one that split passes over.
func withBars(line string) string {
	if !strings.ContainsAny(line, "│┃║├┣╠┼╋╬┤┫╣") {
		return line
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r < 0x80:
			return r
		case plumb(r):
			return '|'
		case joint(r):
			return '+'
		case along(r):
			return '-'
		}
		return r
	}, line)
}
