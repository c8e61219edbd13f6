package replica

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// ErrNotLoopback means an address that others could reach.
var ErrNotLoopback = errors.New("not a loopback address")

// A Server serves a province on loopback until it is closed.
type Server struct {
	listener net.Listener
	http     *http.Server
	stop     func() bool // no longer closes with the context
	done     chan struct{}
	err      error // why serving ended, once done is closed
}

// Serve listens on addr, which must name a loopback address (127.0.0.1:0 takes
// any free port), and serves h until ctx ends or Close is called.
func Serve(ctx context.Context, addr string, h http.Handler) (*Server, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("serve on %q: %w", addr, err)
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return nil, fmt.Errorf("serve on %q: %w", addr, ErrNotLoopback)
	}
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("serve on %q: %w", addr, err)
	}
	s := &Server{
		listener: listener,
		http:     &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second},
		done:     make(chan struct{}),
	}
	go func() {
		defer close(s.done)
		s.err = s.http.Serve(listener)
	}()
	s.stop = context.AfterFunc(ctx, func() { s.http.Close() })
	return s, nil
}

// Addr returns the address that is served, with its port.
func (s *Server) Addr() string { return s.listener.Addr().String() }

// Close ends every connection and returns when nothing is served any more. It
// may be called again, and after the context has ended.
func (s *Server) Close() error {
	s.stop()
	err := s.http.Close()
	<-s.done
	if !errors.Is(s.err, http.ErrServerClosed) {
		return errors.Join(s.err, err)
	}
	return err
}
