package crawl

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"harvest/archive"
)

// maxHops is how many redirects are followed from one address.
const maxHops = 5

// longestAddress is the longest address that is asked.
const longestAddress = 8 << 10

// A trail remembers the redirects of one crawl, so that a chain of them comes to
// an end. Each hop is a request of its own, at its host's pace, and the frontier
// asks no address twice: without the trail a chain that comes back would end
// without a word, and one that never does would not end.
type trail struct {
	mu   sync.Mutex
	hops map[string]hop // by source and address asked
}

// A hop is an address on a chain of redirects.
type hop struct {
	to    string // where it led, "" where nobody knows yet
	first string // where the chain began
	count int    // redirects from there
}

func newTrail() *trail { return &trail{hops: make(map[string]hop)} }

// follow notes that an answer leads from the address of a request to another. It
// returns why the chain ends here, "" where the other is to be asked.
func (t *trail) follow(f *fetch, to string) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	key := func(method, address string) string { return f.request.Source + " " + method + " " + address }
	from := key(f.request.Method, f.request.URL)
	at, known := t.hops[from]
	if !known {
		at.first = f.request.URL
	}
	for next := key(http.MethodGet, to); ; {
		if next == from {
			return fmt.Sprintf("redirect back to %.500s, after %d from %.500s", to, at.count+1, at.first)
		}
		further := t.hops[next].to
		if further == "" {
			break
		}
		next = key(http.MethodGet, further)
	}
	f.first = at.first
	if at.count >= maxHops {
		return fmt.Sprintf("more than %d redirects from %.500s, the next to %.500s", maxHops, at.first, to)
	}
	at.to = to
	t.hops[from] = at
	if next := key(http.MethodGet, to); t.hops[next].first == "" {
		t.hops[next] = hop{first: at.first, count: at.count + 1}
	}
	return ""
}

// judge ends a chain of redirects that goes nowhere, round or on for ever. That
// of a robots.txt is judged with the rules.
func (t *trail) judge(f *fetch) {
	x := &f.exchange
	if x.Outcome != Redirect || x.Kind == archive.Robots {
		return
	}
	to := location(f.request.URL, x.Header.Get("Location"))
	if to == "" {
		x.Outcome, x.Detail = Failed, fmt.Sprintf("redirect to no address of the web: %.100q", x.Header.Get("Location"))
		return
	}
	if why := t.follow(f, to); why != "" {
		x.Outcome, x.Detail = RedirectLoop, why
	}
}

// askable reports whether an address may go into the frontier: one of the web,
// with a host and no longer than servers take.
func askable(u *url.URL) bool {
	address := u.String()
	return (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && len(address) <= longestAddress && !strings.HasSuffix(address, " ")
}
