package report

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

// A Check is a rule that figures should keep. Sums and bounds are data and run
// here; the others run in Go or SQL under the same ID.
type Check struct {
	ID       string   `yaml:"id"`
	Forms    []string `yaml:"forms"`
	Severity string   `yaml:"severity"` // error, warning, info or parser
	Needs    string   `yaml:"needs"`    // report, capture, agency, years or agencies
	Blank    string   `yaml:"blank"`
	By       string   `yaml:"by"`   // "" for data, else go or sql
	Each     string   `yaml:"each"` // row, member, cell or ""
	Table    string   `yaml:"table"`
	AtLeast  *int64   `yaml:"at_least"`
	Whole    bool     `yaml:"whole"`
	Holds    []string `yaml:"holds"`
	Any      []string `yaml:"any"`
	Names    []string `yaml:"names"`
	About    string   `yaml:"about"`

	rules []rule
	names [][]name // of Names
}

//go:embed checks.yaml
var checksYAML []byte

var loadChecks = sync.OnceValue(func() []Check {
	var file struct {
		Checks []Check `yaml:"checks"`
	}
	mustDecode("checks.yaml", checksYAML, &file)
	for i := range file.Checks {
		c := &file.Checks[i]
		for _, text := range append(c.Holds, c.Any...) {
			r, err := parseRule(text)
			if err != nil {
				panic(fmt.Sprintf("embedded checks.yaml: %s: %v", c.ID, err))
			}
			c.rules = append(c.rules, r)
		}
		for _, text := range c.Names {
			c.names = append(c.names, parseNames(text))
		}
	}
	return file.Checks
})

// Checks returns every check in the order of checks.yaml. They are shared: do
// not change them.
func Checks() []Check { return loadChecks() }

// CheckByID returns a check.
func CheckByID(id string) (Check, bool) {
	for _, c := range Checks() {
		if c.ID == id {
			return c, true
		}
	}
	return Check{}, false
}

// A rule is left OP right, both sums of terms.
type rule struct {
	left, right []term
	op          string // ==, <= or >=
}

// A term is one signed figure of a rule.
type term struct {
	minus     bool
	indicator string // or "r", the row that each is at
	member    string // "" where it has no applicant, or "a", the member that each is at
}

func parseRule(text string) (rule, error) {
	for _, op := range []string{"==", "<=", ">="} {
		l, r, ok := strings.Cut(text, op)
		if !ok {
			continue
		}
		left, err := parseSum(l)
		if err != nil {
			return rule{}, err
		}
		right, err := parseSum(r)
		return rule{left, right, op}, err
	}
	return rule{}, fmt.Errorf("%q: no ==, <= or >=", text)
}

func parseSum(text string) ([]term, error) {
	var sum []term
	minus := false
	for i, word := range strings.Fields(text) {
		if i%2 == 1 {
			if word != "+" && word != "-" {
				return nil, fmt.Errorf("%q: %q where + or - should stand", text, word)
			}
			minus = word == "-"
			continue
		}
		t := term{minus: minus, indicator: word}
		if code, rest, ok := strings.Cut(word, "["); ok {
			t.indicator, t.member = code, strings.TrimSuffix(rest, "]")
		}
		sum = append(sum, t)
	}
	return sum, nil
}

// A name is a figure that a check in Go or SQL asks for.
type name struct {
	cell   Cell
	before bool // of the report for the year before
}

func parseNames(text string) []name {
	var group []name
	for _, word := range strings.Fields(text) {
		word, before := strings.CutPrefix(word, "before.")
		code, member, _ := strings.Cut(strings.TrimSuffix(word, "]"), "[")
		group = append(group, name{Cell{code, member}, before})
	}
	return group
}

// Applies reports whether the check is meant for a table read as form.
func (c *Check) Applies(form string) bool {
	for _, f := range c.Forms {
		if f == form {
			return true
		}
	}
	return false
}
