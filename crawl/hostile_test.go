package crawl

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"harvest/report"
)

// hostile are hosts that lead to this machine or into a private net, in the forms
// that slip past a check of names, the port left open.
var hostile = []string{
	"127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::7f00:1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]",
	"169.254.169.254", "100.100.100.200", "10.0.0.1", "172.16.0.1", "192.168.0.1", "0.0.0.0", "[::]", "[fe80::1]", "[fe80::1%25lo]", "[fc00::1]",
	"2130706433", "0x7f.1", "0x7f000001", "0177.0.0.1", "127.1", "127.0.1", "017700000001", "0", "127.0.0.1.", "localhost", "a.localhost", "LOCALHOST.",
}

// counter counts the connections that a listener takes.
type counter struct {
	net.Listener
	taken atomic.Int32
}

func (c *counter) Accept() (net.Conn, error) {
	conn, err := c.Listener.Accept()
	if err == nil {
		c.taken.Add(1)
	}
	return conn, err
}

// counted is a server and how many connections it took.
func counted(t *testing.T, h http.HandlerFunc) (*httptest.Server, *counter) {
	t.Helper()
	server := httptest.NewUnstartedServer(h)
	c := &counter{Listener: server.Listener}
	server.Listener = c
	server.Start()
	t.Cleanup(server.Close)
	return server, c
}

// A source that names such a host is asked for nothing, by the network or by a
// proxy, unless it says that its site is private.
func TestHostileAddressesAreNeverDialled(t *testing.T) {
	server, connections := counted(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, list("/x")) })
	proxy, byProxy := counted(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, list("/x")) })
	through, err := url.Parse(proxy.URL)
	if err != nil {
		t.Fatal(err)
	}
	port := server.URL[strings.LastIndexByte(server.URL, ':'):]
	for name, proxy := range map[string]*url.URL{"by the network": nil, "by a proxy": through} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, t.TempDir())
			d.Proxy = proxy
			var sources []report.Source
			for _, host := range hostile {
				sources = append(sources, report.Source{ID: host, Covers: report.Covers{Region: "990100"}, Platform: "generic", Site: "http://" + host + port, Column: "/"})
			}
			s := d.crawl(t, "r1", sources...)
			for _, f := range s.Failed {
				if f.Outcome != PrivateAddress {
					t.Errorf("%s ended with %s; want private_address", f.Source, f.Outcome)
				}
			}
			if len(s.Failed) != len(hostile) || s.Outcomes[OK] != 0 {
				t.Errorf("%d of %d sources failed, outcomes %v", len(s.Failed), len(hostile), s.Outcomes)
			}
		})
	}
	if n := connections.taken.Load() + byProxy.taken.Load(); n != 0 {
		t.Errorf("%d connections were made; want none", n)
	}
}

// A page or a redirect that leads to such an address leads off the source.
func TestHostileAddressesOnAPageLeadNowhere(t *testing.T) {
	inner, connections := counted(t, func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, article(1)) })
	port := inner.URL[strings.LastIndexByte(inner.URL, ':'):]
	mux := http.NewServeMux()
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, r *http.Request) {
		var to []string
		for i, host := range hostile {
			to = append(to, fmt.Sprintf("/to/%d", i), "http://"+host+port+"/secret", "http://www.jia.gov.test@"+host+port+"/secret")
		}
		fmt.Fprint(w, list(to...))
	})
	mux.HandleFunc("/to/{n}", func(w http.ResponseWriter, r *http.Request) {
		var n int
		fmt.Sscan(r.PathValue("n"), &n)
		w.Header().Set("Location", "http://"+hostile[n]+port+"/secret")
		w.WriteHeader(http.StatusFound)
	})
	mux.HandleFunc("/robots.txt", http.NotFound)
	server := httptest.NewServer(mux)
	defer server.Close()
	d := newDesk(t, t.TempDir())
	d.Dial = map[string]string{"www.jia.gov.test": strings.TrimPrefix(server.URL, "http://")}
	s := d.crawl(t, "r1", report.Source{ID: "s", Covers: report.Covers{Region: "990100"}, Platform: "generic", Site: "http://www.jia.gov.test", Column: "/"})
	if n := connections.taken.Load(); n != 0 || s.Outcomes[OffHost] < 20 || s.Outcomes[Redirect] < 20 || s.Outcomes[OK] != 1 {
		t.Errorf("%d connections, outcomes %v; want none, and every redirect off_host", n, s.Outcomes)
	}
}

// A name may lead to a private address all the same: that is seen when it is
// dialled. The name of this machine is the only one that tests can resolve.
func TestANameIsJudgedByWhereItLeads(t *testing.T) {
	name, err := os.Hostname()
	if err != nil || local(strings.ToLower(name)) != "" {
		t.Skip("this machine has no name")
	}
	resolved, err := net.DefaultResolver.LookupNetIP(t.Context(), "ip", name)
	if err != nil || slices.ContainsFunc(resolved, public) {
		t.Skipf("this machine's name leads to %v, %v", resolved, err)
	}
	d := newDesk(t, t.TempDir())
	src := report.Source{ID: "s", Covers: report.Covers{Region: "990100"}, Platform: "generic", Site: "http://" + strings.ToLower(name) + ":1", Column: "/"}
	if s := d.crawl(t, "r1", src); s.Outcomes[PrivateAddress] == 0 {
		t.Errorf("outcomes = %v; want private_address", s.Outcomes)
	}
	src.Private = true
	if s := d.crawl(t, "r2", src); s.Outcomes[PrivateAddress] != 0 {
		t.Errorf("outcomes of a private source = %v; want it dialled", s.Outcomes)
	}
}

func TestLocalNames(t *testing.T) {
	for name, want := range map[string]bool{
		"www.jia.gov.cn": false, "1.2.3.4": false, "2606:4700::1111": false, "163.com": false, "0x.gov.cn": false, "xn--fiqs8s": false, "localhost.gov.cn": false,
		"1.2.3": true, "0x7f.0x1": true, "jia.1": true, "localhost": true, "": true,
	} {
		if got := local(name) != ""; got != want {
			t.Errorf("local(%q) = %q; want a reason: %v", name, local(name), want)
		}
	}
}
