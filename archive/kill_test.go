package archive

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"testing"
)

// TestMain lets the test binary stand in for a process that is killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv("ARCHIVE_TEST_WRITE"); dir != "" {
		writeForEver(dir)
	}
	os.Exit(m.Run())
}

// writeForEver keeps groups of two and prints each position as a ledger would
// acknowledge it.
func writeForEver(dir string) {
	a, err := Open(context.Background(), dir, Options{MaxFile: 20_000})
	if err != nil {
		panic(err)
	}
	for n := 0; ; n += 2 {
		for i := n; i < n+2; i++ {
			url := fmt.Sprintf("http://www.a.test/%d", i)
			if _, _, err := a.Keep(context.Background(), exchange(url, i), []byte(url)); err != nil {
				panic(err)
			}
		}
		p, err := a.Sync()
		if err != nil {
			panic(err)
		}
		fmt.Println(p.File, p.Offset, n+2)
		if n%8 == 0 { // the index lags behind now and then
			if err := a.Index(context.Background()); err != nil {
				panic(err)
			}
		}
	}
}

func TestAKilledProcessLosesNothingAcknowledged(t *testing.T) {
	for _, after := range []int{1, 2, 3, 5, 8, 40} {
		dir := t.TempDir()
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "ARCHIVE_TEST_WRITE="+dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		var acknowledged []Position
		var kept int
		for lines := bufio.NewScanner(out); len(acknowledged) < after && lines.Scan(); {
			var p Position
			if _, err := fmt.Sscan(lines.Text(), &p.File, &p.Offset, &kept); err != nil {
				t.Fatal(err)
			}
			acknowledged = append(acknowledged, p)
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		cmd.Wait() // it was killed: that is its error

		a := open(t, dir, Options{})
		torn := recovered(t, a, acknowledged...)
		list := captures(t, a)
		if len(list) < kept {
			t.Errorf("killed after %d groups: %d captures, want at least the %d acknowledged", after, len(list), kept)
		}
		for _, c := range list {
			bodyIs(t, a, c, c.URL)
		}
		for _, cut := range torn {
			if _, err := os.Stat(dir + "/" + cut.Moved); err != nil {
				t.Errorf("killed after %d groups: %+v is not in tail/: %v", after, cut, err)
			}
		}
		if left, err := a.files(".open"); err != nil || len(left) != 0 {
			t.Errorf("killed after %d groups: %v, %v left unfinished", after, left, err)
		}
		shut(t, a)
		removeIndex(t, dir)
		same(t, "captures read from the files", captures(t, open(t, dir, Options{})), list)
	}
}
