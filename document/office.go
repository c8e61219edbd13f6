package document

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// officeTime is how long LibreOffice may take for one file, to begin with included.
const officeTime = 45 * time.Second

// officeSettings are those of a LibreOffice that runs no macro, follows no link and
// asks no host.
//
//go:embed office.xcu
var officeSettings []byte

// toDOCX has LibreOffice write a file as DOCX. extension says what the file is,
// such as ".rtf". Without LibreOffice it is ErrUnsupported.
func toDOCX(ctx context.Context, body []byte, extension string) (docx []byte, err error) {
	program, err := exec.LookPath("soffice")
	if err != nil {
		return nil, fmt.Errorf("soffice is not installed, which reads it (package libreoffice-writer): %w", ErrUnsupported)
	}
	dir, err := os.MkdirTemp("", "harvest-office-")
	if err != nil {
		return nil, fmt.Errorf("soffice has no room: %w: %w", ErrUnsupported, err)
	}
	defer os.RemoveAll(dir)
	profile := filepath.Join(dir, "profile", "user")
	if err := errors.Join(os.MkdirAll(profile, 0o700), os.WriteFile(filepath.Join(profile, "registrymodifications.xcu"), officeSettings, 0o600),
		os.WriteFile(filepath.Join(dir, "file"+extension), body, 0o600)); err != nil {
		return nil, fmt.Errorf("soffice has no room: %w: %w", ErrUnsupported, err)
	}
	ctx, cancel := context.WithTimeout(ctx, officeTime)
	defer cancel()
	said, err := runOffice(ctx, program, dir, "file"+extension)
	if ctx.Err() != nil {
		return nil, fmt.Errorf("soffice: %w: %w", ErrTimeout, ctx.Err())
	}
	if err != nil {
		return nil, fmt.Errorf("soffice: %w: %w: %s", ErrDamaged, err, said)
	}
	made := filepath.Join(dir, "made", "file.docx")
	info, err := os.Stat(made)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("soffice made nothing of it: %w: %s", ErrDamaged, said)
	case err == nil && info.Size() > MaxSize:
		return nil, fmt.Errorf("soffice made %d bytes of it: %w", info.Size(), ErrTooLarge)
	}
	if docx, err = os.ReadFile(made); err != nil {
		return nil, fmt.Errorf("soffice: %w: %w", ErrUnsupported, err)
	}
	return docx, nil
}

// runOffice runs LibreOffice over a file in a folder, with all that it starts in a
// group of its own, and returns the last line of what it says.
func runOffice(ctx context.Context, program, dir, file string) (said string, err error) {
	words := &tail{}
	cmd := exec.CommandContext(ctx, program, "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
		"-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(dir, "profile")), "--convert-to", "docx", "--outdir", filepath.Join(dir, "made"), filepath.Join(dir, file))
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, words, words
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + dir, "TMPDIR=" + dir, "LANG=C.UTF-8", "LC_ALL=C.UTF-8"}
	cmd.Cancel = func() error { killAll(cmd); return nil }
	cmd.WaitDelay = 2 * time.Second
	apart(cmd)
	if err := unconfined(cmd.Start); err != nil {
		return "", err
	}
	err = cmd.Wait()
	killAll(cmd) // what it started and did not wait for
	return strings.ReplaceAll(words.last(), dir+string(filepath.Separator), ""), err
}
