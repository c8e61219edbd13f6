package document

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// outline writes elements and texts as an xmlReader tells them, one level of
// brackets each.
func outline(x *xmlReader) (string, error) {
	var b strings.Builder
	var walk func() error
	walk = func() error {
		return x.walk(func(e *element) error {
			b.WriteString(e.name)
			if e.attr("skip") != "" {
				return nil
			}
			b.WriteString("(")
			err := walk()
			b.WriteString(")")
			return err
		}, func(t []byte) { b.Write(t) })
	}
	err := walk()
	return b.String(), err
}

func TestXMLIsReadInOrder(t *testing.T) {
	const w = `xmlns:q="http://purl.oclc.org/ooxml/wordprocessingml/main"`
	for body, want := range map[string]string{
		`<a ` + w + `>一<q:p>二</q:p>三<b skip="1">四<c>五</c></b>六</a>`: "a(一w:p(二)三b六)",
		`<a xmlns="urn:other"><b/></a>`:                             "?:a(?:b())",
		`<?xml version="1.0"?><!DOCTYPE a><a>&lt;<![CDATA[<]]></a>`: "a(<<)",
	} {
		got, err := outline(newXMLReader(strings.NewReader(body), "x"))
		if err != nil || got != want {
			t.Errorf("%s: %s, %v; want %s", body, got, err, want)
		}
	}
}

func TestXMLInOtherCharsets(t *testing.T) {
	gbk, err := simplifiedchinese.GB18030.NewEncoder().String(`<?xml version="1.0" encoding="GB2312"?><a>信息公开</a>`)
	if err != nil {
		t.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(`<?xml version="1.0" encoding="UTF-16"?><a>信息公开</a>`)
	if err != nil {
		t.Fatal(err)
	}
	for _, body := range []string{gbk, wide, "\ufeff<a>信息公开</a>"} {
		got, err := outline(newXMLReader(strings.NewReader(body), "x"))
		if err != nil || strings.TrimPrefix(got, "\ufeff") != "a(信息公开)" {
			t.Errorf("%q: %q, %v", body, got, err)
		}
	}
}

func TestXMLThatIsNoneSaysWhy(t *testing.T) {
	laughs := `<!DOCTYPE a [<!ENTITY l "ha"><!ENTITY m "&l;&l;&l;&l;&l;&l;&l;&l;">]><a>&m;</a>`
	for body, want := range map[string]error{
		strings.Repeat("<a>", maxDepth+1): ErrTooLarge,
		"<a><b>":                          ErrTruncated,
		"<a><b":                           ErrTruncated,
		"<a></b>":                         ErrDamaged,
		"<a>\x01</a>":                     ErrDamaged,
		laughs:                            ErrDamaged,
	} {
		if got, err := outline(newXMLReader(strings.NewReader(body), "x")); !errors.Is(err, want) {
			t.Errorf("%.40s: %.40s, %v; want %v", body, got, err, want)
		}
	}
}

func TestAttributesOfTwoNamesAreTold(t *testing.T) {
	x := newXMLReader(strings.NewReader(`<a xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" val="1" w:val=" 7 " w:off="false" w:on="1"/>`), "x")
	err := x.children(func(e *element) error {
		if e.attr("val") != "1" || e.number("w:val", 0) != 7 || e.number("w:none", 3) != 3 || e.on("w:off") || !e.on("w:on") || !e.on("w:none") {
			t.Errorf("attributes %+v", e.attrs)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
