// The race detector takes memory of its own, so none is measured under it.

//go:build !race

package extract_test

import (
	"bufio"
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"harvest/document"
	"harvest/extract"
	"harvest/replica"
)

// Memory is measured in a process that reads pages and does nothing else: this
// says that it is one, and after how many pages it tells. A second word of its
// arguments makes it the one that reads files of others, as a Child's.
const soakEnv = "HARVEST_SOAK_READ"

// A footprint is what reading took of memory so far, in MB.
type footprint struct {
	Pages, Files, Reports int
	MB                    float64 // read so far
	Heap                  float64 // most in use after any page, garbage with it
	Kept                  float64 // in use when what is garbage is collected
	Resident              float64 // what the process has of the machine, 0 where the system does not tell
	Seconds               float64
}

// Reading thirty times the pages takes no more memory. make soak does the same
// with 100,000 pages of 60 to 120 KB.
func TestMemoryStaysFlat(t *testing.T) {
	if os.Getenv(soakEnv) != "" {
		if os.Args[len(os.Args)-1] == "serve" {
			if err := document.Serve(os.Stdin, os.Stdout); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			os.Exit(0)
		}
		readAndTell(t)
		return
	}
	tell, padded := []int{20, 200, 600}, 0
	if testing.Short() {
		t.Skip("short: no soak")
	}
	if os.Getenv("HARVEST_SOAK") != "" {
		tell, padded = []int{1000, 10_000, 30_000, 100_000}, 60<<10
	}
	at := soak(t, tell, padded)
	first := at[0]
	for _, f := range at {
		t.Logf("%6d pages (%.0f MB), %4d files, %6d reports: heap at most %.1f MB, %.1f MB kept, resident %.0f MB, after %.0f s", f.Pages, f.MB, f.Files, f.Reports, f.Heap, f.Kept, f.Resident, f.Seconds)
		if f.Reports < f.Pages*9/10 {
			t.Errorf("%d reports of %d pages and %d files", f.Reports, f.Pages, f.Files)
		}
		if f.Heap > 1.5*first.Heap+10 {
			t.Errorf("heap grew from %.0f MB at %d pages to %.0f MB at %d", first.Heap, first.Pages, f.Heap, f.Pages)
		}
		if f.Kept > 1.2*first.Kept+2 {
			t.Errorf("what is kept grew from %.1f MB at %d pages to %.1f MB at %d", first.Kept, first.Pages, f.Kept, f.Pages)
		}
		if f.Resident > 1.5*first.Resident+20 {
			t.Errorf("resident memory grew from %.0f MB at %d pages to %.0f MB at %d", first.Resident, first.Pages, f.Resident, f.Pages)
		}
	}
}

// soak sends pages to a process of its own, and after every fiftieth a file. It
// returns what the process took when it had read as many as tell says.
func soak(t *testing.T, tell []int, padded int) []footprint {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestMemoryStaysFlat$", "-test.timeout=2h")
	cmd.Env = append(os.Environ(), soakEnv+"="+strings.Trim(fmt.Sprint(tell), "[]"))
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	files := soakFiles(t)
	n := 0
	for seed := uint64(1); n < tell[len(tell)-1]; seed++ {
		for _, s := range pagesOf(seed) {
			if n++; n > tell[len(tell)-1] {
				break
			}
			s.body = pad(s.body, padded+n%7*8<<10*min(padded, 1), n)
			err = send(in, s)
			if err == nil && n%50 == 0 {
				err = send(in, files[n/50%len(files)])
			}
			if err != nil {
				t.Fatalf("page %d: %v", n, err)
			}
		}
	}
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	var at []footprint
	lines := json.NewDecoder(out)
	for range tell {
		var f footprint
		if err := lines.Decode(&f); err != nil {
			t.Fatalf("after %d lines: %v", len(at), err)
		}
		at = append(at, f)
	}
	if _, err := io.Copy(io.Discard, out); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	return at
}

// A sent is a page as a server sends it.
type sent struct {
	name, contentType string
	body              []byte
}

