package report

// A ProblemKind says why an input holds no report that can be read. The list is
// closed: a new kind is a new constant, a line in Kinds and one in the papers.
type ProblemKind string

// The kinds of problem.
const (
	NotReport   ProblemKind = "not_report"   // a page, but no annual report
	Empty       ProblemKind = "empty"        // nothing visible in it
	Truncated   ProblemKind = "truncated"    // it breaks off before its end
	Unreadable  ProblemKind = "unreadable"   // it is not what its format says
	Unsupported ProblemKind = "unsupported"  // a format this extractor does not read
	Encrypted   ProblemKind = "encrypted"    // it asks for a password
	UnknownForm ProblemKind = "unknown_form" // a report without a table of a known form
	Ambiguous   ProblemKind = "ambiguous"    // its figures can be placed in more than one way
	Scan        ProblemKind = "scan"         // its tables are pictures
	TooLarge    ProblemKind = "too_large"    // over a stated cap
	Timeout     ProblemKind = "timeout"      // reading took longer than allowed
	Blocked     ProblemKind = "blocked"      // a wall in the place of the page
)

// A Problem is why there is no report.
type Problem struct {
	Kind   ProblemKind
	Detail string // for a person: what was seen, and where
}

// ProblemKinds lists every kind, in the order of the constants.
func ProblemKinds() []ProblemKind {
	return []ProblemKind{NotReport, Empty, Truncated, Unreadable, Unsupported, Encrypted,
		UnknownForm, Ambiguous, Scan, TooLarge, Timeout, Blocked}
}
