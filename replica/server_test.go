package replica

import (
	"context"
	"errors"
	"net"
	"net/http"
	"testing"
)

func TestServeAnswersOnLoopback(t *testing.T) {
	p := province(1)
	s, err := Serve(t.Context(), "127.0.0.1:0", p.Handler(1, nil))
	if err != nil {
		t.Fatalf("Serve(127.0.0.1:0): %v", err)
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+s.Addr()+"/zwgk/gknb/index.html", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Host = p.Hosts()[0]
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		t.Errorf("GET / of %s = %d", r.Host, answer.StatusCode)
	}
	if err := s.Close(); err != nil {
		t.Errorf("Close() = %v", err)
	}
	if c, err := net.Dial("tcp", s.Addr()); err == nil {
		c.Close()
		t.Errorf("%s still answers after Close", s.Addr())
	}
	if err := s.Close(); err != nil {
		t.Errorf("a second Close() = %v", err)
	}
}

func TestServeRefusesAddressesThatOthersReach(t *testing.T) {
	for _, addr := range []string{":0", "0.0.0.0:0", "192.0.2.1:0", "[::]:0", "example.test:0"} {
		s, err := Serve(t.Context(), addr, http.NotFoundHandler())
		if !errors.Is(err, ErrNotLoopback) {
			t.Errorf("Serve(%q) = %v, want %v", addr, err, ErrNotLoopback)
		}
		if s != nil {
			s.Close()
		}
	}
	if _, err := Serve(t.Context(), "127.0.0.1", http.NotFoundHandler()); err == nil {
		t.Error("Serve(127.0.0.1) without a port was not refused")
	}
}

func TestServeEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s, err := Serve(ctx, "127.0.0.1:0", http.NotFoundHandler())
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	<-s.done
	if err := s.Close(); err != nil {
		t.Errorf("Close() = %v", err)
	}
}
