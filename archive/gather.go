package archive

import (
	"net/http"
	"strings"
)

// An entry is one exchange as the index takes it in.
type entry struct {
	Exchange
	start  int64  // offset of the first of its records
	body   *body  // what its response or resource record holds, nil where it has none
	refers string // ID of the record a revisit refers to
	same   string // SHA-256 of the payload a revisit stands for
}

// A gatherer puts the records of one file together to exchanges. It relies on
// the records of an exchange standing within window of one another, in any
// order; those without a metadata record of ours are another crawler's.
type gatherer struct {
	file   string
	window int
	seen   int // records so far
	byID   map[string]*gathered
	open   []*gathered // oldest first, closed ones among them
	done   []entry
}

// gathered are the records of one exchange found so far.
type gathered struct {
	entry
	ids       []string
	first     int // how many records had been seen
	answered  bool
	requested bool
	described bool // by a metadata record of ours
	closed    bool
}

func newGatherer(file string) *gatherer {
	return &gatherer{file: file, window: 1000, byID: make(map[string]*gathered)}
}

// add takes in one record, and the body it holds if it is a response.
func (g *gatherer) add(rec record, b *body) {
	g.seen++
	for len(g.open) > 0 && (g.open[0].closed || g.seen-g.open[0].first > g.window) {
		g.close(g.open[0])
		g.open = g.open[1:]
	}
	target := targetURI(rec)
	if !strings.HasPrefix(target, "http://") && !strings.HasPrefix(target, "https://") {
		return
	}
	if rec.id == "" {
		rec.id = placeID(g.file, rec.offset)
	}
	var e *gathered
	switch rec.kind {
	case typeRequest:
		e = g.find(rec)
		e.request(rec)
	case typeResponse, typeResource:
		if b == nil {
			return
		}
		e = g.find(rec)
		e.answer(rec)
		b.record, b.file = rec.id, g.file
		e.body, e.Size = b, b.received
	case typeRevisit:
		e = g.find(rec)
		e.answer(rec)
		e.refers = unbracket(rec.header.get("WARC-Refers-To"))
		e.same, _ = strings.CutPrefix(rec.header.get("WARC-Payload-Digest"), "sha256:")
	case typeMetadata:
		f := parseFields(rec.block)
		if len(f.all("outcome")) == 0 {
			return
		}
		e = g.find(rec)
		e.describe(rec, f)
	default:
		return
	}
	if e.answered && e.requested && e.described {
		g.close(e)
	}
}

// find returns the exchange a record belongs to, a new one if it is the first.
func (g *gatherer) find(rec record) *gathered {
	ids := []string{rec.id}
	for _, id := range rec.header.all("WARC-Concurrent-To") {
		ids = append(ids, unbracket(id))
	}
	var e *gathered
	for _, id := range ids {
		if e = g.byID[id]; e != nil {
			break
		}
	}
	if e == nil {
		e = &gathered{first: g.seen}
		e.start, e.File = rec.offset, g.file
		g.open = append(g.open, e)
	}
	for _, id := range ids {
		g.byID[id] = e
	}
	e.ids = append(e.ids, ids...)
	return e
}

func (e *gathered) place(rec record) {
	e.ID, e.URL, e.Fetched, e.Offset = rec.id, targetURI(rec), rec.date, rec.offset
}

func (e *gathered) request(rec record) {
	e.requested = true
	method, header, sent := parseRequest(rec.block)
	e.RequestHeader, e.Body = header, sent
	if !e.described {
		e.Method = method
	}
}

func (e *gathered) answer(rec record) {
	e.answered = true
	e.place(rec)
	if rec.kind == typeResource { // nothing was asked, and no status came
		e.requested = true
		e.Header = make(http.Header)
		if declared := rec.header.get("Content-Type"); declared != "" {
			e.Header.Set("Content-Type", declared)
		}
		return
	}
	a := parseAnswer(rec.block)
	e.Status, e.Header = a.status, a.header
	if !e.described {
		e.Address = rec.header.get("WARC-IP-Address")
	}
}

// describe takes in a metadata record of ours. One tied to no other record is
// an attempt without an answer; the request it sent, if any, came before.
func (e *gathered) describe(rec record, f fields) {
	e.described = true
	f.learn(&e.Exchange)
	if rec.header.get("WARC-Concurrent-To") == "" {
		e.place(rec)
		e.answered, e.requested = true, true
	}
}

// close ends an exchange. One without its answer is dropped: its answer is lost
// with a torn stretch.
func (g *gatherer) close(e *gathered) {
	if e.closed {
		return
	}
	e.closed = true
	for _, id := range e.ids {
		delete(g.byID, id)
	}
	if !e.answered {
		return
	}
	if !e.described {
		e.Kind = Article
	}
	if e.Method == "" {
		e.Method = "GET"
	}
	g.done = append(g.done, e.entry)
}

// flush ends all exchanges: no record follows.
func (g *gatherer) flush() {
	for _, e := range g.open {
		g.close(e)
	}
	g.open = nil
}

// take hands over what is complete, and the offset up to which nothing else
// began: at, or where the oldest open exchange starts.
func (g *gatherer) take(at int64) ([]entry, int64) {
	done := g.done
	g.done = nil
	for _, e := range g.open {
		if !e.closed {
			return done, min(at, e.start)
		}
	}
	return done, at
}

func targetURI(rec record) string {
	return unbracket(rec.header.get("WARC-Target-URI"))
}
