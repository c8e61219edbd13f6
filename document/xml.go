package document

import (
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// maxDepth bounds how deep elements may be nested. A table in a text box in a
// table takes about thirty.
const maxDepth = 400

// spaces are the namespaces that are read, each with the prefix it is known by
// here. Office Open XML has two of each, the transitional and the strict one.
var spaces = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":           "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                       "w",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":             "wp",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                  "a",
	"http://purl.oclc.org/ooxml/drawingml/main":                              "a",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":             "m",
	"http://purl.oclc.org/ooxml/officeDocument/math":                         "m",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":    "r",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":                "r",
	"http://schemas.openxmlformats.org/package/2006/relationships":           "rel",
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main":              "x",
	"http://purl.oclc.org/ooxml/spreadsheetml/main":                          "x",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":            "mc",
	"urn:schemas-microsoft-com:vml":                                          "v",
	"urn:oasis:names:tc:opendocument:xmlns:office:1.0":                       "office",
	"urn:oasis:names:tc:opendocument:xmlns:text:1.0":                         "text",
	"urn:oasis:names:tc:opendocument:xmlns:table:1.0":                        "table",
	"urn:oasis:names:tc:opendocument:xmlns:style:1.0":                        "style",
	"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0":                      "draw",
	"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0":               "svg",
	"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0":                     "manifest",
	"http://www.ofdspec.org/2016":                                            "ofd",
	"http://www.ofdspec.org":                                                 "ofd",
}

// An element is the start of one, with its name and those of its attributes
// shortened: w:tbl, w:val. What has a namespace that is not read is ?:name.
type element struct {
	name  string
	attrs []xml.Attr
}

// attr returns the value of an attribute, "" where there is none. A name without
// prefix is an attribute without namespace.
func (e *element) attr(name string) string {
	v, _ := e.lookup(name)
	return v
}

func (e *element) lookup(name string) (string, bool) {
	prefix, local, ok := strings.Cut(name, ":")
	if !ok {
		prefix, local = "", name
	}
	for _, a := range e.attrs {
		if a.Name.Local == local && (a.Name.Space == "" && prefix == "" || prefix != "" && spaces[a.Name.Space] == prefix) {
			return a.Value, true
		}
	}
	return "", false
}

// number returns an attribute that is a whole number, otherwise where it is none.
func (e *element) number(name string, otherwise int) int {
	v, err := strconv.Atoi(strings.TrimSpace(e.attr(name)))
	if err != nil {
		return otherwise
	}
	return v
}

// on reports whether an attribute of an element that switches something says so;
// without the attribute the element alone does.
func (e *element) on(name string) bool {
	switch v, ok := e.lookup(name); strings.ToLower(v) {
	case "0", "false", "off", "none":
		return !ok
	}
	return true
}

// An xmlReader goes through XML once, in order. Entities of a file's own are not
// expanded: they are ErrDamaged, as is all that is no XML; what breaks off is
// ErrTruncated, what is nested too deep ErrTooLarge.
type xmlReader struct {
	d     *xml.Decoder
	name  string // of the member
	names map[xml.Name]string
	open  int // elements
}

func newXMLReader(r io.Reader, name string) *xmlReader {
	b := bufio.NewReader(r)
	if mark, _ := b.Peek(2); string(mark) == "\xff\xfe" || string(mark) == "\xfe\xff" {
		r = transform.NewReader(b, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder())
	} else {
		r = b
	}
	d := xml.NewDecoder(r)
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		if strings.HasPrefix(strings.ToLower(label), "utf") { // decoded above, if it was UTF-16
			return in, nil
		}
		return charset.NewReaderLabel(label, in)
	}
	return &xmlReader{d: d, name: name, names: make(map[xml.Name]string)}
}

// xml opens a member that is XML.
func (z *zipped) xml(name string) (*xmlReader, error) {
	r, err := z.open(name)
	if err != nil {
		return nil, err
	}
	return newXMLReader(r, name), nil
}

// walk goes through what the open element holds, or the file where none is open:
// child is called for every element, text for the text between them. What child
// leaves unread is passed over. Either may be nil.
func (x *xmlReader) walk(child func(*element) error, text func([]byte)) error {
	inside := x.open
	for {
		t, err := x.d.Token()
		if err == io.EOF && x.open == 0 {
			return nil
		}
		if err != nil {
			return x.fail(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if x.open++; x.open > maxDepth {
				return fmt.Errorf("%s: more than %d elements deep: %w", x.name, maxDepth, ErrTooLarge)
			}
			if child == nil {
				continue
			}
			own := x.open
			if own > inside+1 { // inside one that is passed over
				continue
			}
			if err := child(&element{x.shorten(t.Name), t.Attr}); err != nil {
				return err
			}
		case xml.EndElement:
			if x.open--; x.open < inside {
				return nil
			}
		case xml.CharData:
			if text != nil && x.open == inside {
				text(t)
			}
		}
	}
}

// children is walk without the text.
func (x *xmlReader) children(child func(*element) error) error { return x.walk(child, nil) }

// text returns the text of the open element, that of elements in it left out.
func (x *xmlReader) text() (string, error) {
	var b []byte
	err := x.walk(nil, func(t []byte) { b = append(b, t...) })
	return string(b), err
}

// shorten gives a name the prefix of its namespace.
func (x *xmlReader) shorten(n xml.Name) string {
	name, ok := x.names[n]
	if !ok {
		prefix, known := spaces[n.Space]
		switch {
		case known:
			name = prefix + ":" + n.Local
		case n.Space == "":
			name = n.Local
		default:
			name = "?:" + n.Local
		}
		x.names[n] = name
	}
	return name
}

// fail gives an error of encoding/xml its kind.
func (x *xmlReader) fail(err error) error {
	for _, kind := range []error{ErrTooLarge, ErrTruncated, ErrDamaged, ErrUnsupported} {
		if errors.Is(err, kind) {
			return err
		}
	}
	var syntax *xml.SyntaxError
	if err == io.EOF || errors.As(err, &syntax) && syntax.Msg == "unexpected EOF" {
		return fmt.Errorf("%s: %v: %w", x.name, err, ErrTruncated)
	}
	return fmt.Errorf("%s: %v: %w", x.name, err, ErrDamaged)
}
