package warehouse

import (
	"context"
	"fmt"
)

// An Object is a table or view, as its own comments describe it.
type Object struct {
	Name    string
	Kind    string // table or view
	Comment string
	Columns []Column
}

// A Column is one column of an Object.
type Column struct {
	Name, Type, Comment string
}

// Describe returns every table and view of a release with its comments, tables
// first.
func (w *Warehouse) Describe(ctx context.Context) ([]Object, error) {
	rows, err := w.DB.QueryContext(ctx, statements("release", "describe"))
	if err != nil {
		return nil, fmt.Errorf("describe %s: %w", w.Path, err)
	}
	defer rows.Close()
	var objects []Object
	for rows.Next() {
		var o Object
		var c Column
		if err := rows.Scan(&o.Kind, &o.Name, &o.Comment, &c.Name, &c.Type, &c.Comment); err != nil {
			return nil, fmt.Errorf("describe %s: %w", w.Path, err)
		}
		if n := len(objects); n == 0 || objects[n-1].Name != o.Name {
			objects = append(objects, o)
		}
		last := &objects[len(objects)-1]
		last.Columns = append(last.Columns, c)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("describe %s: %w", w.Path, err)
	}
	return objects, nil
}
