package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"harvest/document"
	"harvest/extract"
	"harvest/report"
)

func newExtractCmd(c *config) *cobra.Command {
	var asJSON, asChild bool
	cmd := &cobra.Command{
		Use:   "extract [FILE…]",
		Short: "Read reports from files, or from the captures not read yet",
		Long: `Read every report in the files given and print its three tables as on the form,
with what its checks found; no configuration or archive is needed. A file named
- is standard input. Without files, read the captures of the archive that this
extractor has not read.

With --json, print one object a line for every report found, and one with a
problem for a file without one: the line that harvest load reads.

Exit codes: 0 done, 1 failed, 2 used wrongly.`,
		Example: "  harvest extract report.html\n  harvest extract --json *.html | harvest load",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, files []string) (err error) {
			if asChild {
				return document.Serve(cmd.InOrStdin(), cmd.OutOrStdout())
			}
			reader, err := newReader()
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, reader.Close()) }()
			show := func(r report.Reading) error { return printReading(cmd.OutOrStdout(), r) }
			if asJSON {
				show = func(r report.Reading) error { return report.Write(cmd.OutOrStdout(), r) }
			}
			if len(files) > 0 {
				return extractFiles(cmd, files, reader, show)
			}
			return extractUnread(cmd, c, reader, show)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object for each report")
	cmd.Flags().BoolVar(&asChild, "child", false, "read the files that another harvest sends on standard input")
	cmd.Flags().Lookup("child").Hidden = true
	return cmd
}

func extractFiles(cmd *cobra.Command, files []string, reader *document.Child, show func(report.Reading) error) error {
	var missed error // a file that cannot be had does not keep the others from being read
	for _, name := range files {
		body, parts, err := openFile(cmd, name, reader)
		if err != nil {
			missed = errors.Join(missed, err)
			continue
		}
		x := extract.Extractor{Open: func(context.Context, []byte, string) []document.Part { return parts }}
		for _, r := range x.Read(cmd.Context(), name, body, "", nil) {
			if err := show(r); err != nil {
				return err
			}
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
