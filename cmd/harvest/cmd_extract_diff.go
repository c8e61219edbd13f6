package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"harvest"
	"harvest/document"
	"harvest/extract"
	"harvest/warehouse"
)

const diffHelp = `With --diff, read once more what a release has readings of, and print what this
binary reads otherwise, cell by cell: another figure, a figure gained or lost,
another state, another title, agency, year, scope or form, a problem where a report
was, a report where a problem was; and what it has otherwise beside the cells:
figures of rows that the form lacks, claims, sections, findings. The bodies come from the archive, or from the files given, each
of which is compared with what the release has of the same body or file name. The
release is a folder, one of those in the data folder, or current. Cells that a fix
set are passed over, and so are the findings of a report with such a cell. With --rules, figures found by another rule count, too. With
--json, print one object for each difference.

`

// A diffing is what harvest extract --diff is asked to do.
type diffing struct {
	release string // "" for no comparison
	rules   bool
}

func (d *diffing) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&d.release, "diff", "", "compare with the readings of this release: a folder, an ID, or current")
	cmd.Flags().BoolVar(&d.rules, "rules", false, "with --diff, figures found by another rule count")
}

func (d *diffing) asked() bool { return d.release != "" || d.rules }

// run compares, and returns an error where anything differs.
func (d *diffing) run(cmd *cobra.Command, c *config, files []string, asJSON bool) (err error) {
	if d.release == "" {
		return usage(cmd, errors.New("--rules needs --diff and a release"))
	}
	ctx := cmd.Context()
	s, err := c.settings()
	if err != nil {
		return err
	}
	r, err := findOrRead(s.releases(), d.release)
	if err != nil {
		return err
	}
	w, err := r.OpenAny(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	out := newDiffPrinter(cmd.OutOrStdout(), asJSON)
	reader, err := newReader()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, reader.Close()) }()
	x := &extract.Extractor{Agencies: s.resolver(), Sources: s.sourcesByID(), Open: reader.Open}
	if len(files) > 0 {
		err = d.files(cmd, w, x, files, reader, out)
	} else {
		err = d.captures(cmd, s, w, x, out)
	}
	if err != nil {
		return err
	}
	end := cmd.OutOrStdout()
	if asJSON {
		end = cmd.ErrOrStderr()
	}
	if err := out.summary(end, r.ID); err != nil {
		return err
	}
	if out.differ > 0 {
		return fmt.Errorf("extractor %s reads %d of %d captures otherwise than release %s has them", extract.Version, out.differ, out.compared, r.ID)
	}
	return nil
}

func (d *diffing) captures(cmd *cobra.Command, s *settings, w *warehouse.Warehouse, x *extract.Extractor, out *diffPrinter) (err error) {
	a, err := s.readArchive(cmd.Context(), "name files to read, or the data folder with --data")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	for comparison, err := range harvest.CompareCaptures(cmd.Context(), w, a, x, d.rules) {
		if err != nil {
			return err
		}
		if err := out.print(comparison); err != nil {
			return err
		}
	}
	return nil
}

func (d *diffing) files(cmd *cobra.Command, w *warehouse.Warehouse, x *extract.Extractor, files []string, reader *document.Child, out *diffPrinter) error {
	for _, name := range files {
		body, _, err := openFile(cmd, name, reader)
		if err != nil {
			return err
		}
		list, err := harvest.CompareFile(cmd.Context(), w, x, name, body, d.rules)
		if err != nil {
			return err
		}
		for _, comparison := range list {
			if err := out.print(comparison); err != nil {
				return err
			}
		}
	}
	return nil
}

// findOrRead returns the release of a name: current, an ID, or a folder anywhere.
func findOrRead(dir, name string) (warehouse.Release, error) {
	if name == "current" {
		return warehouse.Current(dir)
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return warehouse.ReadRelease(name)
	}
	return find(dir, name)
}
