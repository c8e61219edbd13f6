// Package archive keeps what sites sent, byte for byte, in WARC/1.1 files, and
// gives it back by capture. It knows nothing of what a page means, of which
// request comes next or of how a night goes: callers hand it exchanges, say
// when a group of them must be on disk, and read bodies later. Files of other
// crawlers that are put into its folder are read like its own. Not kept are the
// order and case of header names, and the Transfer-Encoding, which net/http
// undoes before anyone sees it.
//
// An archive is a folder. warc/ holds the files, one record to a gzip member;
// tail/ what was cut off behind the acknowledged end of a file after a crash;
// index.db a SQLite file that can be removed at any time and is built anew. One
// process writes one WARC file at a time, whose name ends in .open until it is
// done with; any number of processes may write and read side by side.
package archive

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"time"
)

// Kinds of errors that a caller may treat differently.
var (
	// ErrDamaged means bytes in a WARC file are not what they were.
	ErrDamaged = errors.New("archive is damaged")
	// ErrReadOnly means the archive was opened for reading only.
	ErrReadOnly = errors.New("archive is open for reading only")
	// ErrUnknown means no capture or exchange has that ID.
	ErrUnknown = errors.New("not in the archive")
	// ErrAmbiguous means the beginning of an ID fits more than one.
	ErrAmbiguous = errors.New("more than one in the archive begins so")
)

// Options are settings of an archive. The zero value is of use.
type Options struct {
	Now      func() time.Time // time.Now if nil; names files
	Agent    string           // the crawler's User-Agent, stated in each file
	ReadOnly bool             // nothing is written but a missing index
	MaxBody  int64            // bytes a decoded body may have, 50 MB if 0
	MaxFile  int64            // bytes after which a new file is begun, 1 GB if 0
}

// An Archive keeps exchanges. Its methods may be called from several goroutines.
type Archive struct {
	dir     string
	options Options
	index   *index
	packers sync.Pool // of *packer
	readers sync.Pool // of *gzip.Reader
	bodies  sync.Pool // of *[]byte, to unpack into

	ends sync.Mutex // held by Sync, Index, Recover and Close, which move the ends of files

	mu     sync.Mutex // guards what follows; taken after ends
	stamp  time.Time  // names the files of this process
	number int        // of the newest
	file   *writer    // the one appended to, nil until there is something to write
	full   []*writer  // those before it that are not indexed to the end
	synced Position
	fresh  fresh // what is written but not yet indexed
	closed bool
}

// Open opens the archive in a folder, making it if need be, and brings its
// index up to date with the finished files. What crashed processes left is not
// looked at before Recover.
func Open(ctx context.Context, dir string, o Options) (*Archive, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.MaxBody == 0 {
		o.MaxBody = 50 << 20
	}
	if o.MaxFile == 0 {
		o.MaxFile = 1 << 30
	}
	a := &Archive{dir: dir, options: o, fresh: newFresh()}
	if o.ReadOnly {
		if err := a.openReading(ctx); err != nil {
			return nil, err
		}
		return a, nil
	}
	if err := os.MkdirAll(filepath.Join(dir, warcFolder), 0o755); err != nil {
		return nil, fmt.Errorf("open archive: %w", err)
	}
	var err error
	if a.index, err = openIndex(ctx, a.indexPath()); err != nil {
		return nil, fmt.Errorf("open archive %s: %w", dir, err)
	}
	files, err := a.files(suffix, ".warc")
	if err == nil {
		err = a.catchUp(ctx, files)
	}
	if err != nil {
		a.index.close()
		return nil, fmt.Errorf("open archive %s: %w", dir, err)
	}
	return a, nil
}

func (a *Archive) indexPath() string { return filepath.Join(a.dir, "index.db") }

// openReading opens the index as it is, and builds it if there is none.
func (a *Archive) openReading(ctx context.Context) error {
	if _, err := os.Stat(filepath.Join(a.dir, warcFolder)); err != nil {
		return fmt.Errorf("open archive %s: %w", a.dir, err)
	}
	if _, err := os.Stat(a.indexPath()); errors.Is(err, fs.ErrNotExist) {
		o := a.options
		o.ReadOnly = false
		built, err := Open(ctx, a.dir, o)
		if err != nil {
			return err
		}
		if err := built.Close(); err != nil {
			return err
		}
	}
	var err error
	if a.index, err = readIndex(ctx, a.indexPath()); err != nil {
		return fmt.Errorf("open archive %s: %w", a.dir, err)
	}
	return nil
}

// files lists the WARC files with one of the endings, in order of name,
// relative to the archive.
func (a *Archive) files(endings ...string) ([]string, error) {
	var names []string
	err := filepath.WalkDir(filepath.Join(a.dir, warcFolder), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		for _, ending := range endings {
			if strings.HasSuffix(path, ending) {
				name, err := filepath.Rel(a.dir, path)
				names = append(names, filepath.ToSlash(name))
				return err
			}
		}
		return nil
	})
	sort.Strings(names)
	return names, err
}

// catchUp takes into the index what it lacks of finished files.
func (a *Archive) catchUp(ctx context.Context, files []string) error {
	s := scanner{dir: a.dir, maxBody: a.options.MaxBody}
	for _, file := range files {
		from, err := a.index.indexed(ctx, file)
		if err != nil {
			return err
		}
		info, err := os.Stat(filepath.Join(a.dir, filepath.FromSlash(file)))
		if err != nil {
			return fmt.Errorf("scan %s: %w", file, err)
		}
		if from >= info.Size() {
			continue
		}
		if err := s.scan(ctx, file, from, func(b batch) error { return a.index.Add(ctx, b) }); err != nil {
			return err
		}
	}
	return nil
}

// Close closes the archive. It waits for nothing to reach the disk: what was
// not indexed is left for Recover to judge. Keep, Fail and Unchanged return
// os.ErrClosed from then on.
func (a *Archive) Close() error {
	a.ends.Lock()
	defer a.ends.Unlock()
	a.mu.Lock()
	defer a.mu.Unlock()
	errs := []error{a.index.close()}
	if a.file != nil {
		a.full = append(a.full, a.file)
	}
	for _, w := range a.full {
		errs = append(errs, w.finish())
	}
	a.file, a.full, a.closed = nil, nil, true
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("close archive %s: %w", a.dir, err)
	}
	return nil
}
