package archive

import "net/http"

// Decode undoes the Content-Encoding of a body as received, as Body does: what
// cannot be undone is returned as it is, but with ErrCoding, and with what was
// wrong: io.ErrUnexpectedEOF where the end is missing. It returns ErrTooLarge
// where the body is over limit bytes before or after.
func Decode(h http.Header, payload []byte, limit int64) ([]byte, error) {
	return decodeWhole(codings(h), payload, limit)
}
