package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"harvest/crawl"
)

// A progress shows a person that work goes on: on a terminal one line that is
// rewritten, elsewhere a line every few seconds.
type progress struct {
	mu       sync.Mutex
	out      io.Writer
	terminal bool
	every    time.Duration
	last     time.Time
	open     bool // a line is on the terminal
}

func newProgress(w io.Writer) *progress {
	p := &progress{out: w, every: 5 * time.Second}
	if f, ok := w.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			p.terminal, p.every = true, 100*time.Millisecond
		}
	}
	return p
}

func (p *progress) crawl(c crawl.Progress) {
	p.show(false, "crawling  %d requests, %s", c.Done, c.Source)
}

func (p *progress) stage(name string, done int) {
	switch name {
	case "read":
		p.show(true, "reading   %d captures", done)
	case "publish":
		p.show(true, "publishing")
	}
}

func (p *progress) show(always bool, format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if !always && now.Sub(p.last) < p.every {
		return
	}
	p.last = now
	if p.terminal {
		fmt.Fprintf(p.out, "\r\x1b[K"+format, args...)
		p.open = true
		return
	}
	fmt.Fprintf(p.out, format+"\n", args...)
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
