package warehouse

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// surrogates are columns whose numbers mean something in one file only.
var surrogates = []string{"report"}

// build fills a folder with the files of a release.
func (w *Warehouse) build(ctx context.Context, dir string, r *Release, previous Release) (err error) {
	c, err := w.DB.Conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	if err := mask(ctx, c); err != nil {
		return err
	}
	work, err := catalog(ctx, c)
	if err != nil {
		return err
	}
	b := &builder{conn: c, work: identifier(work), dir: dir}
	defer func() { err = errors.Join(err, b.leave()) }()
	if err := b.figures(ctx); err != nil {
		return err
	}
	if err := b.prove(ctx); err != nil {
		return err
	}
	reasons, err := b.gates(ctx, w.Gates, previous)
	if err != nil {
		return err
	}
	if len(reasons) > 0 && w.Gates.Accept == "" {
		return &HeldError{reasons}
	}
	if len(reasons) > 0 {
		r.Accepted = &Accepted{w.Gates.Accept, reasons}
	}
	if err := b.text(ctx); err != nil {
		return err
	}
	if r.Tables, err = b.hashes(ctx); err != nil {
		return err
	}
	if err := b.parquet(ctx, r.Tables, previous); err != nil {
		return err
	}
	return b.leave()
}

// A builder makes the files of a release over one connection.
type builder struct {
	conn *sql.Conn
	work string // catalog of the working file
	dir  string
	open []string // catalogs attached
}

func (b *builder) exec(ctx context.Context, what, query string) error {
	if _, err := b.conn.ExecContext(ctx, query); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// from fills in the catalog of the working file.
func (b *builder) from(name string) string {
	return strings.ReplaceAll(statements("release", name), "work.", b.work+".")
}

func (b *builder) attach(ctx context.Context, name, file string) error {
	err := b.exec(ctx, file, fmt.Sprintf("ATTACH %s AS %s (STORAGE_VERSION '%s'); USE %s", quoted(filepath.Join(b.dir, file)), name, storageVersion, name))
	if err == nil {
		b.open = append(b.open, name)
	}
	return err
}

// leave returns to the working file and closes those of the release.
func (b *builder) leave() error {
	ctx := context.Background() // also after a cancelled run
	err := b.exec(ctx, "leave release", "USE "+b.work+"; DROP TABLE IF EXISTS temp.numbering; DROP TABLE IF EXISTS temp.now; DROP TABLE IF EXISTS temp.before; DROP TABLE IF EXISTS temp.limits")
	for _, name := range slices.Backward(b.open) {
		err = errors.Join(err, b.exec(ctx, "close "+name, "DETACH "+name))
	}
	b.open = nil
	return err
}

// figures makes harvest.duckdb: every table but the prose, and the views.
func (b *builder) figures(ctx context.Context) error {
	if err := b.exec(ctx, "numbering", b.from("numbering")); err != nil {
		return err
	}
	if err := b.attach(ctx, "figures", figuresFile); err != nil {
		return err
	}
	if err := b.exec(ctx, "types", b.from("types")); err != nil {
		return err
	}
	for _, name := range Tables() {
		if home(name) == "prose" {
			continue
		}
		if err := b.exec(ctx, "table "+name, statements("tables", name)); err != nil {
			return err
		}
	}
	for _, name := range []string{"rows", "fix"} {
		if err := b.exec(ctx, name, b.from(name)); err != nil {
			return err
		}
	}
	for _, name := range Views() {
		if err := b.exec(ctx, "view "+name, statements("views", name)); err != nil {
			return err
		}
	}
	return b.exec(ctx, "stale sources", statements("release", "stale"))
}

// prove asks the release for anything that is wrong with it.
func (b *builder) prove(ctx context.Context) error {
	rows, err := b.conn.QueryContext(ctx, b.from("prove"))
	if err != nil {
		return fmt.Errorf("prove: %w", err)
	}
	defer rows.Close()
	var wrong []string
	for rows.Next() {
		var what string
		if err := rows.Scan(&what); err != nil {
			return fmt.Errorf("prove: %w", err)
		}
		wrong = append(wrong, what)
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("prove: %w", err)
	}
	if len(wrong) > 0 {
		return fmt.Errorf("%w: %s", ErrUnproven, strings.Join(wrong, "; "))
	}
	return nil
}

// text makes text.duckdb.
func (b *builder) text(ctx context.Context) error {
	if err := b.attach(ctx, "prose", textFile); err != nil {
		return err
	}
	for _, name := range Tables() {
		if home(name) != "prose" {
			continue
		}
		if err := b.exec(ctx, "table "+name, statements("tables", name)); err != nil {
			return err
		}
	}
	return b.exec(ctx, "prose", b.from("text"))
}

// home returns the catalog that a table of the release lies in.
func home(table string) string {
	if table == "section" || table == "claim" {
		return "prose"
	}
	return "figures"
}

// hashes returns rows and hash of every table.
func (b *builder) hashes(ctx context.Context) (map[string]Hashed, error) {
	hashes := make(map[string]Hashed)
	for _, name := range Tables() {
		h, err := hashTable(ctx, b.conn, home(name), name)
		if err != nil {
			return nil, err
		}
		hashes[name] = h
	}
	return hashes, nil
}

// hashTable hashes a table's rows as a set: the sum of the hashes of its rows,
// each over its columns without surrogates. A row that names a report is told
// by the reading of that report.
func hashTable(ctx context.Context, c *sql.Conn, in, table string) (Hashed, error) {
	columns, err := columnsOf(ctx, c, in, table)
	if err != nil {
		return Hashed{}, err
	}
	var parts []string
	from := fmt.Sprintf("%s.%s AS t", in, table)
	for _, column := range columns {
		if slices.Contains(surrogates, column) {
			continue
		}
		parts = append(parts, fmt.Sprintf("coalesce(t.%s::VARCHAR, chr(2))", identifier(column)))
	}
	if slices.Contains(columns, "report") && table != "report" {
		from += fmt.Sprintf(" JOIN %s.report AS r ON r.report = t.report", home("report"))
		if in != "figures" && in != "prose" {
			from = fmt.Sprintf("%s.%s AS t JOIN %s.report AS r ON r.report = t.report", in, table, in)
		}
		parts = append(parts, "r.reading")
	}
	query := fmt.Sprintf("SELECT count(*), coalesce(sum(md5_number_lower(concat_ws(chr(1), %s))::HUGEINT), 0)::VARCHAR FROM %s", strings.Join(parts, ", "), from)
	var h Hashed
	var sum string
	if err := c.QueryRowContext(ctx, query).Scan(&h.Rows, &sum); err != nil {
		return h, fmt.Errorf("hash of %s: %w", table, err)
	}
	digest := sha256.Sum256([]byte(sum))
	h.Hash = hex.EncodeToString(digest[:])
	return h, nil
}

func columnsOf(ctx context.Context, c *sql.Conn, in, table string) ([]string, error) {
	rows, err := c.QueryContext(ctx, "SELECT column_name FROM duckdb_columns() WHERE database_name = ? AND table_name = ? ORDER BY column_index", strings.Trim(in, `"`), table)
	if err != nil {
		return nil, fmt.Errorf("columns of %s: %w", table, err)
	}
	defer rows.Close()
	var columns []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, fmt.Errorf("columns of %s: %w", table, err)
		}
		columns = append(columns, name)
	}
	return columns, rows.Err()
}

