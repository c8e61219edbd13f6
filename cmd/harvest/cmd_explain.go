package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"harvest"
	"harvest/warehouse"
)

// namesOfFigures is how explain and cite are told which figure is meant.
const namesOfFigures = `REPORT is the number of a report in this release, six digits or more of its
reading, the address of its page (or the name of the file), or an agency and a
year: cn-411700-education@2021 or 甲市教育局@2021, with @agency, @office or
@consolidated behind it where there are several. Of several editions of an
agency's report the one to believe is taken.

INDICATOR is a code of docs/indicators.md, or a label in Chinese that only one of
them has; MEMBER an applicant of table 3 (total where none is named).`

func newExplainCmd(c *config) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "explain REPORT INDICATOR[/MEMBER]",
		Short: "Show where a figure comes from, and what speaks against it",
		Long: `Show everything that is known of one figure of the current release: the page it
is from, when that was fetched and its digest, the table, row and column, by which
rule it was found and what that means, where it stands on the form beside what the
page prints there, the row and those around it as the archive holds them with the
figure in [brackets], which other ways to read the row were refused, the fix that
stands in its place where there is one, every check in which the figure takes part,
the other editions of the report, and the same figure in the years around it.

` + namesOfFigures + `

With --json, print one object; what is not known is left out.

Exit codes: 0 done, 1 failed, 2 used wrongly: no report or figure, or several, are
called so.`,
		Example: "  harvest explain 甲市教育局@2021 request_new\n  harvest explain 17 request_new/natural_person --json",
		Args:    cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			s, err := c.settings()
			if err != nil {
				return err
			}
			w, err := s.openRelease(cmd.Context())
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, w.Close()) }()
			a, err := s.readArchive(cmd.Context(), archiveHint)
			if err != nil { // the figure is explained without its row
				fmt.Fprintf(cmd.ErrOrStderr(), "harvest: %v\n", err)
			} else {
				defer func() { err = errors.Join(err, a.Close()) }()
			}
			x, err := harvest.Explain(cmd.Context(), w, a, args[0], args[1])
			if err != nil {
				return err
			}
			if asJSON {
				return printObject(cmd.OutOrStdout(), x)
			}
			return printExplanation(cmd.OutOrStdout(), x)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}

// printObject prints one JSON object on a line.
func printObject(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// openRelease opens the release that the pointer names.
func (s *settings) openRelease(ctx context.Context) (*warehouse.Warehouse, error) {
	r, err := warehouse.Current(s.releases())
	if err != nil {
		return nil, err
	}
	return r.Open(ctx)
}
