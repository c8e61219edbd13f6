package archive_test

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"
	"time"

	"harvest/archive"
)

// A group of answers is kept, brought to disk, acknowledged by the caller's own
// means, and only then made visible to readers.
func Example() {
	ctx := context.Background()
	dir, err := os.MkdirTemp("", "archive")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)

	a, err := archive.Open(ctx, dir, archive.Options{Agent: "harvest (+https://example.org)"})
	if err != nil {
		log.Fatal(err)
	}
	if _, err := a.Recover(ctx, nil); err != nil { // positions the ledger remembers
		log.Fatal(err)
	}
	x, c, err := a.Keep(ctx, archive.Exchange{
		Method:  "GET",
		URL:     "http://www.a.test/art/2026/1/31/art_1.html",
		Kind:    archive.Article,
		Fetched: time.Date(2026, 1, 31, 17, 0, 0, 0, time.UTC),
		Outcome: "ok",
		Status:  200,
		Header:  http.Header{"Content-Type": {"text/html"}},
	}, []byte("<h1>2025年政府信息公开工作年度报告</h1>"))
	if err != nil {
		log.Fatal(err)
	}
	if _, err := a.Sync(); err != nil { // acknowledge the position now
		log.Fatal(err)
	}
	if err := a.Index(ctx); err != nil {
		log.Fatal(err)
	}

	for c, err := range a.Captures(ctx) {
		if err != nil {
			log.Fatal(err)
		}
		body, err := a.Body(ctx, c)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(c.URL, c.MediaType, string(body))
	}
	fmt.Println(x.Outcome, x.Size, c.ID == x.Capture)
	if err := a.Close(); err != nil {
		log.Fatal(err)
	}
	// Output:
	// http://www.a.test/art/2026/1/31/art_1.html text/html <h1>2025年政府信息公开工作年度报告</h1>
	// ok 52 true
}
