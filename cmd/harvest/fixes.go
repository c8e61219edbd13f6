package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"harvest"
	"harvest/load"
	"harvest/report"
	"harvest/warehouse"
)

// fix has a loader tell the digests of what it loads from the archive, where there
// is one, and which fixes are refused. The function returned ends that.
func (s *settings) fix(cmd *cobra.Command, l *load.Loader) (end func() error, err error) {
	end = func() error { return nil }
	if _, err := os.Stat(s.archive()); len(s.fixes) == 0 || err != nil {
		return end, nil
	}
	a, err := s.readArchive(cmd.Context(), archiveHint)
	if err != nil {
		return end, err
	}
	l.Digest = harvest.Digests(a)
	l.Unused = func(u load.Unused) {
		if u.Met {
			fmt.Fprintf(cmd.ErrOrStderr(), "fix of %s (%s:%d) changes nothing: %s\n", u.Fix.Cell(), u.Fix.File, u.Fix.Line, u.Why)
		}
	}
	return a.Close, nil
}

// fixesOf returns the fixes that are about a body.
func fixesOf(body []byte, fixes []report.Fix) []report.Fix {
	if len(fixes) == 0 {
		return nil
	}
	sum := sha256.Sum256(body)
	digest := hex.EncodeToString(sum[:])
	var about []report.Fix
	for _, f := range fixes {
		if f.Digest == digest {
			about = append(about, f)
		}
	}
	return about
}

// fixReading applies those of a body's fixes that are about a reading's part, and says
// in a line for each what it changed, or why it changed nothing.
func fixReading(r report.Reading, fixes []report.Fix) (fixed report.Reading, lines []string) {
	var about []report.Fix
	for _, f := range fixes {
		if f.Part == r.Part {
			about = append(about, f)
		}
	}
	if len(about) == 0 {
		return r, nil
	}
	fixed, why := report.ApplyFixes(r, about)
	for i, f := range about {
		if why[i] != "" {
			lines = append(lines, fmt.Sprintf("not fixed: fix of %s (%s:%d) changes nothing: %s", f.Cell(), f.File, f.Line, why[i]))
			continue
		}
		var value *report.Value
		if f.State.HasValue() {
			value = &f.Value
		}
		lines = append(lines, fmt.Sprintf("fixed: %s is %s: %s (%s; %s)", f.Cell(), valueText(f.State, value, "", f.Printed), f.Reason, f.Author, f.Source))
	}
	return fixed, lines
}

// fixedText ends a line that counts what was loaded.
func fixedText(fixed int) string {
	if fixed == 0 {
		return ""
	}
	return fmt.Sprintf("; %d figures fixed", fixed)
}

// printUnused warns of the fixes that change nothing in a release.
func (s *settings) printUnused(w io.Writer, unused []warehouse.UnusedFix) {
	for _, u := range unused {
		fmt.Fprintf(w, "fix of %s (%s) changes nothing: %s\n", u.Cell, s.writtenAt(u), u.Why)
	}
}

// warnOfFixes warns of the fixes that change nothing in a release, where it has any.
func (s *settings) warnOfFixes(cmd *cobra.Command, r warehouse.Release) error {
	if r.Tables["fix"].Rows == 0 {
		return nil
	}
	w, err := r.Open(cmd.Context())
	if err != nil {
		return err
	}
	unused, err := w.UnusedFixes(cmd.Context())
	if err := errors.Join(err, w.Close()); err != nil {
		return err
	}
	s.printUnused(cmd.ErrOrStderr(), unused)
	return nil
}

// writtenAt says in which line a fix is written, else which body it is about.
func (s *settings) writtenAt(u warehouse.UnusedFix) string {
	for _, f := range s.fixes {
		if f.Digest == u.Digest && f.Part == u.Part && f.Cell() == u.Cell {
			return fmt.Sprintf("%s:%d", f.File, f.Line)
		}
	}
	return u.Digest[:min(12, len(u.Digest))] + "…" + u.Part
}

// checkFixes asks the newest release which fixes change nothing.
func checkFixes(ctx context.Context, p *patient) (d diagnosis) {
	if p.releaseErr != nil {
		return ok("%d; not known yet whether they take hold", len(p.s.fixes))
	}
	w, err := p.release.Open(ctx)
	if err != nil {
		return unknown("release", err)
	}
	unused, err := w.UnusedFixes(ctx)
	if err := errors.Join(err, w.Close()); err != nil {
		return fail("see release", "%v", err)
	}
	if len(unused) > 0 {
		var b strings.Builder
		p.s.printUnused(&b, unused[:1])
		return warn("mend or take out the entry: SELECT * FROM fix WHERE NOT used lists them", "%d of %d change nothing: %s", len(unused), p.release.Tables["fix"].Rows, strings.TrimSpace(b.String()))
	}
	return ok("%d, and all take hold", p.release.Tables["fix"].Rows)
}
