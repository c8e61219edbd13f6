package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"
)

func newDoctorCmd(c *config) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Check the install and the data folder, and say how to mend what is wrong",
		Long: `Check configuration, data folder, disk, clock, ledger, archive, warehouse, releases
and the machine, and say of each what was found, and how to mend it:

  ok    as it should be
  note  to know; nothing need be done
  warn  something will go wrong, or is not as it should be
  fail  a night cannot go well

Nobody is asked and nothing is changed: it may run beside a night. The working
file is opened for a moment, and only while no run has the lock; a run that begins
in that moment is refused. With --json, one object a line.

Exit codes: 0 no check failed, 1 one failed, 2 used wrongly.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			p := openPatient(cmd.Context(), c, time.Now())
			defer func() { err = errors.Join(err, p.close()) }()
			return printDiagnoses(cmd.OutOrStdout(), p.examine(cmd.Context()), asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object for each check")
	return cmd
}

// printDiagnoses prints what was found, and returns an error where a check failed.
func printDiagnoses(w io.Writer, found []diagnosis, asJSON bool) error {
	count := make(map[string]int)
	lines := json.NewEncoder(w)
	lines.SetEscapeHTML(false)
	for _, d := range found {
		count[d.State]++
		if asJSON {
			if err := lines.Encode(d); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(w, "%-4s  %-13s  %s\n", d.State, d.Check, d.Found)
		if d.Mend != "" {
			fmt.Fprintf(w, "%21s→ %s\n", "", d.Mend)
		}
	}
	if !asJSON {
		fmt.Fprintf(w, "\n%d checks: %d ok, %d note, %d warn, %d fail\n", len(found), count[isOK], count[isNote], count[isWarn], count[isFail])
	}
	if count[isFail] > 0 {
		return fmt.Errorf("%d of %d checks failed", count[isFail], len(found))
	}
	return nil
}
