package main

import (
	"fmt"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"harvest/report"
)

func newSourceCmd(c *config) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "source",
		Short: "List the sources, or check them",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newSourceListCmd(c), newSourceCheckCmd(c))
	return cmd
}

func newSourceListCmd(c *config) *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List every source, and the file it is from",
		Long: `List every source: those that come with harvest, and those of the folders that
harvest.yaml names. Of two with one id the one added later stands. Under notes:
hosts that are asked by the ciphers of old servers, and why, and sources that
may be at a private address.

Exit codes: 0 done, 1 a source, agency or region is wrong, 2 used wrongly.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := c.settings()
			if err != nil {
				return err
			}
			t := newTable()
			t.SetColumnConfigs(nil)
			t.AppendHeader(table.Row{"id", "covers", "platform", "listing", "from", "notes"})
			for _, src := range s.sources {
				t.AppendRow(table.Row{src.ID, covers(src), src.Platform, src.Site + src.Column, src.File, notes(src)})
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s\n%d sources\n", t.Render(), len(s.sources))
			return err
		},
	}
}

// notes says what is out of the ordinary about how a source is asked.
func notes(src report.Source) string {
	var list []string
	if src.Private {
		list = append(list, "may be at a private address")
	}
	if len(src.TLS.Legacy) > 0 {
		list = append(list, "legacy tls for "+strings.Join(src.TLS.Legacy, ", ")+": "+src.TLS.Reason)
	}
	return strings.Join(list, "; ")
}

func covers(src report.Source) string {
	switch {
	case src.Disabled != nil:
		return "disabled: " + src.Disabled.Reason
	case src.Covers.Agency != "":
		return src.Covers.Agency
	}
	return "region " + src.Covers.Region
}

func newSourceCheckCmd(c *config) *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Check every source, agency and region, without asking anyone",
		Long: `Read every file of sources, agencies and regions and say what is wrong with the
first that is: file, line and key.

Exit codes: 0 all are well, 1 one is wrong, 2 used wrongly.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := c.settings()
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%d sources, %d agencies, %d regions: all well\n", len(s.sources), len(s.agencies), len(s.regions))
			return err
		},
	}
}
