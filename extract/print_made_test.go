package extract_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Files that other programs print are made again on demand, all of them that are
// missing or were made of something else.
func TestCorpusIsMade(t *testing.T) {
	if os.Getenv("HARVEST_MAKE") == "" {
		t.Skip("HARVEST_MAKE is not set: the files made by LibreOffice and Chromium are taken as they are")
	}
	known, now := madeOf(t), make(map[string]string)
	for _, b := range library() {
		for _, format := range b.formats {
			ext := made[format]
			file := filepath.Join(printed, b.folder(), b.stem+"."+ext)
			if ext == "" {
				continue
			}
			now[file] = b.digest()
			if _, err := os.Stat(file); err == nil && known[file] == now[file] {
				continue
			}
			if err := convert(t, b, format, file); err != nil {
				t.Fatal(err)
			}
		}
	}
	var lines []string
	for file, digest := range now {
		lines = append(lines, filepath.ToSlash(strings.TrimPrefix(file, printed+string(filepath.Separator)))+"\t"+digest+"\n")
	}
	slices.Sort(lines)
	if err := os.WriteFile(filepath.Join(printed, "made.tsv"), []byte(strings.Join(lines, "")), 0o644); err != nil {
		t.Fatal(err)
	}
}

// convert has another program print a book.
func convert(t *testing.T, b *book, format, file string) error {
	t.Helper()
	source := map[string]string{"doc": "docx", "lo": "docx", "xls": "xlsx", "cr": "html"}[format]
	body, err := b.print(source)
	if err != nil {
		return err
	}
	dir := t.TempDir()
	from, to := filepath.Join(dir, "report."+source), filepath.Join(dir, "report."+made[format])
	if err := os.WriteFile(from, body, 0o644); err != nil {
		return err
	}
	cmd := exec.CommandContext(t.Context(), "soffice", "--headless", "-env:UserInstallation=file://"+dir+"/profile", "--convert-to", made[format], "--outdir", dir, from)
	if format == "cr" {
		cmd = exec.CommandContext(t.Context(), "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir="+dir+"/profile", "--print-to-pdf="+to, "file://"+from)
	}
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", file, err, out)
	}
	printedFile, err := os.ReadFile(to)
	if err != nil {
		return err
	}
	if bytes.Contains(printedFile, []byte(dir)) {
		return fmt.Errorf("%s names the folder it was made in", file)
	}
	return os.WriteFile(file, printedFile, 0o644)
}
