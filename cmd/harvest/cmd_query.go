package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"harvest/warehouse"
)

func newQueryCmd(c *config) *cobra.Command {
	var (
		asCSV, asJSON bool
		release       string
	)
	cmd := &cobra.Command{
		Use:   "query SQL",
		Short: "Ask a release in SQL",
		Long: `Run one query against the current release, or that of --release, for reading
only, and print its rows:
as a table, with --csv as CSV (NULL is empty), with --json one object a line
(NULL is null). A query named - is read from standard input. Tables and views are
described in docs/warehouse.md, and in the file itself:
  SELECT table_name, comment FROM duckdb_tables()
  SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'city_year'

Exit codes: 0 done, 1 failed, 2 used wrongly.`,
		Example: `  harvest query "SELECT name, year, requests_received FROM city_year ORDER BY 1, 2"`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			query := args[0]
			if query == "-" {
				b, err := io.ReadAll(cmd.InOrStdin())
				if err != nil {
					return err
				}
				query = string(b)
			}
			if !single(query) {
				return usage(cmd, errors.New("more than one statement: ask one thing at a time"))
			}
			if asCSV && asJSON {
				return usage(cmd, errors.New("--csv and --json at once"))
			}
			s, err := c.settings()
			if err != nil {
				return err
			}
			r, err := find(s.releases(), release)
			if err != nil {
				return err
			}
			w, err := r.OpenAny(cmd.Context())
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, w.Close()) }()
			rows, err := w.DB.QueryContext(cmd.Context(), query)
			if err != nil {
				return fmt.Errorf("query: %w", err)
			}
			defer rows.Close()
			switch {
			case asCSV:
				return printCSV(cmd.OutOrStdout(), rows)
			case asJSON:
				return printJSON(cmd.OutOrStdout(), rows)
			}
			return printRows(cmd.OutOrStdout(), rows)
		},
	}
	cmd.Flags().BoolVar(&asCSV, "csv", false, "print CSV")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a line")
	cmd.Flags().StringVar(&release, "release", "", "the release to ask, such as 2026-03-01.1 (default the current one)")
	return cmd
}

// find returns the release with an ID, or the current one where none is given.
func find(dir, id string) (warehouse.Release, error) {
	if id == "" {
		return warehouse.Current(dir)
	}
	return warehouse.Find(dir, id)
}

// single reports whether a text is one statement: no semicolon but at its end,
// outside of quotes and comments.
func single(query string) bool {
	ended := false
	for i := 0; i < len(query); i++ {
		switch c := query[i]; {
		case c == '-' && strings.HasPrefix(query[i:], "--"):
			end := strings.IndexByte(query[i:], '\n')
			if end < 0 {
				return true
			}
			i += end
		case c == '/' && strings.HasPrefix(query[i:], "/*"):
			end := strings.Index(query[i:], "*/")
			if end < 0 {
				return true
			}
			i += end + 1
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
		case c == ';':
			ended = true
		case ended:
			return false
		case c == '\'' || c == '"':
			end := strings.IndexByte(query[i+1:], c)
			if end < 0 {
				return true
			}
			i += end + 1
		}
	}
	return true
}
