package document

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"
)

// maxMHTMLParts is how many parts of a page saved in one file are looked at.
const maxMHTMLParts = 1 << 12

// isMHTML looks for the head of a page that was saved in one file, as browsers and
// word processors do, under whatever name.
func isMHTML(body []byte) bool {
	if !holdsVersion(head(body)) { // nearly every other file: no need to fold it
		return false
	}
	head := strings.ToLower(string(bytes.TrimLeft(head(body), "\ufeff \r\n\t")))
	fields, _, _ := strings.Cut(strings.ReplaceAll(head, "\r\n", "\n"), "\n\n")
	if !strings.HasPrefix(fields, "mime-version:") && !strings.Contains(fields, "\nmime-version:") {
		return false
	}
	return strings.Contains(fields, "multipart/") || strings.Contains(fields, "text/html")
}

// holdsVersion reports whether the end of mime-version stands in a text, in either
// case.
func holdsVersion(text []byte) bool {
	for {
		i := bytes.IndexByte(text, '-')
		if i < 0 {
			return false
		}
		text = text[i:]
		if len(text) >= 5 && text[1]|0x20 == 'v' && text[2]|0x20 == 'e' && text[3]|0x20 == 'r' && text[4]|0x20 == 's' {
			return true
		}
		text = text[1:]
	}
}

// readMHTML reads the page in a file of the kind of RFC 2557: the first HTML in it,
// or, where that has frames and no text, as a workbook saved so, all other HTML.
func readMHTML(body []byte, _ string) (*Document, error) {
	m, err := mail.ReadMessage(bytes.NewReader(bytes.TrimLeft(body, "\ufeff \r\n\t")))
	if err != nil {
		return nil, fmt.Errorf("head: %w: %w", err, ErrDamaged)
	}
	r := &mhtmlReader{}
	if err := r.part(textproto.MIMEHeader(m.Header), m.Body, 0); err != nil && err != errMHTMLDone {
		return nil, err
	}
	switch {
	case r.doc != nil:
	case r.boundary != "" && !bytes.Contains(body, []byte("--"+r.boundary+"--")):
		return nil, fmt.Errorf("no HTML among %d parts: %w", r.parts, ErrTruncated)
	default:
		return nil, fmt.Errorf("no HTML among %d parts: %w", r.parts, ErrUnsupported)
	}
	return r.doc, nil
}

// errMHTMLDone says that what stands behind is not needed.
var errMHTMLDone = errors.New("done")

// An mhtmlReader goes through the parts of a file.
type mhtmlReader struct {
	doc      *Document
	framed   bool // the first HTML has no text
	parts    int
	boundary string // of the file itself
}

// part reads a part, and those in it.
func (r *mhtmlReader) part(header textproto.MIMEHeader, body io.Reader, deep int) error {
	kind, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) {
		return nil // not one to read
	}
	if r.parts++; r.parts > maxMHTMLParts {
		return fmt.Errorf("over %d parts: %w", maxMHTMLParts, ErrTooLarge)
	}
	switch {
	case strings.HasPrefix(kind, "multipart/") && deep < 4:
		if deep == 0 {
			r.boundary = params["boundary"]
		}
		return r.multi(multipart.NewReader(body, params["boundary"]), deep)
	case kind == "text/html" && !strings.Contains(strings.ToLower(header.Get("Content-Location")), "tabstrip"):
		return r.html(header, body)
	}
	return nil
}

// multi reads parts up to the end, or to where the file breaks off.
func (r *mhtmlReader) multi(parts *multipart.Reader, deep int) error {
	for {
		p, err := parts.NextRawPart()
		switch {
		case err == io.EOF: // wrapped, it is a file that breaks off
			return nil
		case err != nil && r.doc != nil && !r.framed:
			return nil
		case err != nil:
			return fmt.Errorf("part %d: %w: %w", r.parts+1, err, ErrTruncated)
		}
		if err := r.part(p.Header, p, deep+1); err != nil {
			return err
		}
	}
}

// html reads a part that is a page.
func (r *mhtmlReader) html(header textproto.MIMEHeader, body io.Reader) error {
	switch strings.ToLower(strings.TrimSpace(header.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	text, err := io.ReadAll(body)
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("HTML in part %d, byte %d: %w", r.parts, len(text), ErrTruncated)
	case err != nil:
		return fmt.Errorf("HTML in part %d, byte %d: %w: %w", r.parts, len(text), err, ErrDamaged)
	}
	d, err := readHTML(text, header.Get("Content-Type"))
	if err != nil {
		return fmt.Errorf("HTML in part %d: %w", r.parts, err)
	}
	if r.doc == nil {
		r.doc, r.framed = d, len(d.Blocks) == 0
	} else {
		r.doc.goOn(d)
	}
	if !r.framed {
		return errMHTMLDone
	}
	return nil
}

// goOn puts the blocks of another document behind those of d, in a container of
// their own.
func (d *Document) goOn(e *Document) {
	tables, lines, first := 0, 0, len(d.parents)
	for _, b := range d.Blocks {
		if lines = max(lines, b.Line); b.Grid != nil {
			tables = max(tables, b.Grid.Number)
		}
	}
	d.parents = append(d.parents, 0)
	for _, parent := range e.parents[1:] {
		d.parents = append(d.parents, parent+first)
	}
	for _, b := range e.Blocks {
		b.in += first
		switch {
		case b.Grid != nil:
			b.Grid.Number += tables
		case b.Line > 0:
			b.Line += lines
		}
		d.Blocks = append(d.Blocks, b)
	}
	d.Cut = d.Cut || e.Cut
}
