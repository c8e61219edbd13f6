package crawl

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"time"

	"harvest/archive"
)

// reserved are address blocks that no public site has, beside those netip names.
// Those that carry an IPv4 address inside could lead to a private one.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("192.88.99.0/24"), netip.MustParsePrefix("198.18.0.0/15"),
	netip.MustParsePrefix("198.51.100.0/24"), netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("::/96"), netip.MustParsePrefix("64:ff9b::/96"), netip.MustParsePrefix("64:ff9b:1::/48"),
	netip.MustParsePrefix("100::/64"), netip.MustParsePrefix("2001::/23"), netip.MustParsePrefix("2001:db8::/32"),
	netip.MustParsePrefix("2002::/16"), netip.MustParsePrefix("fec0::/10"),
}

// public reports whether an address is one of the open internet.
func public(a netip.Addr) bool {
	a = a.Unmap().WithZone("") // no prefix contains an address with a zone
	if !a.IsValid() || a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() || a.IsMulticast() || a.IsUnspecified() || a.IsInterfaceLocalMulticast() {
		return false
	}
	for _, p := range reserved {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

// hostname is a host without its port, in lower case: of an IPv6 address the
// address alone, as the dialer gets it.
func hostname(host string) string {
	return strings.ToLower((&url.URL{Host: host}).Hostname())
}

// local says why a host's name alone forbids to ask it: it is an address that is
// not public, a number that some resolvers take for one (2130706433, 0x7f.1), or
// this machine's own name. It is "" for any other.
func local(name string) string {
	name = strings.TrimSuffix(name, ".")
	if a, err := netip.ParseAddr(name); err == nil {
		if public(a) {
			return ""
		}
		return name + " is no public address"
	}
	last := name[strings.LastIndexByte(name, '.')+1:]
	switch {
	case last == "localhost", name == "":
		return strconv.Quote(name) + " is this machine"
	case strings.Trim(last, "0123456789") == "", strings.HasPrefix(last, "0x") && strings.Trim(last[2:], "0123456789abcdef") == "":
		return name + " is a number, no name"
	}
	return ""
}

// guard refuses requests to hosts that the source does not name or whose name is
// not public, and, whatever became of the address on its way here, targets that
// robots.txt disallows. Where a name leads is looked at when it is dialled.
type guard struct {
	dialer *dialer
	next   http.RoundTripper
}

func (g guard) RoundTrip(r *http.Request) (*http.Response, error) {
	f := fetchOf(r.Context())
	asked, err := url.Parse(f.request.URL)
	if err != nil {
		return nil, err
	}
	for _, host := range []string{asked.Host, r.URL.Host} {
		name := hostname(host)
		if _, ok := g.dialer.mapped(name); ok || g.dialer.private[name] {
			continue
		}
		if why := local(name); why != "" {
			return nil, &guardError{PrivateAddress, why}
		}
	}
	if !f.source.Allows(r.URL.Host) {
		return nil, &guardError{OffHost, r.URL.Host + " is no host of source " + f.source.ID}
	}
	if h := f.host; h != nil && h.rules != nil && f.request.Kind != string(archive.Robots) && !h.rules.allows(r.URL.RequestURI()) {
		return nil, &guardError{Robots, "robots.txt disallows " + r.URL.RequestURI()}
	}
	return g.next.RoundTrip(r)
}

// A dialer connects to hosts: those in its table at the address given there, all
// others where their name leads, if that is public or the source says it may be
// private. With a proxy, whom alone it then dials, the proxy resolves names.
type dialer struct {
	table   map[string]string // host or *.suffix → host:port
	private map[string]bool   // hosts that may have private addresses
	timeout time.Duration
	proxied bool
}

func (d *dialer) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	plain := net.Dialer{Timeout: d.timeout}
	if to, ok := d.mapped(host); ok {
		return plain.DialContext(ctx, network, to)
	}
	if !d.proxied && !d.private[strings.ToLower(host)] {
		plain.Control = func(_, resolved string, _ syscall.RawConn) error {
			at, err := netip.ParseAddrPort(resolved)
			if err != nil || !public(at.Addr()) {
				return &guardError{PrivateAddress, fmt.Sprintf("%s is at %s", host, resolved)}
			}
			return nil
		}
	}
	return plain.DialContext(ctx, network, address)
}

// mapped returns where the table sends a host.
func (d *dialer) mapped(host string) (string, bool) {
	if to, ok := d.table[host]; ok {
		return to, true
	}
	for pattern, to := range d.table {
		if suffix, ok := strings.CutPrefix(pattern, "*"); ok && strings.HasSuffix(host, suffix) {
			return to, true
		}
	}
	return "", false
}
