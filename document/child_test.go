package document

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestMain lets the tests' own program be the one that a Child starts.
func TestMain(m *testing.M) {
	if len(os.Args) == 2 {
		switch os.Args[1] {
		case "serve":
			exitWith(Serve(os.Stdin, os.Stdout))
		case "serve-broken":
			exitWith(serve(os.Stdin, os.Stdout, openOrBreak))
		case "garbage":
			fmt.Print("this program is none of ours")
			os.Exit(0)
		}
	}
	os.Exit(m.Run())
}

func exitWith(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// openOrBreak does to its process what a file asks for.
func openOrBreak(ctx context.Context, body []byte, contentType string) []Part {
	what, asked := bytes.CutPrefix(body, []byte("\x00break "))
	if !asked {
		return Open(ctx, body, contentType)
	}
	switch string(what) {
	case "panic":
		panic("a table without end")
	case "exit":
		os.Exit(0)
	case "stack":
		return failed(fmt.Errorf("%d", depth(1)))
	case "kill":
		self, err := os.FindProcess(os.Getpid())
		if err == nil {
			err = self.Kill()
		}
		return failed(err)
	case "hang":
		r, _, err := os.Pipe()
		if err == nil {
			_, err = r.Read(make([]byte, 1))
		}
		return failed(err)
	case "spin":
		for n := 0; ; n++ {
			if n < 0 {
				return nil
			}
		}
	case "patience":
		<-ctx.Done()
		return failed(fmt.Errorf("it was told: %w", ErrTimeout))
	case "memory":
		var held [][]byte
		for {
			held = append(held, bytes.Repeat([]byte{1}, 1<<20))
			if cap(held) == 1<<30 {
				return nil
			}
		}
	case "long":
		return []Part{{Document: &Document{Blocks: []Block{{Text: strings.Repeat("长", maxReply/2)}}}}}
	case "files":
		for range 10 * 64 {
			if _, err := os.Open(os.DevNull); err != nil {
				return failed(fmt.Errorf("%w: %w", ErrUnsupported, err))
			}
		}
	case "noise":
		fmt.Print(strings.Repeat("\xff", 100))
	case "nothing":
		return nil
	}
	return failed(errors.New("it did not break"))
}

//go:noinline
func depth(n int) int {
	if n < 0 {
		return n
	}
	return depth(n+1) + 1
}

// aChild starts this program as the argument says.
func aChild(t testing.TB, as string) *Child {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := &Child{Command: []string{program, as}}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return c
}

// documents compares with all that nobody sees; nothing and none are the same.
var documents = cmp.Options{
	cmp.AllowUnexported(Document{}, Block{}), cmpopts.EquateEmpty(),
	cmp.Comparer(func(a, b error) bool {
		for _, kind := range kinds {
			if errors.Is(a, kind) != errors.Is(b, kind) {
				return false
			}
		}
		return (a == nil) == (b == nil) && (a == nil || a.Error() == b.Error())
	}),
}

// What a child says of a file is what this process would.
func TestAChildSaysTheSame(t *testing.T) {
	files := map[string][]byte{
		"a page":           []byte("<body><div>菜单</div><div><div>一</div><table><tr><td rowspan=2>a<td>b<tr><td>c</table></div></body>"),
		"a large page":     []byte("<title>甲</title><meta name=PubDate content=2023-01-31><div>一<div>二</div></div>" + strings.Repeat("<div><p>三</p><table><tr><td>1<td colspan=2> 2</table></div>"+strings.Repeat("四", 1000), 1000)),
		"a text":           []byte(aLine),
		"nothing":          nil,
		"bytes":            []byte("\x00\x01"),
		"too much":         make([]byte, MaxSize+1),
		"a zip":            zipOf(t, packedFile{"a.html", "<body><div>一</div><div><p>二</p></div>"}, packedFile{"b.bin", "\x00"}, packedFile{"c.zip", string(zipOf(t, packedFile{"d.txt", aLine}))}),
		"a zip that ends":  zipOf(t, packedFile{"a.txt", aLine})[:50],
		"a 7z locked":      sevenZipOf(aesCoder, packedFile{"a.html", aTable}),
		"a zip of UTF-16":  zipOf(t, packedFile{"a.txt", "\xff\xfe\x32\x75\x09\x00\x31\x00"}),
		"a text, not utf8": zipOf(t, packedFile{"a.txt", "\xff\xfe\x00\xd8\x00\xd8a\x00"}),
	}
	if shared, err := filepath.Glob(filepath.Join(sharedFormats, "*.*")); err == nil {
		for _, name := range shared {
			body, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files[filepath.Base(name)] = body
		}
	}
	c := aChild(t, "serve")
	for name, body := range files {
		want, got := Open(t.Context(), body, "text/html"), c.Open(t.Context(), body, "text/html")
		if diff := cmp.Diff(want, got, documents); diff != "" {
			t.Errorf("%s: -here +there\n%.2000s", name, diff)
		}
	}
	if n := len(c.idle); n != 1 || c.idle[0].served < 6 {
		t.Errorf("%d processes, want one that has read the files", n)
	}
}

// Whatever a file does to the process that reads it, that is said of this file,
// and the next is read.
func TestAFileThatEndsItsProcessIsOneProblem(t *testing.T) {
	c := aChild(t, "serve-broken")
	c.Memory, c.Time = 1<<30, 20*time.Second
	good := zipOf(t, packedFile{"a.txt", aLine})
	for _, b := range []struct {
		what string
		want error
		says string
		time time.Duration
	}{
		{"panic", ErrDied, "panic: a table without end", 0},
		{"exit", ErrDied, "exit status 0", 0},
		{"kill", ErrDied, "signal: killed", 0},
		{"stack", ErrDied, "fatal error: stack overflow", 0},
		{"hang", ErrTimeout, "more than 500ms", 500 * time.Millisecond},
		{"spin", ErrTimeout, "more than 500ms", 500 * time.Millisecond},
		{"patience", ErrTimeout, "it was told", 2 * time.Second},
		{"memory", ErrTooLarge, "more than 1024 MB of memory", 0},
		{"long", ErrTooLarge, "its text and tables are more than 32 MB", 0},
		{"files", ErrUnsupported, "too many open files", 0},
		{"noise", ErrDied, "it said a frame of 4294967295 bytes", 0},
		{"nothing", ErrDied, "not understood", 0},
	} {
		if runtime.GOOS != "linux" && (b.what == "memory" || b.what == "files") {
			continue
		}
		t.Run(b.what, func(t *testing.T) {
			if b.time > 0 {
				c := aChild(t, "serve-broken")
				c.Time = b.time
				checkBroken(t, c, b.what, b.want, b.says)
				return
			}
			checkBroken(t, c, b.what, b.want, b.says)
			if diff := cmp.Diff([]string{"a.txt: text: 1: 甲@1 2@2"}, said(c.Open(t.Context(), good, ""))); diff != "" {
				t.Errorf("the next file: -want +got\n%s", diff)
			}
		})
	}
}

func checkBroken(t *testing.T, c *Child, what string, want error, says string) {
	t.Helper()
	began := time.Now()
	parts := c.Open(t.Context(), []byte("\x00break "+what), "")
	t.Logf("%v: %v", time.Since(began).Round(time.Millisecond), parts[0].Err)
	if len(parts) != 1 || !errors.Is(parts[0].Err, want) || !strings.Contains(parts[0].Err.Error(), says) {
		t.Errorf("%+v; want %v: %s", parts, want, says)
	}
}

// A 7z may claim more files than there is memory for: a list of 73 bytes that asks
// for 26 GB.
func TestADamagedListTakesNoMoreThanTheMemoryThereIs(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("memory is not limited here")
	}
	list := []byte{0x01, 0x05, 0xed, 0x30, 0x15, 0x30, 0, 0, 0}
	body := sevenZipOf(copyCoder)
	binary.LittleEndian.PutUint64(body[20:], uint64(len(list)))
	binary.LittleEndian.PutUint32(body[28:], crc32.ChecksumIEEE(list))
	binary.LittleEndian.PutUint32(body[8:], crc32.ChecksumIEEE(body[12:32]))
	c := aChild(t, "serve")
	c.Memory = 512 << 20
	parts := c.Open(t.Context(), append(body, list...), "")
	if len(parts) != 1 || !errors.Is(parts[0].Err, ErrTooLarge) || !strings.Contains(parts[0].Err.Error(), "512 MB of memory") {
		t.Errorf("%+v, want ErrTooLarge", parts)
	}
}

