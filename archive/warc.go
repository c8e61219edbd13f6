package archive

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"time"

	"github.com/klauspost/compress/gzip"
)

// What records carry, by the words of WARC/1.1 (ISO 28500:2017).
const (
	typeWarcinfo = "warcinfo"
	typeRequest  = "request"
	typeResponse = "response"
	typeResource = "resource"
	typeRevisit  = "revisit"
	typeMetadata = "metadata"

	contentFields   = "application/warc-fields"
	contentRequest  = "application/http;msgtype=request"
	contentResponse = "application/http;msgtype=response"

	profileIdentical   = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
	profileNotModified = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"

	warcDate = "2006-01-02T15:04:05.000000Z"
)

// A record is one WARC record.
type record struct {
	kind   string // WARC-Type
	id     string // without angle brackets
	date   time.Time
	header fields // the rest of the header, without lengths and block digest
	block  []byte // when writing; a reader gives it apart
	body   []byte // what follows block as part of it, when writing
	dense  bool   // the block is compressed as it is, when writing
	length int64  // of the block, when read
	offset int64  // where it begins in its file, when read
}

// appendTo writes the record as one sealed gzip member at the end of out.
func (r record) appendTo(out *bytes.Buffer, z *gzip.Writer) error {
	var f fields
	f.set("WARC-Type", r.kind)
	f.set("WARC-Record-ID", bracket(r.id))
	f.set("WARC-Date", r.date.UTC().Format(warcDate))
	f = append(f, r.header...)
	sum := sha256.New()
	sum.Write(r.block)
	sum.Write(r.body)
	f.set("WARC-Block-Digest", digestLabel(hex.EncodeToString(sum.Sum(nil))))
	f.set("Content-Length", strconv.Itoa(len(r.block)+len(r.body)))
	head := append(f.appendTo([]byte("WARC/1.1\r\n")), "\r\n"...)

	start := out.Len()
	z.Reset(out)
	z.Extra = extraField()
	for _, part := range [][]byte{head, r.block, r.body, []byte("\r\n\r\n")} {
		if _, err := z.Write(part); err != nil {
			return fmt.Errorf("compress %s record: %w", r.kind, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("compress %s record: %w", r.kind, err)
	}
	seal(out.Bytes()[start:])
	return nil
}

// sha256label is the SHA-256 of b as a WARC digest field states it.
func sha256label(b []byte) string { return digestLabel(sha256hex(b)) }

func digestLabel(digest string) string {
	if digest == "" {
		return ""
	}
	return "sha256:" + digest
}

func bracket(id string) string {
	if id == "" {
		return ""
	}
	return "<" + id + ">"
}

func unbracket(s string) string {
	if len(s) > 2 && s[0] == '<' && s[len(s)-1] == '>' {
		return s[1 : len(s)-1]
	}
	return s
}

// warcinfo is the record that opens each file.
func warcinfo(id, name, agent string, now time.Time) record {
	r := record{kind: typeWarcinfo, id: id, date: now}
	r.header.set("WARC-Filename", name)
	r.header.set("Content-Type", contentFields)
	var about fields
	about.set("software", agent)
	about.set("http-header-user-agent", agent)
	about.set("format", "WARC File Format 1.1")
	about.set("conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/")
	r.block = about.appendTo(nil)
	return r
}

// requestRecord is what was sent, tied to the record named by answer.
func requestRecord(x Exchange, answer, info string) record {
	r := record{kind: typeRequest, id: newID(), date: x.Fetched}
	r.header.set("WARC-Target-URI", x.URL)
	r.header.set("WARC-Concurrent-To", bracket(answer))
	r.header.set("WARC-Warcinfo-ID", bracket(info))
	r.header.set("Content-Type", contentRequest)
	r.block = appendRequest(nil, x)
	r.header.set("WARC-Payload-Digest", sha256label(x.Body))
	return r
}

// responseRecord is the answer with its body.
func responseRecord(x Exchange, payload []byte, digest, info string) record {
	r := record{kind: typeResponse, id: x.ID, date: x.Fetched}
	r.header.set("WARC-Target-URI", x.URL)
	r.header.set("WARC-IP-Address", hostOf(x.Address))
	r.header.set("WARC-Warcinfo-ID", bracket(info))
	r.header.set("WARC-Payload-Digest", digestLabel(digest))
	r.header.set("Content-Type", contentResponse)
	r.block, r.body = appendAnswer(nil, x), payload
	r.dense = codings(x.Header) != "" && len(payload) > 0
	return r
}

// resourceRecord is a body that came by another way than an answer of its
// address.
func resourceRecord(x Exchange, payload []byte, info string) record {
	r := record{kind: typeResource, id: x.ID, date: x.Fetched}
	r.header.set("WARC-Target-URI", x.URL)
	r.header.set("WARC-Warcinfo-ID", bracket(info))
	r.header.set("WARC-Payload-Digest", sha256label(payload))
	r.header.set("Content-Type", x.Header.Get("Content-Type"))
	r.block = payload
	return r
}

// revisitRecord is an answer whose body is held by the record of held. Only
// status line and header are written.
func revisitRecord(x Exchange, held body, profile, info string) record {
	r := record{kind: typeRevisit, id: x.ID, date: x.Fetched}
	r.header.set("WARC-Target-URI", x.URL)
	r.header.set("WARC-IP-Address", hostOf(x.Address))
	r.header.set("WARC-Warcinfo-ID", bracket(info))
	r.header.set("WARC-Profile", profile)
	r.header.set("WARC-Refers-To", bracket(held.record))
	r.header.set("WARC-Refers-To-Target-URI", held.url)
	r.header.set("WARC-Refers-To-Date", held.fetched.Format(warcDate))
	if profile == profileIdentical {
		r.header.set("WARC-Payload-Digest", digestLabel(held.payload))
	}
	r.header.set("Content-Type", contentResponse)
	r.block = appendAnswer(nil, x)
	return r
}

// metadataRecord is what is known of the exchange beyond its bytes. For an
// exchange without an answer it is the exchange, and tied to nothing.
func metadataRecord(x Exchange, id, info string) record {
	r := record{kind: typeMetadata, id: id, date: x.Fetched}
	r.header.set("WARC-Target-URI", x.URL)
	r.header.set("WARC-Warcinfo-ID", bracket(info))
	r.header.set("Content-Type", contentFields)
	if id != x.ID {
		r.header.set("WARC-Concurrent-To", bracket(x.ID))
	}
	r.block = aboutExchange(x, id == x.ID).appendTo(nil)
	return r
}

// aboutExchange lists the fields of a metadata record. The answer's own are
// among them only where no response record holds them.
func aboutExchange(x Exchange, alone bool) fields {
	var f fields
	f = append(f, field{"outcome", escape(x.Outcome)}) // even empty: it marks the record as ours
	f.set("detail", escape(x.Detail))
	f.set("run", escape(x.Run))
	f.set("source", escape(x.Source))
	f.set("kind", escape(string(x.Kind)))
	f.set("method", escape(x.Method))
	f.set("added-by", escape(x.AddedBy))
	f.set("via", x.Referrer)
	f.set("link-text", escape(x.LinkText))
	f.set("address", escape(x.Address))
	f.set("duration-ms", strconv.FormatInt(x.Duration.Milliseconds(), 10))
	f.set("size", strconv.FormatInt(x.Size, 10))
	f.set("capture", x.Capture)
	if alone && x.Status != 0 {
		f.set("status", strconv.Itoa(x.Status))
	}
	if alone {
		for _, one := range headerFields(x.Header) {
			f.set("header", escape(one.name+": "+one.value))
		}
	}
	return f
}

// learn fills x in from the fields of a metadata record, undoing aboutExchange.
func (f fields) learn(x *Exchange) {
	x.Outcome = unescape(f.get("outcome"))
	x.Detail = unescape(f.get("detail"))
	x.Run = unescape(f.get("run"))
	x.Source = unescape(f.get("source"))
	x.Kind = Kind(unescape(f.get("kind")))
	x.Method = unescape(f.get("method"))
	x.AddedBy = unescape(f.get("added-by"))
	x.Referrer = f.get("via")
	x.LinkText = unescape(f.get("link-text"))
	x.Address = unescape(f.get("address"))
	ms, _ := strconv.ParseInt(f.get("duration-ms"), 10, 64)
	x.Duration = time.Duration(ms) * time.Millisecond
	x.Size, _ = strconv.ParseInt(f.get("size"), 10, 64)
	if status, err := strconv.Atoi(f.get("status")); err == nil {
		x.Status = status
	}
	var lines []byte
	for _, line := range f.all("header") {
		lines = append(append(lines, unescape(line)...), '\n')
	}
	if lines != nil {
		x.Header = parseFields(lines).header()
	}
}
