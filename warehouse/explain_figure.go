package warehouse

import (
	"slices"
	"strings"
	"unicode"

	"harvest/report"
)

// An explainedFact is a cell of a report as findFigure chooses among them.
type explainedFact struct {
	Figure
	parent string
}

func (f *explainedFact) fact() report.Fact {
	fact := report.Fact{Indicator: f.Indicator, Member: f.Member, State: f.State, Unit: f.Unit, Printed: f.Printed, Rule: f.Rule, At: f.At()}
	if f.Value != nil {
		fact.Value = *f.Value
	}
	return fact
}

func (f *explainedFact) candidate() Candidate {
	says := f.Label
	if f.MemberLabel != "" {
		says += "／" + f.MemberLabel
	}
	return Candidate{f.Cell().String(), says}
}

// findFigure returns the cell of a report that a person means: the code of an
// indicator, or its label in Chinese where only one has it; behind a slash the
// code or label of a member. Without a member it is the total, where there is one.
// The error is a *LookupError.
func findFigure(facts []explainedFact, asked string) (*Figure, error) {
	asked = strings.TrimSpace(asked)
	name, member, cut := asked, "", false
	if at := strings.LastIndexAny(asked, "/／"); at >= 0 && !matchesWhole(facts, asked) {
		name, member, cut = asked[:at], strings.TrimLeft(asked[at:], "/／"), true
	}
	codes := codesOf(facts, name)
	if len(codes) != 1 {
		return nil, unknownFigure(facts, asked, name, codes)
	}
	var cells []*explainedFact
	for i := range facts {
		if facts[i].Indicator == codes[0] {
			cells = append(cells, &facts[i])
		}
	}
	if !cut && len(cells) > 1 {
		member = report.Total
	}
	for _, f := range cells {
		if f.Member == member || member != "" && plainLabel(f.MemberLabel) == plainLabel(member) {
			return &f.Figure, nil
		}
	}
	e := &LookupError{"figure", asked, ErrUnknown, nil}
	if !cut {
		e.Err = ErrAmbiguous
	}
	for _, f := range cells {
		e.Candidates = append(e.Candidates, f.candidate())
	}
	return nil, e
}

// matchesWhole reports whether a text with a slash is a label as it stands.
func matchesWhole(facts []explainedFact, text string) bool {
	return slices.ContainsFunc(facts, func(f explainedFact) bool { return plainLabel(f.Label) == plainLabel(text) })
}

// codesOf returns the indicators that a name may mean: that code, else those of
// that label, else those whose label holds it.
func codesOf(facts []explainedFact, name string) []string {
	fits := []func(*explainedFact) bool{
		func(f *explainedFact) bool { return f.Indicator == name },
		func(f *explainedFact) bool { return f.Label != "" && plainLabel(f.Label) == plainLabel(name) },
		func(f *explainedFact) bool {
			return len([]rune(name)) > 1 && strings.Contains(plainLabel(f.Label), plainLabel(name))
		},
	}
	for _, fit := range fits {
		var codes []string
		for i := range facts {
			if fit(&facts[i]) && !slices.Contains(codes, facts[i].Indicator) {
				codes = append(codes, facts[i].Indicator)
			}
		}
		if len(codes) > 0 {
			return codes
		}
	}
	return nil
}

// unknownFigure says what could have been meant: the several that fit, the parts
// of a heading that has no cell of its own, or the codes most alike.
func unknownFigure(facts []explainedFact, asked, name string, codes []string) error {
	e := &LookupError{"figure", asked, ErrAmbiguous, nil}
	if len(codes) == 0 {
		e.Err = ErrUnknown
		for i := range facts {
			if facts[i].parent == name && !slices.Contains(codes, facts[i].Indicator) {
				codes = append(codes, facts[i].Indicator)
			}
		}
	}
	if len(codes) == 0 {
		codes = nearCodes(facts, name)
	}
	for _, code := range codes {
		i := slices.IndexFunc(facts, func(f explainedFact) bool { return f.Indicator == code && (f.Member == "" || f.Member == report.Total) })
		if i >= 0 && len(e.Candidates) < maxCandidates {
			e.Candidates = append(e.Candidates, facts[i].candidate())
		}
	}
	return e
}

// nearCodes returns the five indicators whose codes are nearest to a name, nearest
// first; none that is further than half of its letters.
func nearCodes(facts []explainedFact, name string) []string {
	type near struct {
		code string
		far  int
	}
	var list []near
	for i := range facts {
		code := facts[i].Indicator
		if far := distance(code, name); 2*far <= len(code) && !slices.ContainsFunc(list, func(n near) bool { return n.code == code }) {
			list = append(list, near{code, far})
		}
	}
	slices.SortStableFunc(list, func(a, b near) int { return a.far - b.far })
	var codes []string
	for _, n := range list[:min(5, len(list))] {
		codes = append(codes, n.code)
	}
	return codes
}

// distance is how many letters must be changed, put in or taken out to make one
// word of another.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := before
			if a[i] != b[j] {
				change++
			}
			before = row[j+1]
			row[j+1] = min(change, row[j]+1, before+1)
		}
	}
	return row[len(b)]
}

// plainLabel is a label as people may type it: without white space, punctuation and
// the number before it.
func plainLabel(label string) string {
	runes := []rune(label)
	for i, r := range runes {
		if strings.ContainsRune("、）)．.", r) && i > 0 {
			runes = runes[i+1:]
			break
		}
		if !strings.ContainsRune("一二三四五六七八九十0123456789（(", r) {
			break
		}
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '／':
			return '/'
		case r != '/' && (unicode.IsSpace(r) || unicode.IsPunct(r)):
			return -1
		}
		return r
	}, string(runes))
}
