package warehouse

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
)

// Gates are the limits that a release is held to before anyone sees it, beside
// what each source expects. The zero value has the defaults.
type Gates struct {
	MaxDrop float64 // share of reports or figures that a release may lose, 0 means 0.05
	MaxRise float64 // by how much the share of reports with an error may rise, 0 means 0.1
	// Accept publishes what a gate would hold, and says why in the manifest.
	Accept string
}

// ErrHeld means a gate kept a release from being published.
var ErrHeld = errors.New("held by a gate")

// A HeldError says which gates held a release, and why. It wraps ErrHeld.
type HeldError struct{ Reasons []Reason }

// A Reason is what one gate found.
type Reason struct {
	Gate   string `json:"gate"`
	Source string `json:"source,omitempty"` // "" for the release as a whole
	Why    string `json:"why"`
}

func (r Reason) String() string {
	if r.Source == "" {
		return fmt.Sprintf("the release: %s (%s)", r.Why, r.Gate)
	}
	return fmt.Sprintf("source %s: %s (%s)", r.Source, r.Why, r.Gate)
}

func (e *HeldError) Error() string {
	const shown = 10
	var parts []string
	for _, r := range e.Reasons[:min(shown, len(e.Reasons))] {
		parts = append(parts, r.String())
	}
	if more := len(e.Reasons) - shown; more > 0 {
		parts = append(parts, fmt.Sprintf("and %d more", more))
	}
	return "not published, " + ErrHeld.Error() + ": " + strings.Join(parts, "; ")
}

func (e *HeldError) Unwrap() error { return ErrHeld }

// gates holds the release that was built against what its sources expect and
// against the release before it, where there is one.
func (b *builder) gates(ctx context.Context, g Gates, previous Release) ([]Reason, error) {
	if g.MaxDrop == 0 {
		g.MaxDrop = 0.05
	}
	if g.MaxRise == 0 {
		g.MaxRise = 0.1
	}
	standing := statements("release", "standing")
	if err := b.exec(ctx, "standing", "CREATE OR REPLACE TEMP TABLE now AS "+standing+
		"; CREATE OR REPLACE TEMP TABLE before AS FROM now LIMIT 0"); err != nil {
		return nil, err
	}
	if previous.Path != "" && previous.Schema == Schema {
		at := fmt.Sprintf("ATTACH %s AS previous (READ_ONLY); USE previous; CREATE OR REPLACE TEMP TABLE before AS %s; USE figures; DETACH previous",
			quoted(filepath.Join(previous.Path, figuresFile)), standing)
		if err := b.exec(ctx, "standing of release "+previous.ID, at); err != nil {
			return nil, err
		}
	}
	limits := fmt.Sprintf("CREATE OR REPLACE TEMP TABLE limits AS SELECT %g AS max_drop, %g AS max_rise", g.MaxDrop, g.MaxRise)
	if err := b.exec(ctx, "limits", limits); err != nil {
		return nil, err
	}
	var reasons []Reason
	for _, gate := range GateNames() {
		found, err := b.gate(ctx, gate)
		if err != nil {
			return nil, fmt.Errorf("gate %s: %w", gate, err)
		}
		reasons = append(reasons, found...)
	}
	return reasons, nil
}

func (b *builder) gate(ctx context.Context, name string) ([]Reason, error) {
	rows, err := b.conn.QueryContext(ctx, statements("gates", name))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []Reason
	for rows.Next() {
		r := Reason{Gate: name}
		var source *string
		if err := rows.Scan(&source, &r.Why); err != nil {
			return nil, err
		}
		if source != nil {
			r.Source = *source
		}
		found = append(found, r)
	}
	return found, rows.Err()
}
