package archive

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Recover looks at the files that crashed processes left unfinished. What lies
// behind the acknowledged end of each is moved to tail/, kept, never read, and
// reported; the rest becomes a finished file and is indexed. Acknowledged are
// the positions that Sync returned and the ledger remembers, and whatever the
// index knows already, because other files may refer to it. Files that other
// processes are writing are left alone, as are finished ones, except that one
// shorter than acknowledged is reported. To be called before the first Keep.
func (a *Archive) Recover(ctx context.Context, acknowledged []Position) ([]Torn, error) {
	if a.options.ReadOnly {
		return nil, ErrReadOnly
	}
	a.ends.Lock()
	defer a.ends.Unlock()
	left, err := a.files(suffix + writing)
	if err != nil {
		return nil, fmt.Errorf("recover archive %s: %w", a.dir, err)
	}
	var torn []Torn
	var finished []string
	for _, open := range left {
		name := strings.TrimSuffix(open, writing)
		cut, done, err := a.settle(ctx, name, acknowledged)
		if err != nil {
			return torn, fmt.Errorf("recover %s: %w", name, err)
		}
		if cut != nil {
			torn = append(torn, *cut)
		}
		if done {
			finished = append(finished, name)
		}
	}
	if err := a.catchUp(ctx, finished); err != nil {
		return torn, fmt.Errorf("recover archive %s: %w", a.dir, err)
	}
	for _, p := range acknowledged {
		info, err := os.Stat(filepath.Join(a.dir, filepath.FromSlash(p.File)))
		if err == nil && info.Size() < p.Offset {
			torn = append(torn, Torn{File: p.File, Offset: info.Size(), Size: p.Offset - info.Size(),
				Reason: "the file is shorter than what was acknowledged of it"})
		}
	}
	return torn, nil
}

// settle cuts one unfinished file at its acknowledged end and finishes it. It
// leaves a file alone that another process holds.
func (a *Archive) settle(ctx context.Context, name string, acknowledged []Position) (cut *Torn, done bool, err error) {
	full := filepath.Join(a.dir, filepath.FromSlash(name))
	f, err := os.OpenFile(full+writing, os.O_RDWR, 0)
	if errors.Is(err, os.ErrNotExist) {
		return nil, false, nil // another process was faster
	}
	if err != nil {
		return nil, false, err
	}
	defer f.Close()
	if err := claim(f, full+writing); errors.Is(err, os.ErrExist) {
		return nil, false, nil
	} else if err != nil {
		return nil, false, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, false, err
	}
	size := info.Size()
	if _, err := os.Lstat(full); err == nil {
		cut, err := a.aside(name, size)
		return cut, false, err
	}
	keep, err := a.index.indexed(ctx, name)
	if err != nil {
		return nil, false, err
	}
	for _, p := range acknowledged {
		if p.File == name {
			keep = max(keep, p.Offset)
		} else if earlier(name, p.File) {
			keep = size
		}
	}
	if keep < size {
		if cut, err = a.cut(f, name, keep, size); err != nil {
			return nil, false, err
		}
	}
	if keep == 0 {
		return cut, false, os.Remove(full + writing)
	}
	return cut, true, rename(full+writing, full)
}

// aside moves a file to tail/ whose finished self is there, as in a copy of the
// folder that was made in two goes. What is finished is never written over.
func (a *Archive) aside(name string, size int64) (*Torn, error) {
	moved := path.Join(tailFolder, path.Base(name)+writing)
	to := filepath.Join(a.dir, filepath.FromSlash(moved))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return nil, err
	}
	if err := rename(filepath.Join(a.dir, filepath.FromSlash(name))+writing, to); err != nil {
		return nil, err
	}
	return &Torn{File: name, Size: size, Moved: moved, Reason: "unfinished, beside the finished file of that name"}, nil
}

// cut moves what lies from keep to size to tail/: first the copy is on disk,
// then the file is cut.
func (a *Archive) cut(f *os.File, name string, keep, size int64) (*Torn, error) {
	moved := path.Join(tailFolder, fmt.Sprintf("%s.%d", path.Base(name), keep))
	to := filepath.Join(a.dir, filepath.FromSlash(moved))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return nil, err
	}
	out, err := os.Create(to)
	if err != nil {
		return nil, err
	}
	_, err = io.Copy(out, io.NewSectionReader(f, keep, size-keep))
	if err := errors.Join(err, out.Sync(), out.Close()); err != nil {
		return nil, fmt.Errorf("move its tail to %s: %w", moved, err)
	}
	if err := errors.Join(syncFolder(filepath.Dir(to)), f.Truncate(keep), f.Sync()); err != nil {
		return nil, err
	}
	return &Torn{File: name, Offset: keep, Size: size - keep, Moved: moved,
		Reason: "not acknowledged before the process ended"}, nil
}
