package ledger

import (
	"context"
	"fmt"
	"iter"
	"time"
)

// A Listed is an address that the listing pages of a source have named. It stays
// when they name it no more: what a list has lost is told by Run and Last.
type Listed struct {
	Source   string
	URL      string
	LinkText string    // of the link that named it last
	Run      string    // that last met it
	First    time.Time // when it was first named
	Last     time.Time // when it was last named; given to the ledger, the time of this sighting
}

// Listed yields every address that listing pages have named, in order of source
// and address. It ends at the first error.
func (l *Ledger) Listed(ctx context.Context) iter.Seq2[Listed, error] {
	return func(yield func(Listed, error) bool) {
		rows, err := l.prepared["listed_list"].QueryContext(ctx)
		if err != nil {
			yield(Listed{}, fmt.Errorf("read listed addresses: %w", err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			var at Listed
			var first, last int64
			err := rows.Scan(&at.Source, &at.URL, &at.LinkText, &at.Run, &first, &last)
			at.First, at.Last = utc(first), utc(last)
			if err != nil {
				err = fmt.Errorf("read listed addresses: %w", err)
			}
			if !yield(at, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(Listed{}, fmt.Errorf("read listed addresses: %w", err))
		}
	}
}

// listed notes what listing pages named.
func (c change) listed(ctx context.Context, named []Listed) error {
	for _, at := range named {
		if _, err := c.exec(ctx, "listed_set", at.Source, at.URL, at.LinkText, at.Run, at.Last.UnixMicro()); err != nil {
			return fmt.Errorf("address %s listed by %s: %w", at.URL, at.Source, err)
		}
	}
	return nil
}
