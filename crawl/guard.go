package crawl

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"syscall"
	"time"
)

// reserved are address blocks that no public site has, beside those netip names.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("240.0.0.0/4"), netip.MustParsePrefix("64:ff9b::/96"),
	netip.MustParsePrefix("2001::/32"), netip.MustParsePrefix("2002::/16"),
}

// public reports whether an address is one of the open internet.
func public(a netip.Addr) bool {
	a = a.Unmap()
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

// guard refuses requests to hosts that the source does not name. The address is
// looked at once more when it is dialled.
type guard struct {
	next http.RoundTripper
}

func (g guard) RoundTrip(r *http.Request) (*http.Response, error) {
	f := fetchOf(r.Context())
	if !f.source.Allows(r.URL.Host) {
		return nil, &guardError{OffHost, r.URL.Host + " is no host of source " + f.source.ID}
	}
	return g.next.RoundTrip(r)
}

// A dialer connects to hosts: those in its table at the address given there, all
// others where their name leads, if that is public or the source says it may be
// private.
type dialer struct {
	table   map[string]string // host or *.suffix → host:port
	private map[string]bool   // hosts that may have private addresses
	timeout time.Duration
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
	if !d.private[host] {
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
