package harvest

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"harvest/archive"
	"harvest/extract"
	"harvest/warehouse"
)

// An Explanation is one figure of a release with all that is known of it, and the
// row that the archive holds where the figure was found, masked as a release is.
type Explanation struct {
	warehouse.Explanation
	How    []string       `json:"how,omitempty"`     // the figure's rule in words
	Row    *extract.Place `json:"row,omitempty"`     // nil where NoPage says why
	NoPage string         `json:"no_page,omitempty"` // why the row cannot be shown
}

// Explain tells where a figure of an open release comes from; the warehouse's
// FindReport and Explain say how report and figure are named. The page is read again
// from the archive, which may be nil. That it is not at hand, or damaged, is no
// error but NoPage.
func Explain(ctx context.Context, w *warehouse.Warehouse, a *archive.Archive, which, figure string) (x Explanation, err error) {
	if x.Explanation, err = w.Explain(ctx, which, figure); err != nil {
		return x, err
	}
	x.How = extract.RuleSays(x.Figure.Rule)
	x.Row, x.NoPage, err = findRow(ctx, a, &x.Explanation)
	return x, err
}

// findRow reads the row of a figure from the archive, or says why it cannot.
func findRow(ctx context.Context, a *archive.Archive, x *warehouse.Explanation) (*extract.Place, string, error) {
	switch {
	case x.Figure.Row == 0 && x.Figure.Page == 0:
		return nil, "the report lacks this cell", nil
	case x.Report.Capture == "":
		return nil, "it was read from a bare file, which harvest does not keep", nil
	case a == nil:
		return nil, "no archive is at hand", nil
	}
	c, err := a.Capture(ctx, x.Report.Capture)
	if errors.Is(err, archive.ErrUnknown) {
		return nil, "the archive does not have this capture", nil
	}
	if err != nil {
		return nil, "", err
	}
	body, err := a.Body(ctx, c)
	if err != nil {
		if ctx.Err() != nil {
			return nil, "", err
		}
		return nil, err.Error(), nil
	}
	place, ok, err := extract.FindPlace(ctx, body, c.Header.Get("Content-Type"), x.Report.Part, x.Figure.At())
	switch {
	case err != nil:
		return nil, err.Error(), nil
	case !ok:
		return nil, fmt.Sprintf("extractor %s finds no cell there; it was read by extractor %s", extract.Version, x.Report.Extractor), nil
	}
	if !strings.HasPrefix(x.Figure.Rule, "placed-by-sums") || x.Figure.Section != 3 {
		place.Ways = nil
	}
	mask(place.Cells)
	mask(place.Label)
	mask(place.Head)
	for _, row := range place.Rows {
		mask(row.Cells)
	}
	return &place, "", nil
}

func mask(texts []string) {
	for i, text := range texts {
		texts[i] = warehouse.Mask(text)
	}
}
