package report

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// A Source is one column of one site where agencies publish their reports.
type Source struct {
	ID       string        `yaml:"id"`
	Name     string        `yaml:"name"`
	Covers   Covers        `yaml:"covers"`
	Platform string        `yaml:"platform"` // name of a crawl.Platform
	Site     string        `yaml:"site"`     // scheme and host: https://www.example.gov.cn
	Column   string        `yaml:"column"`   // path of the listing's first page on the site
	Hosts    []string      `yaml:"hosts"`    // further hosts that may be asked; the site's own is always one
	Pace     time.Duration `yaml:"pace"`     // least time between two requests to a host, 0 means the default
	Expect   Expect        `yaml:"expect"`
	Disabled *Disabled     `yaml:"disabled"`
	Private  bool          `yaml:"private"` // the site's address may be private or loopback
	TLS      TLS           `yaml:"tls"`
	Notes    string        `yaml:"notes"` // for whoever looks after it

	File string `yaml:"-"` // where it was read from
	Line int    `yaml:"-"` // in File, from 1; 0 where it cannot be told
}

// Covers says whose reports a source lists: one agency's, or those of a region.
type Covers struct {
	Agency string   `yaml:"agency"` // ID of an agency
	Region string   `yaml:"region"` // division code of six digits
	Kinds  []string `yaml:"kinds"`  // kinds of agency, none means all
}

// Expect says what a healthy source lists.
type Expect struct {
	Since   int     `yaml:"since"`    // first report year that should be there
	AtLeast int     `yaml:"at_least"` // reports that should be found at least
	MaxDrop float64 `yaml:"max_drop"` // share of the addresses it has named that its lists may lose, 0 means a half
}

// A Disabled says why a source is not crawled.
type Disabled struct {
	Since  string `yaml:"since"`
	Reason string `yaml:"reason"`
}

// A TLS names the hosts of a source whose servers are too old for today's
// handshake, and why that is put up with. Their certificates are verified as
// everywhere.
type TLS struct {
	Legacy []string `yaml:"legacy"` // hosts of the source
	Reason string   `yaml:"reason"`
}

// A FileError is a place in a file that a person wrote.
type FileError struct {
	File         string
	Line, Column int // counted from 1, 0 where unknown
	Key          string
	Err          error
}

func (e *FileError) Error() string {
	var b strings.Builder
	b.WriteString(e.File)
	if e.Line > 0 {
		fmt.Fprintf(&b, ":%d", e.Line)
		if e.Column > 0 {
			fmt.Fprintf(&b, ":%d", e.Column)
		}
	}
	if e.Key != "" {
		fmt.Fprintf(&b, ": %s", e.Key)
	}
	return fmt.Sprintf("%s: %v", b.String(), e.Err)
}

func (e *FileError) Unwrap() error { return e.Err }

var (
	sourceID   = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	regionCode = regexp.MustCompile(`^[0-9]{6}$`)
)

// ReadSources reads every .yaml file at the top of a folder. Each holds a list
// under "sources". An unknown key, a key that is missing or wrong, or an ID used
// twice is a *FileError.
func ReadSources(folder fs.FS, name string) ([]Source, error) {
	files, err := fs.Glob(folder, "*.yaml")
	if err != nil {
		return nil, err
	}
	var sources []Source
	seen := make(map[string]string)
	for _, file := range files {
		list, err := readSourceFile(folder, file, name+"/"+file)
		if err != nil {
			return nil, err
		}
		for _, s := range list {
			if first, twice := seen[s.ID]; twice {
				return nil, &FileError{File: s.File, Line: s.Line, Key: "id", Err: fmt.Errorf("%q is also in %s", s.ID, first)}
			}
			seen[s.ID] = s.File
			sources = append(sources, s)
		}
	}
	return sources, nil
}

func readSourceFile(folder fs.FS, file, shown string) ([]Source, error) {
	b, err := fs.ReadFile(folder, file)
	if err != nil {
		return nil, fmt.Errorf("read sources: %w", err)
	}
	var content struct {
		Sources []Source `yaml:"sources"`
	}
	if err := DecodeYAML(shown, b, &content); err != nil {
		return nil, err
	}
	lines := linesOf(b, "$.sources")
	for i := range content.Sources {
		s := &content.Sources[i]
		s.File = shown
		if i < len(lines) {
			s.Line = lines[i]
		}
		if key, err := s.check(); err != nil {
			return nil, &FileError{File: shown, Line: s.Line, Key: key, Err: err}
		}
	}
	return content.Sources, nil
}

