package page

import (
	"bytes"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Two bytes of GBK: the first from 0x81 to 0xFE, the second from 0x40.
const (
	gbkLead  = 0x81
	gbkTrail = 0x40
)

// A gbkLetter is a character and what it counts in a text's score.
type gbkLetter struct {
	r      rune
	points int32
}

// loadGBK lists the characters that two bytes of GB18030 stand for, 0 where they
// stand for none.
var loadGBK = sync.OnceValue(func() *[0xFF - gbkLead][0x100 - gbkTrail]gbkLetter {
	table := new([0xFF - gbkLead][0x100 - gbkTrail]gbkLetter)
	for lead := range table {
		var row []byte
		for trail := range table[lead] {
			row = append(row, byte(lead+gbkLead), byte(trail+gbkTrail), '\n')
		}
		text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(row)
		if err != nil {
			continue
		}
		for trail, one := range bytes.Split(text, []byte("\n")) {
			if r, n := utf8.DecodeRune(one); trail < len(table[lead]) && n == len(one) && r >= utf8.RuneSelf && r != utf8.RuneError {
				table[lead][trail] = gbkLetter{r, int32(pointsOf(r))}
			}
		}
	}
	return table
})

// decodeGBK reads a body of ASCII and GBK's two bytes, several times as fast as
// the decoder for all of GB18030. It gives up at anything else.
func decodeGBK(body []byte) ([]byte, bool) {
	text, _, ok := tallyGBK(body)
	return text, ok
}

// tallyGBK is decodeGBK and the tally of what it has read.
func tallyGBK(body []byte) (text []byte, s tally, ok bool) {
	table := loadGBK()
	text = make([]byte, 0, len(body)+len(body)/4)
	for i := 0; i < len(body); {
		c := body[i]
		if c < utf8.RuneSelf {
			end := i + 1
			for end < len(body) && body[end] < utf8.RuneSelf {
				end++
			}
			text = append(text, body[i:end]...)
			i = end
			continue
		}
		if c < gbkLead || c == 0xFF || i+1 == len(body) || body[i+1] < gbkTrail {
			return nil, tally{}, false
		}
		l := &table[c-gbkLead][body[i+1]-gbkTrail]
		if l.r == 0 {
			return nil, tally{}, false
		}
		text = utf8.AppendRune(text, l.r)
		s.points += int(l.points)
		s.letters++
		i += 2
	}
	return text, s, true
}
