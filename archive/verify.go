package archive

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A Damage is one record of a WARC file that is not what it was, or is not
// where the index says.
type Damage struct {
	File     string // relative to the archive
	Offset   int64  // of the record
	Kind     string // WARC-Type, "" where it cannot be told
	Record   string // ID of the record, "" where it cannot be told
	URL      string // "" where it cannot be told
	Captures []string
	Reason   string // what is wrong
}

// A Verified says how much Verify has read, and how many records of it are
// damaged.
type Verified struct {
	Files   int
	Records int // whole or damaged
	Bytes   int64
	Damaged int
}

// Verify reads every record of every WARC file, of one that is being written up
// to where the index has it, and calls found for each that is damaged: its gzip
// member, its header, its block and payload digests, what a revisit refers to,
// and what the index says lies there, the digests of captures with it. Of files
// that harvest wrote, no flipped bit is missed; of those of other crawlers,
// bits that mean nothing are. It goes on behind damage and writes nothing. An
// error is a file or index that cannot be read at all, or found's own.
func (a *Archive) Verify(ctx context.Context, found func(Damage) error) (Verified, error) {
	v := &verifier{scanner: scanner{dir: a.dir, maxBody: a.options.MaxBody}, index: a.index, found: found}
	files, err := a.files(suffix, ".warc", suffix+writing)
	if err != nil {
		return v.tally, fmt.Errorf("verify archive %s: %w", a.dir, err)
	}
	for i, file := range files {
		files[i] = strings.TrimSuffix(file, writing)
	}
	files = slices.Compact(files) // one may be finished while they are listed
	for _, file := range files {
		if err := v.file(ctx, file); err != nil {
			return v.tally, fmt.Errorf("verify %s: %w", file, err)
		}
	}
	return v.tally, v.lost(ctx, files)
}

// A verifier holds the files of an archive against themselves and the index.
type verifier struct {
	scanner
	index *index
	found func(Damage) error
	tally Verified
}

// lost reports the files that the index knows and nobody has any more.
func (v *verifier) lost(ctx context.Context, files []string) error {
	known, err := v.index.files(ctx)
	if err != nil {
		return err
	}
	for _, file := range known {
		if _, there := slices.BinarySearch(files, file); there {
			continue
		}
		if _, err := os.Stat(filepath.Join(v.dir, filepath.FromSlash(file))); err == nil {
			continue // begun or finished since
		}
		if err := v.damaged(Damage{File: file, Reason: "the file is gone, and the index knows it"}); err != nil {
			return err
		}
	}
	return nil
}

func (v *verifier) damaged(d Damage) error {
	v.tally.Damaged++
	return v.found(d)
}

// file reads one file from end to end.
func (v *verifier) file(ctx context.Context, name string) error {
	f, err := openWARC(v.dir, name)
	if err != nil {
		return err
	}
	defer f.Close()
	size, indexed, err := v.extent(ctx, f, name)
	if err != nil {
		return err
	}
	places, err := v.index.places(ctx, name)
	if err != nil {
		return err
	}
	v.tally.Files++
	v.tally.Bytes += size
	one := &verifiedFile{verifier: v, name: name, f: f, size: size, known: indexed, places: places, ours: beginsSealed(f, size)}
	return one.read(ctx)
}

// extent is how much of a file is verified, all of a finished one, and how much
// of it the index has taken in.
func (v *verifier) extent(ctx context.Context, f *os.File, name string) (size, indexed int64, err error) {
	if indexed, err = v.index.indexed(ctx, name); err != nil {
		return 0, 0, err
	}
	info, err := f.Stat()
	if err != nil {
		return 0, 0, err
	}
	size = info.Size()
	if indexed > size {
		return size, size, v.damaged(Damage{File: name, Offset: size, Reason: fmt.Sprintf("the file ends here, and the index knows %d bytes more", indexed-size)})
	}
	if strings.HasSuffix(f.Name(), writing) {
		size = indexed
	}
	return size, indexed, nil
}

// beginsSealed reports whether the first member of a file, or the one behind
// it, is sealed: then all are.
func beginsSealed(f *os.File, size int64) bool {
	head := make([]byte, sealed)
	if isSealed(f, 0, head) {
		return true
	}
	r := newReader(section(f, 0), 0)
	if _, err := r.next(); err == nil && r.end() == nil {
		return isSealed(f, r.offset(), head)
	}
	return isSealed(f, nextRecord(f, 1, size), head)
}

// isPathError reports whether the system could not read a file.
func isPathError(err error) bool {
	failed := new(os.PathError)
	return errors.As(err, &failed)
}

// readFrom reads the records of a stretch of a file.
func readFrom(f *os.File, from, to int64) *reader {
	return newReader(io.NewSectionReader(f, from, to-from), from)
}
