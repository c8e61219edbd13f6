package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"harvest"
	"harvest/archive"
	"harvest/crawl"
	"harvest/extract"
	"harvest/load"
	"harvest/report"
	"harvest/warehouse"
)

// config is what the flags of every command say.
type config struct {
	file    string
	data    string
	log     string // text or json
	verbose bool
}

// A configFile is harvest.yaml. harvest.example.yaml says what each key means.
type configFile struct {
	Data     string            `yaml:"data"`
	Contact  string            `yaml:"contact"`
	Pace     time.Duration     `yaml:"pace"`
	Jitter   time.Duration     `yaml:"jitter"`
	Timeout  time.Duration     `yaml:"timeout"`
	Workers  int               `yaml:"workers"`
	Budget   budget            `yaml:"budget"`
	Until    string            `yaml:"until"`
	Gates    gates             `yaml:"gates"`
	Metrics  metricsFile       `yaml:"metrics"`
	Log      string            `yaml:"log"`
	Sources  []string          `yaml:"sources"`
	Agencies []string          `yaml:"agencies"`
	Regions  []string          `yaml:"regions"`
	Fixes    []string          `yaml:"fixes"`
	Dial     map[string]string `yaml:"dial"`
	Proxy    string            `yaml:"proxy"`

	Schedules string `yaml:"schedules"`
}

// A budget is what is asked of one host in a night at most; 0 means no bound.
type budget struct {
	Requests  int   `yaml:"requests"`
	Megabytes int64 `yaml:"megabytes"`
}

// gates are what a release may lose against the one before; 0 means the default.
type gates struct {
	MaxDrop float64 `yaml:"max_drop"`
	MaxRise float64 `yaml:"max_rise"`
}

// metricsFile is where Prometheus finds what it asks for; empty means nowhere.
type metricsFile struct {
	Listen   string `yaml:"listen"`
	Textfile string `yaml:"textfile"`
}

// settings are the configuration with every default filled in, and the files it
// names read.
type settings struct {
	configFile
	sources  []report.Source
	agencies []report.Agency
	regions  []warehouse.Region
	fixes    []report.Fix
}

// settings reads the configuration: flags, then HARVEST_DATA, then the file,
// then the defaults here.
func (c *config) settings() (*settings, error) {
	s := &settings{configFile: configFile{Data: "data", Pace: 3 * time.Second, Jitter: 2 * time.Second, Timeout: 30 * time.Second, Workers: 8,
		Budget: budget{Requests: 300, Megabytes: 500}, Gates: gates{MaxDrop: 0.05, MaxRise: 0.1}, Log: "text"}}
	folder, err := c.read(&s.configFile)
	if err != nil {
		return nil, err
	}
	if env := os.Getenv("HARVEST_DATA"); env != "" {
		s.Data = env
	}
	if c.data != "" {
		s.Data = c.data
	}
	if s.Pace < 0 || s.Jitter < 0 || s.Timeout <= 0 {
		return nil, &report.FileError{File: c.file, Key: "pace, jitter, timeout", Err: fmt.Errorf("%v, %v, %v: want none below 0, and a timeout", s.Pace, s.Jitter, s.Timeout)}
	}
	if s.Workers < 1 {
		return nil, &report.FileError{File: c.file, Key: "workers", Err: fmt.Errorf("%d: want at least 1", s.Workers)}
	}
	if s.Gates.MaxDrop < 0 || s.Gates.MaxDrop > 1 || s.Gates.MaxRise < 0 || s.Gates.MaxRise > 1 {
		return nil, &report.FileError{File: c.file, Key: "gates", Err: fmt.Errorf("%v, %v: want shares from 0 to 1", s.Gates.MaxDrop, s.Gates.MaxRise)}
	}
	if _, err := s.until(time.Now()); err != nil {
		return nil, &report.FileError{File: c.file, Key: "until", Err: err}
	}
	if s.Metrics.Textfile != "" && !filepath.IsAbs(s.Metrics.Textfile) {
		s.Metrics.Textfile = filepath.Join(folder, s.Metrics.Textfile)
	}
	if c.log == "" {
		c.log = s.Log
	} else if c.log != "text" && c.log != "json" {
		return nil, &usageError{fmt.Errorf("--log %q: want text or json", c.log), "harvest --help"}
	}
	if c.log != "text" && c.log != "json" {
		return nil, &report.FileError{File: c.file, Key: "log", Err: fmt.Errorf("%q: want text or json", c.log)}
	}
	if _, err := s.proxy(); err != nil {
		return nil, &report.FileError{File: c.file, Key: "proxy", Err: err}
	}
	return s, s.reference(folder)
}

