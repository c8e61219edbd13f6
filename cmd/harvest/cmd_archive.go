package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"harvest/archive"
)

func newArchiveCmd(c *config) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "archive",
		Short: "Verify the archive, look into it, add a file by hand",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newArchiveVerifyCmd(c), newArchiveHistoryCmd(c), newArchiveBodyCmd(c), newArchiveAddCmd(c))
	return cmd
}

// readArchive opens the archive for reading only.
func (s *settings) readArchive(ctx context.Context, hint string) (*archive.Archive, error) {
	if _, err := os.Stat(s.archive()); errors.Is(err, fs.ErrNotExist) {
		return nil, &hintError{fmt.Errorf("no archive at %s", s.archive()), hint}
	}
	return archive.Open(ctx, s.archive(), archive.Options{ReadOnly: true})
}

const archiveHint = "harvest crawl, or harvest archive add --help; --data names another folder"

func newArchiveVerifyCmd(c *config) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "verify",
		Short: "Read every record of the archive and name what is damaged",
		Long: `Read every record of every WARC file, and of one that is being written as much
as the index has, and hold it against its checksums and digests, against what it
refers to and against the index. Each damaged record is one line: file and
offset, what it was, its address and captures where they can still be told, and
what is wrong. With --json each is an object, and the closing line goes to
standard error. Nothing is changed.

Exit codes: 0 all whole, 1 something is damaged or cannot be read, 2 used wrongly.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := c.settings()
			if err != nil {
				return err
			}
			a, err := s.readArchive(cmd.Context(), archiveHint)
			if err != nil {
				return err
			}
			v, err := a.Verify(cmd.Context(), func(d archive.Damage) error { return printDamage(cmd, d, asJSON) })
			if err := errors.Join(err, a.Close()); err != nil {
				return err
			}
			return printVerified(cmd, s, v, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object for each damaged record")
	return cmd
}

// printDamage prints one damaged record on one line.
func printDamage(cmd *cobra.Command, d archive.Damage, asJSON bool) error {
	out := cmd.OutOrStdout()
	if asJSON {
		return json.NewEncoder(out).Encode(struct {
			File     string   `json:"file"`
			Offset   int64    `json:"offset"`
			Kind     *string  `json:"kind"`
			Record   *string  `json:"record"`
			URL      *string  `json:"url"`
			Captures []string `json:"captures"`
			Reason   string   `json:"reason"`
		}{d.File, d.Offset, known(d.Kind), known(d.Record), known(d.URL), append([]string{}, d.Captures...), d.Reason})
	}
	line := fmt.Sprintf("%s at %d", d.File, d.Offset)
	for _, word := range []string{d.Kind, d.Record, d.URL} {
		if word != "" {
			line += " " + word
		}
	}
	for _, id := range d.Captures {
		line += " capture " + id
	}
	_, err := fmt.Fprintf(out, "%s: %s\n", line, d.Reason)
	return err
}

// known is null in JSON for what is not known.
func known(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// printVerified prints how much was read, and fails if any of it is damaged.
func printVerified(cmd *cobra.Command, s *settings, v archive.Verified, asJSON bool) error {
	out := cmd.OutOrStdout()
	if asJSON {
		out = cmd.ErrOrStderr()
	}
	ending := "all whole"
	if v.Damaged > 0 {
		ending = fmt.Sprintf("%d damaged", v.Damaged)
	}
	if _, err := fmt.Fprintf(out, "%d files, %d records, %.1f MB: %s\n", v.Files, v.Records, float64(v.Bytes)/1e6, ending); err != nil {
		return err
	}
	if v.Damaged == 0 {
		return nil
	}
	return &hintError{fmt.Errorf("archive %s: %w", s.archive(), archive.ErrDamaged),
		"put an undamaged copy of each file named in its place, and verify again"}
}
