package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"harvest/extract"
	"harvest/report"
)

func newExtractCmd(c *config) *cobra.Command {
	var asJSON bool
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

` + diffHelp + `Exit codes: 0 done, 1 failed, or with --diff something differs, 2 used wrongly.`,
		Example: "  harvest extract report.html\n  harvest extract --json *.html | harvest load\n  harvest extract --diff current",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, files []string) error {
			if diff.asked() {
				return diff.run(cmd, c, files, asJSON)
			}
			show := func(r report.Reading) error { return printReading(cmd.OutOrStdout(), r) }
			if asJSON {
				show = func(r report.Reading) error { return report.Write(cmd.OutOrStdout(), r) }
			}
			if len(files) > 0 {
				return extractFiles(cmd, files, show)
			}
			return extractUnread(cmd, c, show)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object for each report")
	diff.flags(cmd)
	return cmd
}

func extractFiles(cmd *cobra.Command, files []string, show func(report.Reading) error) error {
	var x extract.Extractor
	var missed error // a file that cannot be had does not keep the others from being read
	for _, name := range files {
		body, err := readFile(cmd, name)
		if err != nil {
			missed = errors.Join(missed, fmt.Errorf("read %s: %w", name, err))
			continue
		}
		for _, r := range x.Read(cmd.Context(), name, body, "", nil) {
			if err := show(r); err != nil {
				return err
			}
		}
	}
	return missed
}

func readFile(cmd *cobra.Command, name string) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(cmd.InOrStdin())
	}
	return os.ReadFile(name)
}

func extractUnread(cmd *cobra.Command, c *config, show func(report.Reading) error) error {
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
	x := extract.Extractor{Agencies: s.resolver(), Sources: s.sourcesByID()}
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
