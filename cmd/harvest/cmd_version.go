package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"harvest/extract"
	"harvest/warehouse"
)

// version is the version of this harvest.
const version = "0.1.0"

func newVersionCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the versions of harvest, its extractor and its tables",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(cmd.OutOrStdout(), versions())
			return err
		},
	}
}

// versions are what a report of a fault should name.
func versions() string {
	return fmt.Sprintf("harvest %s, extractor %s, tables %d, %s, DuckDB driver %s",
		version, extract.Version, warehouse.Schema, runtime.Version(), moduleVersion("github.com/duckdb/duckdb-go/v2"))
}

func moduleVersion(path string) string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			if m.Path == path {
				return m.Version
			}
		}
	}
	return "unknown"
}
