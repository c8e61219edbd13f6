package archive

import (
	"fmt"
	"math/rand/v2"
	"sort"
	"testing"
	"time"
)

// A history is an archive under a random course of events, beside what must be
// in it: every exchange that was acknowledged or indexed when the process died,
// and every later one once it is committed.
type history struct {
	t       *testing.T
	dice    *rand.Rand
	dir     string
	a       *Archive
	seconds int

	written  []Exchange // in order
	bodies   map[string]string
	synced   int // of written
	certain  int // of written: acknowledged or indexed
	position Position
	ledger   []Position
}

func (h *history) exchange() Exchange {
	h.seconds++
	x := exchange(fmt.Sprintf("http://www.a.test/%d", h.dice.IntN(6)), h.seconds)
	x.Status = []int{200, 200, 200, 200, 404, 301}[h.dice.IntN(6)]
	if h.dice.IntN(3) == 0 {
		x.Header.Set("Content-Encoding", "gzip")
	}
	return x
}

func (h *history) keep() {
	x := h.exchange()
	body := []string{"", "one", "two", "three 三"}[h.dice.IntN(4)]
	sent := body
	if x.Header.Get("Content-Encoding") == "gzip" {
		sent = gzipped(body)
	}
	x, c := keep(h.t, h.a, x, sent)
	if c.ID != "" {
		h.bodies[c.ID] = body
	}
	h.written = append(h.written, x)
}

func (h *history) fail() {
	x := h.exchange()
	x.Status, x.Header, x.Outcome = 0, nil, "timeout"
	x, err := h.a.Fail(h.t.Context(), x)
	if err != nil {
		h.t.Fatal(err)
	}
	h.written = append(h.written, x)
}

func (h *history) unchanged() {
	list := captures(h.t, h.a)
	if len(list) == 0 {
		return
	}
	c := list[h.dice.IntN(len(list))]
	x := h.exchange()
	x.URL = c.URL
	x, err := h.a.Unchanged(h.t.Context(), x, c)
	if err != nil {
		h.t.Fatal(err)
	}
	h.written = append(h.written, x)
}

func (h *history) sync() {
	h.position = flushed(h.t, h.a)
	h.synced = len(h.written)
}

func (h *history) acknowledge() {
	if h.position.File != "" {
		h.ledger = append(h.ledger, h.position)
	}
	h.certain = max(h.certain, h.synced)
}

func (h *history) index() {
	if err := h.a.Index(h.t.Context()); err != nil {
		h.t.Fatal(err)
	}
	h.certain = max(h.certain, h.synced)
}

// restart ends the process, by a crash or in good order, and starts the next.
func (h *history) restart() {
	if h.dice.IntN(2) == 0 {
		crash(h.t, h.a)
	} else {
		shut(h.t, h.a)
	}
	if h.dice.IntN(4) == 0 && h.certain == h.synced {
		// What the index alone knew is lost with it: only then may it go.
		if len(h.ledger) > 0 && h.ledger[len(h.ledger)-1] == h.position {
			removeIndex(h.t, h.dir)
		}
	}
	h.written = h.written[:h.certain]
	h.synced, h.position = h.certain, Position{}
	h.open()
	recovered(h.t, h.a, h.ledger...)
	h.check()
}

func (h *history) open() {
	h.seconds++
	now := at(h.seconds)
	h.a = open(h.t, h.dir, Options{MaxFile: 6000, Now: func() time.Time { return now }})
}

// check compares the archive with what must be in it. Everything certain is
// indexed when it is called.
func (h *history) check() {
	h.t.Helper()
	var want []string
	first, last := map[string]time.Time{}, map[string]time.Time{}
	for _, x := range h.written[:h.certain] {
		want = append(want, x.ID+" "+x.Capture)
		if x.Capture != "" {
			if first[x.Capture].IsZero() {
				first[x.Capture] = x.Fetched
			}
			last[x.Capture] = x.Fetched
		}
	}
	var got []string
	for _, x := range exchanges(h.t, h.a) {
		got = append(got, x.ID+" "+x.Capture)
	}
	sort.Strings(want)
	sort.Strings(got)
	same(h.t, fmt.Sprintf("after %d seconds: exchanges", h.seconds), got, want)
	list := captures(h.t, h.a)
	if len(list) != len(first) {
		h.t.Errorf("after %d seconds: %d captures, want %d", h.seconds, len(list), len(first))
	}
	for _, c := range list {
		if !c.FirstSeen.Equal(first[c.ID]) || !c.LastSeen.Equal(last[c.ID]) {
			h.t.Errorf("after %d seconds: %s seen %v to %v, want %v to %v", h.seconds, c.URL, c.FirstSeen, c.LastSeen, first[c.ID], last[c.ID])
		}
		bodyIs(h.t, h.a, c, h.bodies[c.ID])
	}
}

func TestWhateverHappensWhatIsCertainIsThere(t *testing.T) {
	for seed := range uint64(8) {
		h := &history{t: t, dice: rand.New(rand.NewPCG(seed, 1)), dir: t.TempDir(), bodies: map[string]string{}}
		h.open()
		for range 150 {
			events := []func(){h.keep, h.keep, h.keep, h.fail, h.unchanged, h.sync, h.acknowledge, h.index, h.restart}
			events[h.dice.IntN(len(events))]()
		}
		h.restart()
		shut(t, h.a)
		removeIndex(t, h.dir)
		h.open()
		h.check()
		shut(t, h.a)
		if t.Failed() {
			t.Fatalf("with seed %d", seed)
		}
	}
}
