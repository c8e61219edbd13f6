package extract

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"harvest/report"
)

// An Expected is what a report is known to print, as NAME.expected.json beside
// NAME.html says it: a number is a cell in state stated, null one without a
// figure, and a cell that is not named one that the report lacks.
type Expected struct {
	Report struct {
		Title     string `json:"title"`
		Agency    string `json:"agency"`
		Year      int    `json:"report_year"`
		Form      string `json:"template_era"`
		Local     string `json:"local"` // the province whose own table stands in the place of the form's
		Scope     string `json:"scope"`
		Published string `json:"publish_date"`
	} `json:"report"`

	// Problem is set where no figure can be read: the reading must be this one.
	Problem report.ProblemKind `json:"problem"`

	Disclosure map[string]*report.Value            `json:"disclosure"`
	Requests   map[string]map[string]*report.Value `json:"requests"`
	Review     map[string]*report.Value            `json:"review_litigation"`
	Statistics map[string]*report.Value            `json:"statistics"` // tables before 2019, the year's column

	// States tells cells without a figure apart, by report.Cell.String. A null that
	// it does not name may be blank, dash, slash or none_word.
	States map[string]report.State `json:"states"`

	// Derived has the totals that are printed nowhere, by indicator. In table 3 a
	// total that is null beside a member that is not is derived all the same.
	Derived map[string]*report.Value `json:"derived_row_totals"`

	// Subtotals are no cells of the form, neither wanted nor invented: a number by
	// indicator, or numbers by indicator and member.
	Subtotals map[string]json.RawMessage `json:"subtotals"`
	Units     map[string]struct {
		Wanyuan *report.Value `json:"value_wanyuan"`
	} `json:"units"`

	Narrative map[string]json.RawMessage `json:"narrative"` // claims of the prose; only numbers are compared
	Findings  []string                   `json:"findings"`  // nil where nobody said which checks must speak
}

// ReadExpected reads what a file is known to hold: one object, or a list of them
// where the file holds several reports.
func ReadExpected(b []byte) ([]Expected, error) {
	list := make([]Expected, 1)
	var err error
	if bytes.HasPrefix(bytes.TrimSpace(b), []byte("[")) {
		err = json.Unmarshal(b, &list)
	} else {
		err = json.Unmarshal(b, &list[0])
	}
	if err != nil {
		return nil, fmt.Errorf("read what is expected: %w", err)
	}
	return list, nil
}

// form is the name that sums go by: the form, and the province whose
// table stands in its place.
func (e *Expected) form() string {
	form := e.Report.Form
	if form == "" {
		form = "unknown"
	}
	if e.Report.Local != "" {
		form += " " + e.Report.Local
	}
	return form
}

// A wanted is what one cell must come out as.
type wanted struct {
	state report.State
	value report.Value
	loose bool // any state of an empty cell will do
	may   bool // a derived value is right too
}

func (w wanted) String() string {
	switch {
	case w.state.HasValue():
		return w.value.String() + " " + string(w.state)
	case w.loose:
		return "empty"
	}
	return string(w.state)
}

// cells returns what is expected of every cell that the report prints.
func (e *Expected) cells() map[report.Cell]wanted {
	cells := make(map[report.Cell]wanted)
	for _, part := range []map[string]*report.Value{e.Disclosure, e.Review, e.Statistics} {
		for code, v := range part {
			c := report.Cell{Indicator: code}
			cells[c] = e.want(c, v)
			if d := e.Derived[code]; d != nil && v == nil {
				cells[c] = wanted{state: report.Derived, value: *d}
			} else if v == nil && strings.HasSuffix(code, "_total") {
				w := cells[c]
				w.value, w.may = e.blockSum(code)
				cells[c] = w
			}
		}
	}
	for code, row := range e.Requests {
		for member, v := range row {
			c := report.Cell{Indicator: code, Member: member}
			cells[c] = e.want(c, v)
			if sum, ok := e.rowSum(code); ok && v == nil && member == report.Total && cells[c].empty() {
				cells[c] = wanted{state: report.Derived, value: sum}
			}
		}
	}
	return cells
}

// empty reports whether a cell is, or may be, a blank one.
func (w wanted) empty() bool { return w.loose || w.state == report.Blank }

func (e *Expected) want(c report.Cell, v *report.Value) wanted {
	if v != nil {
		if u := e.Units[c.Indicator].Wanyuan; u != nil {
			v = u
		}
		return wanted{state: report.Stated, value: *v}
	}
	if s, ok := e.States[c.String()]; ok {
		return wanted{state: s}
	}
	return wanted{state: report.Blank, loose: true}
}

// rowSum returns what the blank total of a row of table 3 is derived as.
func (e *Expected) rowSum(code string) (sum report.Value, any bool) {
	if d := e.Derived[code]; d != nil {
		return *d, true
	}
	for member, v := range e.Requests[code] {
		if member != report.Total && v != nil {
			sum, any = sum+*v, true
		}
	}
	return sum, any
}

// blockSum returns the sum of the printed members of a block of table 4.
func (e *Expected) blockSum(total string) (sum report.Value, any bool) {
	block := strings.TrimSuffix(total, "total")
	for _, result := range []string{"upheld", "corrected", "other", "pending"} {
		if v := e.Review[block+result]; v != nil {
			sum, any = sum+*v, true
		}
	}
	return sum, any
}

// subtotal returns the sum that an agency printed beside the form.
func (e *Expected) subtotal(c report.Cell) (report.Value, bool) {
	raw, ok := e.Subtotals[c.Indicator]
	if !ok {
		return 0, false
	}
	var members map[string]report.Value
	if json.Unmarshal(raw, &members) == nil {
		v, ok := members[c.Member]
		return v, ok
	}
	v, err := report.ParseValue(string(raw))
	return v, err == nil && (c.Member == "" || c.Member == report.Total)
}

// claims returns the figures of the prose that are expected, by indicator.
func (e *Expected) claims() map[string]report.Value {
	claims := make(map[string]report.Value)
	for code, raw := range e.Narrative {
		if !strings.HasPrefix(code, "narrative_") && !strings.HasPrefix(code, "early_") {
			code = "narrative_" + code
		}
		if _, known := report.IndicatorByCode(code); !known {
			continue
		}
		if v, err := report.ParseValue(string(raw)); err == nil {
			claims[code] = v
		}
	}
	return claims
}
