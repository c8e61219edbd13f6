package extract_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"harvest/report"
)

// expected is what NAME.expected.json says of a book.
func (b *book) expected() string {
	_, books := b.all()
	var list []string
	for _, one := range books {
		list = append(list, one.expectedObject())
	}
	if len(list) == 1 {
		return list[0] + "\n"
	}
	return "[" + strings.Join(list, ",\n") + "]\n"
}

// expectedObject is one report of it, a row of table 3 a line.
func (b *book) expectedObject() string {
	encode := func(v any) string {
		var s strings.Builder
		e := json.NewEncoder(&s)
		e.SetEscapeHTML(false)
		if err := e.Encode(v); err != nil {
			panic(err)
		}
		return strings.TrimSpace(s.String())
	}
	head := map[string]any{"title": b.title, "agency": b.agency, "report_year": b.year, "template_era": b.form}
	if b.local != "" {
		head["local"] = b.local
	}
	if b.scope != "" {
		head["scope"] = b.scope
	}
	fields := []string{}
	add := func(name, text string) { fields = append(fields, fmt.Sprintf(" %q: %s", name, text)) }
	if b.form == "none" {
		add("report", encode(map[string]any{"title": b.title, "template_era": "none"}))
		add("problem", `"not_report"`)
		return "{\n" + strings.Join(fields, ",\n") + "\n}"
	}
	add("report", encode(head))
	if b.opt("image") != "" || b.opt("scan") != "" {
		add("problem", `"scan"`)
		add("quirks", encode(b.quirks))
		return "{\n" + strings.Join(fields, ",\n") + "\n}"
	}
	sections := map[string]map[string]any{}
	requests := map[string]map[string]any{}
	states, derived := map[string]report.State{}, map[string]report.Value{}
	for c, s := range b.cells {
		if strings.HasPrefix(c.Indicator, "review") || strings.HasPrefix(c.Indicator, "litigation") {
			if b.opt("no-review") != "" {
				continue
			}
		}
		var v any
		switch {
		case s.state == report.Stated:
			v = s.value
		case s.state == report.Derived:
			derived[c.Indicator] = s.value
		default:
			states[c.String()] = s.state
		}
		section := "review_litigation"
		switch {
		case c.Member != "":
			if requests[c.Indicator] == nil {
				requests[c.Indicator] = map[string]any{}
			}
			requests[c.Indicator][c.Member] = v
			continue
		case strings.HasPrefix(c.Indicator, "disclosure_"):
			section = "disclosure"
		case strings.HasPrefix(c.Indicator, "stat_"), strings.HasPrefix(c.Indicator, "early_"):
			section = "statistics"
		}
		if sections[section] == nil {
			sections[section] = map[string]any{}
		}
		sections[section][c.Indicator] = v
	}
	for _, name := range []string{"disclosure", "review_litigation", "statistics"} {
		if sections[name] != nil {
			add(name, encode(sections[name]))
		}
	}
	if len(requests) > 0 {
		var rows []string
		for _, code := range slices.Sorted(maps.Keys(requests)) {
			rows = append(rows, fmt.Sprintf("  %q: %s", code, encode(requests[code])))
		}
		add("requests", "{\n"+strings.Join(rows, ",\n")+"\n }")
	}
	if len(states) > 0 {
		add("states", encode(states))
	}
	if len(derived) > 0 {
		add("derived_row_totals", encode(derived))
	}
	if b.opt("subtotals") != "" {
		sums := map[string]report.Value{}
		for _, g := range requestGroups {
			if sum := b.groupSum(g.code, report.Total); g.code != "request_other" || b.requestForm() == "2021" {
				sums[g.code] = sum
			}
		}
		add("subtotals", encode(sums))
	}
	if b.opt("no-prose") == "" {
		claims := map[string]int{}
		for name, n := range b.claims {
			claims["narrative_"+name] = n
		}
		if len(claims) > 0 {
			add("narrative", encode(claims))
		}
	}
	add("quirks", encode(b.quirks))
	return "{\n" + strings.Join(fields, ",\n") + "\n}"
}
