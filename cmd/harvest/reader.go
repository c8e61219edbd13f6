package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"harvest/document"
)

// newReader returns what reads files: processes of this program, which run
// extract --child. Close it.
func newReader() (*document.Child, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find this program, to read files with: %w", err)
	}
	return &document.Child{Command: []string{program, "extract", "--child"}, Name: os.Args[0]}, nil
}

// openFile opens a file that a person named; - is standard input. What is larger
// than files that are read is not taken in. An error is that of a file that cannot
// be had, or not be tried; what is wrong in it is said by its parts.
func openFile(cmd *cobra.Command, name string, reader *document.Child) (body []byte, parts []document.Part, err error) {
	from := cmd.InOrStdin()
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, nil, fmt.Errorf("read %s: %w", name, err)
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil && info.Size() > document.MaxSize {
			err := fmt.Errorf("%d bytes, at most %d are read: %w", info.Size(), document.MaxSize, document.ErrTooLarge)
			return nil, []document.Part{{Err: err}}, nil
		}
		from = f
	}
	body, err = io.ReadAll(io.LimitReader(from, document.MaxSize+1))
	if err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", name, err)
	}
	parts = reader.Open(cmd.Context(), body, "")
	if err := cmd.Context().Err(); err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", name, err)
	}
	for _, p := range parts {
		if errors.Is(p.Err, document.ErrNotTried) {
			return nil, nil, fmt.Errorf("read %s: %w", name, p.Err)
		}
	}
	return body, parts, nil
}
