package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"harvest/extract"
	"harvest/warehouse"
)

func checkArchive(_ context.Context, p *patient) diagnosis {
	folder := filepath.Join(p.s.archive(), "warc")
	files, size := 0, int64(0)
	eachFile(folder, func(_ string, info fs.FileInfo) { files, size = files+1, size+info.Size() })
	_, err := os.ReadDir(folder)
	held := fmt.Sprintf("%d files, %s", files, sizeText(size))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return ok("none yet")
	case err != nil:
		return fail("look at the path and its rights", "%v", err)
	case errors.Is(p.archiveErr, fs.ErrNotExist):
		return note("nothing: the next run builds it anew", "%s; without an index", held)
	case p.archiveErr != nil:
		return warn("end every harvest and remove index.db, index.db-wal and index.db-shm in "+p.s.archive()+": the next run builds it anew", "%s; the index does not open: %v", held, p.archiveErr)
	}
	return ok("%s", held)
}

func checkTorn(ctx context.Context, p *patient) diagnosis {
	count, size := 0, int64(0)
	eachFile(filepath.Join(p.s.archive(), "tail"), func(_ string, info fs.FileInfo) { count, size = count+1, size+info.Size() })
	var found []string
	if count > 0 {
		found = append(found, fmt.Sprintf("tail/ has %d torn ends, %s, that crashes left", count, sizeText(size)))
	}
	mend := "what it held has been asked for again since; tail/ may be removed: docs/operating.md, Cleaning up"
	if p.archive != nil {
		torn, err := p.archive.Torn(ctx)
		if err != nil {
			return fail("see archive", "%v", err)
		}
		if len(torn) > 0 {
			found = append(found, fmt.Sprintf("%d stretches of WARC files cannot be read, the first in %s at %d: %s", len(torn), torn[0].File, torn[0].Offset, torn[0].Reason))
			mend = "put those files back from a copy, and remove index.db"
		}
	}
	if len(found) > 0 {
		return warn(mend, "%s", strings.Join(found, "; "))
	}
	return ok("nothing")
}

// checkUnfinished counts the files that nobody writes to any more. Those that are
// younger than the lock may belong to the run that has it.
func checkUnfinished(_ context.Context, p *patient) diagnosis {
	if p.ledgerErr != nil && !errors.Is(p.ledgerErr, fs.ErrNotExist) {
		return unknown("ledger", p.ledgerErr)
	}
	left, size, busy := 0, int64(0), 0
	eachFile(filepath.Join(p.s.archive(), "warc"), func(path string, info fs.FileInfo) {
		switch {
		case !strings.HasSuffix(path, ".open"):
		case p.holder != nil && !info.ModTime().Before(p.holder.Since):
			busy++
		default:
			left, size = left+1, size+info.Size()
		}
	})
	switch {
	case left > 0:
		return note("nothing: the next run keeps what is acknowledged of them and sets the rest aside", "%d files, %s, that a process left when it died", left, sizeText(size))
	case busy > 0:
		return ok("%d files are being written", busy)
	}
	return ok("nothing")
}

// checkWarehouse leaves the working file alone while a run is at work.
func checkWarehouse(ctx context.Context, p *patient) diagnosis {
	if p.holder != nil {
		return ok("not looked into: a run is at work")
	}
	w, err := warehouse.OpenRead(ctx, p.s.warehouse())
	file := new(warehouse.FileError)
	switch {
	case errors.Is(err, warehouse.ErrMissing):
		return ok("none yet: the next run makes it, and reads the whole archive")
	case errors.Is(err, warehouse.ErrLocked):
		return note("analysts open a release; whoever has the working file open keeps a night out: end it before the next", "%v", err)
	case errors.As(err, &file):
		return fail(file.Hint, "%v", err)
	case err != nil:
		return fail("look at the path and its rights", "%v", err)
	}
	if err := w.Close(); err != nil {
		return fail("look at the file and its rights", "%v", err)
	}
	return ok("of shape %d", warehouse.Schema)
}

// checkReadings asks the newest release, which nobody writes to.
func checkReadings(ctx context.Context, p *patient) (d diagnosis) {
	if p.archiveErr != nil {
		return unknown("archive's index", p.archiveErr)
	}
	read := make(map[string]bool)
	if p.releaseErr == nil {
		w, err := p.release.Open(ctx)
		if err != nil {
			return unknown("release", err)
		}
		defer func() {
			if err := w.Close(); err != nil {
				d = fail("see release", "%v", err)
			}
		}()
		if read, err = w.Read(ctx, extract.Version); err != nil {
			return fail("see release", "%v", err)
		}
	}
	unread := 0
	for _, err := range extract.Unread(p.archive.Captures(ctx), read) {
		if err != nil {
			return fail("see archive", "%v", err)
		}
		unread++
	}
	if unread > 0 {
		return note("nothing: the next run reads them", "%d captures are not in the release as extractor %s reads them", unread, extract.Version)
	}
	return ok("every capture is in the release, as extractor %s reads it", extract.Version)
}
