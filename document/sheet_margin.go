package document

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// margin is the share of a page's height, above and below, where running heads and
// page numbers stand.
const margin = 0.12

// pageNumber is a line that says nothing but the number of its page.
var pageNumber = regexp.MustCompile(`^(?:[-—–―·•~_|\s]*)(?:第|Page|page|P\.?)?\s*(\d{1,4})\s*(?:页|(?:[/／]|of|页[,，]?\s*共)\s*\d{1,4}\s*页?)?(?:[-—–―·•~_|\s]*)$`)

// dropMargins takes page numbers out of pages, and lines that stand at the same
// place on several; of a running head the first stays.
func dropMargins(pages []*laidPage) {
	seen := make(map[string][]float64) // of each line at the head or foot, where it stood
	for _, p := range pages {
		for _, l := range p.marginLines() {
			seen[p.sameEverywhere(&p.lines[l])] = append(seen[p.sameEverywhere(&p.lines[l])], p.lines[l].box.midY())
		}
	}
	first := make(map[string]bool)
	for _, p := range pages {
		drop := make(map[int]bool)
		for _, i := range p.marginLines() {
			l := &p.lines[i]
			key := p.sameEverywhere(l)
			times := 0
			for _, y := range seen[key] {
				if math.Abs(y-l.box.midY()) < 3 {
					times++
				}
			}
			atHead := l.box.midY() < p.height/2
			switch {
			case p.isNumber(l):
				drop[i] = true
			case times > 1 && times*3 >= len(pages):
				drop[i] = !atHead || first[key]
				first[key] = true
			}
		}
		var kept []line
		for i, l := range p.lines {
			if !drop[i] {
				kept = append(kept, l)
			}
		}
		p.lines = kept
	}
}

// marginLines are the outermost lines of a page, three at most on either side, and
// only what no table stands outside of.
func (p *laidPage) marginLines() (found []int) {
	top, foot := p.height*margin, p.height*(1-margin)
	for _, t := range p.plans {
		top, foot = min(top, t.ys[0]), max(foot, t.ys[len(t.ys)-1])
	}
	for i := range min(3, len(p.lines)) {
		if p.lines[i].box.midY() < top {
			found = append(found, i)
		}
	}
	for i := max(3, len(p.lines)-3); i < len(p.lines); i++ {
		if p.lines[i].box.midY() > foot {
			found = append(found, i)
		}
	}
	if len(p.lines) <= 3 {
		for i := range p.lines {
			if p.lines[i].box.midY() > foot {
				found = append(found, i)
			}
		}
	}
	return found
}

// sameEverywhere is what a line says, the number of its page aside.
func (p *laidPage) sameEverywhere(l *line) string {
	words := strings.FieldsFunc(l.text(), func(r rune) bool { return r == ' ' || r == '/' })
	for i, w := range words {
		if w == strconv.Itoa(p.number) {
			words[i] = "#"
		}
	}
	return strings.Join(words, " ")
}

// isNumber reports whether a line is a page number: dressed as one, or bare and right.
func (p *laidPage) isNumber(l *line) bool {
	text := norm.NFKC.String(l.text())
	m := pageNumber.FindStringSubmatch(text)
	return m != nil && (m[1] != text || m[1] == strconv.Itoa(p.number) || m[1] == strconv.Itoa(p.number-1))
}