// pagesOf are the pages of reports of a made-up province.
func pagesOf(seed uint64) []sent {
	p := replica.New(seed)
	handler := p.Handler(1, nil)
	var pages []sent
	for _, r := range p.Truth(1).Reports {
		u, err := url.Parse(r.URL)
		if err != nil {
			continue
		}
		answer, request := httptest.NewRecorder(), httptest.NewRequest("GET", r.URL, nil)
		request.Host = u.Host
		handler.ServeHTTP(answer, request)
		if kind := answer.Header().Get("Content-Type"); answer.Code == 200 && strings.Contains(kind, "html") {
			pages = append(pages, sent{r.URL, kind, answer.Body.Bytes()})
		}
	}
	return pages
}

// pad makes a page as long as many are, by links before its end.
func pad(page []byte, size, n int) []byte {
	text := string(page)
	end := strings.LastIndex(text, "</body>")
	if end < 0 || size <= len(page) {
		return page
	}
	var b strings.Builder
	b.WriteString(text[:end] + "<ul>")
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, `<li><a href="/%d/%d.html" title="%d">%d-%d</a></li>`, n, i, n, n, i)
	}
	b.WriteString("</ul>" + text[end:])
	return []byte(b.String())
}

// soakFiles are reports of the corpus in the formats that a Child reads.
func soakFiles(t *testing.T) (files []sent) {
	t.Helper()
	for _, pattern := range []string{"*.docx", "*.xls", "*.pdf"} {
		names, err := filepath.Glob(filepath.Join("testdata", "corpus", "tuning", "2021", pattern))
		if err != nil || len(names) == 0 {
			t.Fatalf("no %s in the corpus: %v", pattern, err)
		}
		for _, name := range names[:min(len(names), 5)] {
			body, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, sent{name, "", body})
		}
	}
	return files
}

func send(w io.Writer, s sent) error {
	for _, b := range [][]byte{[]byte(s.name), []byte(s.contentType), s.body} {
		if _, err := w.Write(append(binary.BigEndian.AppendUint32(nil, uint32(len(b))), b...)); err != nil {
			return err
		}
	}
	return nil
}

// receive returns io.EOF where no more is sent.
func receive(r io.Reader) (s sent, err error) {
	var words [3][]byte
	for i := range words {
		var size [4]byte
		if _, err := io.ReadFull(r, size[:]); err != nil {
			return s, err
		}
		words[i] = make([]byte, binary.BigEndian.Uint32(size[:]))
		if _, err := io.ReadFull(r, words[i]); err != nil {
			return s, err
		}
	}
	return sent{string(words[0]), string(words[1]), words[2]}, nil
}

// readAndTell reads what it is sent with one extractor, and prints footprints.
func readAndTell(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	child := &document.Child{Command: []string{program, "-test.run=^TestMemoryStaysFlat$", "serve"}}
	x := extract.Extractor{Open: child.Open}
	var f footprint
	tell := make(map[int]bool)
	for _, word := range strings.Fields(os.Getenv(soakEnv)) {
		var n int
		if _, err := fmt.Sscan(word, &n); err != nil {
			t.Fatal(err)
		}
		tell[n] = true
	}
	heap := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	in := bufio.NewReaderSize(os.Stdin, 1<<16)
	start := time.Now()
	for {
		s, err := receive(in)
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range x.Read(context.Background(), s.name, s.body, s.contentType, nil) {
			if r.Report != nil {
				f.Reports++
			}
		}
		f.MB += float64(len(s.body)) / 1e6
		metrics.Read(heap)
		f.Heap = max(f.Heap, float64(heap[0].Value.Uint64())/1e6)
		if s.contentType == "" {
			f.Files++
			continue
		}
		if f.Pages++; !tell[f.Pages] {
			continue
		}
		f.Resident = resident(t)
		s = sent{}
		runtime.GC()
		runtime.GC() // what is pooled goes with the second
		metrics.Read(heap)
		f.Kept, f.Seconds = float64(heap[0].Value.Uint64())/1e6, time.Since(start).Seconds()
		if err := json.NewEncoder(os.Stdout).Encode(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := child.Close(); err != nil {
		t.Fatal(err)
	}
}

// resident is the memory that this process has of the machine now, in MB.
func resident(t *testing.T) float64 {
	t.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0 // the system does not tell
	}
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	var kilobytes float64
	if _, err := fmt.Sscan(rest, &kilobytes); err != nil {
		t.Fatal(err)
	}
	return kilobytes / 1e3
}
