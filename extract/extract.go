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
	"strings"

	"harvest/document"
	"harvest/page"
	"harvest/report"
)

// Version names what this extractor makes of a page. It moves when any reading
// changes; captures read by another version are read again.
const Version = "2"

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
	return x.readParts(x.open(ctx, body, contentType), name, src, body)
}

func (x *Extractor) open(ctx context.Context, body []byte, contentType string) []document.Part {
	if x.Open == nil {
		return document.Open(ctx, body, contentType)
	}
	return x.Open(ctx, body, contentType)
}

func (x *Extractor) readParts(parts []document.Part, name string, src *report.Source, body []byte) []report.Reading {
	var readings []report.Reading
	for _, part := range parts {
		for i, r := range x.readFile(&part, name, src, body) {
			r.Part = part.Path
			if i > 0 {
				r.Part += fmt.Sprintf("#%d", i+1)
			}
			readings = append(readings, r)
		}
	}
	return readings
}

// readFile reads the reports of one file.
func (x *Extractor) readFile(part *document.Part, name string, src *report.Source, body []byte) []report.Reading {
	d, err := part.Document, part.Err
	if err != nil {
		if wall, ok := page.Blocked(200, nil, body); ok && problemKind(err) == report.Empty {
			return problem(name, report.Blocked, fmt.Sprintf("a %s page stands in the place of the report", wall))
		}
		return problem(name, problemKind(err), err.Error())
	}
	parts := split(d)
	var readings []report.Reading
	for _, p := range parts {
		r := x.readPart(d, p, name, src, len(parts) == 1)
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

// A stretch is the blocks of one report on a page.
type stretch struct{ from, to int }

// split cuts a page into stretches, one a report: a new one begins at a title of
// an annual report that follows a table of requests, where another such table
// follows it.
func split(d *document.Document) []stretch {
	var starts []int
	tables := 0
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Grid != nil {
			if holdsRequests(b.Grid) {
				tables++
			}
			continue
		}
		if tables == 0 || len(b.Text) > 300 {
			continue
		}
		if t, ok := page.ReportTitle(b.Text); ok && t.Year > 0 && t.Agency != "" {
			starts, tables = append(starts, i), 0
		}
	}
	parts := []stretch{{0, len(d.Blocks)}}
	for _, at := range starts {
		last := &parts[len(parts)-1]
		tail := stretch{at, last.to}
		if anyRequests(d, tail) {
			last.to = at
			parts = append(parts, tail)
		}
	}
	return parts
}

func anyRequests(d *document.Document, s stretch) bool {
	for i := s.from; i < s.to; i++ {
		if g := d.Blocks[i].Grid; g != nil && holdsRequests(g) {
			return true
		}
	}
	return false
}

// holdsRequests reports whether a grid prints the first row of table 3.
func holdsRequests(g *document.Grid) bool {
	for _, row := range g.Rows {
		for i := range row {
			if strings.Contains(row[i].Text, "本年新收") || strings.Contains(row[i].Text, "新收政府信息") {
				return true
			}
		}
	}
	return false
}

// readPart reads the report in a stretch of a page.
func (x *Extractor) readPart(d *document.Document, s stretch, name string, src *report.Source, whole bool) report.Reading {
	r := report.Reading{Input: name, Extractor: Version}
	fail := func(kind report.ProblemKind, format string, args ...any) report.Reading {
		r.Problem = &report.Problem{Kind: kind, Detail: fmt.Sprintf(format, args...)}
		return r
	}
	meta := readMetadata(d, s.from, s.to, name, whole)
	found := findTables(d, s.from, s.to)
	switch {
	case found.none() && d.Cut, found.none() && meta.titled && (d.Unclosed || breaksOff(d)):
		return fail(report.Truncated, "the page breaks off before its tables")
	case found.none() && !meta.titled:
		return fail(report.NotReport, "no title of an annual report and no official table; it is called %q", meta.text)
	case found.none():
		return fail(report.UnknownForm, "titled %q, but without a table of a known form", meta.text)
	case !meta.titled && partYear(meta.text):
		return fail(report.NotReport, "%q reports on a part of a year", meta.text)
	}
	p, heads, err := readTables(found)
	switch {
	case d.Cut:
		return fail(report.Truncated, "the page breaks off inside a table")
	case endsEarly(d, s, found, p):
		return fail(report.Truncated, "it ends in the middle of a table")
	case err != nil:
		return fail(report.Ambiguous, "%v", err)
	case len(p.Facts) == 0:
		return fail(report.UnknownForm, "titled %q, but no row of a known form was found in its tables", meta.text)
	case d.Unclosed && p.Template.Review == "":
		return fail(report.Truncated, "the page breaks off before its last table")
	}
	p.Title, p.Agency, p.Year, p.Published = meta.text, meta.title.Agency, meta.year, meta.published
	p.Sections = readSections(d, s.from, s.to, found)
	x.resolve(p, src)
	r.Report = p
	r.Findings = runChecks(&checked{report: p, heads: heads, meta: &meta})
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
