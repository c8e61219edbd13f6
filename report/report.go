// Package report has the words that every room of harvest speaks: a report, its
// facts and sections, a reading and its findings, the official forms and the
// dictionary of indicators, agencies and sources. It reads embedded files and
// what it is handed, and nothing else: how a page becomes a report is left to
// extract, how a report becomes rows to load.
package report

import (
	"strings"
	"time"
)

// A Reading is what one extractor made of one part of one capture or file:
// a report, or a problem that says why there is none. It is the line that
// travels between harvest extract and harvest load.
type Reading struct {
	Input     string // file name or address, as given
	Part      string // "" where the input holds one report, else #2, #3 … or the path inside an archive
	Capture   string // ID of the capture read, "" for a bare file
	Extractor string // version of the extractor
	Report    *Report
	Problem   *Problem // set exactly where Report is nil
	Findings  []Finding
}

// A Report is one agency's annual report for one year, as one page or file
// prints it.
type Report struct {
	Title     string
	Agency    string // as printed, "" where the report does not say
	AgencyID  string // "" until resolved
	Region    string // division code of the source, "" for a bare file
	Year      int    // the year reported on, 0 where nothing says it
	Scope     Scope
	Published time.Time // UTC midnight of the day printed, zero where none is
	Template  Templates
	Facts     []Fact // one for every cell of the form, in printed order; then the claims of the prose, one an indicator, in printed order
	Extras    []Extra
	Sections  []Section
	Evidence  []Evidence // what says whose report it is and for which year, the strongest first
}

// Evidence is one thing that says whose report it is, or for which year. All of
// it is kept, that which lost the vote too.
type Evidence struct {
	About EvidenceAbout
	From  string // where it stands: one of EvidenceSources
	Says  string // the year in four digits, or the name as printed
	Text  string // the words around it, cut to a line, for a person; "" where Says is all
}

// EvidenceAbout is what a piece of evidence speaks of.
type EvidenceAbout string

// What evidence is about.
const (
	AboutYear   EvidenceAbout = "year"
	AboutAgency EvidenceAbout = "agency"
)

// EvidenceSources lists where evidence may stand, the strongest first.
//
//	title       the title that the report prints
//	period      the sentence that says which days the figures cover
//	query       fbtime=, title= and the like in the address
//	link        the text of the link that led to it, or the file's own name
//	folder      a folder of the address: 2021n, 2023gknb
//	text        the words that open section 1
//	date        the day of publishing, which is of the year after
//	publisher   发布机构, 信息来源, ContentSource
//	breadcrumb  the line that says where on the site the page stands
//	site        SiteName
//	source      the agency that the source covers
func EvidenceSources() []string {
	return []string{"title", "period", "query", "link", "folder", "text", "date", "publisher", "breadcrumb", "site", "source"}
}

// Templates names the form each table was read as, "" for a table the report lacks.
type Templates struct {
	Disclosure string // table 2
	Requests   string // table 3
	Review     string // table 4
	Statistics string // the annex of the forms before 2019
}

// Of returns the form that the table of an indicator was read as.
func (t Templates) Of(indicator string) string {
	switch tableOf(indicator) {
	case "disclosure":
		return t.Disclosure
	case "requests":
		return t.Requests
	case "review":
		return t.Review
	case "statistics":
		return t.Statistics
	}
	return ""
}

// Scope says for whom a report speaks. Figures of two scopes are never added.
type Scope string

// The scopes of a report.
const (
	ScopeAgency       Scope = "agency"       // one agency
	ScopeOffice       Scope = "office"       // a government's own office
	ScopeConsolidated Scope = "consolidated" // a whole city, county or province
)

// A Fact is one cell of the form, an indicator and, in table 3, a member; or a
// claim of the prose, whose indicator is a narrative one and whose rule begins with
// claim: and the name of the wording.
type Fact struct {
	Indicator string
	Member    string // "" where the indicator has no applicant
	State     State
	Value     Value  // in the dictionary's unit; means something only where State.HasValue
	Unit      string // of Value
	Printed   string // what stands in the cell, white space collapsed
	Rule      string // how the figure was found
	At        At     // zero where the cell is absent
	Sentence  string // of a claim, the sentence it is read from, white space collapsed; else ""
}

