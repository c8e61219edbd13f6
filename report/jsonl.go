package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"time"
)

// The shapes of the line, apart from the types, so that neither bends to the
// other: null where the line says null, "" or zero in Go.
type (
	readingLine struct {
		Input     string        `json:"input"`
		Part      string        `json:"part"`
		Capture   *string       `json:"capture"`
		Extractor string        `json:"extractor"`
		Report    *reportLine   `json:"report"`
		Problem   *problemLine  `json:"problem"`
		Findings  []findingLine `json:"findings"`
	}
	reportLine struct {
		Title     string        `json:"title"`
		Agency    *string       `json:"agency"`
		AgencyID  *string       `json:"agency_id"`
		Region    *string       `json:"region"`
		Year      *int          `json:"year"`
		Scope     Scope         `json:"scope"`
		Published *string       `json:"published"`
		Template  templateLine  `json:"template"`
		Facts     []factLine    `json:"facts"`
		Extras    []extraLine   `json:"extras"`
		Sections  []sectionLine `json:"sections"`
		Evidence  []evidence    `json:"evidence"`
	}
	evidence struct {
		About EvidenceAbout `json:"about"`
		From  string        `json:"from"`
		Says  string        `json:"says"`
		Text  string        `json:"text"`
	}
	templateLine struct {
		Disclosure *string `json:"disclosure"`
		Requests   *string `json:"requests"`
		Review     *string `json:"review"`
		Statistics *string `json:"statistics"`
	}
	factLine struct {
		Indicator string  `json:"indicator"`
		Member    *string `json:"member"`
		State     State   `json:"state"`
		Value     *Value  `json:"value"`
		Unit      string  `json:"unit"`
		Printed   string  `json:"printed"`
		Rule      string  `json:"rule"`
		At        *atLine `json:"at"`
		Sentence  string  `json:"sentence,omitempty"`
	}
	extraLine struct {
		Code    string  `json:"code"`
		Table   string  `json:"table"`
		Label   string  `json:"label"`
		Column  string  `json:"column"`
		State   State   `json:"state"`
		Value   *Value  `json:"value"`
		Unit    string  `json:"unit"`
		Printed string  `json:"printed"`
		At      *atLine `json:"at"`
	}
	atLine struct {
		Table  int         `json:"table,omitempty"`
		Row    int         `json:"row,omitempty"`
		Column int         `json:"column,omitempty"`
		Page   int         `json:"page,omitempty"`
		Box    *[4]float64 `json:"box,omitempty"`
	}
	sectionLine struct {
		Number  int    `json:"number"`
		Heading string `json:"heading"`
		Text    string `json:"text"`
	}
	findingLine struct {
		Check     string  `json:"check"`
		Severity  string  `json:"severity"`
		Indicator *string `json:"indicator"`
		Member    *string `json:"member"`
		Want      string  `json:"want"`
		Got       string  `json:"got"`
	}
	problemLine struct {
		Kind   ProblemKind `json:"kind"`
		Detail string      `json:"detail"`
	}
)

// Write writes r as one line of JSON.
func Write(w io.Writer, r Reading) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(toLine(&r)); err != nil {
		return fmt.Errorf("reading of %s: %w", r.Input, err)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// A LineError is a line that is no reading.
type LineError struct {
	Line int // counted from 1
	Err  error
}

func (e *LineError) Error() string { return fmt.Sprintf("line %d: %v", e.Line, e.Err) }

func (e *LineError) Unwrap() error { return e.Err }

// ErrLine means a line of JSON breaks the rules of a reading: neither a report
// nor a problem, a state or kind that does not exist, a value where none may be.
var ErrLine = errors.New("not a reading")

// Read yields the readings of a stream, one a line, and stops at the first line
// that is none with a *LineError. Empty lines are passed over.
func Read(r io.Reader) iter.Seq2[Reading, error] {
	return func(yield func(Reading, error) bool) {
		in := bufio.NewReaderSize(r, 1<<16)
		for n := 1; ; n++ {
			line, err := in.ReadBytes('\n')
			if text := bytes.TrimSpace(line); len(text) > 0 {
				reading, bad := parseLine(text)
				if bad != nil {
					yield(Reading{}, &LineError{Line: n, Err: bad})
					return
				}
				if !yield(reading, nil) {
					return
				}
			}
			if err == io.EOF {
				return
			}
			if err != nil {
				yield(Reading{}, &LineError{Line: n, Err: err})
				return
			}
		}
	}
}

func parseLine(b []byte) (Reading, error) {
	var l readingLine
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&l); err != nil {
		return Reading{}, fmt.Errorf("%w: %v", ErrLine, err)
	}
	return fromLine(&l)
}

func toLine(r *Reading) *readingLine {
	l := &readingLine{Input: r.Input, Part: r.Part, Capture: null(r.Capture), Extractor: r.Extractor,
		Findings: make([]findingLine, len(r.Findings))}
	for i, f := range r.Findings {
		l.Findings[i] = findingLine{f.Check, f.Severity, null(f.Indicator), null(f.Member), f.Want, f.Got}
	}
	if r.Problem != nil {
		l.Problem = &problemLine{r.Problem.Kind, r.Problem.Detail}
	}
	if p := r.Report; p != nil {
		l.Report = &reportLine{Title: p.Title, Agency: null(p.Agency), AgencyID: null(p.AgencyID), Region: null(p.Region),
			Year: null(p.Year), Scope: p.Scope, Facts: make([]factLine, len(p.Facts)),
			Extras: make([]extraLine, len(p.Extras)), Sections: make([]sectionLine, len(p.Sections)),
			Evidence: make([]evidence, len(p.Evidence)),
			Template: templateLine{null(p.Template.Disclosure), null(p.Template.Requests), null(p.Template.Review), null(p.Template.Statistics)}}
		if !p.Published.IsZero() {
			day := p.Published.Format(time.DateOnly)
			l.Report.Published = &day
		}
		for i := range p.Facts {
			l.Report.Facts[i] = toFactLine(&p.Facts[i])
		}
		for i := range p.Extras {
			e := &p.Extras[i]
			l.Report.Extras[i] = extraLine{Code: e.Code, Table: e.Table, Label: e.Label, Column: e.Column, State: e.State, Unit: e.Unit, Printed: e.Printed, At: toAtLine(&e.At)}
			if e.State.HasValue() {
				l.Report.Extras[i].Value = &e.Value
			}
		}
		for i, s := range p.Sections {
			l.Report.Sections[i] = sectionLine(s)
		}
		for i, e := range p.Evidence {
			l.Report.Evidence[i] = evidence(e)
		}
	}
	return l
}

func toFactLine(f *Fact) factLine {
	l := factLine{Indicator: f.Indicator, Member: null(f.Member), State: f.State, Unit: f.Unit, Printed: f.Printed, Rule: f.Rule, Sentence: f.Sentence}
	if f.State.HasValue() {
		l.Value = &f.Value
	}
	l.At = toAtLine(&f.At)
	return l
}

// toAtLine returns nil for nowhere.
func toAtLine(at *At) *atLine {
	l := &atLine{Table: at.Table, Row: at.Row, Column: at.Column, Page: at.Page}
	if at.Page > 0 {
		l.Box = &at.Box
	}
	if at.Row == 0 && at.Page == 0 {
		return nil
	}
	return l
}

// null is nil for the zero value, which the line writes as null.
func null[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}
