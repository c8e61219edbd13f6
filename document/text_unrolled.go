package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Some tools drop markup and line breaks together, and leave a whole report, tables
// and all, as one line.

const (
	// mostFields is how many cells a row of a table has at most: a line of more is
	// whole tables in one line.
	mostFields = 120
	// wholeTables is how many figures that stand alone a paragraph with whole tables
	// has at least, wholeRows how many right behind another. No prose has so many.
	wholeTables, wholeRows = 40, 10
)

// unroll breaks paragraphs that hold whole tables at their spaces: each word of one
// is a paragraph.
func (d *Document) unroll() {
	if !slices.ContainsFunc(d.Blocks, holdsTables) {
		return
	}
	var blocks []Block
	for _, b := range d.Blocks {
		if !holdsTables(b) {
			blocks = append(blocks, b)
			continue
		}
		for i, w := range wordsOf(strings.Fields(b.Text), b.Line) {
			if w.Page, w.in = b.Page, b.in; i == 0 {
				w.Level = b.Level
			}
			blocks = append(blocks, w)
		}
	}
	d.Blocks = blocks
}

// holdsTables reports whether a paragraph has so many figures that it holds tables.
// A figure of a sentence has what it counts behind it.
func holdsTables(b Block) bool {
	if len(b.Text) < 4*wholeTables {
		return false
	}
	alone, inRow := 0, 0
	figure := false // the word before is one
	for w := range strings.FieldsSeq(b.Text) {
		first, _ := utf8.DecodeRuneInString(w)
		switch is := unicode.IsDigit(first) && !wordy(w); {
		case is && figure:
			inRow++
			alone++
		case is:
			alone++
			figure = true
		case figure && strings.ContainsRune("年月日时件条次个篇人万元份期场家项部宗名起位号%，。、；", first):
			alone--
			figure = false
		default:
			figure = false
		}
	}
	return alone >= wholeTables || inRow >= wholeRows
}

// wordsOf makes a paragraph of every word of a line that has any text. What stands
// behind 其中 is one paragraph with it: alone it may be the label of another row.
func wordsOf(words []string, line int) []Block {
	var blocks []Block
	for i := 0; i < len(words); i++ {
		if words[i] == "" {
			continue
		}
		b := Block{Text: words[i], Line: line, Word: i}
		if strings.HasPrefix(b.Text, "其中") && i+1 < len(words) && goesOnBehind(words[i+1]) {
			i++
			b.Text += " " + words[i]
		}
		blocks = append(blocks, b)
	}
	return blocks
}

// goesOnBehind reports whether a word may be the rest of a label: it is long enough to
// be no unit, has letters and begins with no number.
func goesOnBehind(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return utf8.RuneCountInString(word) > 2 && wordy(word) && unicode.IsLetter(first) && !strings.Contains(word, "、")
}

// wordsIn returns the fields of a line that holds whole tables, and the words of those
// that are too long for a cell: paragraphs that stand between the tables.
func wordsIn(fields []string) []string {
	var words []string
	for _, f := range fields {
		if utf8.RuneCountInString(f) > longField {
			words = append(words, strings.Fields(f)...)
		} else {
			words = append(words, f)
		}
	}
	return words
}
