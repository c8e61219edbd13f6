package warehouse

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"harvest/report"
)

// storageVersion is what the files of a release are written in, so that DuckDB
// 1.2 and later open them.
const storageVersion = "v1.2.0"

// A Release is an immutable folder that analysts open: harvest.duckdb with
// figures and views, text.duckdb with prose, Parquet files of both, and a
// manifest with the hash of every table.
type Release struct {
	ID     string            `json:"id"`
	Made   time.Time         `json:"made"`
	Schema int               `json:"schema"`
	Tables map[string]Hashed `json:"tables"`
	// Accepted is what gates held against the release and a person let pass, nil
	// where they held nothing.
	Accepted *Accepted `json:"accepted,omitempty"`

	Path string `json:"-"`
}

// Hashed is what a table of a release holds: its rows, and a hash over its
// columns that does not depend on their order, on surrogate numbers or on the
// release.
type Hashed struct {
	Rows int64  `json:"rows"`
	Hash string `json:"hash"`
}

// An Accepted is a person's word for a release that gates would have held.
type Accepted struct {
	Reason string   `json:"reason"`
	Gates  []Reason `json:"gates"`
}

// ErrUnproven means a release was built and does not hold together. Nothing was
// published.
var ErrUnproven = errors.New("the release does not hold together")

// ErrNoRelease means a folder has no release to open.
var ErrNoRelease = errors.New("no release yet")

// Manifest and the names of a release's files.
const (
	manifestFile = "manifest.json"
	figuresFile  = "harvest.duckdb"
	textFile     = "text.duckdb"
	pointer      = "current"
)

// Publish builds a release of the working file in dir, proves it, holds it to the
// gates, and moves the pointer to it. Readers of earlier releases go on
// undisturbed. On error, which is a *HeldError where a gate held it, nothing is
// published and nothing of the attempt is left.
func (w *Warehouse) Publish(ctx context.Context, dir string, now time.Time) (Release, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return Release{}, fmt.Errorf("publish: %w", err)
	}
	build, err := os.MkdirTemp(dir, ".building-")
	if err != nil {
		return Release{}, fmt.Errorf("publish: %w", err)
	}
	defer os.RemoveAll(build)
	if err := os.Chmod(build, 0o755); err != nil {
		return Release{}, fmt.Errorf("publish: %w", err)
	}
	previous, err := Current(dir)
	if err != nil && !errors.Is(err, ErrNoRelease) {
		return Release{}, err
	}
	r := Release{ID: releaseID(dir, now), Made: now.UTC().Truncate(time.Second), Schema: Schema}
	if err := w.build(ctx, build, &r, previous); errors.Is(err, ErrHeld) {
		return Release{}, err
	} else if err != nil {
		return Release{}, fmt.Errorf("publish %s: %w", r.ID, err)
	}
	if err := writeManifest(build, r); err != nil {
		return Release{}, err
	}
	if err := seal(build); err != nil {
		return Release{}, fmt.Errorf("publish %s: %w", r.ID, err)
	}
	w.hook("built")
	if w.Before != nil {
		if err := w.Before(ctx); err != nil {
			return Release{}, fmt.Errorf("publish %s: %w", r.ID, err)
		}
	}
	r.Path = filepath.Join(dir, r.ID)
	if err := os.Rename(build, r.Path); err != nil {
		return Release{}, fmt.Errorf("publish %s: %w", r.ID, err)
	}
	w.hook("renamed")
	defer w.hook("pointed")
	return r, point(dir, r.ID)
}

// seal takes the right to write from a release's files.
func seal(dir string) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		return os.Chmod(path, 0o444)
	})
}

func (w *Warehouse) hook(step string) {
	if w.Hook != nil {
		w.Hook(step)
	}
}

// releaseID is the day and the number of the release on it, in Asia/Shanghai.
func releaseID(dir string, now time.Time) string {
	day := now.In(Shanghai()).Format("2006-01-02")
	for n := 1; ; n++ {
		id := fmt.Sprintf("%s.%d", day, n)
		if _, err := os.Lstat(filepath.Join(dir, id)); err != nil {
			return id
		}
	}
}

// Shanghai is the time that people are shown.
func Shanghai() *time.Location { return report.Shanghai() }

// point moves the pointer by renaming a new link over the old one.
func point(dir, id string) error {
	next := filepath.Join(dir, ".next-"+id)
	if err := os.Symlink(id, next); err != nil {
		return fmt.Errorf("publish %s: %w", id, err)
	}
	if err := os.Rename(next, filepath.Join(dir, pointer)); err != nil {
		return fmt.Errorf("publish %s: %w", id, err)
	}
	return nil
}

