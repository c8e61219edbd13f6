package page

import (
	"bytes"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// The fast way and the decoder for all of GB18030 never disagree.
func FuzzDecodeGBK(f *testing.F) {
	for _, s := range []string{"政府信息公开 2021", "abc", "〇①℃", "\u20ac", "𠀀"} {
		b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(s))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Add([]byte{0x81, 0x7f})
	f.Add([]byte{0xff, 0x81})
	f.Add([]byte{0x81, 0x30, 0x81, 0x30})
	f.Fuzz(func(t *testing.T, body []byte) {
		got, ok := decodeGBK(body)
		if !ok {
			return
		}
		want, err := simplifiedchinese.GB18030.NewDecoder().Bytes(body)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("decodeGBK(%x) = %q; want %q, %v", body, got, want, err)
		}
	})
}

func TestDecodeGBKReadsEveryTwoBytesOfGBK(t *testing.T) {
	read := 0
	for lead := 0x81; lead < 0xFF; lead++ {
		for trail := 0x40; trail < 0xFF; trail++ {
			body := []byte{byte(lead), byte(trail)}
			want, err := simplifiedchinese.GB18030.NewDecoder().Bytes(body)
			if err != nil || bytes.Contains(want, []byte("\uFFFD")) {
				continue
			}
			if got, ok := decodeGBK(body); !ok || !bytes.Equal(got, want) {
				t.Fatalf("decodeGBK(%x) = %q, %v; want %q", body, got, ok, want)
			}
			read++
		}
	}
	if read < 21_800 {
		t.Errorf("%d characters read, want those of GBK", read)
	}
}
