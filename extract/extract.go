// Package extract turns captures and files into readings: it finds the official
// tables in a document, reads every cell of the form they follow, cuts the prose
// into its six sections, tells whose report it is and for which year, and checks
// it. It never fetches, and never mends what an agency printed; rows and
// releases are left to load.
package extract

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path"
	"strings"

	"harvest/document"
	"harvest/page"
	"harvest/report"
)

// Version names what this extractor makes of a page. It moves when any reading
// changes; captures read by another version are read again.
const Version = "7"

// An Extractor reads reports. The zero value reads bare files; with agencies it
// resolves names. It is safe for concurrent use.
type Extractor struct {
	Agencies *report.Agencies
	Sources  map[string]report.Source // by ID, for captures
	Open     Opener                   // nil for document.Open
}

// An Opener opens a file as document.Open does, perhaps in another process.
type Opener func(ctx context.Context, body []byte, contentType string) []document.Part

// Read reads one file: a reading for every report in it and in the files packed in
// it, or one with a problem for a file without. name is what the readings call it;
// contentType is what a server said it was; src is the source it comes from, nil
// for a bare file. The same bytes, name and source always give the same readings.
func (x *Extractor) Read(ctx context.Context, name string, body []byte, contentType string, src *report.Source) []report.Reading {
	return x.readParts(x.open(ctx, body, contentType), x.about(origin{name: name, src: src}), body)
}

// about adds to what is known of where a file comes from what its source and its
// name say.
func (x *Extractor) about(o origin) origin {
	if own, ok := x.covered(o.src); ok {
		o.region = own.Region
	} else if o.src != nil {
		o.region = o.src.Covers.Region
	}
	o.link = titleOfName(o.link, o.name)
	return o
}

func (x *Extractor) open(ctx context.Context, body []byte, contentType string) []document.Part {
	if x.Open == nil {
		return document.Open(ctx, body, contentType)
	}
	return x.Open(ctx, body, contentType)
}

func (x *Extractor) readParts(parts []document.Part, o origin, body []byte) []report.Reading {
	var readings []report.Reading
	for _, part := range parts {
		for i, r := range x.readFile(&part, o, body) {
			r.Part = part.Path
			if i > 0 {
				r.Part += fmt.Sprintf("#%d", i+1)
			}
			readings = append(readings, r)
		}
	}
	return readings
}

// titleOfName returns the text of a link; where that is the title of no report, the
// name of the file, if it is one.
func titleOfName(link, name string) string {
	if _, ok := page.ReportTitle(link); ok {
		return link
	}
	if u, err := url.Parse(name); err == nil {
		name = u.Path
	}
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	if _, ok := page.ReportTitle(base); ok {
		return base
	}
	return link
}

// readFile reads the reports of one file.
func (x *Extractor) readFile(part *document.Part, o origin, body []byte) []report.Reading {
	name := o.name
	d, err := part.Document, part.Err
	if err != nil {
		if wall, ok := page.Blocked(200, nil, body); ok && problemKind(err) == report.Empty {
			return problem(name, report.Blocked, fmt.Sprintf("a %s page stands in the place of the report", wall))
		}
		return problem(name, problemKind(err), err.Error())
	}
	if part.Path != "" {
		o.link = titleOfName(path.Base(part.Path), "")
	}
	o.glosses = glosses(d) // once: a file may hold hundreds of reports
	parts := split(d)
	var readings []report.Reading
	for _, p := range parts {
		r := x.readPart(d, p, o, len(parts) == 1)
		if r.Problem != nil && len(parts) == 1 {
			if wall, ok := page.Blocked(200, nil, body); ok && d.Format == "html" {
				return problem(name, report.Blocked, fmt.Sprintf("a %s page stands in the place of the report", wall))
			}
		}
		readings = append(readings, r)
	}
	return readings
}

func problem(name string, kind report.ProblemKind, detail string) []report.Reading {
	return []report.Reading{{Input: name, Extractor: Version, Problem: &report.Problem{Kind: kind, Detail: detail}}}
}

