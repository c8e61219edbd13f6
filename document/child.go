package document

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
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
	Time      time.Duration // for one file and all that is packed in it, 0 for a minute
	Processes int           // at a time, 0 for one

	mu    sync.Mutex
	slots chan struct{} // one for each process that may be
	idle  []*process
}

// Of a Child's settings, what zero stands for.
const (
	childMemory = 2 << 30
	childTime   = time.Minute
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
	format := formatOf(body)
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
	limits := childLimits{Memory: c.Memory, Time: c.time()}
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

// A process is a program that serves.
type process struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    io.ReadCloser
	errs   *tail
	limits childLimits
	served int // files it has read
}

// startProcess starts a program and waits until it says that it is ready.
func startProcess(ctx context.Context, command []string, name string, limits childLimits) (*process, error) {
	if len(command) == 0 {
		return nil, errors.New("no command is set")
	}
	p := &process{cmd: exec.Command(command[0], command[1:]...), errs: &tail{}, limits: limits}
	if name != "" {
		p.cmd.Args[0] = name
	}
	p.cmd.Stderr = p.errs
	p.cmd.WaitDelay = time.Second // what the process started may outlive it, and hold its pipe
	apart(p.cmd)
	var err error
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	if p.out, err = p.cmd.StdoutPipe(); err != nil {
		return nil, err
	}
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	_, err = p.ask(ctx, limits.Time, func() ([]byte, error) {
		if err := writeValue(p.in, limits, maxReply); err != nil {
			return nil, err
		}
		said, err := readFrame(p.out, maxReply)
		if err == nil && string(said) != childReady {
			err = fmt.Errorf("it said %.20q", said)
		}
		return nil, err
	})
	if err != nil {
		return nil, fmt.Errorf("start %s: %w", command[0], err)
	}
	return p, nil
}

// read has the process read a file. After an error it is no more.
func (p *process) read(ctx context.Context, body []byte, contentType string, most time.Duration) ([]Part, error) {
	reply, err := p.ask(ctx, most, func() ([]byte, error) {
		if err := errors.Join(writeFrame(p.in, []byte(contentType)), writeFrame(p.in, body)); err != nil {
			return nil, err
		}
		return readFrame(p.out, maxReply)
	})
	if err != nil {
		return nil, err
	}
	parts, err := decodeParts(reply)
	if err != nil {
		p.kill()
		return nil, fmt.Errorf("%w: what it said is not understood: %w", ErrDied, err)
	}
	return parts, nil
}

// ask talks with the process as long as it may take, and then kills it. The error
// says what became of the process.
func (p *process) ask(ctx context.Context, most time.Duration, talk func() ([]byte, error)) ([]byte, error) {
	var late atomic.Bool
	timer := time.AfterFunc(most, func() { late.Store(true); killAll(p.cmd) })
	stop := context.AfterFunc(ctx, func() { killAll(p.cmd) })
	said, err := talk()
	timer.Stop()
	stop()
	if err == nil {
		return said, nil
	}
	p.kill()
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("%w: %w", ErrTimeout, ctx.Err())
	case late.Load():
		return nil, fmt.Errorf("more than %v: %w", most, ErrTimeout)
	case p.errs.saysMemory():
		return nil, fmt.Errorf("it takes more than %d MB of memory to read: %w", p.limits.Memory>>20, ErrTooLarge)
	}
	why := p.errs.reason()
	switch {
	case errors.Is(err, errFrame): // it was alive
		why = "it said " + err.Error()
	case why == "":
		why = p.cmd.ProcessState.String()
	}
	return nil, fmt.Errorf("%w: %s", ErrDied, why)
}

// kill ends the process at once.
func (p *process) kill() {
	killAll(p.cmd)
	p.in.Close()
	p.out.Close()
	_ = p.cmd.Wait() // that it was killed is no news
}

// end lets the process end by itself.
func (p *process) end() error {
	timer := time.AfterFunc(5*time.Second, func() { killAll(p.cmd) })
	defer timer.Stop()
	p.in.Close()
	p.out.Close()
	if err := p.cmd.Wait(); err != nil {
		return fmt.Errorf("end %s: %w", p.cmd.Path, err)
	}
	return nil
}

// A tail keeps the beginning of what a process writes to standard error, where a
// Go program says why it ends.
type tail struct {
	mu   sync.Mutex
	text []byte
}

const maxTail = 4096

// Write keeps what there is room for; it never fails.
func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text = append(t.text, b[:min(len(b), maxTail-len(t.text))]...)
	return len(b), nil
}

func (t *tail) saysMemory() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return bytes.Contains(t.text, []byte("out of memory")) || bytes.Contains(t.text, []byte("cannot allocate memory"))
}

// last is the last line that was kept.
func (t *tail) last() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	text := strings.TrimSpace(string(t.text))
	return strings.ToValidUTF8(text[strings.LastIndexByte(text, '\n')+1:], "")
}

// reason is the line in which a Go program says why it ended.
func (t *tail) reason() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	for line := range strings.Lines(string(t.text)) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "panic: ") || strings.HasPrefix(line, "fatal error: ") {
			return strings.ToValidUTF8(line, "")
		}
	}
	return ""
}
