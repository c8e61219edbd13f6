package document

import "context"

// A Part is one file of those received: the file itself, or one packed in it.
type Part struct {
	Path     string    // inside the archive, folders and outer archives parted by /; "" for the file itself
	Document *Document // nil where Err says why
	Err      error     // wraps one of the errors of this package
}

// Open reads a file and, where it is an archive, every file packed in it, two
// archives deep: zip, 7z, rar and gzip. It always returns a part at least; parts
// are in the archive's order. What systems leave in archives is left out; what is
// not read is a part that says why. Of at most 500 files, and 100 bytes to one
// received, the rest is one part with ErrTooLarge. What ends with ctx is ErrTimeout.
//
// A damaged file may take memory and time without bounds before it is found to be
// one: a Child reads files of others in a process that may end.
func Open(ctx context.Context, body []byte, contentType string) []Part {
	u := newUnpacker(len(body))
	u.file(ctx, "", body, contentType, 0)
	return u.parts
}
