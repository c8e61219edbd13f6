package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"harvest/schedules"
)

// childGrace is how long a command has, once it was asked to end, to publish what
// is whole. Then it is killed; the next night goes on from there all the same.
const childGrace = 15 * time.Minute

// A child runs commands of harvest as processes of their own, so that none takes
// the scheduler with it.
type child struct {
	program  string
	globals  []string // flags of every command, as they were given to this one
	out, err io.Writer
}

func newChild(cmd *cobra.Command) (*child, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("schedule: find this program: %w", err)
	}
	c := &child{program: program, out: cmd.OutOrStdout(), err: cmd.ErrOrStderr()}
	cmd.InheritedFlags().VisitAll(func(f *pflag.Flag) {
		if f.Changed {
			c.globals = append(c.globals, "--"+f.Name+"="+f.Value.String())
		}
	})
	return c, nil
}

// run runs a schedule's command until it has ended. When ctx ends it is asked to
// end with SIGTERM.
func (c *child) run(ctx context.Context, s schedules.Schedule, _ time.Time) schedules.Result {
	message := &message{}
	p := exec.CommandContext(ctx, c.program, slices.Concat(c.globals, s.Words())...)
	p.Args[0] = os.Args[0]
	p.Stdout, p.Stderr = c.out, io.MultiWriter(c.err, message)
	p.Cancel = func() error { return p.Process.Signal(syscall.SIGTERM) }
	p.WaitDelay = childGrace
	ownGroup(p)
	err := p.Run()
	if p.ProcessState == nil { // it was never there
		return schedules.Result{Outcome: schedules.Failed, Detail: err.Error()}
	}
	r := schedules.Result{Outcome: outcomeOf(p.ProcessState.ExitCode())}
	if r.Outcome != schedules.OK {
		r.Detail = p.ProcessState.String()
		if message.text != "" {
			r.Detail += ": " + message.text
		}
	}
	return r
}

// outcomeOf is what an exit code of harvest means for a night.
func outcomeOf(code int) string {
	switch code {
	case exitDone:
		return schedules.OK
	case exitPartial:
		return schedules.Partial
	case exitHeld:
		return schedules.Held
	case exitLocked:
		return schedules.Locked
	}
	return schedules.Failed
}

// exitCodeOf is the other way round.
func exitCodeOf(outcome string) int {
	for _, code := range []int{exitDone, exitPartial, exitHeld, exitLocked} {
		if outcomeOf(code) == outcome {
			return code
		}
	}
	return exitFailed
}

// A message keeps, of what a command writes to standard error, the line that says
// why it failed.
type message struct {
	text string
	line []byte
}

// longestMessage is how much of the line is kept, in bytes.
const longestMessage = 400

// Write takes a piece of what was written; it never fails.
func (m *message) Write(b []byte) (int, error) {
	for rest := b; len(rest) > 0; {
		piece, after, whole := bytes.Cut(rest, []byte("\n"))
		if room := longestMessage - len(m.line); room > 0 {
			m.line = append(m.line, piece[:min(room, len(piece))]...)
		}
		if whole {
			if text, ok := strings.CutPrefix(string(m.line), "harvest: "); ok {
				m.text = strings.ToValidUTF8(text, "")
			}
			m.line = m.line[:0]
		}
		rest = after
	}
	return len(b), nil
}
