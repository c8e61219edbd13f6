package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"harvest"
	"harvest/extract"
	"harvest/report"
)

// A diffPrinter prints what is read otherwise, a capture at a time, and counts it.
type diffPrinter struct {
	w        io.Writer
	json     *json.Encoder // nil for people
	compared int           // captures read again
	differ   int           // those of them that are read otherwise
	missing  map[string]int
	fixed    int
	kinds    map[extract.DifferenceKind]int
}

func newDiffPrinter(w io.Writer, asJSON bool) *diffPrinter {
	p := &diffPrinter{w: w, missing: make(map[string]int), kinds: make(map[extract.DifferenceKind]int)}
	if asJSON {
		p.json = json.NewEncoder(w)
		p.json.SetEscapeHTML(false)
	}
	return p
}

// print prints the differences of one capture.
func (p *diffPrinter) print(c harvest.Comparison) error {
	if c.Missing != "" {
		p.missing[c.Missing]++
		return nil
	}
	p.compared++
	p.fixed += c.Fixed
	if len(c.Differences) == 0 {
		return nil
	}
	p.differ++
	for _, d := range c.Differences {
		p.kinds[d.Kind]++
	}
	if p.json != nil {
		return p.objects(c)
	}
	var b strings.Builder
	fmt.Fprintln(&b, strings.TrimSpace(c.Input+"  "+shortID(c.Capture)))
	for _, d := range c.Differences {
		fmt.Fprintf(&b, "  %s\n", differenceText(d))
	}
	_, err := io.WriteString(p.w, b.String())
	return err
}

// objects prints one object a line.
func (p *diffPrinter) objects(c harvest.Comparison) error {
	for _, d := range c.Differences {
		err := p.json.Encode(struct {
			Input   string `json:"input"`
			Capture string `json:"capture,omitempty"`
			extract.Difference
		}{c.Input, c.Capture, d})
		if err != nil {
			return err
		}
	}
	return nil
}

func differenceText(d extract.Difference) string {
	words := []string{d.Part, d.About}
	if d.Indicator != "" {
		words = append(words, report.Cell{Indicator: d.Indicator, Member: d.Member}.String())
	}
	text := strings.Join(slices.DeleteFunc(words, func(s string) bool { return s == "" }), " ")
	if text != "" {
		text += ": "
	}
	rules := d.Kind == extract.RuleChanged
	return text + "was " + sideText(d.Was, rules) + ", is " + sideText(d.Is, rules)
}

// sideText is one side of a difference; without a value it is no number.
func sideText(s extract.Side, rules bool) string {
	switch {
	case s.Problem != "":
		return "problem " + string(s.Problem)
	case s.State == "" && s.Text == "":
		return "none"
	case s.State == "":
		return s.Text
	}
	text := valueText(s.State, s.Value, "", "")
	switch {
	case s.State == report.Illegible && s.Text != "":
		text = valueText(s.State, nil, "", s.Text)
	case s.Text == "about":
		text = "about " + text
	case s.Value != nil && s.Text != "":
		text += " " + s.Text
	}
	if rules {
		text += " by " + s.Rule
	}
	return text
}

// kindNames are the kinds of differences in the words of the summary.
var kindNames = map[extract.DifferenceKind]string{
	extract.ReportLost: "reports that are problems now", extract.ReportGained: "problems that are reports now", extract.ProblemOthers: "other problems",
	extract.AboutChanged: "titles, agencies, years, scopes and forms changed", extract.ValueChanged: "figures changed", extract.ValueLost: "figures lost",
	extract.ValueGained: "figures gained", extract.StateChanged: "states changed", extract.RuleChanged: "rules changed",
	extract.ExtraChanged: "figures beside the form otherwise", extract.ClaimChanged: "claims otherwise",
	extract.SectionMoved: "sections gained or lost", extract.FindingMoved: "findings otherwise",
}

// summary prints how many captures were compared, and what differs.
func (p *diffPrinter) summary(w io.Writer, release string) error {
	var b strings.Builder
	fmt.Fprintf(&b, "release %s by extractor %s: %d captures compared, %d equal, %d otherwise", release, extract.Version, p.compared, p.compared-p.differ, p.differ)
	separator := ": "
	for _, kind := range extract.DifferenceKinds() {
		if n := p.kinds[kind]; n > 0 {
			fmt.Fprintf(&b, "%s%d %s", separator, n, kindNames[kind])
			separator = ", "
		}
	}
	b.WriteByte('\n')
	if p.fixed > 0 {
		fmt.Fprintf(&b, "%d cells that a fix set were passed over\n", p.fixed)
	}
	for _, why := range slices.Sorted(maps.Keys(p.missing)) {
		fmt.Fprintf(&b, "%d not compared: %s\n", p.missing[why], why)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
