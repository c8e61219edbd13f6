package crawl

import (
	"bytes"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"harvest/archive"
	"harvest/page"
)

// linkRules is the version of what decides whether an article leads to files:
// attachments, and page.Attachments. With a new one every article is looked at
// again, even if it has not changed.
const linkRules = 1

// looked reports whether a body that is confirmed by an answer need not be read:
// nothing is found in an attachment, and nothing was found in the article when
// somebody looked by the same rules.
func (f *fetch) looked() bool {
	if f.exchange.Status != http.StatusNotModified {
		return false
	}
	known := f.request.Known
	return f.request.Kind == string(archive.Attachment) ||
		f.request.Kind == string(archive.Article) && known != nil && known.Barren == linkRules
}

// attachments returns the files that an article links to and that may be its
// report: those whose text or address speaks of one, or of an attachment.
func attachments(text []byte, address *url.URL) []page.Link {
	if !bytes.Contains(text, []byte("<")) || !speaksOfFile(text) {
		return nil
	}
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(text))
	if err != nil {
		return nil
	}
	return page.Attachments(doc, address)
}

// fileEndings are those of files that may hold a report.
var fileEndings = []string{"pdf", "doc", "docx", "wps", "xls", "xlsx", "ofd", "zip", "rar", "7z", "rtf", "odt"}

// speaksOfFile reports whether a page holds the ending of a file anywhere. Most
// do not, and need not be parsed; document.body is no file.
func speaksOfFile(text []byte) bool {
	for {
		i := bytes.IndexByte(text, '.')
		if i < 0 {
			return false
		}
		text = text[i+1:]
		n := 0
		for n < len(text) && n < 5 && (text[n]|0x20 >= 'a' && text[n]|0x20 <= 'z' || text[n] >= '0' && text[n] <= '9') {
			n++
		}
		if n >= 2 && n <= 4 && slices.Contains(fileEndings, strings.ToLower(string(text[:n]))) {
			return true
		}
	}
}
