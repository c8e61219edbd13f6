package document

import (
	"strings"
	"unicode/utf16"
)

// maxNumber is how many characters of a number are printed; the format allows 31.
const maxNumber = 64

// wordLists has the automatic numbers of a file: lists, and the overrides by which
// paragraphs refer to them.
type wordLists struct {
	lists     map[uint32]*wordList
	overrides []wordOverride
}

// A wordList is a list of one level or nine and how far it has counted.
type wordList struct {
	levels []wordLevel
	count  [9]int
	begun  [9]bool
}

// A wordLevel is how one level of a list is numbered ([MS-DOC] 2.9.150).
type wordLevel struct {
	start  int
	format int
	legal  bool // numbers of the levels above are decimal
	text   []uint16
	marks  []byte // where in text the numbers stand, counted from 1, in order
}

// A wordOverride is a list as paragraphs refer to it.
type wordOverride struct {
	list  *wordList
	start map[int]int // of levels that begin anew
	used  [9]bool
}

// readLists reads the lists and overrides. What does not fit costs the file its
// numbers, not its text.
func (w *word) readLists() error {
	at, n := int(u32(w.fcs, 8*fcPlfLst)), int(u32(w.fcs, 8*fcPlfLst+4))
	overrides, err := w.part(fcPlfLfo)
	if err != nil || n < 2 || at > len(w.table) || n > len(w.table)-at || len(overrides) < 4 {
		return nil
	}
	head, levels := w.table[at:at+n], w.table[at+n:] // levels lie behind what the part states
	count := int(u16(head, 0))
	if 2+28*count > len(head) {
		return nil
	}
	lists := wordLists{lists: make(map[uint32]*wordList)}
	for i := range count {
		lstf := head[2+28*i:]
		l := &wordList{levels: make([]wordLevel, 9)}
		if lstf[26]&1 == 1 {
			l.levels = l.levels[:1]
		}
		for j := range l.levels {
			size := l.levels[j].read(levels)
			if size == 0 {
				return nil
			}
			levels = levels[size:]
		}
		lists.lists[u32(lstf, 0)] = l
	}
	if lists.override(overrides) {
		w.lists = lists
	}
	return nil
}

// read takes a level from the head of b and returns its length, 0 if b is cut.
func (l *wordLevel) read(b []byte) int {
	if len(b) < 28 {
		return 0
	}
	size := 28 + int(b[24]) + int(b[25])
	if size+2 > len(b) || size+2+2*int(u16(b, size)) > len(b) {
		return 0
	}
	*l = wordLevel{start: int(int32(u32(b, 0))), format: int(b[4]), legal: b[5]&4 != 0}
	for _, m := range b[6:15] {
		if m == 0 {
			break
		}
		l.marks = append(l.marks, m)
	}
	n := int(u16(b, size))
	for i := range min(n, maxNumber) {
		l.text = append(l.text, u16(b, size+2+2*i))
	}
	return size + 2 + 2*n
}

// override reads the list overrides and reports whether they fit.
func (ls *wordLists) override(b []byte) bool {
	count := int(u32(b, 0))
	if count > len(b)/16 || 4+16*count > len(b) {
		return false
	}
	more := b[4+16*count:]
	for i := range count {
		lfo := b[4+16*i:]
		o := wordOverride{list: ls.lists[u32(lfo, 0)]}
		if len(more) < 4 {
			return false
		}
		more = more[4:]
		for range int(lfo[12]) {
			if len(more) < 8 {
				return false
			}
			start, flags := int(u32(more, 0)), int(u32(more, 4))
			more = more[8:]
			if flags&0x10 != 0 {
				if o.start == nil {
					o.start = make(map[int]int)
				}
				o.start[flags&0xf] = start
			}
			if flags&0x20 != 0 { // the level is written anew
				var l wordLevel
				size := l.read(more)
				if size == 0 {
					return false
				}
				if flags&0x10 != 0 {
					o.start[flags&0xf] = l.start
				}
				more = more[size:]
			}
		}
		ls.overrides = append(ls.overrides, o)
	}
	return true
}

// number counts a paragraph and returns what is printed before it, "" where
// that is nothing or a bullet.
func (ls *wordLists) number(list, level int) string {
	if list < 1 || list > len(ls.overrides) {
		return ""
	}
	o := &ls.overrides[list-1]
	l := o.list
	if l == nil || level >= len(l.levels) {
		return ""
	}
	if start, anew := o.start[level]; anew && !o.used[level] {
		l.count[level], l.begun[level] = start-1, true
	}
	o.used[level] = true
	for i := range level + 1 {
		if !l.begun[i] {
			l.count[i], l.begun[i] = l.levels[i].start, true
			if i == level {
				l.count[i]--
			}
		}
	}
	l.count[level]++
	for i := level + 1; i < len(l.begun); i++ {
		l.begun[i] = false
	}
	at := l.levels[level]
	var b strings.Builder
	from, marks := 0, at.marks
	for i, c := range at.text {
		if len(marks) == 0 || int(marks[0]) != i+1 || int(c) >= len(l.levels) {
			continue
		}
		b.WriteString(string(utf16.Decode(at.text[from:i])))
		format := l.levels[c].format
		if at.legal && int(c) != level {
			format = 0
		}
		b.WriteString(listNumber(l.count[c], format))
		from, marks = i+1, marks[1:]
	}
	if at.format == 23 { // a bullet
		return ""
	}
	b.WriteString(string(utf16.Decode(at.text[from:])))
	return b.String()
}

// listFormats are the number formats of [MS-OSHARED] 2.2.1.3 by their names in
// ST_NumberFormat.
var listFormats = map[int]string{
	1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero", 23: "bullet", 255: "none",
	10: "chineseCounting", 11: "chineseCounting", 33: "chineseCounting", 35: "chineseCounting", 37: "chineseCounting", 39: "chineseCounting",
	16: "chineseLegalSimplified", 34: "chineseLegalSimplified", 38: "chineseLegalSimplified",
	14: "decimalFullWidth", 19: "decimalFullWidth", 18: "decimalEnclosedCircle", 28: "decimalEnclosedCircle",
	26: "decimalEnclosedFullstop", 27: "decimalEnclosedParen", 29: "ideographEnclosedCircle", 30: "ideographTraditional",
}

// listNumber prints a number by a format of that list; others are decimal.
func listNumber(n, format int) string { return ordinal(n, listFormats[format]) }
