package archive

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
)

// ErrTooLarge means a body is larger than Options.MaxBody once its
// Content-Encoding is undone.
var ErrTooLarge = errors.New("body too large")

// ErrCoding means a Content-Encoding cannot be undone: one that is not known,
// too many on one another, or bytes that are not what the header says.
var ErrCoding = errors.New("content coding cannot be undone")

// maxCodings bounds how many content codings may lie on one another.
const maxCodings = 3

// codings is the Content-Encoding as one word list: lower case, without
// identity, the last applied last.
func codings(h http.Header) string {
	var list []string
	for _, value := range h.Values("Content-Encoding") {
		for name := range strings.SplitSeq(value, ",") {
			switch name = strings.ToLower(strings.TrimSpace(name)); name {
			case "", "identity":
			case "x-gzip":
				list = append(list, "gzip")
			default:
				list = append(list, name)
			}
		}
	}
	return strings.Join(list, ",")
}

// decode undoes the codings. What it cannot undo it returns as received. With
// ErrTooLarge, too, it returns the payload as received.
func decode(codings string, payload []byte, limit int64) ([]byte, error) {
	body, err := decodeWhole(codings, payload, limit)
	if errors.Is(err, ErrCoding) {
		return payload, nil
	}
	return body, err
}

// decodeWhole is decode that says so, with ErrCoding, when it undoes nothing.
func decodeWhole(codings string, payload []byte, limit int64) ([]byte, error) {
	if int64(len(payload)) > limit {
		return payload, ErrTooLarge
	}
	if codings == "" || len(payload) == 0 {
		return payload, nil
	}
	list := strings.Split(codings, ",")
	if len(list) > maxCodings {
		return payload, fmt.Errorf("%w: %d on one another, at most %d", ErrCoding, len(list), maxCodings)
	}
	body := payload
	for i := len(list) - 1; i >= 0; i-- {
		plain, err := undo(list[i], body, limit)
		if err == ErrTooLarge {
			return payload, err
		}
		if err != nil {
			return payload, fmt.Errorf("%w: %s: %w", ErrCoding, list[i], err)
		}
		body = plain
	}
	return body, nil
}

var errUnknown = errors.New("not known")

func undo(coding string, b []byte, limit int64) ([]byte, error) {
	switch coding {
	case "gzip":
		return ungzip(b, limit)
	case "deflate":
		if z, err := zlib.NewReader(bytes.NewReader(b)); err == nil {
			if plain, err := readUpTo(z, limit); err == nil || err == ErrTooLarge {
				return plain, err
			}
		}
		return readUpTo(flate.NewReader(bytes.NewReader(b)), limit) // without the zlib header, as some servers do
	case "br":
		return readUpTo(brotli.NewReader(bytes.NewReader(b)), limit)
	default:
		return nil, errUnknown
	}
}

// ungzip reads all members. Bytes behind the last that begin no member are
// passed over, as browsers do.
func ungzip(b []byte, limit int64) ([]byte, error) {
	in := bytes.NewReader(b)
	z, err := gzip.NewReader(in)
	if err != nil {
		return nil, err
	}
	var plain []byte
	for {
		z.Multistream(false)
		part, err := readUpTo(z, limit-int64(len(plain)))
		if err != nil {
			return nil, err
		}
		plain = append(plain, part...)
		rest := b[len(b)-in.Len():]
		if !bytes.HasPrefix(rest, []byte{0x1f, 0x8b}) {
			return plain, nil
		}
		if err := z.Reset(in); err != nil {
			return nil, err
		}
	}
}

// readUpTo reads r to its end, or returns ErrTooLarge beyond limit bytes.
func readUpTo(r io.Reader, limit int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(b)) > limit {
		return nil, ErrTooLarge
	}
	return b, nil
}
