package page

import (
	"bufio"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

const (
	reportText = "驻马店市应急管理局2021年政府信息公开工作年度报告，本报告根据《中华人民共和国政府信息公开条例》编制。一、总体情况"
	taipeiText = "臺北市政府資訊公開年度報告，本報告依據政府資訊公開法編製，說明主動公開政府資訊的情形。"
)

func TestDecode(t *testing.T) {
	gb, big5 := simplifiedchinese.GB18030, traditionalchinese.Big5
	le := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	bare := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	be := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	asUTF8 := encoding.Nop
	meta := func(charset, text string) string {
		return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=` + charset + `"></head><body>` + text
	}
	for _, c := range []struct {
		name string
		enc  encoding.Encoding
		text string
		http string // Content-Type
		want Charset
	}{
		{"empty", asUTF8, "", "", Charset{"utf-8", "bytes"}},
		{"ASCII declared gb2312", asUTF8, meta("gb2312", "ok"), "", Charset{"utf-8", "bytes"}},
		{"UTF-8, silent", asUTF8, reportText, "", Charset{"utf-8", "bytes"}},
		{"UTF-8 by meta", asUTF8, meta("UTF-8", reportText), "text/html", Charset{"utf-8", "meta"}},
		{"UTF-8 by header", asUTF8, reportText, "text/html;charset=utf8", Charset{"utf-8", "header"}},
		{"UTF-8 whose meta says gb2312", asUTF8, meta("gb2312", reportText), "text/html; charset=GBK", Charset{"utf-8", "bytes"}},
		{"UTF-8 whose meta says big5", asUTF8, meta("big5", "政府"), "", Charset{"utf-8", "bytes"}},
		{"GBK, silent", gb, reportText, "", Charset{"gb18030", "bytes"}},
		{"GBK by meta", gb, meta("gb2312", reportText), "", Charset{"gb18030", "meta"}},
		{"GBK by short meta", gb, `<META charset='gb_2312-80'>` + reportText, "", Charset{"gb18030", "meta"}},
		{"GBK by header", gb, reportText, `text/html; charset="cp936"`, Charset{"gb18030", "header"}},
		{"GBK whose header says utf-8", gb, meta("gbk", reportText), "text/html; charset=utf-8", Charset{"gb18030", "meta"}},
		{"GBK whose meta and header say utf-8", gb, meta("utf-8", reportText), "text/html; charset=utf-8", Charset{"gb18030", "bytes"}},
		{"GBK whose header is Tomcat's", gb, reportText, "text/html;charset=ISO-8859-1", Charset{"gb18030", "bytes"}},
		{"GBK whose meta says big5", gb, meta("big5", reportText), "", Charset{"gb18030", "bytes"}},
		{"GBK whose declaration is a comment", gb, "<!-- <meta charset=big5> -->" + reportText, "", Charset{"gb18030", "bytes"}},
		{"GBK whose declaration was never filled in", gb, meta("${charset}", reportText), "", Charset{"gb18030", "bytes"}},
		{"GBK in XML", gb, `<?xml version="1.0" encoding="GBK"?><r>` + reportText, "", Charset{"gb18030", "meta"}},
		{"GBK of one word", gb, "<title>首页</title>", "", Charset{"gb18030", "bytes"}},
		{"GBK of a word that is valid UTF-8", gb, meta("gb2312", "全模"), "", Charset{"gb18030", "meta"}},
		{"GBK of traditional characters", gb, taipeiText, "", Charset{"gb18030", "bytes"}},
		{"GB18030 of four bytes", gb, reportText + "㐀𠮷", "text/html; charset=gb2312", Charset{"gb18030", "header"}},
		{"Big5, silent", big5, taipeiText, "", Charset{"big5", "bytes"}},
		{"Big5 by meta", big5, meta("big5", taipeiText), "", Charset{"big5", "meta"}},
		{"Big5 whose meta says gb2312", big5, meta("gb2312", taipeiText), "", Charset{"big5", "bytes"}},
		{"Big5 of one declared word", big5, meta("Big5", "測試"), "", Charset{"big5", "meta"}},
		{"UTF-16 with a mark", le, reportText, "text/html; charset=gbk", Charset{"utf-16le", "bom"}},
		{"UTF-16 without", bare, "<html>" + reportText, "", Charset{"utf-16le", "bytes"}},
		{"UTF-16 the other way", be, "<html>" + reportText, "", Charset{"utf-16be", "bytes"}},
		{"windows-1252", charmap.Windows1252, meta("windows-1252", "Café «déjà vu» à Pékin"), "", Charset{"windows-1252", "meta"}},
		{"Shift_JIS", japanese.ShiftJIS, "これはひらがなとカタカナのページです。", "text/html; charset=Shift_JIS", Charset{"shift_jis", "header"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			body, err := c.enc.NewEncoder().Bytes([]byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			got, charset := Decode(body, c.http)
			if string(got) != c.text || charset != c.want {
				t.Errorf("Decode(%.80q, %q) = %q, %v; want %q, %v", body, c.http, got, charset, c.text, c.want)
			}
		})
	}
}

func TestDecodeForgivesDamage(t *testing.T) {
	long := strings.Repeat(reportText, 40)
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(long)
	if err != nil {
		t.Fatal(err)
	}
	cut := strings.Repeat("<li>"+reportText[:29]+"…</li>", 20) // titles cut by bytes
	for _, c := range []struct{ name, body, http, want, charset string }{
		{"a last letter cut in two", long + "告"[:2], "", long + "\uFFFD", "utf-8"},
		{"one bad byte in a long page", long + "\xff" + long, "", long + "\uFFFD" + long, "utf-8"},
		{"one bad byte in a short page", reportText + "\xff" + reportText, "text/html; charset=gbk", reportText + "\uFFFD" + reportText, "utf-8"},
		{"a list of titles cut by bytes", cut, "", strings.ToValidUTF8(cut, "\uFFFD"), "utf-8"},
		{"GBK with half a letter at its end", gbk + "\xb8", "", long + "\uFFFD", "gb18030"},
		{"GBK with an odd byte within", gbk + "\xff" + gbk, "text/html; charset=utf-8", long + "\uFFFD" + long, "gb18030"},
		{"GBK with a line of UTF-8", gbk + "<i>" + "版权" + "</i>", "text/html; charset=utf-8", "", "gb18030"},
		{"two byte order marks", "\ufeff\ufeff" + reportText, "", reportText, "utf-8"},
		{"a false byte order mark before GBK", "\ufeff" + gbk, "", long, "gb18030"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, charset := Decode([]byte(c.body), c.http)
			if c.want != "" && string(got) != c.want || charset.Name != c.charset || !utf8.Valid(got) {
				t.Errorf("Decode = …%q, %v; want …%q, %s", tail(string(got)), charset, tail(c.want), c.charset)
			}
		})
	}
}

func tail(s string) string { return s[max(0, len(s)-60):] }

func TestDecodeDoesNotCopyUTF8(t *testing.T) {
	body := []byte("\ufeff" + reportText)
	got, charset := Decode(body, "text/html; charset=gb2312")
	if &got[0] != &body[3] || charset != (Charset{"utf-8", "bom"}) {
		t.Errorf("Decode copied the body, or took it for %v", charset)
	}
	if n := testing.AllocsPerRun(10, func() { Decode(body[3:], "") }); n > 0 {
		t.Errorf("Decode of UTF-8 allocates %v times; want 0", n)
	}
}

// Every excerpt of a real page, in GBK, is read through every lie.
func TestDecodeReadsTheCorpusWhateverIsDeclared(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "shared", "corpus", "excerpts.jsonl"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the shared corpus is not beside this checkout")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var x struct{ Excerpt string }
		if err := json.Unmarshal(lines.Bytes(), &x); err != nil {
			t.Fatal(err)
		}
		body, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(x.Excerpt))
		if err != nil {
			t.Fatal(err)
		}
		for _, said := range []string{"", "gb2312", "utf-8", "ISO-8859-1", "big5", "shift_jis", "utf-16"} {
			if got, charset := Decode(body, "text/html; charset="+said); string(got) != x.Excerpt || charset.Name != "gb18030" {
				t.Errorf("Decode of GBK called %q = %.60q, %v; want %.60q", said, got, charset, x.Excerpt)
			}
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("\xef\xbb\xbf"+reportText), "")
	f.Add([]byte("<meta charset=gb2312>\xd5\xfe\xb8\xae"), "text/html; charset=utf-8")
	f.Add([]byte("\xff\xfe\x00\xd8"), "text/html; charset=")
	f.Add([]byte("<\x00h\x00"), "charset=hz-gb-2312")
	f.Add([]byte("caf\xe9 <?xml encoding=x-user-defined"), "charset =\"shift_jis")
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		got, charset := Decode(body, contentType)
		if !utf8.Valid(got) {
			t.Errorf("Decode(%q, %q) = %q, which is not UTF-8", body, contentType, got)
		}
		if charset.Name == "" || charset.By == "" {
			t.Errorf("Decode(%q, %q) says %+v", body, contentType, charset)
		}
	})
}

func benchmarkDecode(b *testing.B, enc encoding.Encoding) {
	page := `<html><head><meta charset="utf-8"></head><body>` + strings.Repeat(`<tr><td style="width:40px"><p align="center">`+reportText[:len("驻马店市应急管理局2021年政府信息公开")]+"</p></td></tr>\n", 900)
	body, err := enc.NewEncoder().Bytes([]byte(page))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		Decode(body, "text/html; charset=utf-8")
	}
}

func BenchmarkDecodeUTF8(b *testing.B) { benchmarkDecode(b, encoding.Nop) }
func BenchmarkDecodeGBK(b *testing.B)  { benchmarkDecode(b, simplifiedchinese.GBK) }