func problemKind(err error) report.ProblemKind {
	switch {
	case errors.Is(err, document.ErrEmpty):
		return report.Empty
	case errors.Is(err, document.ErrUnsupported):
		return report.Unsupported
	case errors.Is(err, document.ErrTooLarge):
		return report.TooLarge
	case errors.Is(err, document.ErrTruncated):
		return report.Truncated
	case errors.Is(err, document.ErrEncrypted):
		return report.Encrypted
	case errors.Is(err, document.ErrScan):
		return report.Scan
	case errors.Is(err, document.ErrTimeout):
		return report.Timeout
	}
	return report.Unreadable // damaged, or it ended the process that read it
}

// readPart reads the report in a stretch of a page.
func (x *Extractor) readPart(d *document.Document, s stretch, o origin, whole bool) report.Reading {
	if d.Recognised != "" {
		return x.readRecognised(d, s, o, whole)
	}
	r := report.Reading{Input: o.name, Extractor: Version}
	fail := func(kind report.ProblemKind, format string, args ...any) report.Reading {
		r.Problem = &report.Problem{Kind: kind, Detail: fmt.Sprintf(format, args...)}
		return r
	}
	meta := readMetadata(d, s, o, whole)
	if why := impostor(d, &meta, o); why != "" {
		return fail(report.NotReport, "%s", why)
	}
	found := findTables(d, s.from, s.to)
	switch {
	case found.none() && d.Cut, found.none() && meta.titled && (d.Unclosed || breaksOff(d)):
		return fail(report.Truncated, "the page breaks off before its tables")
	case found.none() && !meta.titled:
		return fail(report.NotReport, "no title of an annual report and no official table; it is called %q", meta.text)
	case found.none() && pictured(d, s):
		return fail(report.Scan, "titled %q; its tables are pictures", meta.text)
	case found.none():
		p, against := readProse(d, s, found, meta.year)
		if p == nil {
			return fail(report.UnknownForm, "titled %q, but without a table of a known form", meta.text)
		}
		return x.finish(r, p, &checked{report: p, meta: &meta, against: against}, o)
	case !meta.titled && partYear(meta.text):
		return fail(report.NotReport, "%q reports on a part of a year", meta.text)
	}
	found.statistics.year = meta.year
	p, heads, doubts, err := readTables(found)
	switch {
	case d.Cut:
		return fail(report.Truncated, "the page breaks off inside a table")
	case endsEarly(d, s, found, p, doubts):
		return fail(report.Truncated, "it ends in the middle of a table")
	case err != nil:
		return fail(report.Ambiguous, "%v", err)
	case len(p.Facts) == 0 && !meta.titled:
		return fail(report.NotReport, "no title of an annual report and no row of an official table; it is called %q", meta.text)
	case len(p.Facts) == 0:
		return fail(report.UnknownForm, "titled %q, but no row of a known form was found in its tables", meta.text)
	case d.Unclosed && p.Template.Review == "":
		return fail(report.Truncated, "the page breaks off before its last table")
	}
	var prose []proseLine
	p.Sections, prose = readSections(d, s.from, endOf(d, s, found), found)
	claims, against := readClaims(d, meta.year, prose)
	p.Facts = append(p.Facts, claims...)
	return x.finish(r, p, &checked{report: p, heads: heads, meta: &meta, doubts: doubts, against: against}, o)
}

// finish adds to a report what is known of it beside its figures, and runs the checks.
func (x *Extractor) finish(r report.Reading, p *report.Report, c *checked, o origin) report.Reading {
	p.Title, p.Year, p.Published = c.meta.text, c.meta.year, c.meta.published
	x.resolve(p, c.meta, o)
	p.Evidence = c.meta.evidence
	r.Report = p
	r.Findings = runChecks(c)
	return r
}

// partYear reports whether a page counts less than a year: 上半年, 一季度, a month.
func partYear(title string) bool {
	for _, w := range []string{"半年", "季度", "月份", "月报"} {
		if strings.Contains(title, w) {
			return true
		}
	}
	return false
}
