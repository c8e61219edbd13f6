package document

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Recogniser is a program of this machine that reads pictures of lines.
type Recogniser struct {
	program string // path
	version string // as it says: 5.3.0
}

// The languages that tesseract is asked for: what words are read with, and figures
// a second time.
const (
	wordLanguage   = "chi_sim"
	figureLanguage = "eng"
)

// ErrNoRecogniser means that no program that reads pictures is installed; the error
// that wraps it says what to install.
var ErrNoRecogniser = errors.New("nothing recognises pictures here")

// FindRecogniser looks for tesseract in PATH, with the languages it is asked for.
func FindRecogniser(ctx context.Context) (*Recogniser, error) {
	const install = "install tesseract-ocr and tesseract-ocr-chi-sim"
	program, err := exec.LookPath("tesseract")
	if err != nil {
		return nil, fmt.Errorf("%w: no tesseract in PATH: %s", ErrNoRecogniser, install)
	}
	ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	r := &Recogniser{program: program}
	said, err := r.run(ctx, os.TempDir(), "--version")
	if err != nil {
		return nil, fmt.Errorf("%w: tesseract --version: %w", ErrNoRecogniser, err)
	}
	if words := strings.Fields(said); len(words) > 1 {
		r.version = strings.TrimPrefix(words[1], "v")
	}
	said, err = r.run(ctx, os.TempDir(), "--list-langs")
	if err != nil {
		return nil, fmt.Errorf("%w: tesseract --list-langs: %w", ErrNoRecogniser, err)
	}
	languages := strings.Fields(said)
	for _, l := range []string{wordLanguage, figureLanguage} {
		if !slices.Contains(languages, l) {
			return nil, fmt.Errorf("%w: tesseract %s without language %s: %s", ErrNoRecogniser, r.version, l, install)
		}
	}
	return r, nil
}

// Name is the program and its version: tesseract-5.3.0.
func (r *Recogniser) Name() string { return "tesseract-" + r.version }

// readLines reads pictures that show one line each: a text for every one, "" where
// nothing is seen in it. settings are tesseract's own.
func (r *Recogniser) readLines(ctx context.Context, lines []*raster, language string, settings ...string) (texts []string, err error) {
	if len(lines) == 0 {
		return nil, nil
	}
	dir, err := os.MkdirTemp("", "harvest-ocr-")
	if err != nil {
		return nil, fmt.Errorf("tesseract has no room: %w: %w", ErrUnsupported, err)
	}
	defer os.RemoveAll(dir)
	var list bytes.Buffer
	for i, l := range lines {
		name := filepath.Join(dir, fmt.Sprintf("%05d.pgm", i))
		fmt.Fprintln(&list, name)
		if err := os.WriteFile(name, l.pgm(), 0o600); err != nil {
			return nil, fmt.Errorf("tesseract has no room: %w: %w", ErrUnsupported, err)
		}
	}
	names := filepath.Join(dir, "list.txt")
	if err := os.WriteFile(names, list.Bytes(), 0o600); err != nil {
		return nil, fmt.Errorf("tesseract has no room: %w: %w", ErrUnsupported, err)
	}
	args := []string{names, "stdout", "-l", language, "--psm", "7", "--dpi", "300", "-c", "tessedit_create_tsv=1"}
	for _, s := range settings {
		args = append(args, "-c", s)
	}
	said, err := r.run(ctx, dir, args...)
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("tesseract: %w: %w", ErrTimeout, ctx.Err())
	case err != nil:
		return nil, fmt.Errorf("tesseract: %w: %w", ErrScan, err)
	}
	return linesOf(said, len(lines))
}

// linesOf reads tesseract's table of what it saw, a word a line: level, page, block,
// paragraph, line, word, left, top, width, height, confidence and text. Pages are
// counted from 1.
func linesOf(said string, pages int) (texts []string, err error) {
	texts = make([]string, pages)
	seen := 0
	for row := range strings.Lines(said) {
		fields := strings.SplitN(strings.TrimRight(row, "\r\n"), "\t", 12)
		if len(fields) < 12 {
			continue
		}
		page, err := strconv.Atoi(fields[1])
		if err != nil { // the head
			continue
		}
		if page < 1 || page > pages {
			return nil, fmt.Errorf("tesseract speaks of line %d of %d: %w", page, pages, ErrScan)
		}
		seen = max(seen, page)
		if fields[0] == "5" {
			texts[page-1] += " " + fields[11]
		}
	}
	if seen != pages {
		return nil, fmt.Errorf("tesseract read %d of %d lines: %w", seen, pages, ErrScan)
	}
	return texts, nil
}

// run runs the program in a group of its own and returns what it says.
func (r *Recogniser) run(ctx context.Context, dir string, args ...string) (string, error) {
	var out bytes.Buffer
	words := &tail{}
	cmd := exec.CommandContext(ctx, r.program, args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &out, words
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + dir, "TMPDIR=" + dir, "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "OMP_THREAD_LIMIT=1", "TESSDATA_PREFIX=" + os.Getenv("TESSDATA_PREFIX")}
	if os.Getenv("TESSDATA_PREFIX") == "" {
		cmd.Env = cmd.Env[:len(cmd.Env)-1]
	}
	cmd.Cancel = func() error { killAll(cmd); return nil }
	cmd.WaitDelay = 2 * time.Second
	apart(cmd)
	if err := unconfined(cmd.Start); err != nil {
		return "", err
	}
	if err := cmd.Wait(); err != nil {
		return "", fmt.Errorf("%w: %s", err, words.last())
	}
	return out.String(), nil
}

// pgm is the picture as a portable greymap.
func (r *raster) pgm() []byte {
	return append(fmt.Appendf(nil, "P5\n%d %d\n255\n", r.width, r.height), r.grey...)
}
