package document

import (
	"bytes"
	"encoding/base64"
	"mime/quotedprintable"
	"strings"
	"testing"
)

// saved is a page saved in one file: a head, then parts, each a head and a body.
func saved(parts ...string) string {
	b := "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"----=_Next.01\"\r\n\r\n本文件为单个文件网页。\r\n"
	for _, p := range parts {
		b += "\r\n------=_Next.01\r\n" + p
	}
	return b + "\r\n------=_Next.01--\r\n"
}

func htmlPart(encoding, body string) string {
	switch encoding {
	case "base64":
		text := base64.StdEncoding.EncodeToString([]byte(body))
		var lines []string
		for len(text) > 76 {
			lines, text = append(lines, text[:76]), text[76:]
		}
		body = strings.Join(append(lines, text), "\r\n")
	case "quoted-printable":
		var b bytes.Buffer
		w := quotedprintable.NewWriter(&b)
		w.Write([]byte(body))
		w.Close()
		body = b.String()
	}
	return "Content-Location: file:///C:/a/b.htm\r\nContent-Transfer-Encoding: " + encoding + "\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\r\n" + body
}

func TestMHTML(t *testing.T) {
	page := "<html><body><p>" + strings.Repeat("年度报告", 30) + "</p><table><tr><td>a<td>一</table></body></html>"
	want := []string{strings.Repeat("年度报告", 30), "1: a@1 一@2"}
	picture := "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo="
	header := htmlPart("8bit", "<p>页眉</p>")
	whole := saved(htmlPart("quoted-printable", page), picture)
	for name, body := range map[string]string{
		"quoted-printable": saved(htmlPart("quoted-printable", page), header, picture),
		"base64":           saved(picture, htmlPart("base64", page)),
		"8bit":             "\r\n" + saved(htmlPart("8bit", page)),
		"no parts":         "From: <Saved by a browser>\r\nSubject: a\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + page,
		"parts in a part": saved("Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\n年度报告\r\n--x\r\n" +
			htmlPart("8bit", page) + "\r\n--x--\r\n"),
		"cut behind the page": whole[:strings.Index(whole, "iVBOR")],
	} {
		t.Run(name, func(t *testing.T) { wantLaid(t, []byte(body), "mhtml", want) })
	}
}

// A workbook saved as a page has a part for its frames, one for its tabs and one for
// each sheet.
func TestMHTMLWithFrames(t *testing.T) {
	sheet := func(name string) string {
		return htmlPart("8bit", "<html><body><div><p>"+name+"</p></div><table><tr><td>1<td>2</table></body></html>")
	}
	tabs := strings.Replace(sheet("标签"), "b.htm", "tabstrip.htm", 1)
	body := saved(htmlPart("8bit", "<html><frameset><frame src=1.htm></frameset></html>"), tabs, sheet("表一"), sheet("表二"))
	wantLaid(t, []byte(body), "mhtml", []string{"表一", "1: 1@1 2@2", "表二", "2: 1@1 2@2"})
	d, err := Read([]byte(body), "")
	if err != nil {
		t.Fatal(err)
	}
	if c := d.Common([]int{2, 3}); d.Inside(0, c) || !d.Inside(3, c) || d.Blocks[2].Line != 2 {
		t.Errorf("blocks = %+v; want each sheet in a container of its own", d.Blocks)
	}
}

func TestMHTMLThatIsNone(t *testing.T) {
	page := "<html><body><p>" + strings.Repeat("年度报告", 900) + "</p></body></html>"
	wantError(t, []byte(saved("Content-Type: image/png\r\n\r\nx")), ErrUnsupported, "no HTML")
	wantError(t, []byte(saved(htmlPart("base64", page))[:3000]), ErrTruncated, "HTML in part")
	wantError(t, []byte(saved(htmlPart("8bit", page))[:200]), ErrTruncated, "no HTML")
	wantError(t, []byte(saved(htmlPart("base64", page)[:300]+"****")), ErrDamaged, "HTML in part")
	wantError(t, []byte(saved(htmlPart("8bit", "<p> </p>"))), ErrEmpty, "mhtml")
	if d, err := Read([]byte("MIME-Version: 1.0 is what a mail begins with\n\n<p>正文</p>"), ""); err != nil || d.Format != "html" {
		t.Errorf("a page about mail: Read = %+v, %v; want html", d, err)
	}
}