// An Extra is a printed figure of an official table that stands in no cell of its
// form: a row that a province added, or one whose label nobody knows. It is kept as
// it stands and takes no part in sums.
type Extra struct {
	Code    string // TABLE_x_ and a hash of the label's key: the same label, the same code
	Table   string // disclosure, requests, review or statistics
	Label   string // of the row, as printed
	Column  string // head of the column, as printed; "" where none is
	State   State
	Value   Value
	Unit    string // as printed, "" where none is
	Printed string
	At      At
}

// Claim reports whether the fact is a claim: a figure that the prose states, which
// stands beside the tables and never in the place of a cell.
func (f *Fact) Claim() bool { return strings.HasPrefix(f.Indicator, "narrative_") }

// Approx reports whether the fact is a claim that its own words round: 14万余件. It
// is held against no table.
func (f *Fact) Approx() bool { return strings.HasSuffix(f.Rule, approxRule) }

// approxRule ends the rule of a claim that its words round.
const approxRule = ",approx"

// State says what stands in a cell. Missing is never 0: only a stated or a
// derived fact has a value.
type State string

// The states of a fact.
const (
	Stated    State = "stated"    // a figure is printed
	Blank     State = "blank"     // the cell is empty
	Dash      State = "dash"      // - or —
	Slash     State = "slash"     // /
	NoneWord  State = "none_word" // 无, 没有, 暂无
	Illegible State = "illegible" // something is printed that is not a figure
	Absent    State = "absent"    // the page lacks the cell
	Derived   State = "derived"   // printed nowhere; the sum of printed members
)

// States lists every state, in the order of the constants.
func States() []State {
	return []State{Stated, Blank, Dash, Slash, NoneWord, Illegible, Absent, Derived}
}

// HasValue reports whether a fact in this state has a value.
func (s State) HasValue() bool { return s == Stated || s == Derived }

// Empty reports whether a cell in this state is printed without a figure, which
// the sums of the checks, and nothing else, count as 0.
func (s State) Empty() bool {
	return s == Blank || s == Dash || s == Slash || s == NoneWord
}

// At is where a figure stands: a cell and, in a file that is laid out on pages, the
// page and the box of the cell there, in tenths of a point from its upper left corner.
// The zero At is nowhere. Cells are counted from 1; in a file that is neither a web
// page nor text, tables over the whole file and rows and columns of their table.
//
// On a web page Table counts the <table> elements as they begin, those that hold
// other tables or nothing at all too, but none inside a script, template, object or
// button, unless the page shows no table and a script puts in one: tables of that
// markup are counted by themselves; Row the <tr> of that table, empty ones too; Column the columns of its
// grid, every colspan and rowspan laid out, and is where the cell begins. Where a
// page prints figures outside of any table, Table is 0, Row counts the paragraphs of
// the page that stand in none (a <br> ends one, too) and have any text, and Column
// their cells as in a text file. The place of a claim is where its figure, or its
// first word, begins.
//
// A text file is one table, 1. Row is the line of the file. Column counts what
// tabs part in a line with tabs; else, in a line with two bars or more, or with one
// at its end, what bars part, one at either end of the line left out. In any other
// line, and in a paragraph of a page, the words at the end that are figures, or say
// that there is none, are a cell each, and what stands before them is one cell.
// Where commas or semicolons part the cells of a table, or rules of dashes its
// columns, Column counts these; of a table drawn with signs it counts the columns
// that its rules part, and Row is the line that the cell's row begins on. A line or
// paragraph that holds whole tables is cut at its bars and tabs, and where it has none
// and in long pieces at its spaces: Column counts what that comes to. Tables in a <pre>, and in text that a script or a file of data holds, are
// counted with those of the page, and Row counts their rows.
type At struct {
	Table, Row, Column int
	Page               int
	Box                [4]float64
}

// A Section is one of the six sections of a report's prose.
type Section struct {
	Number  int    // 1 to 6
	Heading string // as printed
	Text    string // paragraphs, one a line; tables are left out
}

// A Finding is a check that a report does not pass. It never changes a figure.
type Finding struct {
	Check     string
	Severity  string // error, warning, info or parser
	Indicator string // "" where the check is about no single one
	Member    string
	Want      string
	Got       string
}

// Cells returns how many cells of the report are in each state. Claims are none.
func (r *Report) Cells() map[State]int {
	n := make(map[State]int)
	for i := range r.Facts {
		if f := &r.Facts[i]; !f.Claim() {
			n[f.State]++
		}
	}
	return n
}