// A file that a process could not be started for is not said to be bad.
func TestAMissingProgramSaysNothingOfTheFile(t *testing.T) {
	for name, c := range map[string]*Child{
		"no command": {}, "no such program": {Command: []string{filepath.Join(t.TempDir(), "harvest")}}, "another program": aChild(t, "garbage"),
	} {
		parts := c.Open(t.Context(), []byte("\x00"), "")
		if len(parts) != 1 || !errors.Is(parts[0].Err, ErrNotTried) {
			t.Errorf("%s: %+v, want ErrNotTried", name, parts)
		}
		for _, kind := range kinds {
			if kind != ErrDied && errors.Is(parts[0].Err, kind) {
				t.Errorf("%s: %v", name, parts[0].Err)
			}
		}
	}
}

func TestReadingEndsWithItsContext(t *testing.T) {
	c := aChild(t, "serve-broken")
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if parts := c.Open(ctx, []byte("\x00break hang"), ""); !errors.Is(parts[0].Err, ErrTimeout) || !errors.Is(parts[0].Err, context.DeadlineExceeded) {
		t.Errorf("%+v, want ErrTimeout", parts)
	}
}

// Many at once: each gets the answer to its own question, and there are no more
// processes than may be.
func TestManyAskAtOnce(t *testing.T) {
	c := aChild(t, "serve-broken")
	c.Processes = 2
	var all sync.WaitGroup
	for i := range 24 {
		all.Go(func() {
			body := zipOf(t, packedFile{fmt.Sprintf("%d.txt", i), aLine})
			if i%6 == 5 {
				body = []byte("\x00break panic")
			}
			parts := c.Open(t.Context(), body, "")
			if got := said(parts)[0]; i%6 == 5 && !errors.Is(parts[0].Err, ErrDied) || i%6 != 5 && !strings.HasPrefix(got, fmt.Sprintf("%d.txt: text", i)) {
				t.Errorf("%d: %s", i, got)
			}
		})
	}
	all.Wait()
	if n := len(c.idle); n > 2 { // none, where the last of each broke it
		t.Errorf("%d processes are idle, want two at most", n)
	}
	c.Open(t.Context(), zipOf(t, packedFile{"a.txt", aLine}), "")
	if n := len(c.idle); n < 1 || n > 2 {
		t.Errorf("%d processes are idle after a good file, want one or two", n)
	}
}

