package harvest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"iter"
	"slices"
	"strings"

	"harvest/archive"
	"harvest/extract"
	"harvest/report"
	"harvest/warehouse"
)

// A Comparison is what an extractor reads otherwise than a release did, of one
// capture or bare file.
type Comparison struct {
	Input       string
	Capture     string // "" for a bare file
	Missing     string // why it could not be read again, "" where it was
	Differences []extract.Difference
	Fixed       int // cells passed over because a fix set them
}

// CompareCaptures reads every capture that a release has a reading of once more and
// yields what comes out otherwise, the captures that are as they were included, in
// the order of their addresses. The archive has the bodies; what it does not have is
// told as missing. rules says whether a figure that was found by another rule is a
// difference.
func CompareCaptures(ctx context.Context, w *warehouse.Warehouse, a *archive.Archive, x *extract.Extractor, rules bool) iter.Seq2[Comparison, error] {
	return func(yield func(Comparison, error) bool) {
		for k, err := range w.Kept(ctx, "", "") {
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				yield(Comparison{}, err)
				return
			}
			c, err := compareCapture(ctx, k, a, x, rules)
			if !yield(c, err) || err != nil {
				return
			}
		}
	}
}

func compareCapture(ctx context.Context, k warehouse.Kept, a *archive.Archive, x *extract.Extractor, rules bool) (Comparison, error) {
	missing := func(why string) (Comparison, error) {
		return Comparison{Input: k.Input, Capture: k.Capture, Missing: why}, nil
	}
	if k.Capture == "" {
		return missing("a bare file, which harvest does not keep: name it")
	}
	c, err := a.Capture(ctx, k.Capture)
	if errors.Is(err, archive.ErrUnknown) {
		return missing("the archive does not have this capture")
	}
	if err != nil {
		return Comparison{}, err
	}
	body, err := a.Body(ctx, c)
	if errors.Is(err, archive.ErrDamaged) {
		return missing(err.Error())
	}
	if err != nil {
		return Comparison{}, err
	}
	k.MediaType = c.Header.Get("Content-Type")
	return compareBody(ctx, k, body, x, rules), nil
}

// CompareFile reads a file once more and compares it with what a release has of the
// same body, from wherever it was sent, and of a bare file of that name.
func CompareFile(ctx context.Context, w *warehouse.Warehouse, x *extract.Extractor, name string, body []byte, rules bool) ([]Comparison, error) {
	sum := sha256.Sum256(body)
	var all []Comparison
	for k, err := range w.Kept(ctx, hex.EncodeToString(sum[:]), name) {
		if err != nil {
			return nil, err
		}
		all = append(all, compareBody(ctx, k, body, x, rules))
	}
	if len(all) == 0 {
		all = append(all, Comparison{Input: name, Missing: "the release has no reading of this body, nor of a file of this name"})
	}
	return all, nil
}

func compareBody(ctx context.Context, k warehouse.Kept, body []byte, x *extract.Extractor, rules bool) Comparison {
	var src *report.Source
	if s, ok := x.Sources[k.Source]; ok {
		src = &s
	}
	is := x.Read(ctx, k.Input, body, k.MediaType, src)
	for i := range is {
		asReleased(&is[i], k.Lacks)
	}
	c := Comparison{Input: k.Input, Capture: k.Capture}
	c.Differences, c.Fixed = extract.Compare(k.Readings, is, rules)
	return c
}

// asReleased makes of a reading what a release would have of it: texts without
// contacts, and nothing of the tables that it lacks.
func asReleased(r *report.Reading, lacks []string) {
	r.Part = warehouse.Mask(r.Part)
	p := r.Report
	if p == nil {
		return
	}
	p.Title, p.Agency = warehouse.Mask(p.Title), warehouse.Mask(p.Agency)
	for i := range p.Extras {
		e := &p.Extras[i]
		e.Label, e.Column = warehouse.Mask(e.Label), warehouse.Mask(e.Column)
		if e.State == report.Illegible {
			e.Printed = warehouse.Mask(e.Printed)
		}
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		f.Want, f.Got = maskedWords(f.Want), maskedWords(f.Got)
	}
	for _, table := range lacks {
		switch table {
		case "claim":
			p.Facts = slices.DeleteFunc(p.Facts, func(f report.Fact) bool { return f.Claim() })
		case "extra":
			p.Extras = nil
		case "section":
			p.Sections = nil
		case "finding":
			r.Findings = nil
		}
	}
}

// maskedWords is a text without contacts; a figure, however long, stays.
func maskedWords(text string) string {
	if strings.Trim(text, "-+0123456789.,") == "" {
		return text
	}
	return warehouse.Mask(text)
}
