package main

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"harvest/document"
)

func TestTablesArePrintedAsFound(t *testing.T) {
	parts := document.Open(t.Context(), []byte(`<p>一</p><table><tr><td rowspan=2>申请人情况<td colspan=2>自然人<tr><td>12<td>&lt;b&gt;</table><p>二</p>`), "")
	parts = append(parts, document.Part{Path: "b.bin", Err: fmt.Errorf("binary: %w", document.ErrUnsupported)})
	for asJSON, want := range map[bool]string{
		false: `a.zip: table 1, 2 rows of 3 columns, columns ruled
┌────────────┬────────┬─────┐
│ 申请人情况 │ 自然人 │ <   │
├────────────┼────────┼─────┤
│ ^          │ 12     │ <b> │
└────────────┴────────┴─────┘

`,
		true: `{"input":"a.zip","part":"","format":"html","table":1,"page":0,"ruled":true,"columns":3,"rows":[[` +
			`{"text":"申请人情况","row":1,"column":1,"row_span":2,"col_span":1,"page":0,"box":[0,0,0,0]},` +
			`{"text":"自然人","row":1,"column":2,"row_span":1,"col_span":2,"page":0,"box":[0,0,0,0]}],[` +
			`{"text":"12","row":2,"column":2,"row_span":1,"col_span":1,"page":0,"box":[0,0,0,0]},` +
			`{"text":"<b>","row":2,"column":3,"row_span":1,"col_span":1,"page":0,"box":[0,0,0,0]}]]}
`,
	} {
		var out, errs bytes.Buffer
		if err := printTables(&out, &errs, "a.zip", parts, asJSON); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, out.String()); diff != "" {
			t.Errorf("JSON %v: -want +got\n%s", asJSON, diff)
		}
		if got, want := errs.String(), "a.zip: html, 1 tables, 2 paragraphs\na.zip/b.bin: binary: a format that is not read\n"; got != want {
			t.Errorf("JSON %v: told %q, want %q", asJSON, got, want)
		}
	}
}

// Spans that reach out of their table, or over one another, print as what they are.
func TestSpansThatDoNotFitArePrinted(t *testing.T) {
	parts := document.Open(t.Context(), []byte(`<table><tr><td rowspan=9>a<td rowspan=3>b<tr><td colspan=5>c</table>`), "")
	var out, errs bytes.Buffer
	if err := printTables(&out, &errs, "a", parts, false); err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(out.String()), "\n")[1:] {
		if n := len([]rune(line)); n != 29 {
			t.Errorf("%d columns: %s", n, line)
		}
	}
	if !strings.Contains(out.String(), "│ a │ b │") || !strings.Contains(out.String(), "│ c │ < │") {
		t.Error(out.String())
	}
}

// A table that is far larger than a screen is not laid out in memory.
func TestAVastTableIsNotLaidOut(t *testing.T) {
	parts := document.Open(t.Context(), []byte("<table><tr>"+strings.Repeat("<td>", 401)+strings.Repeat("<tr><td>1<td>2", 1000)+"</table>"), "")
	var out, errs bytes.Buffer
	if err := printTables(&out, &errs, "a", parts, false); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "401401 places") || out.Len() > 200 {
		t.Errorf("%.300s", out.String())
	}
}

type full struct{}

var errFull = errors.New("full")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestTablesThatCannotBePrintedAreAnError(t *testing.T) {
	parts := document.Open(t.Context(), []byte("<table><tr><td>1</table>"), "")
	for _, asJSON := range []bool{false, true} {
		if err := printTables(full{}, &bytes.Buffer{}, "a", parts, asJSON); !errors.Is(err, errFull) {
			t.Errorf("JSON %v: %v, want the writer's error", asJSON, err)
		}
	}
}
