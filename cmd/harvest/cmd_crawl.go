package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"harvest"
)

func newCrawlCmd(c *config) *cobra.Command {
	var ids []string
	cmd := &cobra.Command{
		Use:   "crawl",
		Short: "Crawl the sources into the archive, and nothing more",
		Long: `Ask every source for its listing pages and what they name, at each site's pace,
and keep every answer in the archive. harvest extract and harvest load go on from
there.

Exit codes: 0 done, 1 failed, 2 used wrongly, 3 done but some sources failed,
5 another run holds the lock.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			s, err := c.settings()
			if err != nil {
				return err
			}
			sources, err := s.choose(cmd, ids)
			if err != nil {
				return err
			}
			p, err := s.open(cmd.Context(), c, cmd)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, closeParts(p)) }()
			show := newProgress(c, cmd)
			p.Crawler.Progress = show.crawl
			summary, err := p.Crawl(cmd.Context(), harvest.Plan{Command: "harvest crawl", Sources: sources})
			show.end()
			if err != nil {
				return err
			}
			fresh, unchanged := summary.Captured()
			fmt.Fprintf(cmd.OutOrStdout(), "run %s: %d requests: %d new, %d unchanged\n", summary.Run, summary.Requests, fresh, unchanged)
			return partial(cmd.ErrOrStderr(), harvest.Summary{Crawl: summary})
		},
	}
	cmd.Flags().StringSliceVar(&ids, "source", nil, "crawl this source only (may be given again)")
	return cmd
}
