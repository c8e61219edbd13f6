package archive

import (
	"context"
	"fmt"
)

// Newest returns the newest n exchanges that were answered, newest first, without
// their headers: see Exchange.
func (a *Archive) Newest(ctx context.Context, n int) ([]Exchange, error) {
	entries, err := list(ctx, a.index, nil, scanExchange, exchangeSQL+"WHERE status > 0 ORDER BY fetched DESC, id DESC LIMIT ?", n)
	if err != nil {
		return nil, fmt.Errorf("newest %d exchanges: %w", n, err)
	}
	newest := make([]Exchange, len(entries))
	for i, e := range entries {
		newest[i] = e.Exchange
		newest[i].Header = nil
	}
	return newest, nil
}
