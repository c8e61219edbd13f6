//go:build unix

package document

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// anRTF is a paragraph and a table of two cells.
const anRTF = `{\rtf1\ansi\ansicpg936\deff0 {\fonttbl{\f0 SimSun;}}\pard Heading\par
\trowd\cellx2000\cellx4000\intbl one\cell 12\cell\row\pard\par}`

// onlyPath makes a folder the only one where programs are found, with a script in
// the place of soffice where there is one.
func onlyPath(t *testing.T, script string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	t.Setenv("PATH", dir)
	if script != "" {
		if err := os.WriteFile(filepath.Join(dir, "soffice"), []byte("#!/bin/sh\n"+script), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestWithoutLibreOfficeTheErrorSaysWhatToInstall(t *testing.T) {
	onlyPath(t, "")
	parts := Open(t.Context(), zipOf(t, packedFile{"a.rtf", anRTF}), "")
	if len(parts) != 1 || !errors.Is(parts[0].Err, ErrUnsupported) || !strings.Contains(parts[0].Err.Error(), "libreoffice-writer") {
		t.Errorf("%+v, want ErrUnsupported and the package", parts)
	}
}

// Whatever LibreOffice does, it is ended with all that it started, and its folder
// is removed.
func TestLibreOfficeIsHeldToItsTime(t *testing.T) {
	dir := onlyPath(t, "exit 9")
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	for script, want := range map[string]error{
		"exit 3": ErrDamaged, "echo Error: source file could not be loaded": ErrDamaged, ": > " + dir + "/began; " + "/bin/sleep 60 & echo $! > " + dir + "/pid; wait": ErrTimeout,
		"/bin/mkdir made; echo x > made/file.docx": nil,
	} {
		if err := os.WriteFile(filepath.Join(dir, "soffice"), []byte("#!/bin/sh\n"+script), 0o755); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		if want == ErrTimeout {
			ctx, cancel = context.WithTimeout(t.Context(), time.Second)
		}
		began := time.Now()
		docx, err := toDOCX(ctx, []byte(anRTF), ".rtf")
		cancel()
		if !errors.Is(err, want) || want == nil && string(docx) != "x\n" {
			t.Errorf("%q: %q, %v; want %v", script, docx, err, want)
		}
		if took := time.Since(began); took > 8*time.Second {
			t.Errorf("%q took %v", script, took)
		}
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	if runtime.GOOS != "linux" {
		return
	}
	text, err := os.ReadFile(filepath.Join(dir, "pid"))
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	for range 1000 { // until whoever took it over has seen it die
		if err = syscall.Kill(pid, 0); err != nil {
			break
		}
		if state, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid)); err == nil && bytes.Contains(state, []byte(") Z ")) {
			return
		}
		runtime.Gosched()
	}
	if err == nil {
		t.Errorf("process %d, which soffice started, outlived it", pid)
	}
}

// needOffice skips where there is no LibreOffice.
func needOffice(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("soffice is not installed")
	}
}

// textOfDOCX is what the body of a DOCX says, tags and all.
func textOfDOCX(t *testing.T, docx []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestLibreOfficeKeepsTablesAndAsksNobody(t *testing.T) {
	needOffice(t)
	var asked atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	defer server.Close()
	link := fmt.Sprintf(`{\field{\*\fldinst INCLUDEPICTURE "%s/a.png" \\d}{\fldrslt x}}{\field{\*\fldinst INCLUDETEXT "%s/b.rtf"}{\fldrslt y}}`, server.URL, server.URL)
	docx, err := toDOCX(t.Context(), []byte(strings.Replace(anRTF, "Heading", "Heading"+link, 1)), ".rtf")
	if err != nil {
		t.Fatal(err)
	}
	if text := textOfDOCX(t, docx); strings.Count(text, "<w:tc>") != 2 || !strings.Contains(text, ">12<") {
		t.Errorf("the DOCX lacks the table: %.2000s", text)
	}
	if n := asked.Load(); n > 0 {
		t.Errorf("%d requests, want none", n)
	}
}

// An RTF is read the same here and in a confined process, and packed.
func TestRTF(t *testing.T) {
	needOffice(t)
	if _, err := readDOCX(nil, ""); errors.Is(err, ErrUnsupported) {
		t.Skip("DOCX is not read yet")
	}
	want := []string{"Heading", "1: one@1 12@2"}
	c := aChild(t, "serve")
	for _, parts := range [][]Part{Open(t.Context(), []byte(anRTF), ""), c.Open(t.Context(), zipOf(t, packedFile{"a.rtf", anRTF}), "")} {
		if len(parts) != 1 || parts[0].Err != nil || parts[0].Document.Format != "rtf" || strings.Join(laid(parts[0].Document), "|") != strings.Join(want, "|") {
			t.Errorf("%v", said(parts))
		}
	}
	if right, cells := matchTable(t, "table.rtf", "table.expected.json"); right != cells {
		t.Errorf("%d of %d cells", right, cells)
	}
}
