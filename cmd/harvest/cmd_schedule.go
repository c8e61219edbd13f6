package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"harvest/ledger"
	"harvest/schedules"
)

func newScheduleCmd(c *config) *cobra.Command {
	var (
		file               string
		list, once, asJSON bool
	)
	cmd := &cobra.Command{
		Use:   "schedule",
		Short: "Run the nights when they are due, until it is stopped",
		Long: `Run each command of the schedules when it is due, in Asia/Shanghai, as a process
of its own, one at a time. Nights that were missed while the machine was off are
made up once; one that the machine died in is taken up again. The first start ever
runs nothing at once. SIGHUP has the schedules read anew; SIGTERM and SIGINT ask
the command under way to end and wait for it.

The schedules that come with harvest are in schedules/schedules.yaml, which also
says how to write one; --file, or the key schedules of harvest.yaml, names another.
Of cron's two day fields either is enough where both are given: say from and to
instead.

With --list, print the next three times of each schedule, and how it went last.
With --once, run what is due and end, for machines with a timer of their own.

Exit codes: 0 done, 1 failed, 2 used wrongly, 5 another scheduler runs; with
--once also 3, 4 and 5 as the commands that were due ended.`,
		Example: "  harvest schedule\n  harvest schedule --list\n  harvest schedule --once --file nights.yaml",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if asJSON && !list {
				return usage(cmd, errors.New("--json goes with --list"))
			}
			if list && once {
				return usage(cmd, errors.New("--list and --once: want one of them"))
			}
			s, err := c.settings()
			if err != nil {
				return err
			}
			read := s.readSchedules(file)
			if list {
				return listSchedules(cmd, s, read, asJSON)
			}
			return runSchedules(cmd, c, s, read, once)
		},
	}
	cmd.Flags().StringVar(&file, "file", "", "file of schedules (default the key schedules of harvest.yaml, or those that come with harvest)")
	cmd.Flags().BoolVar(&list, "list", false, "print the schedules, when they are due next and how they went last")
	cmd.Flags().BoolVar(&once, "once", false, "run what is due, and end")
	cmd.Flags().BoolVar(&asJSON, "json", false, "with --list: print one JSON object for each schedule")
	return cmd
}

// readSchedules returns what reads the schedules: of a file, of the one that the
// configuration names, or those that come with harvest.
func (s *settings) readSchedules(file string) func() ([]schedules.Schedule, error) {
	if file == "" {
		file = s.Schedules
	}
	return func() ([]schedules.Schedule, error) {
		name, content := schedules.Embedded()
		if file != "" {
			var err error
			name = filepath.ToSlash(file)
			if content, err = os.ReadFile(file); err != nil {
				return nil, fmt.Errorf("schedules: %w", err)
			}
		}
		return schedules.Read(name, content, checkCommand)
	}
}

// checkCommand says why harvest could not run what a schedule names.
func checkCommand(words []string) error {
	cmd, rest, err := newRootCmd().Find(words)
	switch {
	case err != nil:
		return err
	case !cmd.HasParent():
		return fmt.Errorf("unknown command %q: want what would be typed after harvest", words[0])
	case cmd.Name() == "schedule":
		return errors.New("a schedule does not run schedules")
	}
	if err := cmd.ParseFlags(rest); err != nil {
		return err
	}
	return cmd.ValidateArgs(cmd.Flags().Args())
}

// runSchedules runs what is due until it is stopped, or once.
func runSchedules(cmd *cobra.Command, c *config, s *settings, read func() ([]schedules.Schedule, error), once bool) (err error) {
	ctx := cmd.Context()
	hangup := make(chan os.Signal, 1)
	signal.Notify(hangup, syscall.SIGHUP)
	defer signal.Stop(hangup)
	l, err := ledger.Open(ctx, s.ledger())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	night, err := newChild(cmd)
	if err != nil {
		return err
	}
	scheduler := &schedules.Scheduler{Read: read, Ledger: l, Run: night.run, Holder: holder(cmd), Now: time.Now,
		Log: c.loggerFrom(cmd, slog.LevelInfo), Reload: hangup}
	if once {
		return runOnce(ctx, cmd, scheduler)
	}
	held, is, err := l.Holder(ctx, schedules.LockName)
	switch {
	case err != nil:
		return err
	case is: // it has the metrics' address, too
		return refused(&held)
	}
	_, closeMetrics, err := s.serveMetrics(ctx, scheduler.Log)
	if err != nil {
		return err
	}
	return refused(errors.Join(scheduler.Loop(ctx), closeMetrics()))
}

// refused tells a person why a scheduler may not run.
func refused(err error) error {
	if held := new(ledger.HeldError); errors.As(err, &held) {
		return &hintError{&heldError{"scheduler", held}, "harvest schedule --list, or stop the other first"}
	}
	return err
}

// runOnce runs what is due and says how it went.
func runOnce(ctx context.Context, cmd *cobra.Command, scheduler *schedules.Scheduler) error {
	ticks, err := scheduler.Once(ctx)
	for _, t := range ticks {
		fmt.Fprintf(cmd.OutOrStdout(), "%s, due %s: %s\n", t.Schedule, inShanghai(t.Due), lastOutcome(t))
	}
	if err != nil {
		return refused(err)
	}
	if len(ticks) == 0 {
		_, err := fmt.Fprintln(cmd.OutOrStdout(), "nothing is due")
		return err
	}
	worst := exitDone
	for _, t := range ticks {
		worst = graver(worst, exitCodeOf(t.Outcome))
	}
	if worst != exitDone {
		return &onceError{worst}
	}
	return nil
}

// An onceError says that not everything that was due went well. It has been
// reported in full already.
type onceError struct{ code int }

func (e *onceError) Error() string { return fmt.Sprintf("a command ended with exit code %d", e.code) }

// graver returns the exit code of the two that asks for more attention.
func graver(a, b int) int {
	for _, code := range []int{exitFailed, exitLocked, exitHeld, exitPartial} {
		if a == code || b == code {
			return code
		}
	}
	return exitDone
}
