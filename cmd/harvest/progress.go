package main

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"harvest/crawl"
)

// A progress shows a person that work goes on: on a terminal one line that is
// rewritten, elsewhere a line every few seconds. Where log lines are JSON it is
// among them.
type progress struct {
	mu       sync.Mutex
	out      io.Writer
	log      *slog.Logger // nil unless log lines are JSON
	terminal bool
	every    time.Duration
	last     time.Time
	open     bool // a line is on the terminal
}

func newProgress(c *config, cmd *cobra.Command) *progress {
	w := cmd.ErrOrStderr()
	p := &progress{out: w, every: 5 * time.Second}
	if c.log == "json" {
		p.log = c.loggerFrom(cmd, slog.LevelInfo)
		return p
	}
	if f, ok := w.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			p.terminal, p.every = true, 100*time.Millisecond
		}
	}
	return p
}

func (p *progress) crawl(c crawl.Progress) {
	p.show(false, "crawling", fmt.Sprintf("%d requests, %s", c.Done, c.Source), "requests", c.Done, "source", c.Source)
}

func (p *progress) stage(name string, done int) {
	switch name {
	case "read":
		p.show(true, "reading", fmt.Sprintf("%d captures", done), "captures", done)
	case "publish":
		p.show(true, "publishing", "")
	}
}

// show says what is done and how far it is: to a person, and with its parts to a
// log.
func (p *progress) show(always bool, what, far string, parts ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if !always && now.Sub(p.last) < p.every {
		return
	}
	p.last = now
	if p.log != nil {
		p.log.Info(what, parts...)
		return
	}
	line := strings.TrimSpace(fmt.Sprintf("%-10s%s", what, far))
	if p.terminal {
		fmt.Fprint(p.out, "\r\x1b[K"+line)
		p.open = true
		return
	}
	fmt.Fprintln(p.out, line)
}

// end leaves the terminal at the start of a line.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.open {
		fmt.Fprint(p.out, "\r\x1b[K")
		p.open = false
	}
}
