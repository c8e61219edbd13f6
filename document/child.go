package document

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// A Child reads files in processes of its own, under limits that the system holds:
// whatever a file does to its reader, the next is read as if nothing had been. On
// Linux a process may take so much memory, open few files, write none of size and
// leave no core; elsewhere only time is limited. Pages and texts that are small are
// read in the process that asks.
//
// A Child is ready when Command is set, and safe for concurrent use. Close it.
type Child struct {
	Command   []string      // the program, with arguments that make it call Serve
	Name      string        // what the program is told it is called, "" for Command's first
	Memory    int64         // bytes that one process may take, 0 for 2 GB
	Time      time.Duration // for one file and all that is packed in it, 0 for a minute, or ten where pictures are recognised
	Processes int           // at a time, 0 for one
	Recognise bool          // what is a picture is recognised, as a Recogniser opens it

	mu    sync.Mutex
	slots chan struct{} // one for each process that may be
	idle  []*process
}

// Of a Child's settings, what zero stands for.
const (
	childMemory = 2 << 30
	childTime   = time.Minute

	childRecognises = 10 * time.Minute
)

// ErrNotTried is the error of a file that no process could be started for. It says
// nothing of the file.
var ErrNotTried = errors.New("no process to read it in")

const (
	maxInProcess = 2 << 20  // bytes of a page or text that is read in the process that asks
	maxReply     = 32 << 20 // bytes of what a process says of one file
	maxServed    = 500      // files that one process reads
)

// Open opens a file as the function Open does, and says the same of it. Beside
// its errors there are ErrDied for a file that ended the process, ErrTooLarge for
// one that took more than Memory, ErrTimeout for more than Time, and ErrNotTried.
func (c *Child) Open(ctx context.Context, body []byte, contentType string) []Part {
	if len(body) > MaxSize || readHere(body) {
		return Open(ctx, body, contentType)
	}
	slots := c.pool()
	select {
	case slots <- struct{}{}:
		defer func() { <-slots }()
	case <-ctx.Done():
		return failed(fmt.Errorf("%w: %w", ErrTimeout, ctx.Err()))
	}
	for {
		p, err := c.take(ctx)
		if err != nil {
			return failed(fmt.Errorf("%w: %w", ErrNotTried, err))
		}
		fresh := p.served == 0
		parts, err := p.read(ctx, body, contentType, c.time())
		switch {
		case err == nil:
			c.give(p)
			return parts
		case fresh || errors.Is(err, ErrTimeout):
			return failed(err)
		}
		// What other files left in the process may have ended it: once more, in a fresh one.
	}
}

func failed(err error) []Part { return []Part{{Err: err}} }

// readHere reports whether a file is a small page or text, which needs no other
// process. It looks into no file that packs others.
func readHere(body []byte) bool {
	if len(body) > maxInProcess || zipMagic(body) || magic(oleMagic)(body) {
		return false
	}
	format := formatOf(body).name
	return format == "html" || format == "text"
}

// Close ends the processes that are idle, and waits for them. No call of Open may
// be under way.
func (c *Child) Close() error {
	c.mu.Lock()
	idle := c.idle
	c.idle = nil
	c.mu.Unlock()
	var err error
	for _, p := range idle {
		err = errors.Join(err, p.end())
	}
	return err
}

func (c *Child) pool() chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.slots == nil {
		c.slots = make(chan struct{}, max(c.Processes, 1))
	}
	return c.slots
}

func (c *Child) time() time.Duration {
	if c.Time > 0 {
		return c.Time
	}
	if c.Recognise {
		return childRecognises
	}
	return childTime
}

// take returns a process that is idle, or starts one.
func (c *Child) take(ctx context.Context) (*process, error) {
	c.mu.Lock()
	var p *process
	if n := len(c.idle); n > 0 {
		p, c.idle = c.idle[n-1], c.idle[:n-1]
	}
	c.mu.Unlock()
	if p != nil {
		return p, nil
	}
	limits := childLimits{Memory: c.Memory, Time: c.time(), Recognise: c.Recognise}
	if limits.Memory <= 0 {
		limits.Memory = childMemory
	}
	return startProcess(ctx, c.Command, c.Name, limits)
}

// give puts a process back, or ends one that has served long enough.
func (c *Child) give(p *process) {
	if p.served++; p.served >= maxServed {
		p.kill()
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.idle = append(c.idle, p)
}