// proxy is whom every request goes through, nil where the configuration names
// none.
func (s *settings) proxy() (*url.URL, error) {
	if s.Proxy == "" {
		return nil, nil
	}
	u, err := url.Parse(s.Proxy)
	if err != nil || u.Hostname() == "" || !slices.Contains([]string{"http", "https", "socks5"}, u.Scheme) {
		return nil, errors.New("want http://host:port, https://host:port or socks5://host:port")
	}
	return u, nil
}

// until returns the next time that the night ends, in Asia/Shanghai, after now;
// the zero time where the configuration sets none.
func (s *settings) until(now time.Time) (time.Time, error) {
	if s.Until == "" {
		return time.Time{}, nil
	}
	clock, err := time.Parse("15:04", s.Until)
	if err != nil {
		return time.Time{}, fmt.Errorf("%q: want a time of day such as 06:00", s.Until)
	}
	here := now.In(warehouse.Shanghai())
	end := time.Date(here.Year(), here.Month(), here.Day(), clock.Hour(), clock.Minute(), 0, 0, here.Location())
	if !end.After(now) {
		end = end.AddDate(0, 0, 1)
	}
	return end, nil
}

// read reads the configuration file and returns the folder that the paths in it
// are relative to. Without --config a missing harvest.yaml is no error.
func (c *config) read(into *configFile) (string, error) {
	name := c.file
	if name == "" {
		name = "harvest.yaml"
	}
	b, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) && c.file == "" {
		return ".", nil
	}
	if err != nil {
		return "", fmt.Errorf("configuration: %w", err)
	}
	c.file = name // what errors name
	if !onlyComments(string(b)) {
		if err := report.DecodeYAML(name, b, into); err != nil {
			return "", err
		}
	}
	folder := filepath.Dir(name)
	for _, path := range []*string{&into.Data, &into.Schedules} {
		if *path != "" && !filepath.IsAbs(*path) {
			*path = filepath.Join(folder, *path)
		}
	}
	return folder, nil
}

// onlyComments reports whether a file says nothing: all settings are the defaults.
func onlyComments(text string) bool {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") && line != "---" {
			return false
		}
	}
	return true
}

// reference reads the sources, agencies, regions and fixes that come with harvest, and
// those of the folders that the configuration adds. Of two with one ID the one
// added later stands.
func (s *settings) reference(folder string) error {
	embedded, err := crawl.Sources()
	if err != nil {
		return err
	}
	s.sources, s.agencies = embedded, report.EmbeddedAgencies()
	if s.regions, err = warehouse.Regions(); err != nil {
		return err
	}
	if s.fixes, err = load.Fixes(); err != nil {
		return err
	}
	for _, dir := range slices.Concat(s.Sources, s.Agencies, s.Regions, s.Fixes) {
		info, err := os.Stat(pathAt(folder, dir))
		if err == nil && !info.IsDir() {
			err = errors.New("it is a file, and every file of a folder is read")
		}
		if err != nil {
			return &hintError{fmt.Errorf("folder %s of the configuration: %w", dir, err), "make it, or mend its name in harvest.yaml; paths are relative to that file"}
		}
	}
	for _, dir := range s.Sources {
		more, err := report.ReadSources(folderAt(folder, dir), dir)
		if err != nil {
			return err
		}
		s.sources = mergeSources(s.sources, more)
	}
	for _, dir := range s.Agencies {
		more, err := report.ReadAgencies(folderAt(folder, dir), dir)
		if err != nil {
			return err
		}
		s.agencies = append(s.agencies, more...)
	}
	for _, dir := range s.Regions {
		more, err := warehouse.ReadRegions(folderAt(folder, dir), dir)
		if err != nil {
			return err
		}
		s.regions = append(s.regions, more...)
	}
	for _, dir := range s.Fixes {
		more, err := report.ReadFixes(folderAt(folder, dir), dir)
		if err != nil {
			return err
		}
		s.fixes = append(s.fixes, more...)
	}
	if err := report.OneFixEach(s.fixes); err != nil {
		return err
	}
	return s.checkSources()
}

