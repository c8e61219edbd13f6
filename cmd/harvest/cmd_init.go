package main

import (
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"harvest/crawl"
)

func newInitCmd(c *config) *cobra.Command {
	var first start
	cmd := &cobra.Command{
		Use:   "init [DIR]",
		Short: "Make a folder to work in: configuration, a first source, agencies, data",
		Long: fmt.Sprintf(`Make harvest.yaml with every setting and its default, a folder of sources with a
first one, a folder of agencies with an empty list, the data folder, and a
.gitignore that leaves the data out; in DIR, or here. Nothing that is there is
ever overwritten: a file that is in the way is an error that names it.

The first source is an example that is disabled; with --site, --column, --platform
and either --agency or --region it is a real one. Platforms are %v.

Exit codes: 0 done, 1 failed, or a file is in the way, 2 used wrongly.`, crawl.Platforms()),
		Example: "  harvest init work --contact https://example.org/harvest\n" +
			"  harvest init work --site https://www.example.gov.cn --column /zfxxgk/gknb/ --platform trs --region 411700",
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := "."
			if len(args) == 1 {
				dir = args[0]
			}
			if err := first.check(); err != nil {
				return usage(cmd, err)
			}
			if c.file != "" {
				return usage(cmd, fmt.Errorf("--config %s: name the folder as an argument instead", c.file))
			}
			if c.data != "" {
				data, err := filepath.Abs(c.data)
				if err != nil {
					return fmt.Errorf("--data %s: %w", c.data, err)
				}
				first.data = data
			}
			return first.make(cmd.OutOrStdout(), dir, time.Now())
		},
	}
	cmd.Flags().StringVar(&first.contact, "contact", "", "address or e-mail of whoever crawls, which sites see")
	cmd.Flags().StringVar(&first.site, "site", "", "scheme and host of a first source: https://www.example.gov.cn")
	cmd.Flags().StringVar(&first.column, "column", "", "path of the listing's first page on the site")
	cmd.Flags().StringVar(&first.platform, "platform", "", "how the site lists its pages")
	cmd.Flags().StringVar(&first.agency, "agency", "", "ID of the agency whose reports it lists")
	cmd.Flags().StringVar(&first.region, "region", "", "code of the division whose agencies' reports it lists")
	return cmd
}
