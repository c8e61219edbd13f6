package archive

import (
	"context"
	"fmt"
)

// Sync waits until everything written so far is on disk and returns where it
// ends: the position to acknowledge. A file that has reached Options.MaxFile is
// ended here and nowhere else, so that acknowledging a file acknowledges those
// before it of the same process whole.
func (a *Archive) Sync() (Position, error) {
	a.ends.Lock()
	defer a.ends.Unlock()
	a.mu.Lock()
	w, synced := a.file, a.synced
	if w == nil || w.synced == w.size {
		a.mu.Unlock()
		return synced, nil
	}
	size := w.size
	a.mu.Unlock()

	err := w.f.Sync() // others may append meanwhile

	a.mu.Lock()
	defer a.mu.Unlock()
	if err != nil {
		w.failed = err // what reached the disk is not known, and asking again would not tell
		return Position{}, fmt.Errorf("sync %s: %w", w.name, err)
	}
	w.synced = size
	a.synced = Position{File: w.name, Offset: size}
	if size >= a.options.MaxFile && w.size == size {
		a.full = append(a.full, w)
		a.file = nil
	}
	return a.synced, nil
}

// Index takes into the index what Sync has brought to disk. To be called after
// the position is acknowledged: from here on the exchanges are part of the
// archive for every reader, and Recover leaves them alone.
func (a *Archive) Index(ctx context.Context) error {
	if a.options.ReadOnly {
		return ErrReadOnly
	}
	a.ends.Lock()
	defer a.ends.Unlock()
	a.mu.Lock()
	files := append([]*writer{}, a.full...)
	if a.file != nil {
		files = append(files, a.file)
	}
	a.mu.Unlock()
	for _, w := range files {
		if err := a.indexFile(ctx, w); err != nil {
			return err
		}
	}
	return nil
}

// indexFile takes in the synced part of a file, and finishes the file if no
// more comes.
func (a *Archive) indexFile(ctx context.Context, w *writer) error {
	a.mu.Lock()
	b := a.fresh.ready(w)
	a.mu.Unlock()
	if b.end > b.from {
		if err := a.index.Add(ctx, b); err != nil {
			return err
		}
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.fresh.drop(b)
	w.indexed = b.end
	if w == a.file {
		return nil
	}
	a.full = a.full[1:] // files are ended, and so indexed, in order
	if err := w.finish(); err != nil {
		return fmt.Errorf("finish %s: %w", w.name, err)
	}
	return nil
}
