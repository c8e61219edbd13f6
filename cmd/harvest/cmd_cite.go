package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"harvest"
	"harvest/report"
)

func newCiteCmd(c *config) *cobra.Command {
	var asMarkdown, asJSON bool
	cmd := &cobra.Command{
		Use:   "cite REPORT INDICATOR[/MEMBER]",
		Short: "Print a line that cites a figure, to paste into an article",
		Long: `Print one line in Chinese that cites a figure of the current release: agency,
title, year, what the figure is and its value as printed, the address and day it
was fetched, the digest of the page and the release. A figure that is not stated
is said to be so, and never looks like a number. A fix that stands in the place of
what was read is said in the line; it, a finding that speaks against the figure,
and another edition to believe are warnings on standard error.

` + namesOfFigures + `

With --json, print one object with the line and what it is made of.

Exit codes: 0 done, 1 failed, 2 used wrongly: no report or figure, or several, are
called so.`,
		Example: "  harvest cite 甲市教育局@2021 request_new\n  harvest cite --markdown 17 request_granted/enterprise",
		Args:    cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if asMarkdown && asJSON {
				return usage(cmd, errors.New("--markdown and --json at once"))
			}
			s, err := c.settings()
			if err != nil {
				return err
			}
			w, err := s.openRelease(cmd.Context())
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, w.Close()) }()
			x, err := harvest.Explain(cmd.Context(), w, nil, args[0], args[1])
			if err != nil {
				return err
			}
			warnings := citeWarnings(x)
			for _, text := range warnings {
				fmt.Fprintf(cmd.ErrOrStderr(), "warning: %s\n", text)
			}
			if asJSON {
				return printObject(cmd.OutOrStdout(), citationOf(x, warnings))
			}
			_, err = fmt.Fprintln(cmd.OutOrStdout(), citeLine(x, asMarkdown))
			return err
		},
	}
	cmd.Flags().BoolVar(&asMarkdown, "markdown", false, "print Markdown, the title a link")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}

// citeWarnings says what speaks against a figure: the checks that it does not
// pass, doubts about how the whole report was read, and that it is of an edition
// that another one is believed over.
func citeWarnings(x harvest.Explanation) []string {
	var warnings []string
	for _, f := range x.Fixes {
		warnings = append(warnings, "not as the page was read: "+fixText(&f, x.Figure.Unit))
	}
	if fact := (report.Fact{Rule: x.Figure.Rule}); fact.Fixed() && len(x.Fixes) == 0 {
		warnings = append(warnings, "not as the page was read: a fix set it that is not among the fixes any more")
	}
	for _, c := range x.Checks {
		if c.Outcome != string(report.Broken) {
			continue
		}
		w := fmt.Sprintf("%s (%s) does not hold: want %s, got %s", c.Check, c.Severity, c.Want, c.Got)
		if c.Later {
			w += ", in the report for the year after"
		}
		warnings = append(warnings, w)
	}
	for _, c := range x.Doubts {
		if c.Severity == "parser" || c.Severity == "error" || c.Severity == "warning" {
			warnings = append(warnings, fmt.Sprintf("%s (%s) about the whole report: want %s, got %s", c.Check, c.Severity, c.Want, c.Got))
		}
	}
	if x.Report.Choice > 1 {
		warnings = append(warnings, fmt.Sprintf("edition %d of %d, not the one to believe: %s", x.Report.Choice, x.Report.Editions, x.Report.Why))
	}
	return warnings
}
