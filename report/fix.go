package report

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
)

// A Fix is a correction that a person makes to one figure of one body: what the
// page prints there is read wrongly, or is printed wrongly and the agency says so
// elsewhere. It never changes what is kept as printed.
type Fix struct {
	Digest    string // SHA-256 of the body, 64 hexadecimal digits
	Part      string // as Reading.Part, "" for the only report of a body
	Indicator string
	Member    string // "" where the indicator has no applicant
	Printed   string // what the reading must say stands in the cell; else the fix is refused
	State     State  // never derived
	Value     Value  // in the dictionary's unit; means something only where State.HasValue
	Reason    string // why the reading is not to be believed
	Author    string // who says so: a role or initials
	Source    string // where the right figure stands: an address or a citation

	File string // where it was read from
	Line int    // in File, from 1; 0 where it cannot be told
}

// Cell is the cell that the fix is about.
func (f *Fix) Cell() Cell { return Cell{f.Indicator, f.Member} }

// A fixLine is a fix as a person writes it. printed must be there, even if empty.
type fixLine struct {
	Digest    string   `yaml:"digest"`
	Part      string   `yaml:"part"`
	Indicator string   `yaml:"indicator"`
	Member    string   `yaml:"member"`
	Printed   *literal `yaml:"printed"`
	Value     *literal `yaml:"value"`
	State     State    `yaml:"state"`
	Reason    string   `yaml:"reason"`
	Author    string   `yaml:"author"`
	Source    string   `yaml:"source"`
}

var fixDigest = regexp.MustCompile(`^[0-9a-f]{64}$`)

// A literal is a text as it is typed, with or without quotes: 010 is no octal number.
type literal string

// UnmarshalYAML takes what YAML would make a number of as it stands.
func (l *literal) UnmarshalYAML(b []byte) error {
	text := strings.TrimSpace(string(b))
	if text != "" && strings.ContainsRune(`"'|>`, rune(text[0])) {
		return yaml.Unmarshal(b, (*string)(l))
	}
	*l = literal(text)
	return nil
}

// ReadFixes reads every .yaml file at the top of a folder. Each holds a list under
// "fixes". An unknown key, a key that is missing or wrong, or a second fix for one
// cell is a *FileError.
func ReadFixes(folder fs.FS, name string) ([]Fix, error) {
	files, err := fs.Glob(folder, "*.yaml")
	if err != nil {
		return nil, err
	}
	var fixes []Fix
	for _, file := range files {
		list, err := readFixFile(folder, file, name+"/"+file)
		if err != nil {
			return nil, err
		}
		fixes = append(fixes, list...)
	}
	return fixes, OneFixEach(fixes)
}

// OneFixEach returns a *FileError where two fixes are about one cell of one body.
func OneFixEach(fixes []Fix) error {
	type place struct {
		digest, part string
		cell         Cell
	}
	seen := make(map[place]*Fix, len(fixes))
	for i := range fixes {
		f := &fixes[i]
		at := place{f.Digest, f.Part, f.Cell()}
		if first := seen[at]; first != nil {
			return &FileError{File: f.File, Line: f.Line, Key: "indicator", Err: fmt.Errorf("%s of this body is fixed at %s:%d already", f.Cell(), first.File, first.Line)}
		}
		seen[at] = f
	}
	return nil
}

func readFixFile(folder fs.FS, file, shown string) ([]Fix, error) {
	b, err := fs.ReadFile(folder, file)
	if err != nil {
		return nil, fmt.Errorf("read fixes: %w", err)
	}
	var content struct {
		Fixes []fixLine `yaml:"fixes"`
	}
	if err := DecodeYAML(shown, b, &content); err != nil {
		return nil, err
	}
	lines := linesOf(b, "$.fixes")
	fixes := make([]Fix, len(content.Fixes))
	for i := range content.Fixes {
		line := 0
		if i < len(lines) {
			line = lines[i]
		}
		f, key, err := content.Fixes[i].fix()
		if err != nil {
			return nil, &FileError{File: shown, Line: line, Key: key, Err: err}
		}
		f.File, f.Line = shown, line
		fixes[i] = f
	}
	return fixes, nil
}

// fix returns the fix that a line says, or the key that is wrong, and why.
func (l *fixLine) fix() (f Fix, key string, err error) {
	f = Fix{Digest: l.Digest, Part: l.Part, Indicator: l.Indicator, Member: l.Member, State: l.State, Reason: l.Reason, Author: l.Author, Source: l.Source}
	if !fixDigest.MatchString(l.Digest) {
		return f, "digest", fmt.Errorf("%q: want the SHA-256 of the body, 64 digits of 0-9 and a-f, in quotes", l.Digest)
	}
	if key, err := l.checkCell(); err != nil {
		return f, key, err
	}
	if l.Printed == nil {
		return f, "printed", errors.New(`missing: want what stands in the cell, in quotes, "" where nothing does`)
	}
	f.Printed = string(*l.Printed)
	if l.Value == nil && l.State == "" {
		return f, "value", errors.New("missing: want the right figure, or a state")
	}
	if l.Value != nil && l.State == "" {
		f.State = Stated
	}
	switch {
	case f.State == Derived || !slices.Contains(States(), f.State):
		return f, "state", fmt.Errorf("%q: want stated, blank, dash, slash, none_word, illegible or absent", f.State)
	case f.State.HasValue() && l.Value == nil:
		return f, "value", errors.New("missing: a stated figure has one")
	case !f.State.HasValue() && l.Value != nil:
		return f, "value", fmt.Errorf("%q: a cell that is %s has none", *l.Value, f.State)
	}
	if l.Value != nil {
		if f.Value, err = ParseValue(string(*l.Value)); err != nil {
			return f, "value", err
		}
	}
	for _, must := range []struct{ key, text, want string }{
		{"reason", l.Reason, "why the reading is wrong"},
		{"author", l.Author, "who says so, a role or initials"},
		{"source", l.Source, "where the right figure stands, an address or a citation"},
	} {
		if strings.TrimSpace(must.text) == "" {
			return f, must.key, fmt.Errorf("missing: want %s", must.want)
		}
	}
	return f, "", nil
}

// checkCell returns the key that names no cell of a form, and why.
func (l *fixLine) checkCell() (key string, err error) {
	i, ok := IndicatorByCode(l.Indicator)
	switch {
	case !ok && !Extension(l.Indicator):
		return "indicator", fmt.Errorf("%q: want a code of docs/indicators.md", l.Indicator)
	case ok && !slices.Contains([]string{"disclosure", "requests", "review", "statistics"}, i.Section):
		return "indicator", fmt.Errorf("%q: it stands in no cell of a form", l.Indicator)
	case l.Member != "" && MemberLabel(l.Member) == "":
		return "member", fmt.Errorf("%q: want one of %s", l.Member, strings.Join(Members(), ", "))
	case ok && (i.Section == "requests") != (l.Member != ""):
		return "member", fmt.Errorf("%q: a figure of table 3 has an applicant, total for all, and no other has", l.Member)
	}
	return "", nil
}