// A child ends when nobody asks any more.
func TestServeEndsWithItsInput(t *testing.T) {
	for name, in := range map[string]string{"nothing": "", "half a length": "\x00\x00", "a length without end": "\xff\xff\xff\xff", "no limits": "\x00\x00\x00\x01x"} {
		if err := serve(strings.NewReader(in), io.Discard, Open); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// Every field that gob leaves out is carried otherwise: a field that is new must be
// added to wirePart.
func TestNoFieldIsLeftBehind(t *testing.T) {
	carried := map[string]bool{"Document.parents": true, "Block.in": true}
	for _, v := range []any{Document{}, Block{}, Grid{}, GridCell{}} {
		of := reflect.TypeOf(v)
		for i := range of.NumField() {
			name := of.Name() + "." + of.Field(i).Name
			if !of.Field(i).IsExported() && !carried[name] {
				t.Errorf("%s does not reach the process that asked", name)
			}
		}
	}
}

// What a process says is believed only where it holds together.
func FuzzDecodeParts(f *testing.F) {
	var b bytes.Buffer
	if err := writeParts(&b, Open(f.Context(), []byte("<div>一<div>二</div><table><tr><td>1</table></div>"), "")); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes()[4:])
	b.Reset()
	if err := writeParts(&b, failed(ErrScan)); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes()[4:])
	f.Fuzz(func(t *testing.T, frame []byte) {
		parts, err := decodeParts(frame)
		if err != nil {
			return
		}
		for _, p := range parts {
			if (p.Document == nil) == (p.Err == nil) {
				t.Fatalf("%+v: a document or an error", p)
			}
			if p.Document == nil {
				continue
			}
			for i := range p.Document.Blocks {
				p.Document.Inside(i, p.Document.Common([]int{0, i}))
			}
		}
	})
}
