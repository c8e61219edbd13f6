//go:build unix

package main

import (
	"bytes"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// nobody is who runs the command where the test itself may write anywhere.
const nobody = 65534

// A folder that may not be written to stops a run with a message, and leaves the
// last release to its readers.
func TestAReadOnlyFolderStopsTheRun(t *testing.T) {
	page := []byte(`<h1>甲市教育局2021年政府信息公开工作年度报告</h1><table>
<tr><td></td><td>自然人</td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td><td>总计</td></tr>
<tr><td>一、本年新收政府信息公开申请数量</td><td>4</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>4</td></tr>
<tr><td>四、结转下年度继续办理</td><td>4</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>4</td></tr></table>`)
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/":
			w.Write([]byte(`<a href="/r">甲市教育局2021年政府信息公开工作年度报告</a>`))
		case "/r":
			w.Write(page)
		default:
			http.NotFound(w, r)
		}
	}))
	defer site.Close()
	dir, err := os.MkdirTemp("", "harvest-readonly-") // that another user may enter
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { writable(t, dir, true); os.RemoveAll(dir) })
	write(t, filepath.Join(dir, "sources", "s.yaml"), "sources:\n- {id: s, covers: {region: \"990100\"}, platform: generic, site: \""+site.URL+"\", column: /, private: true}\n")
	write(t, filepath.Join(dir, "harvest.yaml"), "sources: [sources]\npace: 1ms\njitter: 0s\n")
	if err := os.Mkdir(filepath.Join(dir, "data"), 0o755); err != nil {
		t.Fatal(err)
	}
	user := ordinary(t, dir)
	if code, out := user(t, "run"); code != exitDone {
		t.Fatalf("harvest run = %d\n%s", code, out)
	}
	writable(t, filepath.Join(dir, "data"), false)
	code, out := user(t, "run")
	if code != exitFailed || !strings.Contains(out, "harvest: ") || !strings.Contains(out, "try: look at free space and rights of the data folder") {
		t.Errorf("harvest run in a read-only folder = %d; want %d and what to do\n%s", code, exitFailed, out)
	}
	if code, out := user(t, "query", "--csv", "SELECT count(*) AS n FROM report"); code != exitDone || out != "n\n1\n" {
		t.Errorf("harvest query of the last release = %d, %q", code, out)
	}
	writable(t, filepath.Join(dir, "data"), true)
	if code, out := user(t, "run"); code != exitDone {
		t.Errorf("harvest run, writable again = %d\n%s", code, out)
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// ordinary returns a function that runs harvest in a folder as a user whom rights
// bind: whoever runs the test, or nobody where that is root.
func ordinary(t *testing.T, dir string) func(t *testing.T, args ...string) (int, string) {
	t.Helper()
	program := filepath.Join(dir, "harvest") // whose name makes the test binary the command
	binary, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(program, binary, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	attributes := &syscall.SysProcAttr{}
	if os.Geteuid() == 0 {
		attributes.Credential = &syscall.Credential{Uid: nobody, Gid: nobody}
		if err := os.Chown(filepath.Join(dir, "data"), nobody, nobody); err != nil {
			t.Fatal(err)
		}
	}
	return func(t *testing.T, args ...string) (int, string) {
		t.Helper()
		cmd := exec.Command(program, args...)
		cmd.Dir, cmd.SysProcAttr = dir, attributes
		cmd.Env = append(os.Environ(), "HOME="+dir, "TMPDIR="+dir)
		var out bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &out
		if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
			t.Fatal(err)
		}
		return cmd.ProcessState.ExitCode(), out.String()
	}
}

// writable gives or takes the right to write to everything below a folder.
func writable(t *testing.T, dir string, may bool) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.Type()&fs.ModeSymlink != 0 {
			return err
		}
		mode := fs.FileMode(0o444)
		if d.IsDir() || filepath.Base(path) == "harvest" {
			mode = 0o555
		}
		if may {
			mode |= 0o200
		}
		return os.Chmod(path, mode)
	})
	if err != nil {
		t.Fatal(err)
	}
}