func folderAt(base, dir string) fs.FS { return os.DirFS(pathAt(base, dir)) }

func pathAt(base, dir string) string {
	if filepath.IsAbs(dir) {
		return dir
	}
	return filepath.Join(base, dir)
}

func mergeSources(sources, more []report.Source) []report.Source {
	for _, m := range more {
		if i := slices.IndexFunc(sources, func(s report.Source) bool { return s.ID == m.ID }); i >= 0 {
			sources[i] = m
		} else {
			sources = append(sources, m)
		}
	}
	return sources
}

// checkSources holds the sources against the platforms and agencies there are.
func (s *settings) checkSources() error {
	known := s.resolver()
	for _, src := range s.sources {
		if !slices.Contains(crawl.Platforms(), src.Platform) {
			return &report.FileError{File: src.File, Line: src.Line, Key: src.ID + ": platform", Err: fmt.Errorf("%q is none of %v", src.Platform, crawl.Platforms())}
		}
		if id := src.Covers.Agency; id != "" {
			if _, ok := known.ByID(id); !ok {
				return &report.FileError{File: src.File, Line: src.Line, Key: src.ID + ": covers.agency", Err: fmt.Errorf("no agency %q", id)}
			}
		}
	}
	return nil
}

func (s *settings) archive() string   { return filepath.Join(s.Data, "archive") }
func (s *settings) ledger() string    { return filepath.Join(s.Data, "ledger.db") }
func (s *settings) warehouse() string { return filepath.Join(s.Data, "warehouse.duckdb") }
func (s *settings) releases() string  { return filepath.Join(s.Data, "releases") }

func (s *settings) resolver() *report.Agencies { return report.NewAgencies(s.agencies) }

func (s *settings) sourcesByID() map[string]report.Source {
	byID := make(map[string]report.Source, len(s.sources))
	for _, src := range s.sources {
		byID[src.ID] = src
	}
	return byID
}

func (s *settings) referenceTables() warehouse.Reference {
	return warehouse.Reference{Agencies: s.resolver().All(), Sources: s.sources, Regions: s.regions, Fixes: s.fixes}
}

// unread yields the captures that this extractor has not read, which it asks the
// warehouse, where there is one.
func (s *settings) unread(ctx context.Context, a *archive.Archive) (iter.Seq2[archive.Capture, error], error) {
	read := make(map[string]bool)
	w, err := warehouse.OpenRead(ctx, s.warehouse())
	switch {
	case errors.Is(err, warehouse.ErrMissing):
	case err != nil:
		return nil, err
	default:
		read, err = harvest.ReadBy(ctx, w, s.fixes)
		if err := errors.Join(err, w.Close()); err != nil {
			return nil, err
		}
	}
	return extract.Unread(a.Captures(ctx), read), nil
}

// logger logs to the command's standard error, as text or one JSON object a line:
// warnings, or with --verbose every request.
func (c *config) logger(cmd *cobra.Command) *slog.Logger { return c.loggerFrom(cmd, slog.LevelWarn) }

// loggerFrom logs from a level on, or with --verbose everything.
func (c *config) loggerFrom(cmd *cobra.Command, level slog.Level) *slog.Logger {
	o := &slog.HandlerOptions{Level: level}
	if c.verbose {
		o.Level = slog.LevelDebug
	}
	if c.log == "json" {
		return slog.New(slog.NewJSONHandler(cmd.ErrOrStderr(), o))
	}
	return slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), o))
}
