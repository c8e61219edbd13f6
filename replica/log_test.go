package replica

import (
	"net/http"
	"sync"
	"testing"
	"time"
)

func TestLogKeepsEveryRequestInOrder(t *testing.T) {
	p := province(1)
	start := time.Date(2026, time.January, 5, 1, 0, 0, 0, time.UTC)
	n := 0
	log := &Log{Now: func() time.Time { n++; return start.Add(time.Duration(n) * time.Second) }}
	h := p.Handler(1, log)
	host := p.Hosts()[0]
	first := get(h, "http://"+host+"/zwgk/gknb/index.html")
	get(h, "http://"+host+"/none.html?x=1")
	get(h, "http://www.nowhere.gov.test/")
	want := []Entry{
		{start.Add(time.Second), host, "GET", "/zwgk/gknb/index.html", http.StatusOK, int64(first.Body.Len())},
		{start.Add(2 * time.Second), host, "GET", "/none.html?x=1", http.StatusNotFound, 0},
		{start.Add(3 * time.Second), "www.nowhere.gov.test", "GET", "/", http.StatusNotFound, 0},
	}
	got := log.Entries()
	if len(got) != len(want) {
		t.Fatalf("the log has %d entries, want %d", len(got), len(want))
	}
	for i, e := range got {
		if e.Status == http.StatusNotFound {
			e.Bytes = 0
		}
		if e != want[i] {
			t.Errorf("entry %d is %+v, want %+v", i+1, e, want[i])
		}
	}
}

func TestLogCountsNoBytesOfWhatWasNotModified(t *testing.T) {
	p := province(1)
	log := &Log{}
	h := p.Handler(1, log)
	for _, s := range p.sites {
		if s.stamps != bothStamps {
			continue
		}
		tag := get(h, "http://"+s.host+"/").Header().Get("ETag")
		get(h, "http://"+s.host+"/", "If-None-Match", tag)
		break
	}
	e := log.Entries()
	if len(e) != 2 || e[1].Status != http.StatusNotModified || e[1].Bytes != 0 || e[0].Bytes == 0 {
		t.Errorf("the log has %+v", e)
	}
}

func TestLogTakesRequestsAtOnce(t *testing.T) {
	p := province(1)
	log := &Log{}
	h := p.Handler(1, log)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 5 {
				get(h, "http://"+p.Hosts()[0]+"/")
				log.Entries()
			}
		})
	}
	all.Wait()
	for i, e := range log.Entries() {
		if e.Status != http.StatusOK || e.Bytes == 0 || i > 0 && e.Time.Before(log.Entries()[i-1].Time) {
			t.Errorf("entry %d is %+v", i+1, e)
		}
	}
	if n := len(log.Entries()); n != 40 {
		t.Errorf("the log has %d entries, want 40", n)
	}
}
