package archive

import (
	"database/sql"
	"net/http"
	"time"
)

func scanExchange(r *sql.Rows) (entry, error) {
	var e entry
	var fetched, duration int64
	var header []byte
	err := r.Scan(&e.ID, &e.Run, &e.Source, &e.Method, &e.URL, &e.Body, &e.Referrer, &e.LinkText, &e.Kind, &e.AddedBy,
		&fetched, &duration, &e.Outcome, &e.Detail, &e.Status, &e.Address, &e.Capture, &e.Size,
		&e.File, &e.Offset, &e.start, &header)
	e.Fetched, e.Duration = time.UnixMicro(fetched).UTC(), time.Duration(duration)*time.Millisecond
	if header != nil {
		e.Header = parseFields(header).header()
	}
	return e, err
}

func scanCapture(r *sql.Rows) (Capture, error) {
	var c Capture
	var first, last int64
	var header []byte
	err := r.Scan(&c.ID, &c.URL, &c.Source, &c.Referrer, &c.LinkText, &c.Kind, &c.AddedBy, &header, &c.Status,
		&c.MediaType, &c.Digest, &c.Size, &first, &last, &c.File, &c.Offset)
	c.FirstSeen, c.LastSeen = time.UnixMicro(first).UTC(), time.UnixMicro(last).UTC()
	c.Header = parseFields(header).header()
	return c, err
}

func scanBody(r *sql.Rows) (body, error) {
	var b body
	var fetched int64
	err := r.Scan(&b.record, &b.url, &fetched, &b.payload, &b.encoding, &b.digest, &b.size, &b.file, &b.offset)
	b.fetched = time.UnixMicro(fetched).UTC()
	return b, err
}

// headerText is a header as the index keeps it: byte for byte, as on the wire.
func headerText(h http.Header) []byte {
	return headerFields(h).appendTo([]byte{})
}