// Current returns the release that a folder's pointer names, at its own path,
// never through the pointer. The error wraps ErrNoRelease where there is none.
func Current(dir string) (Release, error) {
	path, err := filepath.EvalSymlinks(filepath.Join(dir, pointer))
	if errors.Is(err, os.ErrNotExist) {
		return Release{}, &FileError{dir, ErrNoRelease, "run `harvest publish`, or `harvest demo` to see one"}
	}
	if err != nil {
		return Release{}, fmt.Errorf("release: %w", err)
	}
	return read(path)
}

// Find returns the release of a folder that has an ID. The error wraps
// ErrNoRelease where there is none.
func Find(dir, id string) (Release, error) {
	missing := &FileError{filepath.Join(dir, id), ErrNoRelease, "name one of the folders in " + dir + ", such as 2026-03-01.1"}
	if id == pointer || id != filepath.Base(id) || strings.HasPrefix(id, ".") {
		return Release{}, missing
	}
	r, err := read(filepath.Join(dir, id))
	if errors.Is(err, os.ErrNotExist) {
		return Release{}, missing
	}
	return r, err
}

// ReadRelease returns the release whose folder a path is. The error wraps
// ErrNoRelease where it is none.
func ReadRelease(path string) (Release, error) {
	path, err := filepath.EvalSymlinks(path)
	if err != nil {
		return Release{}, fmt.Errorf("release: %w", err)
	}
	r, err := read(path)
	if errors.Is(err, os.ErrNotExist) {
		return Release{}, &FileError{path, ErrNoRelease, "name the folder of a release, which has a " + manifestFile}
	}
	return r, err
}

// read reads the manifest of the release at a path.
func read(path string) (Release, error) {
	b, err := os.ReadFile(filepath.Join(path, manifestFile))
	if err != nil {
		return Release{}, fmt.Errorf("release %s: %w", path, err)
	}
	var r Release
	if err := json.Unmarshal(b, &r); err != nil {
		return Release{}, fmt.Errorf("release %s: manifest: %w", path, err)
	}
	r.Path = path
	return r, nil
}

// Open opens the release for reading: its tables and views, and those of its
// prose, by their bare names. What is asked of it can reach no other file. The
// error is a *FileError that wraps ErrOlder where an older harvest made it.
func (r Release) Open(ctx context.Context) (*Warehouse, error) {
	w, err := r.OpenAny(ctx)
	if err != nil {
		return nil, err
	}
	err = w.checkSchema(ctx)
	if old := new(FileError); errors.Is(err, ErrOlder) && errors.As(err, &old) {
		old.Hint = "harvest run makes one that this harvest reads; harvest query asks this one all the same"
	}
	if err != nil {
		w.Close()
		return nil, err
	}
	return w, nil
}

// OpenAny is Open for the questions of a person, who knows what the release has:
// it opens those of an older harvest too.
func (r Release) OpenAny(ctx context.Context) (*Warehouse, error) {
	w, err := openRead(ctx, filepath.Join(r.Path, figuresFile))
	if err != nil {
		return nil, err
	}
	w.Release = r.ID
	w.DB.SetMaxOpenConns(1) // the search path belongs to the connection
	_, err = w.DB.ExecContext(ctx, fmt.Sprintf("ATTACH %s AS prose (READ_ONLY); SET search_path = 'harvest,prose'; SET enable_external_access = false; SET lock_configuration = true", quoted(filepath.Join(r.Path, textFile))))
	if err != nil {
		w.Close()
		return nil, fmt.Errorf("release %s: %w", r.ID, err)
	}
	return w, nil
}

func writeManifest(dir string, r Release) error {
	b, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return fmt.Errorf("publish %s: manifest: %w", r.ID, err)
	}
	if err := os.WriteFile(filepath.Join(dir, manifestFile), append(b, '\n'), 0o644); err != nil {
		return fmt.Errorf("publish %s: %w", r.ID, err)
	}
	return nil
}

// quoted is a text as a literal of SQL.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// identifier is a name as SQL has names.
func identifier(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

// catalog returns the name of the database that a connection stands in.
func catalog(ctx context.Context, c *sql.Conn) (string, error) {
	var name string
	err := c.QueryRowContext(ctx, "SELECT current_database()").Scan(&name)
	return name, err
}
