// Command harvest crawls the sites of government agencies, reads their annual
// reports on information disclosure and publishes a warehouse of their figures.
// This package parses flags and configuration, makes one call, and prints; the
// work is done by the packages it calls.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"harvest/ledger"
	"harvest/report"
	"harvest/warehouse"
)

// Exit codes, as every command's help has them.
const (
	exitDone    = 0 // done
	exitFailed  = 1 // failed
	exitUsage   = 2 // used wrongly
	exitPartial = 3 // done and published, some sources or captures failed
	exitHeld    = 4 // nothing published, a gate held it
	exitLocked  = 5 // refused, another run holds the lock
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run runs one command and returns its exit code.
func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	root := newRootCmd()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errs)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitDone
	}
	if wrong := new(usageError); !errors.As(err, &wrong) && strings.HasPrefix(err.Error(), "unknown command") { // cobra's own
		err = &usageError{err, "harvest --help"}
	}
	var (
		partial *partialError
		once    *onceError
	)
	if !errors.As(err, &partial) && !errors.As(err, &once) {
		fmt.Fprintf(errs, "harvest: %v\n", err)
	}
	if hint := hintFor(err); hint != "" {
		fmt.Fprintf(errs, "try: %s\n", hint)
	}
	return exitCode(err)
}

func newRootCmd() *cobra.Command {
	c := &config{}
	root := &cobra.Command{
		Use:   "harvest",
		Short: "Annual reports on government information disclosure, from the agencies' sites to SQL",
		Long: `harvest crawls the sites of Chinese government agencies, reads their annual
reports on information disclosure (政府信息公开工作年度报告) and publishes a DuckDB
warehouse of their figures.

Exit codes: 0 done, 1 failed, 2 used wrongly, 3 done and published but some
sources or captures failed, 4 nothing published because a gate held it,
5 refused because another run holds the lock.`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.NoArgs,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.PersistentFlags().StringVar(&c.file, "config", "", "configuration file (default harvest.yaml, where there is one)")
	root.PersistentFlags().StringVar(&c.data, "data", "", "folder of archive, ledger, warehouse and releases (default data)")
	root.PersistentFlags().StringVar(&c.log, "log", "", "log lines as text or json (default text)")
	root.PersistentFlags().BoolVarP(&c.verbose, "verbose", "v", false, "log every request")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return usage(cmd, err) })
	for _, sub := range []*cobra.Command{
		newDemoCmd(c), newInitCmd(c), newRunCmd(c), newBackfillCmd(c), newRetryCmd(c), newScheduleCmd(c), newStatusCmd(c), newDoctorCmd(c),
		newCrawlCmd(c), newExtractCmd(c), newLoadCmd(c), newPublishCmd(c), newQueryCmd(c), newExplainCmd(c), newCiteCmd(c),
		newArchiveCmd(c), newSourceCmd(c), newReplicaCmd(c), newScoreCmd(c), newVersionCmd(),
	} {
		checkUsage(sub)
		root.AddCommand(sub)
	}
	return root
}

// checkUsage makes wrong arguments of a command, and of those below it, usage
// errors.
func checkUsage(cmd *cobra.Command) {
	args := cmd.Args
	cmd.Args = func(cmd *cobra.Command, given []string) error {
		if err := args(cmd, given); err != nil {
			return usage(cmd, err)
		}
		return nil
	}
	for _, sub := range cmd.Commands() {
		checkUsage(sub)
	}
}

// A usageError is a command typed wrongly.
type usageError struct {
	err  error
	hint string
}

func (e *usageError) Error() string { return e.err.Error() }

func (e *usageError) Unwrap() error { return e.err }

func usage(cmd *cobra.Command, err error) error {
	return &usageError{err, cmd.CommandPath() + " --help"}
}

// A hintError is a failure with what to do next.
type hintError struct {
	err  error
	hint string
}

func (e *hintError) Error() string { return e.err.Error() }

func (e *hintError) Unwrap() error { return e.err }

// A partialError says that a command did its work, but not for everything. It
// has been reported in full already.
type partialError struct{ text string }

func (e *partialError) Error() string { return e.text }

func exitCode(err error) int {
	var (
		wrong   *usageError
		partial *partialError
		lookup  *warehouse.LookupError
		once    *onceError
	)
	switch {
	case errors.As(err, &once):
		return once.code
	case errors.Is(err, warehouse.ErrUnproven), errors.Is(err, warehouse.ErrHeld):
		return exitHeld
	case errors.As(err, &partial):
		return exitPartial
	case errors.As(err, &wrong), errors.As(err, &lookup):
		return exitUsage
	case errors.Is(err, warehouse.ErrLocked), errors.Is(err, ledger.ErrHeld), errors.Is(err, ledger.ErrFenced):
		return exitLocked
	}
	return exitFailed
}

// hintFor says what to type next, "" where nothing can be said.
func hintFor(err error) string {
	var (
		wrong *usageError
		hint  *hintError
		file  *warehouse.FileError
		place *report.FileError
		named *warehouse.LookupError
	)
	switch {
	case errors.As(err, &named):
		return lookupHint(named)
	case errors.As(err, &wrong):
		return wrong.hint
	case errors.As(err, &hint):
		return hint.hint
	case errors.As(err, &file):
		return file.Hint
	case errors.As(err, &place):
		return "mend that line, then run the command again"
	case errors.Is(err, warehouse.ErrHeld):
		return "harvest status, and look at the sites; to publish all the same: harvest publish --accept \"why\""
	case errors.Is(err, ledger.ErrHeld):
		return "wait for it to end, or harvest status"
	case errors.Is(err, ledger.ErrFenced):
		return "harvest status; the run that has the lock now goes on from here"
	case errors.Is(err, warehouse.ErrUnproven):
		return "look at what the message names; the last release stays as it is"
	case diskTrouble(err):
		return "look at free space and rights of the data folder, then run again: what was acknowledged is kept"
	}
	return ""
}

// lookupHint says what to type in the place of a name that is none, or several.
func lookupHint(e *warehouse.LookupError) string {
	switch {
	case len(e.Candidates) > 0:
		return fmt.Sprintf("one of these in the place of %q: %s", e.Asked, e.Candidates[0].Type)
	case e.What == "report":
		return `harvest query "SELECT report, agency, agency_name, year, scope FROM annual_report"`
	}
	return "a code of docs/indicators.md that the report's form has"
}

// diskTrouble reports whether a disk is full, or may not be written to.
func diskTrouble(err error) bool {
	for _, kind := range []error{syscall.ENOSPC, syscall.EFBIG, syscall.EDQUOT, syscall.EROFS, fs.ErrPermission} {
		if errors.Is(err, kind) {
			return true
		}
	}
	for _, words := range []string{"disk I/O error", "disk is full", "readonly database", "No space left", "File too large"} { // SQLite's and DuckDB's own
		if strings.Contains(err.Error(), words) {
			return true
		}
	}
	return false
}
