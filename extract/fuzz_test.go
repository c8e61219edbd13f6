package extract

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"harvest/document"
	"harvest/report"
)

// mostTime is what reading a page of a few KB may take. It is generous, because
// machines are busy.
const mostTime = 20 * time.Second

// mostBody is the longest page that is tried, in bytes: of longer ones few could be.
const mostBody = 1 << 14

// Whatever a page says, it has readings that are written, are read back as they
// were, and are the same a second time.
func FuzzRead(f *testing.F) {
	pages, err := filepath.Glob("testdata/20[12]?/*.???*")
	if err != nil || len(pages) < 8 {
		f.Fatalf("%d pages, %v", len(pages), err)
	}
	for _, name := range pages {
		body, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		if len(body) <= mostBody && !strings.HasSuffix(name, ".jsonl") {
			f.Add(string(body), name)
		}
	}
	f.Add("某市2021年政府信息公开工作年度报告\n一、总体情况\n收到申请3件。\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n本年新收\t1\t2\t0\t0\t0\t0\t3", "http://a.gov.cn/2022/t20220218_1.html")
	var x Extractor
	x.Open = func(_ context.Context, body []byte, contentType string) []document.Part { // no archive: document has targets of its own
		d, err := document.Read(body, contentType)
		return []document.Part{{Document: d, Err: err}}
	}
	f.Fuzz(func(t *testing.T, body, name string) {
		if len(body) > mostBody || len(name) > 1<<10 || !utf8.ValidString(name) || strings.HasPrefix(strings.TrimSpace(body), `{\rtf`) {
			return
		}
		lines := func() []byte {
			var b bytes.Buffer
			for _, r := range x.Read(t.Context(), name, []byte(body), "", nil) {
				if err := report.Write(&b, r); err != nil {
					t.Fatalf("Write: %v", err)
				}
			}
			return b.Bytes()
		}
		start := time.Now()
		first := lines()
		if took := time.Since(start); took > mostTime {
			t.Fatalf("read in %v, want at most %v", took, mostTime)
		}
		if len(first) == 0 {
			t.Fatal("no reading")
		}
		var again bytes.Buffer
		for r, err := range report.Read(bytes.NewReader(first)) {
			if err != nil {
				t.Fatalf("Read of what Write wrote: %v\n%s", err, first)
			}
			if err := report.Write(&again, r); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(first, again.Bytes()) {
			t.Fatalf("written, read and written:\n%s\n%s", first, again.Bytes())
		}
		if second := lines(); !bytes.Equal(first, second) {
			t.Fatalf("read twice:\n%s\n%s", first, second)
		}
	})
}
