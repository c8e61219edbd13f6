package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"harvest/document"
	"harvest/extract"
	"harvest/report"
)

func newExtractCmd(c *config) *cobra.Command {
	var asJSON, asTables, asChild, ocr bool
	var diff diffing
	cmd := &cobra.Command{
		Use:   "extract [FILE…]",
		Short: "Read reports from files, or from the captures not read yet",
		Long: `Read every report in the files given and print its three tables as on the form,
with what its checks found; no configuration or archive is needed. A file named
- is standard input. Without files, read the captures of the archive that this
extractor has not read.

With --json, print one object a line for every report found, and one with a
problem for a file without one: the line that harvest load reads.

A file is told by its content: HTML, text, and what archives (zip, 7z, rar, gzip)
hold, each file in them by itself. Files of more than 50 MB are not read.

A fix of a file's bytes, by their SHA-256, is applied and told under the report; what
--json prints is what was read, without fixes.

With --tables, print every table in the files as found, whatever it says: where
each cell begins, < and ^ for the columns and rows it takes up beside that, and
whether the columns are ruled in the file or guessed. With --json, one object a
table. What else a file holds, and what cannot be read, is told on standard error.

With --ocr, a scan (PDF, PNG, JPEG or GIF) is recognised with tesseract, which must
be installed with its language chi_sim. A figure counts only where a row or column
sum of the form proves it; every other cell is illegible, and prose is left out.
Another version of tesseract may read other figures: each names its own.

` + diffHelp + `Exit codes: 0 done, 1 failed, or with --diff something differs, 2 used wrongly.`,
		Example: "  harvest extract report.html attachments.zip\n  harvest extract --tables yearbook.pdf\n  harvest extract --json *.html | harvest load\n  harvest extract --diff current",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, files []string) (err error) {
			if asChild {
				return document.Serve(cmd.InOrStdin(), cmd.OutOrStdout())
			}
			if diff.asked() {
				return diff.run(cmd, c, files, asJSON)
			}
			if asTables && len(files) == 0 {
				return usage(cmd, errors.New("--tables needs files"))
			}
			if ocr && len(files) == 0 {
				return usage(cmd, errors.New("--ocr needs files"))
			}
			reader, err := newReader()
			if err != nil {
				return err
			}
			if ocr {
				if _, err := document.FindRecogniser(cmd.Context()); err != nil {
					return err
				}
				reader.Recognise = true
			}
			defer func() { err = errors.Join(err, reader.Close()) }()
			if asTables {
				return extractTables(cmd, files, reader, asJSON)
			}
			show := func(r report.Reading) error { return printReading(cmd.OutOrStdout(), r) }
			if asJSON {
				show = func(r report.Reading) error { return report.Write(cmd.OutOrStdout(), r) }
			}
			if len(files) > 0 {
				var fixes []report.Fix
				if !asJSON {
					s, err := c.settings()
					if err != nil {
						return err
					}
					fixes = s.fixes
				}
				return extractFiles(cmd, files, reader, fixes, show)
			}
			return extractUnread(cmd, c, reader, show)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object for each report")
	cmd.Flags().BoolVar(&asTables, "tables", false, "print every table as found, not the reports")
	cmd.Flags().BoolVar(&ocr, "ocr", false, "recognise files that are pictures, with tesseract")
	cmd.Flags().BoolVar(&asChild, "child", false, "read the files that another harvest sends on standard input")
	cmd.Flags().Lookup("child").Hidden = true
	diff.flags(cmd)
	return cmd
}

// extractFiles shows what files are read as, with the fixes that are about their
// bytes. A file that cannot be had does not keep the others from being read.
func extractFiles(cmd *cobra.Command, files []string, reader *document.Child, fixes []report.Fix, show func(report.Reading) error) error {
	var missed error
	for _, name := range files {
		body, parts, err := openFile(cmd, name, reader)
		if err != nil {
			missed = errors.Join(missed, err)
			continue
		}
		x := extract.Extractor{Open: func(context.Context, []byte, string) []document.Part { return parts }}
		about := fixesOf(body, fixes)
		for _, r := range x.Read(cmd.Context(), name, body, "", nil) {
			r, lines := fixReading(r, about)
			if err := show(r); err != nil {
				return err
			}
			for _, line := range lines {
				if _, err := fmt.Fprintln(cmd.OutOrStdout(), line); err != nil {
					return err
				}
			}
		}
	}
	return missed
}

// extractTables prints the tables of files. A file that cannot be had does not keep
// the others from being read.
func extractTables(cmd *cobra.Command, files []string, reader *document.Child, asJSON bool) error {
	var missed error
	for _, name := range files {
		_, parts, err := openFile(cmd, name, reader)
		if err != nil {
			missed = errors.Join(missed, err)
			continue
		}
		if err := printTables(cmd.OutOrStdout(), cmd.ErrOrStderr(), name, parts, asJSON); err != nil {
			return err
		}
	}
	return missed
}

func extractUnread(cmd *cobra.Command, c *config, reader *document.Child, show func(report.Reading) error) error {
	ctx := cmd.Context()
	s, err := c.settings()
	if err != nil {
		return err
	}
	a, err := s.readArchive(ctx, "harvest crawl, or name files to read")
	if err != nil {
		return err
	}
	defer a.Close()
	unread, err := s.unread(ctx, a)
	if err != nil {
		return err
	}
	x := extract.Extractor{Agencies: s.resolver(), Sources: s.sourcesByID(), Open: reader.Open}
	for r, err := range x.Extract(ctx, a, unread) {
		if err != nil {
			return err
		}
		if err := show(r); err != nil {
			return err
		}
	}
	return nil
}
