package page

import (
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

func TestScoreTellsTheRightReadingFromTheWrong(t *testing.T) {
	wrongly := func(text string, written, read encoding.Encoding) string {
		body, err := written.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return string(decodeWith(read, body))
	}
	gb, big5 := simplifiedchinese.GB18030, traditionalchinese.Big5
	for _, c := range []struct {
		name, right, wrong string
	}{
		{"GBK as Big5", reportText, wrongly(reportText, gb, big5)},
		{"Big5 as GBK", taipeiText, wrongly(taipeiText, big5, gb)},
		{"UTF-8 as GBK", reportText, wrongly(reportText, encoding.Nop, gb)},
		{"UTF-8 as Big5", taipeiText, wrongly(taipeiText, encoding.Nop, big5)},
	} {
		right, _ := score([]byte(c.right))
		wrong, _ := score([]byte(c.wrong))
		if right < 0.3 || wrong > 0.15 {
			t.Errorf("%s: score(%q) = %.2f, score(%q) = %.2f; want over 0.3 and under 0.15", c.name, c.right, right, c.wrong, wrong)
		}
	}
}

func TestScoreCountsLettersBeyondASCII(t *testing.T) {
	for _, c := range []struct {
		text    string
		mean    float64
		letters int
	}{
		{"", 0, 0},
		{"<p>plain</p>", 0, 0},
		{"<p>的</p>", 1, 1},
		{"的鼸", 0.5, 2},        // a rare character neither adds nor takes
		{"的，。（）", 0.2, 5},     // nor does a mark
		{"かな", -1, 2},         // another script
		{"\uFFFD", -5, 1},     // no text at all
		{"\ue000", -3, 1},     // private use
		{"\u0085", -3, 1},     // a control
		{"\U000f0000", -3, 1}, // private use beyond the basic plane
	} {
		if mean, letters := score([]byte(c.text)); mean != c.mean || letters != c.letters {
			t.Errorf("score(%q) = %v, %d; want %v, %d", c.text, mean, letters, c.mean, c.letters)
		}
	}
}

func TestDeclaredReadsTheFirstDeclarationThatIsKnown(t *testing.T) {
	for markup, want := range map[string]string{
		"":                         "",
		"<meta charset=gbk>":       "gb18030",
		"<META CHARSET = 'UTF-8'>": "utf-8",
		`<meta content="text/html;charset=big5" http-equiv=content-type>`:   "big5",
		`<meta name=a content=b><meta charset="windows-1252"/>`:             "windows-1252",
		"<meta charset=martian><meta charset=gb18030>":                      "gb18030",
		"<!-- <meta charset=big5> --><meta charset=gbk>":                    "gb18030",
		"<!-- <meta charset=big5>":                                          "",
		`<?xml version="1.0" encoding='GB2312'?>`:                           "gb18030",
		"<p>charset=gbk</p>":                                                "",
		`<meta name="keywords" content="charset, gbk"><meta charset=utf-8>`: "utf-8",
		"<meta charset=utf-8":                                               "utf-8",
		"<meta charset>":                                                    "",
		"<meta charset=":                                                    "",
	} {
		if got := declared([]byte(markup)); got != want {
			t.Errorf("declared(%q) = %q; want %q", markup, got, want)
		}
	}
}

func TestDeclaredLooksNoFurtherThanTheHead(t *testing.T) {
	body := append(make([]byte, declaredWithin), "<meta charset=gbk>"...)
	if got := declared(body); got != "" {
		t.Errorf("declared finds %q behind %d bytes", got, declaredWithin)
	}
}

func TestCanonical(t *testing.T) {
	for label, want := range map[string]string{
		"gb2312":         "gb18030",
		"gb_2312-80":     "gb18030",
		"gbk":            "gb18030",
		"gb-18030":       "gb18030",
		"gb18030":        "gb18030",
		"x-gbk":          "gb18030",
		"cp936":          "gb18030",
		"ms936":          "gb18030",
		"windows-936":    "gb18030",
		"chinese":        "gb18030",
		"euc-cn":         "gb18030",
		"utf8":           "utf-8",
		"utf_8":          "utf-8",
		"utf-8":          "utf-8",
		"big5":           "big5",
		"big5-hkscs":     "big5",
		"x-big5":         "big5",
		"iso-8859-1":     "windows-1252",
		"shift_jis":      "shift_jis",
		"utf-16":         "utf-16le",
		"hz-gb-2312":     "", // the standard will not read it
		"x-user-defined": "",
		"none":           "",
		"":               "",
	} {
		if got := canonical(label); got != want {
			t.Errorf("canonical(%q) = %q; want %q", label, got, want)
		}
	}
}

func TestEveryCanonicalNameHasAnEncoding(t *testing.T) {
	for _, label := range []string{"gbk", "big5", "utf-16", "utf-16be", "shift_jis", "euc-kr", "koi8-r", "iso-8859-1"} {
		name := canonical(label)
		if got := decodeWith(named(name), []byte("a")); name != "utf-16le" && name != "utf-16be" && string(got) != "a" {
			t.Errorf("decoding %q with %q gives %q", "a", name, got)
		}
	}
}

func TestNearlyUTF8(t *testing.T) {
	thousand := ""
	for range 1000 {
		thousand += "公"
	}
	for _, c := range []struct {
		name, body string
		want       bool
	}{
		{"nothing", "", true},
		{"a letter cut after one byte", "公\xe5", true},
		{"a letter cut after two", "公\xe5\xbc", true},
		{"a letter of four cut after three", "公\xf0\xa0\xae", true},
		{"a continuation without a start", "公\xbc", false},
		{"one bad byte to a thousand letters", thousand + "\xff.", true},
		{"two", thousand + "\xff\xff.", false},
		{"GBK", "\xd5\xfe\xb8\xae", false},
	} {
		if got := nearlyUTF8([]byte(c.body)); got != c.want {
			t.Errorf("%s: nearlyUTF8(%q) = %v; want %v", c.name, tail(c.body), got, c.want)
		}
	}
}