// parquet writes every table as a Parquet file. One whose table did not change
// since the release before is linked, not written again.
func (b *builder) parquet(ctx context.Context, tables map[string]Hashed, previous Release) error {
	if err := os.Mkdir(filepath.Join(b.dir, "parquet"), 0o755); err != nil {
		return err
	}
	for _, name := range Tables() {
		file := filepath.Join("parquet", name+".parquet")
		numbered := slices.Contains([]string{"fact", "finding", "section", "claim", "extra", "evidence", "report"}, name)
		same := tables[name] == previous.Tables[name] && (!numbered || tables["report"] == previous.Tables["report"])
		if same && previous.Path != "" && os.Link(filepath.Join(previous.Path, file), filepath.Join(b.dir, file)) == nil {
			continue
		}
		query := fmt.Sprintf("COPY %s.%s TO %s (FORMAT parquet, COMPRESSION zstd)", home(name), name, quoted(filepath.Join(b.dir, file)))
		if err := b.exec(ctx, file, query); err != nil {
			return err
		}
	}
	return nil
}

// Hashes returns rows and hash of every table of the working file.
func (w *Warehouse) Hashes(ctx context.Context) (map[string]Hashed, error) {
	c, err := w.DB.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	in, err := catalog(ctx, c)
	if err != nil {
		return nil, err
	}
	hashes := make(map[string]Hashed)
	for _, name := range Tables() {
		if hashes[name], err = hashTable(ctx, c, identifier(in), name); err != nil {
			return nil, err
		}
	}
	return hashes, nil
}
