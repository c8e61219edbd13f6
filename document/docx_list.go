package document

import "strings"

// docxLists numbers the paragraphs of a document (ISO/IEC 29500-1, 17.9).
type docxLists struct {
	schemes map[string]*docxScheme // by w:abstractNumId
	lists   map[string]*docxList   // by w:numId
}

// A docxScheme is how lists of one kind are numbered. Lists of one scheme count on
// from one another.
type docxScheme struct {
	levels [9]docxListLevel
	link   string // the style of numbering that has the levels, "" for its own
	counts [9]int
	begun  [9]bool
}

// A docxList is a scheme with what it does its own way.
type docxList struct {
	scheme string
	own    [9]*docxListLevel
	start  [9]int // -1 where it counts on
	used   [9]bool
}

type docxListLevel struct {
	start    int
	format   string // w:numFmt
	text     string // w:lvlText, %1 to %9 are the numbers of the levels
	gap      bool   // white space between number and text
	resets   int    // the level behind which it begins again, counted from 1; -1 any above it
	arabic   bool   // numbers of all levels in decimal
	style    string // of the paragraphs it is given to
	declared bool
}

func readDOCXLists(z *zipped) (*docxLists, error) {
	l := &docxLists{schemes: make(map[string]*docxScheme), lists: make(map[string]*docxList)}
	if !z.has("word/numbering.xml") {
		return l, nil
	}
	x, err := z.xml("word/numbering.xml")
	if err != nil {
		return nil, err
	}
	err = x.children(func(*element) error {
		return x.children(func(e *element) error {
			switch e.name {
			case "w:abstractNum":
				scheme := &docxScheme{}
				l.schemes[e.attr("w:abstractNumId")] = scheme
				return scheme.read(x)
			case "w:num":
				list := &docxList{start: [9]int{-1, -1, -1, -1, -1, -1, -1, -1, -1}}
				l.lists[e.attr("w:numId")] = list
				return list.read(x)
			}
			return nil
		})
	})
	return l, err
}

func (s *docxScheme) read(x *xmlReader) error {
	return x.children(func(e *element) (err error) {
		switch e.name {
		case "w:numStyleLink":
			s.link = e.attr("w:val")
		case "w:lvl":
			if n := e.number("w:ilvl", 0); n >= 0 && n < len(s.levels) {
				s.levels[n], err = readDOCXListLevel(x)
			}
		}
		return err
	})
}

func (l *docxList) read(x *xmlReader) error {
	return x.children(func(e *element) error {
		switch e.name {
		case "w:abstractNumId":
			l.scheme = e.attr("w:val")
		case "w:lvlOverride":
			n := e.number("w:ilvl", 0)
			if n < 0 || n >= len(l.own) {
				return nil
			}
			return x.children(func(e *element) error {
				switch e.name {
				case "w:startOverride":
					l.start[n] = e.number("w:val", 1)
				case "w:lvl":
					own, err := readDOCXListLevel(x)
					l.own[n] = &own
					return err
				}
				return nil
			})
		}
		return nil
	})
}

func readDOCXListLevel(x *xmlReader) (docxListLevel, error) {
	v := docxListLevel{start: 0, format: "decimal", gap: true, resets: -1, declared: true}
	err := x.children(func(e *element) error {
		switch e.name {
		case "w:start":
			v.start = e.number("w:val", 0)
		case "w:numFmt":
			v.format = e.attr("w:val")
		case "w:lvlText":
			v.text = e.attr("w:val")
		case "w:suff":
			v.gap = e.attr("w:val") != "nothing"
		case "w:lvlRestart":
			v.resets = e.number("w:val", -1)
		case "w:isLgl":
			v.arabic = e.on("w:val")
		case "w:pStyle":
			v.style = e.attr("w:val")
		}
		return nil
	})
	return v, err
}

// label counts a paragraph in its list, if it is in one, and returns the number
// printed before it. Marks that do not count, such as dots, are left out.
func (l *docxLists) label(styles *docxStyles, style string, p *docxProperties) (label string, gap bool) {
	id, depth := p.list, p.depth
	styled := ""
	if id == "" {
		styles.chain(style, func(s *docxStyle) bool {
			if s.props.list == "" {
				return false
			}
			id, styled = s.props.list, s.id
			if depth < 0 {
				depth = s.props.depth
			}
			return true
		})
	}
	list := l.lists[id]
	if list == nil { // "0" among them: in none
		return "", false
	}
	scheme := l.scheme(styles, list)
	if scheme == nil {
		return "", false
	}
	if styled != "" && p.depth < 0 {
		for n, v := range scheme.levels {
			if v.declared && v.style == styled {
				depth = n
			}
		}
	}
	if depth = max(depth, 0); depth >= len(scheme.levels) {
		return "", false
	}
	list.count(scheme, depth)
	return list.print(scheme, depth)
}

// scheme returns how a list is numbered, by way of a style of numbering where the
// scheme names one.
func (l *docxLists) scheme(styles *docxStyles, list *docxList) *docxScheme {
	scheme := l.schemes[list.scheme]
	if scheme == nil || scheme.link == "" {
		return scheme
	}
	style := styles.byID[scheme.link]
	if style == nil || l.lists[style.props.list] == nil {
		return scheme
	}
	if linked := l.schemes[l.lists[style.props.list].scheme]; linked != nil {
		return linked
	}
	return scheme
}

func (l *docxList) level(s *docxScheme, n int) docxListLevel {
	if l.own[n] != nil {
		return *l.own[n]
	}
	return s.levels[n]
}

// count takes the next number of a level; those below it begin again.
func (l *docxList) count(s *docxScheme, depth int) {
	switch {
	case l.start[depth] >= 0 && !l.used[depth]:
		s.counts[depth] = l.start[depth]
	case !s.begun[depth]:
		s.counts[depth] = l.level(s, depth).start
	default:
		s.counts[depth]++
	}
	s.begun[depth], l.used[depth] = true, true
	for n := range depth {
		if !s.begun[n] { // a level that was passed over stands at its first number
			s.counts[n], s.begun[n] = l.level(s, n).start, true
		}
	}
	for n := depth + 1; n < len(s.begun); n++ {
		if r := l.level(s, n).resets; r < 0 || r > depth {
			s.begun[n] = false
		}
	}
}

// print returns the number as the level writes it.
func (l *docxList) print(s *docxScheme, depth int) (label string, gap bool) {
	v := l.level(s, depth)
	if v.format == "bullet" || v.format == "none" && !strings.Contains(v.text, "%") {
		return "", false
	}
	var b strings.Builder
	for i := 0; i < len(v.text); i++ {
		if v.text[i] != '%' || i+1 == len(v.text) || v.text[i+1] < '1' || v.text[i+1] > '9' {
			b.WriteByte(v.text[i])
			continue
		}
		i++
		n := int(v.text[i] - '1')
		format := l.level(s, n).format
		if v.arabic && format != "none" {
			format = "decimal"
		}
		b.WriteString(ordinal(s.counts[n], format))
	}
	return string(trim(appendCollapsed(nil, b.String()))), v.gap
}
