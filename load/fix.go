package load

import (
	"context"
	"embed"
	"fmt"
	"io/fs"

	"harvest/report"
)

//go:embed fixes/*.yaml
var fixFiles embed.FS

// Fixes returns the corrections that come with harvest.
func Fixes() ([]report.Fix, error) {
	folder, err := fs.Sub(fixFiles, "fixes")
	if err != nil {
		return nil, err
	}
	return report.ReadFixes(folder, "load/fixes")
}

// ExampleFixes is a file of fixes without any, that says how one is written.
func ExampleFixes() (string, error) {
	b, err := fixFiles.ReadFile("fixes/example.yaml")
	return string(b), err
}

// An Unused is a fix that changed nothing in what was loaded.
type Unused struct {
	Fix report.Fix
	Met bool   // a reading of its body and part was loaded
	Why string // for a person
}

// A mender applies fixes to the readings that pass by.
type mender struct {
	fixes    []report.Fix
	byDigest map[string][]int // of fixes
	digest   func(ctx context.Context, capture string) (string, error)
	used     []bool
	why      []string // of the last reading that a fix is about, "" where none came by
	changed  int
}

func newMender(l *Loader) *mender {
	m := &mender{fixes: l.Fixes, byDigest: make(map[string][]int), digest: l.Digest, used: make([]bool, len(l.Fixes)), why: make([]string, len(l.Fixes))}
	for i, f := range l.Fixes {
		m.byDigest[f.Digest] = append(m.byDigest[f.Digest], i)
	}
	return m
}

// mend returns a reading with the fixes that are about its body and part.
func (m *mender) mend(ctx context.Context, r report.Reading) (report.Reading, error) {
	if len(m.fixes) == 0 || m.digest == nil || r.Capture == "" {
		return r, nil
	}
	digest, err := m.digest(ctx, r.Capture)
	if err != nil {
		return r, fmt.Errorf("digest of capture %s: %w", r.Capture, err)
	}
	var about []int
	var fixes []report.Fix
	for _, i := range m.byDigest[digest] {
		if m.fixes[i].Part == r.Part {
			about, fixes = append(about, i), append(fixes, m.fixes[i])
		}
	}
	if len(fixes) == 0 {
		return r, nil
	}
	r, why := report.ApplyFixes(r, fixes)
	for k, i := range about {
		m.why[i] = why[k]
		if why[k] == "" {
			m.used[i] = true
			m.changed++
		}
	}
	return r, nil
}

// unused tells of every fix that changed no reading.
func (m *mender) unused(tell func(Unused)) {
	if tell == nil {
		return
	}
	for i, f := range m.fixes {
		switch {
		case m.used[i]:
		case m.why[i] != "":
			tell(Unused{f, true, m.why[i]})
		default:
			tell(Unused{f, false, "no reading of this body and part"})
		}
	}
}
