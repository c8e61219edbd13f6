package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"harvest/replica"
)

func newReplicaCmd(c *config) *cobra.Command {
	var (
		seed  uint64
		night int
		addr  string
		dir   string
	)
	cmd := &cobra.Command{
		Use:   "replica",
		Short: "Serve a made-up province on loopback, to crawl and to test against",
		Long: `Serve the sites of a made-up province: agencies, annual reports with every quirk,
faults, and sites of several kinds, all drawn from a seed. With --dir, write the
sources, agencies and regions of the province there, with a harvest.yaml that
leads to this server.

Exit codes: 0 stopped, 1 failed, 2 used wrongly.`,
		Example: "  harvest replica --dir province &\n  harvest run --config province/harvest.yaml",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if night < 1 {
				return usage(cmd, fmt.Errorf("--night %d: want 1 or more", night))
			}
			p := replica.New(seed)
			p.Pace = 20 * time.Millisecond
			server, err := replica.Serve(cmd.Context(), addr, p.Handler(night, nil))
			if err != nil {
				return err
			}
			if dir != "" {
				if err := writeProvince(p, dir, server.Addr()); err != nil {
					return err
				}
				fmt.Fprintf(cmd.OutOrStdout(), "try: harvest run --config %s\n", filepath.Join(dir, "harvest.yaml"))
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%s (seed %d) as on night %d, %d sites, on %s\n", p.Name, seed, night, len(p.Hosts()), server.Addr())
			<-cmd.Context().Done()
			return server.Close()
		},
	}
	cmd.Flags().Uint64Var(&seed, "seed", 1, "which province")
	cmd.Flags().IntVar(&night, "night", 1, "1, or 2 for the night on which one page is corrected")
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8088", "loopback address to serve on")
	cmd.Flags().StringVar(&dir, "dir", "", "write sources, agencies, regions and harvest.yaml here")
	return cmd
}

// writeProvince writes the configuration that crawls a province served on addr.
func writeProvince(p *replica.Province, dir, addr string) error {
	if err := p.WriteConfig(dir); err != nil {
		return err
	}
	text := fmt.Sprintf(`# A made-up province, served on loopback by harvest replica.
data: data
contact: https://example.org/harvest
pace: 20ms
jitter: 0s
budget: {requests: 0, megabytes: 0}
sources: [sources]
agencies: [agencies]
regions: [regions]
dial:
  "*.gov.test": %q
`, addr)
	return os.WriteFile(filepath.Join(dir, "harvest.yaml"), []byte(text), 0o644)
}
