package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"harvest"
	"harvest/replica"
	"harvest/warehouse"
)

func newDemoCmd(c *config) *cobra.Command {
	var (
		seed  uint64
		night int
	)
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Run the main job on a made-up province, and show what comes out",
		Long: `Serve a made-up province on loopback, crawl it, archive, read, load and publish,
and print what an analyst came for. Everything is kept in the folder --data
(data/demo-1 by default, where 1 is the seed), so that a second run finds what is
unchanged.

Exit codes: 0 done, 1 failed, 2 used wrongly, 3 done but some sources failed,
5 another run holds the lock.`,
		Example: "  harvest demo\n  harvest demo --seed 7",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if night < 1 {
				return usage(cmd, fmt.Errorf("--night %d: want 1 or more", night))
			}
			dir := c.data
			if dir == "" {
				dir = filepath.Join("data", fmt.Sprintf("demo-%d", seed))
			}
			return demo(cmd, c, seed, night, dir)
		},
	}
	cmd.Flags().Uint64Var(&seed, "seed", 1, "which province")
	cmd.Flags().IntVar(&night, "night", 1, "1, or 2 for the night on which one page is corrected")
	return cmd
}

func demo(cmd *cobra.Command, c *config, seed uint64, night int, dir string) (err error) {
	ctx, out := cmd.Context(), cmd.OutOrStdout()
	p := replica.New(seed)
	p.Pace = time.Millisecond
	server, err := replica.Serve(ctx, "127.0.0.1:0", p.Handler(night, nil))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	province := filepath.Join(dir, "province")
	if err := os.MkdirAll(province, 0o755); err != nil {
		return err
	}
	if err := writeProvince(p, province, server.Addr()); err != nil {
		return err
	}
	fmt.Fprintf(out, "%s: %d agencies on %d sites, served on %s\n", p.Name, len(p.Agencies()), len(p.Hosts()), server.Addr())
	here := &config{file: filepath.Join(province, "harvest.yaml"), data: dir, log: c.log, verbose: c.verbose}
	s, err := here.settings()
	if err != nil {
		return err
	}
	s.sources = p.Sources()
	began := time.Now()
	summary, err := runDemo(ctx, cmd, here, s)
	if err != nil {
		return err
	}
	printSummary(out, summary)
	fmt.Fprintf(out, "took     %s\n", time.Since(began).Round(100*time.Millisecond))
	if err := showDemo(ctx, out, summary.Release); err != nil {
		return err
	}
	fmt.Fprintf(out, "\ntry: go run ./cmd/harvest query --data %s \"SELECT name, year, requests_received FROM city_year ORDER BY name, year\"\n", dir)
	return partial(cmd.ErrOrStderr(), summary)
}

func runDemo(ctx context.Context, cmd *cobra.Command, c *config, s *settings) (summary harvest.Summary, err error) {
	p, err := s.open(ctx, c, cmd)
	if err != nil {
		return summary, err
	}
	defer func() { err = errors.Join(err, closeParts(p)) }()
	show := newProgress(c, cmd)
	defer show.end()
	p.Progress, p.Crawler.Progress = show.stage, show.crawl
	return p.Run(ctx, harvest.Plan{Command: "harvest demo", Sources: s.sources})
}

// showDemo prints what an analyst came for: who reported, how cities compare
// over the years, and where figures contradict each other.
func showDemo(ctx context.Context, w io.Writer, r warehouse.Release) (err error) {
	db, err := r.Open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	for _, question := range demoQuestions {
		rows, err := db.DB.QueryContext(ctx, question.query)
		if err != nil {
			return fmt.Errorf("%s: %w", question.title, err)
		}
		fmt.Fprintf(w, "\n%s\n", question.title)
		t := newTable()
		columns, err := rows.Columns()
		if err != nil {
			return errors.Join(err, rows.Close())
		}
		head := table.Row{}
		for _, c := range columns {
			head = append(head, c)
		}
		t.AppendHeader(head)
		err = eachRow(rows, func(values []any) error {
			row := table.Row{}
			for _, v := range values {
				row = append(row, textOf(v, "·"))
			}
			t.AppendRow(row)
			return nil
		})
		if err := errors.Join(err, rows.Close()); err != nil {
			return err
		}
		fmt.Fprintln(w, t.Render())
	}
	return nil
}

// demoQuestions are the tables of the demo.
var demoQuestions = []struct{ title, query string }{
	{"coverage: agencies that reported, of those that should, by year", `
SELECT coalesce(city_name, 'all cities') AS city,
    max(n) FILTER (WHERE year = 2019) AS "2019", max(n) FILTER (WHERE year = 2020) AS "2020", max(n) FILTER (WHERE year = 2021) AS "2021",
    max(n) FILTER (WHERE year = 2022) AS "2022", max(n) FILTER (WHERE year = 2023) AS "2023", max(n) FILTER (WHERE year = 2024) AS "2024",
    max(n) FILTER (WHERE year = 2025) AS "2025"
FROM (
    SELECT r.name AS city_name, c.year, count(DISTINCT c.agency) FILTER (WHERE c.status = 'found') || '/' || count(DISTINCT c.agency) AS n
    FROM coverage AS c JOIN region AS r ON r.region = c.city
    GROUP BY GROUPING SETS ((r.name, c.year), (c.year)))
GROUP BY city_name ORDER BY city_name NULLS LAST`},
	{"requests received by the agencies of a city (disclosure rate / refusal share, of reports that print every figure needed)", `
SELECT name AS city,
    max(v) FILTER (WHERE year = 2019) AS "2019", max(v) FILTER (WHERE year = 2020) AS "2020", max(v) FILTER (WHERE year = 2021) AS "2021",
    max(v) FILTER (WHERE year = 2022) AS "2022", max(v) FILTER (WHERE year = 2023) AS "2023", max(v) FILTER (WHERE year = 2024) AS "2024",
    max(v) FILTER (WHERE year = 2025) AS "2025"
FROM (
    SELECT name, year, printf('%d (%.0f%% / %.0f%%)', requests_received::BIGINT, 100 * disclosure_rate, 100 * refusal_share) AS v
    FROM city_year)
GROUP BY name ORDER BY name`},
	{"contradictions, by what does not hold", `
SELECT check_id AS "check", severity, count(*) AS found, count(DISTINCT agency) AS agencies
FROM contradiction WHERE severity IN ('error', 'warning')
GROUP BY ALL ORDER BY found DESC, check_id`},
	{"contradictions, the first of each kind", `
SELECT check_id AS "check", name AS agency, year, indicator, member, want, got
FROM contradiction WHERE severity IN ('error', 'warning')
QUALIFY row_number() OVER (PARTITION BY check_id ORDER BY year, agency, indicator, member) = 1
ORDER BY check_id`},
}
