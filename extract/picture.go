package extract

import (
	"strings"
	"unicode/utf8"

	"harvest/document"
)

// fewWords is the most characters between a heading and the next under which a
// picture there is taken to be the table.
const fewWords = 60

// pictured reports whether a report prints its tables as pictures: behind the
// heading of section 2, 3 or 4 stand a picture and next to no words before the next
// heading, or a picture follows the caption of the statistical table (Q18).
func pictured(d *document.Document, s stretch) bool {
	section, words, pictures := 0, 0, 0
	for i := s.from; i < s.to; i++ {
		b := &d.Blocks[i]
		if b.Picture && i > s.from && captioned(d.Blocks[i-1].Text) {
			return true
		}
		if n, ok := sectionHeading(b, true); ok {
			if isTableSection(section) && pictures > 0 && words < fewWords {
				return true
			}
			section, words, pictures = n, 0, 0
			continue
		}
		if b.Picture {
			pictures++
		}
		words += utf8.RuneCountInString(b.Text)
	}
	return isTableSection(section) && pictures > 0 && words < fewWords
}

func isTableSection(n int) bool { return n >= 2 && n <= 4 }

// captioned reports whether a line names the statistical table of a report.
func captioned(text string) bool {
	return utf8.RuneCountInString(text) <= fewWords && (strings.Contains(text, "统计表") || strings.Contains(text, "附表"))
}
