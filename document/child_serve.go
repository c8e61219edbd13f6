package document

import (
	"context"
	"fmt"
	"io"
	"runtime/debug"
)

// childStack is how much of its memory a process may spend on calls within calls.
const childStack = 64 << 20

// Serve is what a Child's process does: it confines itself, reads the files it is
// sent and says what they hold, until there is no more to read. It is to be the
// last thing that a process does: its limits stay.
func Serve(in io.Reader, out io.Writer) error { return serve(in, out, Open) }

func serve(in io.Reader, out io.Writer, open func(context.Context, []byte, string) []Part) error {
	limits, err := readLimits(in)
	if err != nil {
		return fmt.Errorf("child: read its limits: %w", err)
	}
	if limits.Recognise {
		r, err := FindRecogniser(context.Background())
		if err != nil {
			return fmt.Errorf("child: %w", err)
		}
		open = r.Open
	}
	debug.SetMemoryLimit(limits.Memory / 4 * 3) // look for what is free before it is the end
	debug.SetMaxStack(childStack)
	if err := confine(limits.Memory); err != nil {
		return fmt.Errorf("child: set its limits: %w", err)
	}
	if err := writeFrame(out, []byte(childReady)); err != nil {
		return fmt.Errorf("child: %w", err)
	}
	for {
		contentType, err := readFrame(in, MaxSize)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("child: %w", err)
		}
		body, err := readFrame(in, MaxSize)
		if err != nil {
			return fmt.Errorf("child: %w", err)
		}
		ctx, cancel := context.WithTimeout(context.Background(), limits.Time/10*9) // to say so before it is killed
		parts := open(ctx, body, string(contentType))
		cancel()
		if err := writeParts(out, parts); err != nil {
			return fmt.Errorf("child: %w", err)
		}
	}
}
