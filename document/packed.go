package document

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"strings"
)

// What is unpacked of one file received, archives in it counted together. An
// archive that holds more is a bomb, or not for us.
const (
	maxPackedDeep  = 2         // archives in one another
	maxPackedFiles = 500       // files, whether they are read or not
	maxPackedBytes = 200 << 20 // bytes
	maxPackedRatio = 100       // unpacked bytes to one received; MaxSize bytes are unpacked in any case
)

// A packed is one file in an archive.
type packed struct {
	name   string // as the archive has it, in UTF-8
	size   int64  // unpacked, as the archive says; -1 where it does not
	locked bool   // it asks for a password
	open   func() (io.ReadCloser, error)
}

// packers list what the formats that pack files hold, in the archive's order and
// without folders. An error ends the list.
var packers = map[string]func(body []byte) iter.Seq2[packed, error]{
	"zip":  zipMembers,
	"7z":   sevenZipMembers,
	"rar":  rarMembers,
	"gzip": gzipMembers,
}

// An unpacker opens one file received and all that is packed in it.
type unpacker struct {
	parts    []Part
	names    map[string]int // of the parts, and how often
	received int64
	limit    int64 // of bytes unpacked
	unpacked int64
	members  int
	full     bool // a limit was reached: nothing more is unpacked

	recogniser *Recogniser // nil: what is a picture is not read
}

func newUnpacker(received int) *unpacker {
	limit := min(max(int64(received)*maxPackedRatio, MaxSize), maxPackedBytes)
	return &unpacker{names: make(map[string]int), received: int64(received), limit: limit}
}

// file reads a file, or what is packed in it. within is in how many archives it
// stands.
func (u *unpacker) file(ctx context.Context, name string, body []byte, contentType string, within int) {
	if err := ctx.Err(); err != nil {
		u.add(Part{Path: name, Err: fmt.Errorf("%w: %w", ErrTimeout, err)})
		u.full = true
		return
	}
	told := formatOf(body)
	format := told.name
	list, packs := packers[format]
	switch {
	case !packs || len(body) > MaxSize:
		d, err := read(ctx, told, body, contentType)
		if u.recogniser != nil && errors.Is(err, ErrScan) {
			d, err = u.recogniser.instead(ctx, body, err)
		}
		u.add(Part{Path: name, Document: d, Err: err})
	case within == maxPackedDeep:
		u.add(Part{Path: name, Err: fmt.Errorf("%s in %d others, at most %d archives in one another are opened: %w", format, within, maxPackedDeep, ErrTooLarge)})
	default:
		u.archive(ctx, name, format, list(body), within+1)
	}
}

// archive reads the members of an archive. One without any is an empty part.
func (u *unpacker) archive(ctx context.Context, name, format string, list iter.Seq2[packed, error], within int) {
	before, left := len(u.parts), 0
	for m, err := range list {
		if err != nil {
			u.add(Part{Path: name, Err: fmt.Errorf("%s: %w", format, err)})
			return
		}
		inner := path.Join(name, safeName(m.name))
		if u.members++; u.members > maxPackedFiles {
			u.stop(inner, format)
			return
		}
		if junk(inner) {
			left++
			continue
		}
		if u.member(ctx, inner, format, m, within); u.full {
			return
		}
	}
	if len(u.parts) == before {
		u.add(Part{Path: name, Err: fmt.Errorf("%s without a file, %d that systems leave aside: %w", format, left, ErrEmpty)})
	}
}

