package document

import (
	"fmt"
	"strings"
)

// odfStyles are the styles that change what text says.
type odfStyles struct {
	hidden map[string]bool        // styles whose text is not shown
	away   map[string]bool        // styles of tables that are not shown
	lists  map[string]*odfNumbers // by name
	given  map[string]string      // style of paragraphs → the style of the lists they are in
	heads  odfNumbers             // of headings
}

// odfNumbers are the levels of a style of lists, the first at 0.
type odfNumbers [10]odfNumber

// An odfNumber is how one level of a list is numbered.
type odfNumber struct {
	format         string // style:num-format, "" for none
	prefix, suffix string
	start, shown   int // shown is how many levels are printed
	gap            bool
	counts         bool
}

// An odfCount is how far a list has come.
type odfCount struct {
	at    [10]int
	begun [10]bool
}

// An odfList is one that is open.
type odfList struct {
	style string
	count *odfCount
	fresh bool // its item's first paragraph is yet to come
	start int  // -1 where it counts on
}

func newODFStyles() *odfStyles {
	return &odfStyles{hidden: make(map[string]bool), away: make(map[string]bool), lists: make(map[string]*odfNumbers), given: make(map[string]string)}
}

// read takes in one part of a file, if it holds styles.
func (s *odfStyles) read(x *xmlReader, e *element) error {
	if e.name != "office:styles" && e.name != "office:automatic-styles" {
		return nil
	}
	return x.children(func(e *element) error {
		name := e.attr("style:name")
		switch e.name {
		case "style:style":
			if list := e.attr("style:list-style-name"); list != "" {
				s.given[name] = list
			}
			return x.children(func(e *element) error {
				if e.name == "style:text-properties" && e.attr("text:display") == "none" {
					s.hidden[name] = true
				}
				if e.name == "style:table-properties" && e.attr("table:display") == "false" {
					s.away[name] = true
				}
				return nil
			})
		case "text:list-style":
			s.lists[name] = &odfNumbers{}
			return s.lists[name].read(x)
		case "text:outline-style":
			return s.heads.read(x)
		}
		return nil
	})
}

func (n *odfNumbers) read(x *xmlReader) error {
	return x.children(func(e *element) error {
		level := e.number("text:level", 1) - 1
		if level < 0 || level >= len(n) || e.name != "text:list-level-style-number" && e.name != "text:outline-level-style" {
			return nil
		}
		v := odfNumber{format: e.attr("style:num-format"), prefix: e.attr("style:num-prefix"), suffix: e.attr("style:num-suffix"),
			start: e.number("text:start-value", 1), shown: max(e.number("text:display-levels", 1), 1), counts: true, gap: true}
		err := x.children(func(e *element) error {
			if e.name != "style:list-level-properties" {
				return nil
			}
			return x.children(func(e *element) error {
				if e.name == "style:list-level-label-alignment" {
					v.gap = e.attr("text:label-followed-by") != "nothing"
				}
				return nil
			})
		})
		n[level] = v
		return err
	})
}

// list walks a list. A list in a list is its next level.
func (w *odfWalk) list(e *element) error {
	l := odfList{style: e.attr("text:style-name"), start: -1}
	if n := len(w.lists); n > 0 {
		l.count = w.lists[n-1].count
		if l.style == "" {
			l.style = w.lists[n-1].style
		}
	} else {
		goesOn := e.attr("text:continue-numbering") == "true" || e.attr("text:continue-list") != ""
		if w.counts[l.style] == nil || !goesOn {
			w.counts[l.style] = &odfCount{}
		}
		l.count = w.counts[l.style]
	}
	w.lists = append(w.lists, l)
	n := len(w.lists)
	err := w.x.children(func(e *element) error {
		if e.name == "text:list-item" {
			w.lists[n-1].fresh = true
			w.lists[n-1].start = e.number("text:start-value", -1)
		}
		return w.x.children(w.block)
	})
	w.lists = w.lists[:n-1]
	return err
}

// label counts a paragraph, if it is the first of an item of a list or a heading,
// and returns the number printed before it.
func (w *odfWalk) label(e *element, heading int) (label string, gap bool) {
	depth := len(w.lists) - 1
	if depth >= 0 {
		l := &w.lists[depth]
		if !l.fresh || depth >= len(l.count.at) {
			return "", false
		}
		l.fresh = false
		style := l.style
		if style == "" {
			style = w.styles.given[e.attr("text:style-name")]
		}
		if numbers := w.styles.lists[style]; numbers != nil {
			return numbers.next(l.count, depth, l.start)
		}
		return "", false
	}
	if heading == 0 || e.attr("text:is-list-header") == "true" {
		return "", false
	}
	if w.counts[""] == nil {
		w.counts[""] = &odfCount{}
	}
	return w.styles.heads.next(w.counts[""], heading-1, e.number("text:start-value", -1))
}

// next takes the next number of a level and prints it; those below begin again.
func (n *odfNumbers) next(c *odfCount, depth, start int) (label string, gap bool) {
	v := n[depth]
	if !v.counts {
		return "", false
	}
	for k := range depth {
		if !c.begun[k] {
			c.at[k], c.begun[k] = max(n[k].start, 1), true
		}
	}
	switch {
	case start >= 0:
		c.at[depth] = start
	case c.begun[depth]:
		c.at[depth]++
	default:
		c.at[depth] = v.start
	}
	c.begun[depth] = true
	for k := depth + 1; k < len(c.begun); k++ {
		c.begun[k] = false
	}
	if v.format == "" {
		return "", false
	}
	var parts []string
	for k := max(depth+1-v.shown, 0); k <= depth; k++ {
		if n[k].format != "" {
			parts = append(parts, odfOrdinal(c.at[k], n[k].format))
		}
	}
	label = fmt.Sprint(v.prefix, strings.Join(parts, "."), v.suffix)
	return string(trim(appendCollapsed(nil, label))), v.gap
}

// odfOrdinals has the formats of lists, by their first number, as ordinal names them.
var odfOrdinals = map[string]string{
	"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "一": "chineseCounting", "壹": "chineseLegalSimplified",
	"①": "decimalEnclosedCircle", "甲": "ideographTraditional", "子": "ideographZodiac", "１": "decimalFullWidth",
}

// odfOrdinal writes a number in a format that is told by its first number; one that is
// not known is decimal.
func odfOrdinal(n int, format string) string {
	first, _, _ := strings.Cut(format, ",")
	return ordinal(n, odfOrdinals[strings.TrimSpace(first)])
}
