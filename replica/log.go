package replica

import (
	"slices"
	"sync"
	"time"
)

// A Log is every request that was made of a province, in the order they came. The zero
// Log is empty and ready. It is safe for concurrent use.
type Log struct {
	Now func() time.Time // nil means time.Now

	mu      sync.Mutex
	entries []Entry
}

// An Entry is one request and its answer.
type Entry struct {
	Time   time.Time // when it came
	Host   string    // without a port
	Method string
	Path   string // with its query
	Status int    // 0 while it is being answered
	Bytes  int64  // of the body sent
}

// Entries returns a copy of what was asked so far.
func (l *Log) Entries() []Entry {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.entries)
}

// arrive keeps a request's place and returns what to call with its answer.
func (l *Log) arrive(e Entry) (answered func(status int, bytes int64)) {
	if l == nil {
		return func(int, int64) {}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	now := time.Now
	if l.Now != nil {
		now = l.Now
	}
	e.Time = now()
	place := len(l.entries)
	l.entries = append(l.entries, e)
	return func(status int, bytes int64) {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.entries[place].Status, l.entries[place].Bytes = status, bytes
	}
}