// member reads one member of an archive.
func (u *unpacker) member(ctx context.Context, name, format string, m packed, within int) {
	fail := func(err error) { u.add(Part{Path: name, Err: fmt.Errorf("%s: %w", format, err)}) }
	switch {
	case m.locked:
		fail(ErrEncrypted)
		return
	case m.size > MaxSize: // counted as if it had been unpacked, which an archive in one stretch has to
		if u.unpacked += min(m.size, maxPackedBytes+1); u.unpacked > u.limit {
			u.stop(name, format)
			return
		}
		fail(fmt.Errorf("%d bytes, at most %d are read: %w", m.size, MaxSize, ErrTooLarge))
		return
	}
	r, err := m.open()
	if err != nil {
		fail(err)
		return
	}
	defer r.Close()
	most := min(MaxSize, u.limit-u.unpacked)
	body, err := io.ReadAll(io.LimitReader(until{ctx, r}, most+1))
	u.unpacked += int64(len(body))
	switch {
	case u.unpacked > u.limit:
		u.stop(name, format)
	case int64(len(body)) > most:
		fail(fmt.Errorf("more than %d bytes: %w", MaxSize, ErrTooLarge))
	case err != nil:
		fail(withKind(err))
	default:
		u.file(ctx, name, body, "", within)
	}
}

// stop says what was seen of an archive that is too large, and ends the unpacking.
func (u *unpacker) stop(name, format string) {
	u.full = true
	u.add(Part{Path: name, Err: fmt.Errorf("%s: stopped here, at file %d and %d bytes out of %d received; at most %d files and %d bytes are unpacked: %w",
		format, u.members, u.unpacked, u.received, maxPackedFiles, u.limit, ErrTooLarge)})
}

// add keeps a part. Of parts with the same path the second is called "path (2)".
func (u *unpacker) add(p Part) {
	for first := p.Path; p.Path != ""; p.Path = fmt.Sprintf("%s (%d)", first, u.names[first]) {
		u.names[p.Path]++
		if u.names[p.Path] == 1 {
			break
		}
	}
	u.parts = append(u.parts, p)
}

// until reads until ctx ends.
type until struct {
	ctx context.Context
	r   io.Reader
}

func (u until) Read(b []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, fmt.Errorf("%w: %w", ErrTimeout, err)
	}
	return u.r.Read(b)
}

// A packedReader gives the errors of a packer's library our kinds.
type packedReader struct {
	io.ReadCloser
	kind func(error) error
}

func (p packedReader) Read(b []byte) (n int, err error) {
	defer caught(&err)
	n, err = p.ReadCloser.Read(b)
	if err != nil && err != io.EOF {
		err = p.kind(err)
	}
	return n, err
}

// caught makes an error of a library's panic: both that of 7z and that of rar trust
// numbers of a damaged file.
func caught(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%w: its unpacker ended with %v", ErrDamaged, p)
	}
}

// withKind gives an error of a library one of our kinds.
func withKind(err error) error {
	for _, kind := range kinds {
		if errors.Is(err, kind) {
			return err
		}
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return fmt.Errorf("%w: %w", ErrTruncated, err)
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}

// longestName is how much of a name in an archive is kept, in characters.
const longestName = 200

// safeName makes a label of a name in an archive: parted by /, not absolute,
// without drives, "..", control characters and the # that parts the reports of one
// file. Nothing is ever written under it.
func safeName(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case r < 0x20, r >= 0x7f && r < 0xa0, r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069': // the last two turn the direction
			return -1
		case r == '\\':
			return '/'
		case r == '#':
			return '＃'
		}
		return r
	}, strings.ToValidUTF8(name, "\ufffd"))
	var kept []string
	for i, s := range strings.Split(name, "/") {
		s = strings.TrimSpace(s)
		if s == "" || s == "." || s == ".." || i == 0 && len(s) == 2 && s[1] == ':' {
			continue
		}
		kept = append(kept, s)
	}
	name = strings.Join(kept, "/")
	if long := []rune(name); len(long) > longestName {
		name = "…" + strings.TrimLeft(string(long[len(long)-longestName:]), "/")
	}
	if name == "" {
		return "unnamed"
	}
	return name
}

// junk reports whether a file is what a system or an editor leaves beside others.
func junk(name string) bool {
	base := strings.ToLower(path.Base(name))
	switch base {
	case ".ds_store", "thumbs.db", "desktop.ini":
		return true
	}
	return strings.HasPrefix(base, "~$") || strings.HasPrefix(base, ".~lock.") || strings.HasPrefix(base, "._") || strings.Contains("/"+name, "/__MACOSX/")
}
