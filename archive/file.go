package archive

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

const (
	warcFolder = "warc"
	tailFolder = "tail"
	suffix     = ".warc.gz"

	// writing is added to the name of a file until everything in it is indexed.
	// Files without it are complete and never written to again.
	writing = ".open"
)

// A Position is an end of a WARC file up to which everything is on disk.
type Position struct {
	File   string // relative to the archive, "" where nothing was written yet
	Offset int64
}

// A writer is the one WARC file a process appends to. It holds a lock on it
// for as long as the file bears the mark of being written.
type writer struct {
	dir     string
	name    string // relative to the archive, without the mark
	info    string // ID of its warcinfo record
	f       *os.File
	size    int64 // bytes written
	synced  int64 // of these, bytes known to be on disk
	indexed int64 // of these, bytes the index has taken in
	failed  error // set once the file can no longer be trusted
}

// create opens a new file named by the time, the process and a number, and
// writes its warcinfo record.
func create(dir string, stamp time.Time, number int, agent string, now time.Time) (*writer, error) {
	name := fmt.Sprintf("%s-%d-%05d%s", stamp.UTC().Format("20060102150405"), os.Getpid(), number, suffix)
	w := &writer{dir: dir, name: warcFolder + "/" + name, info: newID()}
	path := filepath.Join(dir, warcFolder, name)
	f, err := os.OpenFile(path+writing, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, fmt.Errorf("create WARC file: %w", err)
	}
	w.f = f
	if err = claim(f, path+writing); err == nil {
		if _, taken := os.Lstat(path); taken == nil {
			err = errors.Join(os.ErrExist, os.Remove(path+writing))
		}
	}
	if err == nil {
		_, err = w.append(warcinfo(w.info, name, agent, now))
	}
	if err == nil {
		err = syncFolder(filepath.Dir(path))
	}
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("create %s: %w", path, err)
	}
	return w, nil
}

// claim locks a file that was just opened by its path, and makes sure that no
// other process has moved it away meanwhile. Either is os.ErrExist.
func claim(f *os.File, path string) error {
	if held, err := lock(f); err != nil || !held {
		return errors.Join(os.ErrExist, err)
	}
	opened, err := f.Stat()
	if err != nil {
		return err
	}
	named, err := os.Stat(path)
	if err != nil || !os.SameFile(opened, named) {
		return os.ErrExist
	}
	return nil
}

// append packs and puts records and returns where each begins.
func (w *writer) append(records ...record) ([]int64, error) {
	p, err := newPacker().pack(records...)
	if err != nil {
		return nil, fmt.Errorf("append to %s: %w", w.name, err)
	}
	return w.put(p)
}

// put writes packed records in one piece and returns where each begins. On
// error the file is as it was, or failed says that it can't be written to again.
func (w *writer) put(p packed) ([]int64, error) {
	if w.failed != nil {
		return nil, fmt.Errorf("append to %s: %w", w.name, w.failed)
	}
	n, err := w.f.WriteAt(p.bytes, w.size)
	if err != nil {
		if n > 0 {
			w.failed = w.f.Truncate(w.size)
		}
		return nil, fmt.Errorf("append to %s at %d: %w", w.name, w.size, err)
	}
	offsets := make([]int64, len(p.starts))
	for i, start := range p.starts {
		offsets[i] = w.size + start
	}
	w.size += int64(n)
	return offsets, nil
}

// finish takes the mark off a file that is indexed to its end, and closes it
// in any case. What is not indexed is left to Recover.
func (w *writer) finish() error {
	path := filepath.Join(w.dir, filepath.FromSlash(w.name))
	var err error
	if w.indexed == w.size && w.failed == nil {
		err = rename(path+writing, path)
	}
	return errors.Join(err, w.f.Close())
}

// earlier reports whether both names are of files that one process wrote, a
// before b.
func earlier(a, b string) bool {
	cut := func(name string) (process, number string) {
		name = strings.TrimSuffix(name, suffix)
		i := max(strings.LastIndexByte(name, '-'), 0)
		return name[:i], name[i:]
	}
	processA, numberA := cut(a)
	processB, numberB := cut(b)
	return processA != "" && processA == processB && numberA < numberB
}

// rename moves a file within the archive, lasting.
func rename(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return err
	}
	if filepath.Dir(from) != filepath.Dir(to) {
		if err := syncFolder(filepath.Dir(from)); err != nil {
			return err
		}
	}
	return syncFolder(filepath.Dir(to))
}

// syncFolder makes the names in a folder last.
func syncFolder(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
