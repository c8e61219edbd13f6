package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"harvest"
	"harvest/warehouse"
)

func checkRelease(ctx context.Context, p *patient) diagnosis {
	const mend = "harvest publish makes a new one; the working file has all that is needed"
	if errors.Is(p.releaseErr, warehouse.ErrNoRelease) {
		if to, err := os.Readlink(filepath.Join(p.s.releases(), "current")); err == nil {
			return fail(mend, "current leads to %s, which is not there", to)
		}
		return note("harvest run, or harvest publish, makes one", "none yet")
	}
	if p.releaseErr != nil {
		return fail(mend, "%v", p.releaseErr)
	}
	w, err := p.release.Open(ctx)
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return fail(mend, "%v", err)
	}
	days := p.now.Sub(p.release.Made).Hours() / 24
	at := fmt.Sprintf("%s of %s: %d reports, %d facts", p.release.ID, inShanghai(p.release.Made), p.release.Tables["report"].Rows, p.release.Tables["fact"].Rows)
	if p.now.Sub(p.release.Made) > harvest.OldRelease {
		return warn("does the timer, or harvest schedule, run? harvest status says what the last runs came to", "%s; %.0f days old", at, days)
	}
	return ok("%s", at)
}

// checkLeftovers looks for what publishing leaves behind where it is killed.
func checkLeftovers(_ context.Context, p *patient) diagnosis {
	if p.holder != nil {
		return ok("not looked for: a run is at work")
	}
	var left []string
	size := int64(0)
	for _, e := range p.inReleases() {
		for _, prefix := range []string{".building-", ".next-", ".doctor-"} {
			if strings.HasPrefix(e.Name(), prefix) {
				path := filepath.Join(p.s.releases(), e.Name())
				left = append(left, path)
				size += sizeOf(path)
			}
		}
	}
	if len(left) > 0 {
		return note("while no run is at work: rm -rf "+strings.Join(left[:min(len(left), 3)], " "), "%d that a killed run left in the folder of releases, %s", len(left), sizeText(size))
	}
	return ok("nothing")
}

func checkOldReleases(_ context.Context, p *patient) diagnosis {
	var old []string
	size := int64(0)
	for _, e := range p.inReleases() {
		path := filepath.Join(p.s.releases(), e.Name())
		if !e.IsDir() || strings.HasPrefix(e.Name(), ".") || p.releaseErr == nil && e.Name() == filepath.Base(p.release.Path) {
			continue
		}
		old = append(old, path)
		size += sizeOf(path)
	}
	if len(old) == 0 {
		return ok("none")
	}
	slices.Sort(old)
	return note("those that nobody cites may go, the oldest first: rm -rf "+old[0]+". Whoever has one open keeps it until then; never remove the one that current leads to",
		"%d beside the current one, %s", len(old), sizeText(size))
}

func (p *patient) inReleases() []fs.DirEntry {
	entries, err := os.ReadDir(p.s.releases())
	if err != nil {
		return nil // told by other checks
	}
	return entries
}
