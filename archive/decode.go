package archive

import "net/http"

// Decode undoes the Content-Encoding of a body as received, as Body does: what
// cannot be undone is returned as it is. It returns ErrTooLarge where the body
// is over limit bytes before or after.
func Decode(h http.Header, payload []byte, limit int64) ([]byte, error) {
	return decode(codings(h), payload, limit)
}
