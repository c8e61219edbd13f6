package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"harvest/report"
)

func checkDataFolder(_ context.Context, p *patient) diagnosis {
	info, err := os.Stat(p.s.Data)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return warn("if it should be there: is the disk mounted, is --data right? The first run makes it", "%s is not there", p.s.Data)
	case err != nil:
		return fail("look at the path and its rights", "%v", err)
	case !info.IsDir():
		return fail("move that file away, or name another folder with data in harvest.yaml", "%s is no folder", p.s.Data)
	}
	f, err := os.CreateTemp(p.s.Data, ".doctor-")
	if err != nil {
		return fail(whoMayWrite(), "cannot be written to: %v", err)
	}
	_, err = f.WriteString("harvest doctor\n")
	if err := errors.Join(err, f.Close(), os.Remove(f.Name())); err != nil {
		return fail("look at free space and rights of the folder", "cannot be written to: %v", err)
	}
	return ok("%s is writable", p.s.Data)
}

func whoMayWrite() string {
	return fmt.Sprintf("give it to the user that runs harvest (here uid %d), and look whether it is mounted read-only", os.Getuid())
}

const (
	leastFree   = 1 << 30
	leastNights = 3
	fewNights   = 30
)

// A growth is what nights have added to the archive.
type growth struct {
	bytes  int64
	nights int
}

// perNight is what a night adds: its share of the archive, and a release that is
// kept.
func (g growth) perNight(release int64) int64 {
	if g.nights == 0 {
		return 0
	}
	return g.bytes/int64(g.nights) + release
}

func checkSpace(_ context.Context, p *patient) diagnosis {
	dir := p.s.Data
	if _, err := os.Stat(dir); err != nil {
		dir = filepath.Dir(dir)
	}
	free, known, err := freeBytes(dir)
	switch {
	case err != nil:
		return warn("look at the path and its rights", "not known: %v", err)
	case !known:
		return ok("not known on this system")
	}
	release := int64(0)
	if p.releaseErr == nil {
		release = sizeOf(p.release.Path)
	}
	return judgeSpace(free, grown(filepath.Join(p.s.archive(), "warc"), p.now), release)
}

// judgeSpace says how many nights a disk has room for.
func judgeSpace(free int64, g growth, release int64) diagnosis {
	const mend = "make room: see old releases, or move the data folder to a larger disk"
	each := g.perNight(release)
	left := fmt.Sprintf("%s free; no night in the last 30 days to tell for how long", sizeText(free))
	nights := int64(fewNights)
	if each > 0 {
		nights = free / each
		left = fmt.Sprintf("%s free; a night adds %s to the archive and a release of %s: room for %d nights", sizeText(free), sizeText(each-release), sizeText(release), nights)
	}
	switch {
	case free < leastFree || nights < leastNights:
		return fail(mend, "%s", left)
	case nights < fewNights:
		return warn(mend, "%s", left)
	}
	return ok("%s", left)
}

// grown adds up the archive's files of the last 30 days. Their names say when they
// were begun, which outlives a copy; those of other crawlers go by their times.
func grown(folder string, now time.Time) (g growth) {
	days := make(map[string]bool)
	eachFile(folder, func(_ string, info fs.FileInfo) {
		begun, err := time.Parse("20060102150405", info.Name()[:min(14, len(info.Name()))])
		if err != nil {
			begun = info.ModTime()
		}
		if age := now.Sub(begun); age < 0 || age > 30*24*time.Hour {
			return
		}
		g.bytes += info.Size()
		days[begun.In(report.Shanghai()).Format(time.DateOnly)] = true
	})
	g.nights = len(days)
	return g
}

// eachFile calls f for every file below a folder that can be looked at.
func eachFile(folder string, f func(path string, info fs.FileInfo)) {
	filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil
		}
		if info, err := d.Info(); err == nil {
			f(path, info)
		}
		return nil
	})
}

func sizeOf(folder string) (size int64) {
	eachFile(folder, func(_ string, info fs.FileInfo) { size += info.Size() })
	return size
}

// sizeText is a size as people are shown it.
func sizeText(n int64) string {
	switch {
	case n >= 1e9:
		return fmt.Sprintf("%.1f GB", float64(n)/1e9)
	case n >= 1e6:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	}
	return fmt.Sprintf("%.1f kB", float64(n)/1e3)
}

// checkFileSystem tries what publishing a release does, in a folder of its own.
func checkFileSystem(_ context.Context, p *patient) diagnosis {
	dir := p.s.releases()
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		dir = p.s.Data
	}
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return ok("no %s yet", dir)
	}
	dir, err := os.MkdirTemp(dir, ".doctor-")
	if err != nil {
		return fail(whoMayWrite(), "%v", err)
	}
	defer os.RemoveAll(dir)
	if err := tryPointer(dir); err != nil {
		return fail("keep the data folder on a local file system of Linux or macOS", "a release cannot be pointed to: %v", err)
	}
	if err := os.Link(filepath.Join(dir, "file"), filepath.Join(dir, "link")); err != nil {
		return note("harvest does without; copies made with rsync --link-dest do not", "has no hard links: %v", err)
	}
	return ok("renames over a symbolic link, and has hard links")
}

// tryPointer moves a symbolic link over another one.
func tryPointer(dir string) error {
	current, next := filepath.Join(dir, "current"), filepath.Join(dir, "next")
	for _, step := range []func() error{
		func() error { return os.WriteFile(filepath.Join(dir, "file"), nil, 0o644) },
		func() error { return os.Symlink("nowhere", current) },
		func() error { return os.Symlink("file", next) },
		func() error { return os.Rename(next, current) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	if to, err := os.Readlink(current); err != nil || to != "file" {
		return errors.Join(fmt.Errorf("%s leads to %q after it was renamed over", current, to), err)
	}
	return nil
}
