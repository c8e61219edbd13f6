package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"harvest/archive"
	"harvest/warehouse"
)

func newArchiveHistoryCmd(c *config) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "history URL",
		Short: "Show every exchange of an address, oldest first",
		Long: `Show what became of an address each time it was asked or added by hand, oldest
first: when (Asia/Shanghai), the outcome, the status, the bytes received, the
capture it brought or confirmed, whether the body was another one than before,
and the run. harvest archive body CAPTURE writes any of these bodies.

Exit codes: 0 done, 1 failed or nothing is known of the address, 2 used wrongly.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			s, err := c.settings()
			if err != nil {
				return err
			}
			a, err := s.readArchive(cmd.Context(), archiveHint)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, a.Close()) }()
			list, err := a.History(cmd.Context(), args[0])
			switch {
			case err != nil:
				return err
			case len(list) == 0:
				return unknownAddress(cmd.Context(), a, args[0])
			case asJSON:
				return writeHistory(cmd.OutOrStdout(), list)
			}
			return printHistory(cmd.OutOrStdout(), list)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object for each exchange")
	return cmd
}

// unknownAddress says that nothing is known of an address, and which one like it
// is known.
func unknownAddress(ctx context.Context, a *archive.Archive, address string) error {
	plain, _, _ := strings.Cut(address, "#")
	like := []string{plain, plain + "/", strings.TrimSuffix(plain, "/")}
	for _, one := range like {
		if rest, ok := strings.CutPrefix(one, "http://"); ok {
			like = append(like, "https://"+rest)
		} else if rest, ok := strings.CutPrefix(one, "https://"); ok {
			like = append(like, "http://"+rest)
		}
	}
	hint := `addresses are kept as they were asked; look for it with: harvest query "SELECT DISTINCT url FROM exchange WHERE url LIKE '%…%'"`
	for _, one := range like {
		if list, err := a.History(ctx, one); err != nil {
			return err
		} else if len(list) > 0 {
			hint = "harvest archive history '" + one + "'"
			break
		}
	}
	return &hintError{fmt.Errorf("the archive knows nothing of %s", address), hint}
}

// bodyChanges says of each exchange how its body stands to the one before: "new",
// "changed", "same", or "" where it brought none.
func bodyChanges(list []archive.Exchange) []string {
	changes := make([]string, len(list))
	last := ""
	for i, x := range list {
		switch {
		case x.Capture == "":
			continue
		case last == "":
			changes[i] = "new"
		case x.Capture == last:
			changes[i] = "same"
		default:
			changes[i] = "changed"
		}
		last = x.Capture
	}
	return changes
}

func printHistory(w io.Writer, list []archive.Exchange) error {
	t := newTable()
	t.SetColumnConfigs([]table.ColumnConfig{{Number: 7, WidthMax: 60}})
	t.AppendHeader(table.Row{"fetched", "outcome", "status", "size", "capture", "body", "run or who"})
	changes := bodyChanges(list)
	for i, x := range list {
		status, size, by := "", "", x.Run
		if x.Status > 0 {
			status = fmt.Sprint(x.Status)
		}
		if x.Status > 0 || x.AddedBy != "" {
			size = fmt.Sprint(x.Size)
		}
		if x.AddedBy != "" {
			by = "added by " + x.AddedBy
		}
		t.AppendRow(table.Row{x.Fetched.In(warehouse.Shanghai()).Format("2006-01-02 15:04:05"), x.Outcome, status, size, shortID(x.Capture), changes[i], by})
	}
	_, err := fmt.Fprintf(w, "%s\n%d exchanges\n", t.Render(), len(list))
	return err
}

// shortID is as much of a capture's ID as people are shown.
func shortID(id string) string {
	return id[:min(12, len(id))]
}

func writeHistory(w io.Writer, list []archive.Exchange) error {
	changes := bodyChanges(list)
	out := json.NewEncoder(w)
	for i, x := range list {
		var status *int
		if x.Status > 0 {
			status = &x.Status
		}
		var size *int64
		if x.Status > 0 || x.AddedBy != "" {
			size = &x.Size
		}
		err := out.Encode(struct {
			URL     string    `json:"url"`
			Fetched time.Time `json:"fetched"`
			Outcome string    `json:"outcome"`
			Detail  *string   `json:"detail"`
			Status  *int      `json:"status"`
			Size    *int64    `json:"size"`
			Capture *string   `json:"capture"`
			Body    *string   `json:"body"`
			Run     *string   `json:"run"`
			Source  *string   `json:"source"`
			AddedBy *string   `json:"added_by"`
			File    string    `json:"file"`
			Offset  int64     `json:"offset"`
		}{x.URL, x.Fetched, x.Outcome, known(x.Detail), status, size, known(x.Capture), known(changes[i]), known(x.Run), known(x.Source),
			known(x.AddedBy), x.File, x.Offset})
		if err != nil {
			return err
		}
	}
	return nil
}

func newArchiveBodyCmd(c *config) *cobra.Command {
	return &cobra.Command{
		Use:   "body CAPTURE",
		Short: "Write the body of a capture, as the site sent it",
		Long: `Write the body of a capture to standard output, its Content-Encoding undone and
checked against its digest. CAPTURE is its identity, or as many of its first
digits as fit no other.

Exit codes: 0 done, 1 failed, no such capture or damaged, 2 used wrongly.`,
		Example: "  harvest archive body 3fa94c0d11e2 > report.html",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			s, err := c.settings()
			if err != nil {
				return err
			}
			a, err := s.readArchive(cmd.Context(), archiveHint)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, a.Close()) }()
			found, err := a.Find(cmd.Context(), strings.ToLower(args[0]))
			switch {
			case errors.Is(err, archive.ErrUnknown):
				return &hintError{err, "harvest archive history URL lists the captures of an address"}
			case errors.Is(err, archive.ErrAmbiguous):
				return &hintError{err, "give more of its digits"}
			case err != nil:
				return err
			}
			body, err := a.Body(cmd.Context(), found)
			if errors.Is(err, archive.ErrDamaged) {
				err = &hintError{err, "harvest archive verify"}
			}
			if err != nil {
				return err
			}
			_, err = cmd.OutOrStdout().Write(body)
			return err
		},
	}
}
