package crawl

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"os"
	"syscall"
	"testing"
	"time"
)

func TestPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"1.2.3.4": true, "2606:4700::1111": true,
		"127.0.0.1": false, "::1": false, "::ffff:127.0.0.1": false, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false,
		"169.254.169.254": false, "fe80::1": false, "fc00::1": false, "100.100.100.200": false, "0.0.0.0": false, "::": false,
		"::7f00:1": false, "64:ff9b:1::7f00:1": false, "fec0::1": false, "2001:db8::1": false, "192.0.2.1": false, "203.0.113.9": false,
		"fe80::1%eth0": false, "64:ff9b::7f00:1%1": false, "2606:4700::1111%1": true,
		"64:ff9b::7f00:1": false, "2002:7f00:1::": false, "224.0.0.1": false, "255.255.255.255": false, "198.18.0.1": false,
	} {
		if got := public(netip.MustParseAddr(address)); got != want {
			t.Errorf("public(%s) = %v, want %v", address, got, want)
		}
	}
}

func TestTheDialerRefusesPrivateAddresses(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	address := listener.Addr().String()
	d := &dialer{timeout: time.Second}
	if _, err := d.DialContext(context.Background(), "tcp", address); outcomeOfError(err) != PrivateAddress {
		t.Errorf("dialling %s = %v; want it refused as private", address, err)
	}
	d.private = map[string]bool{"127.0.0.1": true}
	if c, err := d.DialContext(context.Background(), "tcp", address); err != nil {
		t.Errorf("dialling an address that the source allows = %v", err)
	} else {
		c.Close()
	}
	d = &dialer{timeout: time.Second, table: map[string]string{"*.gov.test": address}}
	if c, err := d.DialContext(context.Background(), "tcp", "www.jia.gov.test:80"); err != nil {
		t.Errorf("dialling through the table = %v", err)
	} else {
		c.Close()
	}
}

func TestOutcomeOfError(t *testing.T) {
	for _, c := range []struct {
		err  error
		want Outcome
	}{
		{&net.DNSError{Err: "no such host", IsNotFound: true}, DNS},
		{&net.DNSError{Err: "timeout", IsTimeout: true}, Timeout},
		{&net.OpError{Op: "dial", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}, Refused},
		{fmt.Errorf("read: %w", syscall.ECONNRESET), Refused},
		{context.DeadlineExceeded, Timeout},
		{fmt.Errorf("get: %w", context.Canceled), Cancelled},
		{io.ErrUnexpectedEOF, Truncated},
		{io.EOF, Refused},
		{&tls.CertificateVerificationError{Err: errors.New("expired")}, TLS},
		{fmt.Errorf("%w of 10 bytes", errTooLarge), TooLarge},
		{&guardError{OffHost, "x"}, OffHost},
		{errors.New("odd"), Failed},
	} {
		if got := outcomeOfError(c.err); got != c.want {
			t.Errorf("outcomeOfError(%v) = %s, want %s", c.err, got, c.want)
		}
	}
	for status, want := range map[int]Outcome{200: OK, 304: Unchanged, 301: Redirect, 404: NotFound, 410: Gone, 403: Forbidden, 401: Forbidden, 429: TooMany, 418: ClientError, 500: ServerError, 503: ServerError} {
		if got := outcomeOfStatus(status); got != want {
			t.Errorf("outcomeOfStatus(%d) = %s, want %s", status, got, want)
		}
	}
}
