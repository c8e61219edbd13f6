package warehouse

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var (
	// ErrUnknown means that what was asked for is not in the release.
	ErrUnknown = errors.New("not in this release")
	// ErrAmbiguous means that several things in the release fit what was asked for.
	ErrAmbiguous = errors.New("several fit")
)

// A LookupError says that a report or figure that was asked for is none, or more
// than one, with what could be typed in its place.
type LookupError struct {
	What       string // report or figure
	Asked      string
	Err        error       // ErrUnknown or ErrAmbiguous
	Candidates []Candidate // may be none where Err is ErrUnknown
}

// A Candidate is what could be typed, and what it stands for.
type Candidate struct{ Type, Says string }

func (e *LookupError) Error() string {
	var b strings.Builder
	if e.What == "figure" && e.Err == ErrUnknown { // another report may have it
		fmt.Fprintf(&b, "figure %q: not in this report", e.Asked)
	} else {
		fmt.Fprintf(&b, "%s %q: %v", e.What, e.Asked, e.Err)
	}
	for _, c := range e.Candidates {
		fmt.Fprintf(&b, "\n  %s  %s", c.Type, c.Says)
	}
	return b.String()
}

func (e *LookupError) Unwrap() error { return e.Err }

// maxCandidates is how many candidates are listed.
const maxCandidates = 20

var readingPrefix = regexp.MustCompile(`^[0-9a-f]{6,24}$`)

// FindReport returns the number of the report that a person means: its number, six
// digits or more of its reading, the address of its page (or the name of its
// file), or an agency's identity or name and a year, 甲市教育局@2021, with the scope
// behind it where the agency has several, 甲市@2021@consolidated. Of several
// editions of an agency's report, or at one address, it is the one to believe. The error is a
// *LookupError where nothing fits, or several do.
func (w *Warehouse) FindReport(ctx context.Context, which string) (int, error) {
	which = strings.TrimSpace(which)
	type way struct {
		by, text string
		year     int
		scope    string
		first    int // year of those that are offered first
	}
	var ways, others []way
	if _, err := strconv.ParseUint(which, 10, 31); err == nil {
		ways = append(ways, way{by: "number", text: which})
	}
	if readingPrefix.MatchString(strings.ToLower(which)) {
		ways = append(ways, way{by: "reading", text: strings.ToLower(which)})
	}
	agency, rest, at := strings.Cut(which, "@")
	year, scope, _ := strings.Cut(rest, "@")
	if y, err := strconv.Atoi(year); at && err == nil && !strings.Contains(which, "://") {
		ways = append(ways, way{by: "agency", text: agency, year: y, scope: scope})
		others = append(others, way{by: "agency", text: agency, first: y})
	} else if which != "" {
		ways = append(ways, way{by: "address", text: which})
		agency = which
		others = append(others, way{by: "agency", text: which})
	}
	for _, way := range ways {
		found, err := w.reports(ctx, way.by, way.text, way.year, way.scope, 0)
		switch {
		case err != nil:
			return 0, err
		case len(found) == 1:
			return found[0].number, nil
		case len(found) > 1:
			return 0, &LookupError{"report", which, ErrAmbiguous, candidates(found)}
		}
	}
	named := 0
	if len(others) > 0 {
		named = others[0].first
	}
	if len([]rune(agency)) > 1 && strings.Trim(agency, "0123456789") != "" {
		others = append(others, way{by: "like", text: agency, first: named})
	}
	for _, way := range others {
		found, err := w.reports(ctx, way.by, way.text, 0, "", way.first)
		if err != nil {
			return 0, err
		}
		if len(found) > 0 {
			return 0, &LookupError{"report", which, ErrUnknown, candidates(found)}
		}
	}
	return 0, &LookupError{"report", which, ErrUnknown, nil}
}

// A foundReport is a report that a person may mean.
type foundReport struct {
	number       int
	agency, name string
	year         int
	scope, input string
	passed       bool // over, for another edition
}

// reports returns the reports that fit, those of the year first before the others.
// Of an agency's, and of those at one address, it returns those to believe, where
// there are any; of several others it says which are passed over.
func (w *Warehouse) reports(ctx context.Context, by, text string, year int, scope string, first int) ([]foundReport, error) {
	var found []foundReport
	err := w.each(ctx, "report", func(scan func(...any) error) error {
		var f foundReport
		err := scan(&f.number, &f.agency, &f.name, &f.year, &f.scope, &f.input)
		found = append(found, f)
		return err
	}, statements("explain", "find"), by, text, year, scope, first)
	if err != nil || len(found) < 2 {
		return found, err
	}
	passed := make(map[int]bool)
	asked := make(map[string]bool)
	for _, f := range found {
		if asked[f.agency] {
			continue
		}
		asked[f.agency] = true
		err := w.each(ctx, "edition", func(scan func(...any) error) error {
			var number int
			err := scan(&number)
			passed[number] = true
			return err
		}, statements("explain", "choice"), f.agency)
		if err != nil {
			return nil, err
		}
	}
	for i := range found {
		found[i].passed = passed[found[i].number]
	}
	believed := func(f foundReport) bool { return !f.passed }
	if by == "agency" || by == "like" || by == "address" && slices.ContainsFunc(found, believed) {
		found = slices.DeleteFunc(found, func(f foundReport) bool { return f.passed })
	}
	return found, nil
}

// candidates says how each of the reports can be asked for: by number, which says
// no more than a person can see, beside what it is.
func candidates(found []foundReport) []Candidate {
	var list []Candidate
	for i, f := range found {
		if i == maxCandidates {
			return append(list, Candidate{"…", "and more"})
		}
		says := fmt.Sprintf("%s %s@%d@%s, %s", f.name, f.agency, f.year, f.scope, f.input)
		if f.passed {
			says += " (not the edition to believe)"
		}
		list = append(list, Candidate{strconv.Itoa(f.number), says})
	}
	return list
}
