package archive

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"mime"
	"net/http"
	"strings"
	"time"
)

// A Kind says what an address was asked for.
type Kind string

// The kinds of exchanges and captures.
const (
	Listing    Kind = "listing"    // a page that names articles
	Article    Kind = "article"    // a page that may be a report
	Attachment Kind = "attachment" // a file an article links to
	Robots     Kind = "robots"     // a robots.txt
)

// Added is the outcome of what Add writes: no request was made.
const Added = "added"

// An Exchange is one request made, answered or not, or one file that a person
// added in place of an answer.
type Exchange struct {
	ID            string // urn:uuid of its response, revisit or metadata record
	Run           string // the run that made it
	Source        string // the source it was made for, "" in a file of another crawler
	Method        string
	URL           string
	Body          []byte      // of the request, nil where it had none
	RequestHeader http.Header // nil where nothing was sent
	Referrer      string      // the page that named the address
	LinkText      string      // what it called it
	Kind          Kind
	AddedBy       string        // who added it by hand, "" where a site was asked
	Fetched       time.Time     // UTC, to the microsecond
	Duration      time.Duration // to the millisecond
	Outcome       string        // a word of the caller's: ok, unchanged, 404, timeout
	Detail        string        // for a person
	Status        int           // 0 where no answer came
	Header        http.Header   // of the answer
	Address       string        // ip:port that answered, "" where unknown
	Capture       string        // ID of the capture it brought or confirmed, "" where none
	Size          int64         // bytes of the body as received
	File          string        // WARC file, relative to the archive
	Offset        int64         // of the record ID names
}

// A Capture is one address and body. It is brought by an answer of status 200,
// or by a file added by hand, and confirmed by every later answer with the same
// body, and by a 304.
type Capture struct {
	ID        string // see CaptureID
	URL       string
	Source    string // this and the next seven are of the exchange that first brought it
	Referrer  string
	LinkText  string
	Kind      Kind
	AddedBy   string // who added it by hand, "" where a site sent it
	Header    http.Header
	Status    int       // 0 where it was added by hand
	MediaType string    // as declared, lower case, without parameters
	Digest    string    // SHA-256 of the body, 64 hex digits
	Size      int64     // of the body, its Content-Encoding undone
	FirstSeen time.Time // when it was first brought
	LastSeen  time.Time // when it was last brought or confirmed
	File      string    // WARC file that holds the body, relative to the archive
	Offset    int64     // of the response or resource record in it
}

// CaptureID is 32 hex digits of the SHA-256 over the address, a newline and the
// digest: the same address and body have the same ID anywhere.
func CaptureID(url, digest string) string {
	return sha256hex([]byte(url + "\n" + digest))[:32]
}

// newID makes the name of a new record, a random UUID.
func newID() string {
	var b [16]byte
	rand.Read(b[:]) // never fails, by its contract
	return uuid(b)
}

// placeID makes the name of a foreign record that has none, the same each time.
func placeID(file string, offset int64) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s@%d", file, offset))
	return uuid([16]byte(sum[:16]))
}

func uuid(b [16]byte) string {
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	text := []byte("urn:uuid:")
	for i, part := range [][]byte{b[:4], b[4:6], b[6:8], b[8:10], b[10:]} {
		if i > 0 {
			text = append(text, '-')
		}
		text = hex.AppendEncode(text, part)
	}
	return string(text)
}

func sha256hex(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// mediaType is what the header declares, or "".
func mediaType(h http.Header) string {
	declared := h.Get("Content-Type")
	if t, _, err := mime.ParseMediaType(declared); err == nil {
		return t
	}
	t, _, _ := strings.Cut(declared, ";")
	return strings.ToLower(strings.TrimSpace(t))
}

// captureOf is the capture an exchange brings with the body b.
func captureOf(x Exchange, b body) Capture {
	return Capture{
		ID:        CaptureID(x.URL, b.digest),
		URL:       x.URL,
		Source:    x.Source,
		Referrer:  x.Referrer,
		LinkText:  x.LinkText,
		Kind:      x.Kind,
		AddedBy:   x.AddedBy,
		Header:    x.Header,
		Status:    x.Status,
		MediaType: mediaType(x.Header),
		Digest:    b.digest,
		Size:      b.size,
		FirstSeen: x.Fetched,
		LastSeen:  x.Fetched,
		File:      b.file,
		Offset:    b.offset,
	}
}
