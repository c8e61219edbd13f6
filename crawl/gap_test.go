package crawl

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"harvest/ledger"
	"harvest/replica"
	"harvest/report"
)

// gapPace is the least time between two requests to a host of the gap test.
const gapPace = 50 * time.Millisecond

// gapEnv tells a copy of the test binary to be the second process of the gap
// test, and says where: the address of the sites, a space, the folder that both
// processes share.
const gapEnv = "HARVEST_GAP"

// The processes of the gap test by their User-Agent.
const (
	firstAgent  = "harvest/first"
	secondAgent = "harvest/second"
)

// Whatever the number of workers, and with two processes of the machine over one
// archive and one ledger, no host is asked sooner than its pace after the time
// before, by when the province's server accepted what it was asked.
func TestNoGapIsTooShort(t *testing.T) {
	if where := os.Getenv(gapEnv); where != "" {
		gapChild(t, where)
		return
	}
	for _, workers := range []int{1, 3, 8} {
		t.Run(fmt.Sprintf("1 process, %d workers", workers), func(t *testing.T) {
			a := newArrivals(t, firstAgent)
			d := gapRun(t, t.TempDir())
			gapCrawl(t.Context(), t, d, a.address, workers, firstAgent)
			a.hold(t)
		})
	}
	t.Run("2 processes, 4 workers each", func(t *testing.T) {
		a := newArrivals(t, firstAgent, secondAgent)
		dir := t.TempDir()
		d := gapRun(t, dir)
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
		ended := startGapChild(ctx, t, a.address, dir)
		defer func() { cancel(); <-ended }() // on the way out of a failure it is killed
		select {
		case <-a.first[secondAgent]:
		case <-ended:
			t.Fatal("the second process ended before it asked for anything")
		}
		gapCrawl(ctx, t, d, a.address, 4, firstAgent)
		if t.Failed() {
			return
		}
		<-ended
		a.hold(t)
	})
}

// gapRun opens a folder and begins the run that every process shares.
func gapRun(t *testing.T, dir string) desk {
	t.Helper()
	d := newDesk(t, dir)
	if _, err := d.Ledger.StartRun(t.Context(), ledger.Run{ID: "r1", Command: "test", Started: time.Now()}); err != nil {
		t.Fatal(err)
	}
	return d
}

// gapCrawl crawls the province's small sources, each on a host of its own, to the
// end of the shared frontier.
func gapCrawl(ctx context.Context, t *testing.T, d desk, address string, workers int, agent string) {
	t.Helper()
	var sources []report.Source
	for _, s := range gapProvince().Sources() {
		if s.Covers.Agency != "" {
			sources = append(sources, s)
		}
	}
	d.Workers, d.Agent, d.Timeout, d.Dial = workers, agent, 20*time.Second, map[string]string{"*.gov.test": address}
	s, err := d.Crawl(ctx, "r1", sources)
	if err != nil || s.Stopped || len(s.Failed) > 0 {
		t.Errorf("Crawl by %s = %+v, %v; want everything asked", agent, s, err)
	}
}

func gapProvince() *replica.Province {
	p := replica.New(1)
	p.Pace = gapPace
	return p
}

// startGapChild starts the second process, and returns what is closed when it has
// ended and the test was told of its failure. It ends with the context at the latest.
func startGapChild(ctx context.Context, t *testing.T, address, dir string) (ended chan struct{}) {
	t.Helper()
	cmd := exec.CommandContext(ctx, os.Args[0], "-test.run=^TestNoGapIsTooShort$", "-test.timeout=3m")
	cmd.Env = append(os.Environ(), gapEnv+"="+address+" "+dir)
	ended = make(chan struct{})
	go func() {
		defer close(ended)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("second process: %v\n%s", err, bytes.TrimSpace(out))
		}
	}()
	return ended
}

func gapChild(t *testing.T, where string) {
	address, dir, _ := strings.Cut(where, " ")
	gapCrawl(t.Context(), t, newDesk(t, dir), address, 4, secondAgent)
}

// An arrival is one request that came to the province's server.
type arrival struct {
	accepted          time.Time // its connection; on one that was kept, when the request was read
	agent, host, path string
}

// Arrivals are all that came to a server of the province. Nothing is answered
// before everybody has asked who is to ask, so that each process has its share
// however late the machine starts it.
type arrivals struct {
	address string
	first   map[string]chan struct{} // by User-Agent, closed when it first asks

	mu  sync.Mutex
	all []arrival
}

// acceptedKey leads to a *time.Time in a connection's context: when it was
// accepted, the zero time once a request has taken it.
type acceptedKey struct{}

// newArrivals serves the province, until the test ends, to those who are named.
func newArrivals(t *testing.T, agents ...string) *arrivals {
	t.Helper()
	a := &arrivals{first: make(map[string]chan struct{})}
	for _, agent := range agents {
		a.first[agent] = make(chan struct{})
	}
	sites := gapProvince().Handler(1, nil)
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a.note(r)
		for _, asked := range a.first {
			select {
			case <-asked:
			case <-r.Context().Done():
				return
			}
		}
		sites.ServeHTTP(w, r)
	}))
	server.Config.ConnContext = func(ctx context.Context, _ net.Conn) context.Context {
		now := time.Now()
		return context.WithValue(ctx, acceptedKey{}, &now)
	}
	server.Start()
	t.Cleanup(server.Close)
	a.address = server.Listener.Addr().String()
	return a
}

func (a *arrivals) note(r *http.Request) {
	at := r.Context().Value(acceptedKey{}).(*time.Time)
	a.mu.Lock()
	defer a.mu.Unlock()
	one := arrival{*at, r.UserAgent(), r.Host, r.URL.RequestURI()}
	if at.IsZero() {
		one.accepted = time.Now()
	}
	*at = time.Time{}
	if asked, ok := a.first[one.agent]; ok && !slices.ContainsFunc(a.all, func(b arrival) bool { return b.agent == one.agent }) {
		close(asked)
	}
	a.all = append(a.all, one)
}

// hold holds what came against the pace, and sees that each of those who are
// named, and nobody else, asked, and that they took turns at the hosts.
func (a *arrivals) hold(t *testing.T) {
	t.Helper()
	a.mu.Lock()
	defer a.mu.Unlock()
	slices.SortFunc(a.all, func(x, y arrival) int { return x.accepted.Compare(y.accepted) })
	gaps, crossed, least := 0, 0, time.Hour
	last, asked := make(map[string]arrival), make(map[string]int)
	for _, one := range a.all {
		before, ok := last[one.host]
		last[one.host] = one
		asked[one.agent]++
		if !ok {
			continue
		}
		gap := one.accepted.Sub(before.accepted)
		if gap < gapPace {
			t.Errorf("%s was asked for %s by %s %v after %s by %s, want at least %v", one.host, one.path, one.agent, gap, before.path, before.agent, gapPace)
		}
		gaps, least = gaps+1, min(least, gap)
		if one.agent != before.agent {
			crossed++
		}
	}
	for agent := range a.first {
		if asked[agent] == 0 {
			t.Errorf("%s asked for nothing", agent)
		}
	}
	if len(asked) > len(a.first) {
		t.Errorf("requests by User-Agent = %v; want no others than those of %v", asked, slices.Sorted(maps.Keys(a.first)))
	}
	if len(a.first) > 1 && crossed == 0 {
		t.Error("no host was asked by one process after the other; want some")
	}
	if len(last) < 3 {
		t.Errorf("%d hosts were asked; want several", len(last))
	}
	t.Logf("%d gaps at %d hosts, the least %v; %d from one process to the other; requests %v", gaps, len(last), least, crossed, asked)
}
