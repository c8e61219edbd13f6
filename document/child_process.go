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
