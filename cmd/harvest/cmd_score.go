package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"harvest/extract"
)

func newScoreCmd(c *config) *cobra.Command {
	var (
		asJSON bool
		least  float64
	)
	cmd := &cobra.Command{
		Use:   "score FOLDER",
		Short: "Hold what is read from files against what they are known to print",
		Long: `Read every file of a folder, and of those below it, that has a file
NAME.expected.json beside it, and count the cells that come out right, wrong,
missing and invented: by file, form and format. Agency, year and scope are counted
apart as fields, figures of the prose as claims.

A cell is missing where a figure is printed and none is read, wrong where another
value or state is read, and invented where a value is read and none is printed.
With --verbose, every one of them is shown.

With --json, print one object.

Exit codes: 0 done, 1 failed, or fewer cells are right than --at-least asks for, or
any is invented while it asks, 2 used wrongly.`,
		Example: "  harvest score reports\n  harvest score --at-least 99.5 reports",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if least < 0 || least > 100 {
				return usage(cmd, fmt.Errorf("--at-least %v: want a number from 0 to 100", least))
			}
			s, err := scoreFolder(cmd, args[0])
			if err != nil {
				return err
			}
			if asJSON {
				err = printObject(cmd.OutOrStdout(), s)
			} else {
				err = printScore(cmd.OutOrStdout(), s, c.verbose)
			}
			if err != nil {
				return err
			}
			if cmd.Flags().Changed("at-least") {
				return s.held(least)
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	cmd.Flags().Float64Var(&least, "at-least", 0, "fail unless this many of a hundred cells are right and none is invented")
	return cmd
}

// A score is what came of a folder.
type score struct {
	Files   []fileScore `json:"files"`   // in the order of their paths
	Forms   []sumScore  `json:"forms"`   // in the order of their names
	Formats []sumScore  `json:"formats"` // in the order of their names
	Total   sumScore    `json:"total"`
}

// A fileScore is what came of one file: a tally for each report it should hold.
type fileScore struct {
	File    string          `json:"file"`   // its path below the folder
	Format  string          `json:"format"` // its extension
	Reports []extract.Tally `json:"reports"`
}

// A sumScore sums the reports of one form or format.
type sumScore struct {
	Name    string        `json:"name"`
	Reports int           `json:"reports"`
	Cells   extract.Count `json:"cells"`
	Fields  extract.Count `json:"fields"`
	Claims  extract.Count `json:"claims"`
	Percent float64       `json:"percent"` // of the cells
}

func (s *sumScore) add(t *extract.Tally) {
	s.Reports++
	s.Cells.Add(t.Cells)
	s.Fields.Add(t.Fields)
	s.Claims.Add(t.Claims)
	s.Percent = s.Cells.Percent()
}

// held is nil where enough cells are right and none is invented.
func (s *score) held(least float64) error {
	var err error
	if s.Total.Percent < least {
		err = fmt.Errorf("%.2f of a hundred cells are right, at least %v are wanted", s.Total.Percent, least)
	}
	if n := s.Total.Cells.Invented; n > 0 {
		err = errors.Join(err, fmt.Errorf("%d cells are invented, none may be", n))
	}
	return err
}

const expectedSuffix = ".expected.json"

// scoreFolder reads and tallies every file of a folder that is known.
func scoreFolder(cmd *cobra.Command, folder string) (score, error) {
	s := score{Total: sumScore{Name: "all"}}
	var x extract.Extractor
	forms, formats := make(map[string]*sumScore), make(map[string]*sumScore)
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, expectedSuffix) {
			return err
		}
		ext := filepath.Ext(path)
		known, err := os.ReadFile(strings.TrimSuffix(path, ext) + expectedSuffix)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		want, err := extract.ReadExpected(known)
		if err != nil {
			return fmt.Errorf("%s: %w", strings.TrimSuffix(path, ext)+expectedSuffix, err)
		}
		body, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		f := fileScore{File: filepath.ToSlash(name), Format: strings.TrimPrefix(strings.ToLower(ext), ".")}
		f.Reports = extract.Score(x.Read(cmd.Context(), filepath.Base(path), body, "", nil), want)
		s.Files = append(s.Files, f)
		for i := range f.Reports {
			t := &f.Reports[i]
			sumOf(forms, t.Form).add(t)
			sumOf(formats, f.Format).add(t)
			s.Total.add(t)
		}
		return cmd.Context().Err()
	})
	if err != nil {
		return s, fmt.Errorf("score %s: %w", folder, err)
	}
	if len(s.Files) == 0 {
		return s, fmt.Errorf("score %s: no file with its NAME%s beside it", folder, expectedSuffix)
	}
	s.Forms, s.Formats = sums(forms), sums(formats)
	return s, nil
}

func sumOf(m map[string]*sumScore, name string) *sumScore {
	if m[name] == nil {
		m[name] = &sumScore{Name: name}
	}
	return m[name]
}