// check returns the key that is wrong, and why.
func (s *Source) check() (key string, err error) {
	site, err := url.Parse(s.Site)
	switch {
	case !sourceID.MatchString(s.ID):
		return "id", fmt.Errorf("%q: want lower-case words joined by hyphens", s.ID)
	case s.Platform == "":
		return "platform", errors.New("missing: want trs or generic")
	case err != nil || site.Host == "" || site.Scheme != "http" && site.Scheme != "https":
		return "site", fmt.Errorf("%q: want an address such as https://www.example.gov.cn", s.Site)
	case !strings.HasPrefix(s.Column, "/"):
		return "column", fmt.Errorf("%q: want a path that begins with /", s.Column)
	case (s.Covers.Agency == "") == (s.Covers.Region == ""):
		return "covers", errors.New("want either agency or region")
	case s.Covers.Region != "" && !regionCode.MatchString(s.Covers.Region):
		return "covers.region", fmt.Errorf("%q: want a division code of six digits", s.Covers.Region)
	case s.Expect.Since != 0 && (s.Expect.Since < 2008 || s.Expect.Since > 2100):
		return "expect.since", fmt.Errorf("%d: want a report year from 2008", s.Expect.Since)
	case s.Expect.AtLeast < 0:
		return "expect.at_least", fmt.Errorf("%d: want no less than 0", s.Expect.AtLeast)
	case s.Expect.MaxDrop < 0 || s.Expect.MaxDrop > 1:
		return "expect.max_drop", fmt.Errorf("%v: want a share from 0 to 1, such as 0.2", s.Expect.MaxDrop)
	case s.Pace < 0:
		return "pace", fmt.Errorf("%v: want no less than 0", s.Pace)
	case len(s.TLS.Legacy) > 0 && strings.TrimSpace(s.TLS.Reason) == "":
		return "tls.reason", fmt.Errorf("missing: want why %s is asked by the ciphers of old servers", strings.Join(s.TLS.Legacy, ", "))
	case len(s.TLS.Legacy) == 0 && s.TLS.Reason != "":
		return "tls.legacy", errors.New("missing: want the hosts that the reason is about")
	}
	for _, host := range s.TLS.Legacy {
		if !s.Allows(host) {
			return "tls.legacy", fmt.Errorf("%q: no host of the source: want its site's, or one of hosts", host)
		}
	}
	return "", nil
}

// LegacyTLS reports whether a host, with its port where it has one, is asked by
// the handshake and ciphers of old servers.
func (s *Source) LegacyTLS(host string) bool {
	return slices.ContainsFunc(s.TLS.Legacy, func(h string) bool { return PlainHost(h) == PlainHost(host) })
}

// Host returns the host of the source's site, with its port where it names one.
func (s *Source) Host() string {
	u, err := url.Parse(s.Site)
	if err != nil {
		return ""
	}
	return PlainHost(u.Host)
}

// Allows reports whether a host, with its port where it has one, may be asked on
// behalf of the source. The ports that http and https have anyway make no other host.
func (s *Source) Allows(host string) bool {
	host = PlainHost(host)
	return host == s.Host() || slices.ContainsFunc(s.Hosts, func(h string) bool { return PlainHost(h) == host })
}

// PlainHost is a host in lower case, with its port unless that is 80 or 443: many
// sites write those into their links, and mean the same host by it.
func PlainHost(host string) string {
	host = strings.ToLower(host)
	for _, port := range []string{":80", ":443"} {
		if plain, ok := strings.CutSuffix(host, port); ok && plain != "" {
			return plain
		}
	}
	return host
}

// DecodeYAML reads a file that a person wrote. Keys that into does not have, and
// values of the wrong kind, are a *FileError with the line and column.
func DecodeYAML(name string, b []byte, into any) error {
	err := yaml.UnmarshalWithOptions(b, into, yaml.Strict())
	if err == nil {
		return nil
	}
	var at yaml.Error
	if errors.As(err, &at) {
		e := &FileError{File: name, Err: errors.New(at.GetMessage())}
		if t := at.GetToken(); t != nil && t.Position != nil {
			e.Line, e.Column = t.Position.Line, t.Position.Column
		}
		return e
	}
	return &FileError{File: name, Line: lineThatHolds(b, err.Error()), Err: err}
}

// lineThatHolds returns the first line with the text that a message quotes, for
// the errors that come without a place; 0 where it quotes none.
func lineThatHolds(b []byte, message string) int {
	_, rest, ok := strings.Cut(message, `"`)
	quoted, _, closed := strings.Cut(rest, `"`)
	if !ok || !closed || quoted == "" {
		return 0
	}
	for n, line := range strings.Split(string(b), "\n") {
		if strings.Contains(line, quoted) {
			return n + 1
		}
	}
	return 0
}

// LineOf returns the line that a YAML path such as $.sources[0] stands on in a
// file, 0 where it cannot be told. It reads the file each time.
func LineOf(b []byte, path string) int { return lineOf(nodeAt(b, path)) }

// linesOf returns the line of each entry of the list that a YAML path leads to;
// none where there is no list.
func linesOf(b []byte, path string) []int {
	list, ok := nodeAt(b, path).(*ast.SequenceNode)
	if !ok {
		return nil
	}
	lines := make([]int, len(list.Values))
	for i, entry := range list.Values {
		lines[i] = lineOf(entry)
	}
	return lines
}

// nodeAt returns what a YAML path leads to, nil where it leads nowhere.
func nodeAt(b []byte, path string) ast.Node {
	p, err := yaml.PathString(path)
	if err != nil {
		return nil
	}
	node, err := p.ReadNode(bytes.NewReader(b))
	if err != nil {
		return nil
	}
	return node
}

func lineOf(node ast.Node) int {
	if node == nil || node.GetToken() == nil || node.GetToken().Position == nil {
		return 0
	}
	return node.GetToken().Position.Line
}
