package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"harvest/schedules"
)

// runScript runs a shell script as a schedule's command.
func runScript(t *testing.T, script string) (r schedules.Result, out, errs string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "script")
	if err := os.WriteFile(file, []byte(script), 0o644); err != nil {
		t.Fatal(err)
	}
	var o, e bytes.Buffer
	c := &child{program: "/bin/sh", out: &o, err: &e}
	r = c.run(context.Background(), schedules.Schedule{Command: file}, time.Time{})
	return r, o.String(), e.String()
}

func TestWhatAChildEndedWithIsTheOutcome(t *testing.T) {
	for script, want := range map[string]schedules.Result{
		"exit 0": {Outcome: schedules.OK},
		"exit 3": {Outcome: schedules.Partial, Detail: "exit status 3"},
		"echo 'harvest: it does not hold together' >&2; echo 'try: this' >&2; exit 4":    {Outcome: schedules.Held, Detail: "exit status 4: it does not hold together"},
		"printf 'harvest: another run ' >&2; printf 'holds the lock\\nmore' >&2; exit 5": {Outcome: schedules.Locked, Detail: "exit status 5: another run holds the lock"},
		"exit 2":        {Outcome: schedules.Failed, Detail: "exit status 2"},
		"kill -KILL $$": {Outcome: schedules.Failed, Detail: "signal: killed"},
	} {
		if r, _, _ := runScript(t, script); r != want {
			t.Errorf("%s: %+v, want %+v", script, r, want)
		}
	}
	r := (&child{program: "/nowhere/harvest"}).run(context.Background(), schedules.Schedule{Command: "run"}, time.Time{})
	if r.Outcome != schedules.Failed || !strings.Contains(r.Detail, "/nowhere/harvest") {
		t.Errorf("a program that is not there: %+v, want it failed and named", r)
	}
}

func TestAChildsOutputIsPassedOnWhole(t *testing.T) {
	_, out, errs := runScript(t, "echo release; echo 'harvest: a' >&2; echo b >&2")
	if out != "release\n" || errs != "harvest: a\nb\n" {
		t.Errorf("output %q, errors %q; want both as they were written", out, errs)
	}
}

// A trigger is called when something is written.
type trigger func()

func (f trigger) Write(b []byte) (int, error) {
	f()
	return len(b), nil
}

// When the context ends the child is asked to end, and what it ends with counts.
func TestAChildIsAskedToEnd(t *testing.T) {
	for end, want := range map[string]string{"exit 3": schedules.Partial, "exit 0": schedules.OK} {
		file := filepath.Join(t.TempDir(), "script")
		if err := os.WriteFile(file, []byte("trap '"+end+"' TERM; echo ready; while :; do sleep 0.01; done"), 0o644); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		c := &child{program: "/bin/sh", out: trigger(cancel), err: io.Discard}
		r := c.run(ctx, schedules.Schedule{Command: file}, time.Time{})
		if r.Outcome != want {
			t.Errorf("a child that answers with %s: %+v, want %s", end, r, want)
		}
	}
}

func TestALongMessageIsCut(t *testing.T) {
	m := &message{}
	for range 50 {
		m.Write([]byte("harvest: "))
		m.Write([]byte(strings.Repeat("年报", 1000)))
	}
	m.Write([]byte("\nharvest"))
	if n := len(m.text); n < 300 || n > longestMessage || !strings.HasPrefix(m.text, "年报") {
		t.Errorf("%d bytes of a long message are kept: %.20q", n, m.text)
	}
	if strings.ContainsRune(m.text, '\uFFFD') {
		t.Error("a character is cut in two")
	}
}

func TestExitCodesAndOutcomesAgree(t *testing.T) {
	for _, code := range []int{exitDone, exitFailed, exitPartial, exitHeld, exitLocked} {
		if got := exitCodeOf(outcomeOf(code)); got != code {
			t.Errorf("exit code %d is outcome %s is exit code %d", code, outcomeOf(code), got)
		}
	}
	if graver(exitPartial, exitFailed) != exitFailed || graver(exitDone, exitPartial) != exitPartial || graver(exitDone, exitDone) != exitDone {
		t.Error("the graver of two exit codes is not the one that asks for more attention")
	}
}

func TestASchedulesCommandIsOneOfHarvests(t *testing.T) {
	for command, want := range map[string]string{
		"run": "", "run --source a": "", "crawl --verbose": "", "source list": "", "--data d publish": "",
		"dance":             `unknown command "dance"`,
		"run --fast":        "unknown flag: --fast",
		"run now":           `unknown command "now"`,
		"query":             "accepts 1 arg",
		"schedule":          "does not run schedules",
		"schedule --list":   "does not run schedules",
		"demo --night":      "flag needs an argument",
		"/bin/sh -c reboot": "unknown",
	} {
		err := checkCommand(strings.Fields(command))
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v, want %q", command, err, want)
		}
	}
}
