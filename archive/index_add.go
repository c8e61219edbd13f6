package archive

import (
	"context"
	"database/sql"
	"net/http"
)

// An adder writes entries within one transaction.
type adder struct {
	ix      *index
	tx      *sql.Tx
	waiting bool // some exchange waits for its body
}

// exec returns how many rows it changed.
func (a *adder) exec(ctx context.Context, query string, args ...any) (int64, error) {
	s, err := a.ix.statement(ctx, a.tx, query)
	if err != nil {
		return 0, err
	}
	result, err := s.ExecContext(ctx, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// exchange adds one exchange that is not known yet, and the capture it brought or
// confirmed. A revisit whose body is not known yet waits until it is: files come
// in any order.
func (a *adder) exchange(ctx context.Context, e entry) error {
	var id, waits, header any // NULL
	held, ok, err := a.held(ctx, e)
	var c Capture
	switch {
	case err != nil:
		return err
	case !e.bringsCapture():
	case ok:
		c = captureOf(e.Exchange, held)
		id = c.ID
	case e.refers != "":
		waits, header = e.refers, headerText(e.Header)
	case e.same != "":
		waits, header = e.same, headerText(e.Header)
	}
	added, err := a.exec(ctx, exchangeAddSQL,
		e.ID, e.Run, e.Source, e.Method, e.URL, e.Body, e.Referrer, e.LinkText, e.Kind, e.AddedBy,
		e.Fetched.UnixMicro(), e.Duration.Milliseconds(), e.Outcome, e.Detail, e.Status, e.Address, id, e.Size,
		e.File, e.Offset, e.start, waits, header)
	if err != nil || added == 0 {
		return err
	}
	a.waiting = a.waiting || waits != nil
	if id != nil {
		if err := a.capture(ctx, c); err != nil {
			return err
		}
	}
	if e.body == nil {
		return nil
	}
	return a.arrived(ctx, *e.body)
}

// bringsCapture reports whether an exchange brings or confirms a capture, if
// its body is known. A body without a status is a resource's.
func (e entry) bringsCapture() bool {
	return e.Status == http.StatusOK || e.Status == http.StatusNotModified && e.body == nil || e.Status == 0 && e.body != nil
}

// held is the body of an entry: in its own record or in the one it refers to.
func (a *adder) held(ctx context.Context, e entry) (body, bool, error) {
	if e.body != nil {
		return *e.body, true, nil
	}
	if e.refers != "" {
		b, ok, err := one(ctx, a.ix, a.tx, scanBody, bodySQL+"WHERE record = ?", e.refers)
		if ok || err != nil {
			return b, ok, err
		}
	}
	if e.same == "" {
		return body{}, false, nil
	}
	return one(ctx, a.ix, a.tx, scanBody, bodySQL+"WHERE payload = ? ORDER BY fetched, record LIMIT 1", e.same)
}

// arrived adds a body, and the captures of those that waited for it.
func (a *adder) arrived(ctx context.Context, b body) error {
	_, err := a.exec(ctx, bodyAddSQL, b.record, b.url, b.fetched.UnixMicro(), b.payload, b.encoding,
		b.digest, b.size, b.file, b.offset)
	if err != nil || !a.waiting {
		return err
	}
	waiting, err := list(ctx, a.ix, a.tx, scanExchange, exchangeSQL+"WHERE waits IN (?, ?)", b.record, b.payload)
	if err != nil {
		return err
	}
	for _, e := range waiting {
		c := captureOf(e.Exchange, b)
		if err := a.capture(ctx, c); err != nil {
			return err
		}
		_, err := a.exec(ctx, "UPDATE exchange SET capture = ?, waits = NULL, header = NULL WHERE id = ?", c.ID, e.ID)
		if err != nil {
			return err
		}
	}
	return nil
}

func (a *adder) capture(ctx context.Context, c Capture) error {
	_, err := a.exec(ctx, captureAddSQL,
		c.ID, c.URL, c.Source, c.Referrer, c.LinkText, c.Kind, c.AddedBy, headerText(c.Header), c.Status,
		c.MediaType, c.Digest, c.Size, c.FirstSeen.UnixMicro(), c.LastSeen.UnixMicro(), c.File, c.Offset)
	return err
}

// file remembers how far a file has been taken in, and what of it is torn.
func (a *adder) file(ctx context.Context, b batch) error {
	_, err := a.exec(ctx,
		"INSERT INTO file VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET indexed = max(indexed, excluded.indexed)",
		b.file, b.end)
	if err != nil {
		return err
	}
	if _, err := a.exec(ctx, "DELETE FROM torn WHERE file = ? AND start >= ?", b.file, b.from); err != nil {
		return err
	}
	for _, t := range b.torn {
		_, err := a.exec(ctx, "INSERT INTO torn VALUES (?, ?, ?, ?)", t.File, t.Offset, t.Size, t.Reason)
		if err != nil {
			return err
		}
	}
	return nil
}
