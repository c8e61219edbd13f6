package crawl

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"slices"
	"strings"
	"syscall"

	"harvest/page"
)

// An Outcome says how one request ended. The list is closed; docs/operating.md
// has a line for each. Blocked outcomes are "blocked:" and the kind of wall.
type Outcome = string

// The outcomes of a request.
const (
	OK             Outcome = "ok"              // a body that was not there before
	Unchanged      Outcome = "unchanged"       // the body that was there before, sent again or not
	Redirect       Outcome = "redirect"        // another address, asked next
	RedirectLoop   Outcome = "redirect_loop"   // an address of its own chain, or one too many
	NotFound       Outcome = "404"             // not there
	Gone           Outcome = "410"             // not there, and for good
	Forbidden      Outcome = "403"             // 401 or 403
	TooMany        Outcome = "429"             // too many requests
	ClientError    Outcome = "4xx"             // any other status from 400
	ServerError    Outcome = "5xx"             // any status from 500
	DNS            Outcome = "dns"             // the name has no address
	Refused        Outcome = "refused"         // nobody listens, or the connection was cut
	Timeout        Outcome = "timeout"         // no answer, or no end of one, in time
	TLS            Outcome = "tls"             // no trust in the server's certificate, or no common protocol
	Truncated      Outcome = "truncated"       // the body ended before its declared length
	TooLarge       Outcome = "too_large"       // over the cap on bodies, as sent or unpacked, or on headers
	OffHost        Outcome = "off_host"        // a host that the source does not name
	PrivateAddress Outcome = "private_address" // an address that is not public
	Robots         Outcome = "robots"          // robots.txt forbids it, or could not be had
	Budget         Outcome = "budget"          // the night's budget of the host is spent
	Resting        Outcome = "resting"         // the host rests past the end of the night
	Failed         Outcome = "failed"          // anything else; the detail says what
	Cancelled      Outcome = "cancelled"       // it belongs to a source that is no longer configured
)

// A rule is what an outcome means for its request and its host. A request that
// is not retried is asked again on the next night that finds it, by a link or as
// the beginning of its source.
type rule struct {
	failed   bool // the request is left without what it asked for
	retried  bool // asking again the same night may help: up to maxAttempts times, after the host's pause or Retry-After
	troubled bool // the host is not well: its pause doubles, and maxFailures in a row rest it
}

// rules has every outcome that is no wall. A wall has failed; it is not retried,
// and rests its host for days.
var rules = map[Outcome]rule{
	OK:             {},
	Unchanged:      {},
	Redirect:       {},
	RedirectLoop:   {failed: true},
	NotFound:       {failed: true},
	Gone:           {failed: true},
	Forbidden:      {failed: true, troubled: true},
	TooMany:        {failed: true, retried: true, troubled: true},
	ClientError:    {failed: true},
	ServerError:    {failed: true, retried: true, troubled: true},
	DNS:            {failed: true, troubled: true},
	Refused:        {failed: true, retried: true, troubled: true},
	Timeout:        {failed: true, retried: true, troubled: true},
	TLS:            {failed: true, troubled: true},
	Truncated:      {failed: true, retried: true, troubled: true},
	TooLarge:       {failed: true},
	OffHost:        {failed: true},
	PrivateAddress: {failed: true},
	Robots:         {failed: true},
	Budget:         {failed: true},
	Resting:        {failed: true},
	Failed:         {failed: true},
	Cancelled:      {failed: true},
}

// Known reports whether a word is an outcome, or the first half of one: blocked.
func Known(o Outcome) bool {
	kind, walled := strings.CutPrefix(o, "blocked:")
	return slices.Contains(Outcomes(), o) || o == "blocked" || walled && slices.Contains(page.Blocks(), page.Block(kind))
}

// Outcomes lists every outcome that is no wall, in order of name.
func Outcomes() []Outcome { return slices.Sorted(maps.Keys(rules)) }

// wall is the outcome of an answer that stands in the place of a page.
func wall(b page.Block) Outcome { return "blocked:" + string(b) }

// blocked reports whether an outcome is a wall.
func blocked(o Outcome) bool { return strings.HasPrefix(o, "blocked:") }

// retried reports whether asking again the same night may help.
func retried(o Outcome) bool { return rules[o].retried }

// failed reports whether an outcome leaves the request without what it asked
// for.
func failed(o Outcome) bool { return rules[o].failed || blocked(o) }

// troubled reports whether an outcome says that the host is not well.
func troubled(o Outcome) bool { return rules[o].troubled }

// errTooLarge means a body is over the cap.
var errTooLarge = errors.New("body over the cap")

// outcomeOfStatus names the outcome of an answer.
func outcomeOfStatus(status int) Outcome {
	switch {
	case status == 304:
		return Unchanged
	case status >= 300 && status < 400:
		return Redirect
	case status == 404:
		return NotFound
	case status == 410:
		return Gone
	case status == 401 || status == 403:
		return Forbidden
	case status == 429:
		return TooMany
	case status >= 500:
		return ServerError
	case status >= 400:
		return ClientError
	}
	return OK
}

// outcomeOfError names the outcome of an attempt without an answer.
func outcomeOfError(err error) Outcome {
	var (
		dns     *net.DNSError
		guard   *guardError
		record  tls.RecordHeaderError
		verify  *tls.CertificateVerificationError
		unknown x509.UnknownAuthorityError
		timeout interface{ Timeout() bool }
	)
	switch {
	case errors.As(err, &guard):
		return guard.outcome
	case errors.Is(err, errTooLarge), strings.Contains(err.Error(), "response headers exceeded"):
		return TooLarge
	case errors.Is(err, context.Canceled):
		return Cancelled
	case errors.As(err, &dns):
		if dns.IsTimeout {
			return Timeout
		}
		return DNS
	case errors.As(err, &record), errors.As(err, &verify), errors.As(err, &unknown), strings.Contains(err.Error(), "tls: "):
		return TLS
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		return Timeout
	case errors.Is(err, io.ErrUnexpectedEOF):
		return Truncated
	case errors.Is(err, syscall.ECONNREFUSED), errors.Is(err, syscall.ECONNRESET), errors.Is(err, io.EOF):
		return Refused
	}
	return Failed
}

// Failure reports whether an outcome leaves a request without what it asked for.
func Failure(o Outcome) bool { return failed(o) }

// A guardError is a request that was refused before it left.
type guardError struct {
	outcome Outcome
	what    string
}

func (e *guardError) Error() string { return fmt.Sprintf("%s: %s", e.outcome, e.what) }
