package load

import (
	"context"
	"fmt"
	"iter"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"harvest/report"
	"harvest/warehouse"
)

// readings returns n readings, every seventh of them a problem; round changes
// their figures.
func readings(n, round int) []report.Reading {
	form, _ := report.FormByName("2021")
	var list []report.Reading
	for i := range n {
		r := report.Reading{Input: fmt.Sprintf("http://a.test/%d.html", i), Capture: fmt.Sprintf("c%d", i), Extractor: "1"}
		if i%7 == 6 {
			r.Problem = &report.Problem{Kind: report.NotReport, Detail: "a notice"}
			list = append(list, r)
			continue
		}
		p := &report.Report{Title: "甲市教育局年度报告", Agency: "甲市教育局", AgencyID: fmt.Sprintf("a%d", i%5), Region: "990100", Year: 2021 + i%3,
			Scope: report.ScopeAgency, Published: time.Date(2022, 1, 20, 0, 0, 0, 0, time.UTC), Template: report.Templates{Disclosure: "2021", Requests: "2021", Review: "2021"},
			Sections: []report.Section{{Number: 1, Heading: "一、总体情况", Text: "本机关"}},
			Evidence: []report.Evidence{{About: report.AboutYear, From: "title", Says: "2021", Text: "甲市教育局年度报告"}}}
		k := 0
		for _, table := range form.Tables {
			for _, c := range table.Cells() {
				f := report.Fact{Indicator: c.Indicator, Member: c.Member, State: report.Stated, Value: report.Count(int64(i*1000 + k + round)), Unit: "件", Rule: "in-order", At: report.At{Table: 1, Row: k + 1, Column: 2}}
				switch k % 11 {
				case 3:
					f.State, f.Value = report.Blank, 0
				case 5:
					f.State, f.Value, f.Printed = report.Dash, 0, "—"
				case 7:
					f.Value, f.Printed = report.Value(123_456_789), "1234567.89元"
				case 9:
					f.State, f.Value, f.Rule, f.At = report.Absent, 0, "", report.At{}
				}
				p.Facts = append(p.Facts, f)
				k++
			}
		}
		claim := report.Fact{Indicator: "narrative_requests_received", State: report.Stated, Value: report.Count(int64(i + round)), Unit: "件", Printed: "近3件", Rule: "claim:received,approx",
			At: report.At{Row: 4, Column: 1}, Sentence: "全年收到申请近3件。"}
		p.Facts = append(p.Facts, claim)
		r.Report = p
		r.Findings = []report.Finding{{Check: "REQ_BALANCE", Severity: "error", Indicator: "request_new", Member: "total", Want: "1", Got: "2"}}
		list = append(list, r)
	}
	return list
}

func all(list []report.Reading) iter.Seq2[report.Reading, error] {
	return func(yield func(report.Reading, error) bool) {
		for _, r := range list {
			if !yield(r, nil) {
				return
			}
		}
	}
}

func open(t testing.TB) *warehouse.Warehouse {
	t.Helper()
	w, err := warehouse.Open(context.Background(), filepath.Join(t.TempDir(), "warehouse.duckdb"), "test")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return w
}

func mustLoad(t *testing.T, w *warehouse.Warehouse, list []report.Reading, batch int) Tally {
	t.Helper()
	l := Loader{Warehouse: w, BatchSize: batch}
	tally, err := l.Load(context.Background(), all(list))
	if err != nil {
		t.Fatal(err)
	}
	return tally
}

func hashes(t *testing.T, w *warehouse.Warehouse) map[string]warehouse.Hashed {
	t.Helper()
	h, err := w.Hashes(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestLoadTwiceGivesTheSameRows(t *testing.T) {
	w := open(t)
	list := readings(30, 0)
	first := mustLoad(t, w, list, 7)
	if first.Readings != 30 || first.Problems != 4 || first.Reports != 26 || first.Replaced != 0 || first.Facts != 26*200 || first.Claims != 26 {
		t.Errorf("tally = %+v", first)
	}
	before := hashes(t, w)
	if before["fact"].Rows != 26*200 || before["reading"].Rows != 30 || before["section"].Rows != 26 || before["claim"].Rows != 26 || before["finding"].Rows != 26 || before["evidence"].Rows != 26 {
		t.Errorf("rows = %+v", before)
	}
	again := mustLoad(t, w, list, 500)
	if again.Replaced != 30 {
		t.Errorf("%d replaced; want 30", again.Replaced)
	}
	if diff := cmp.Diff(before, hashes(t, w)); diff != "" {
		t.Errorf("after loading twice: %s", diff)
	}
}

func TestHalfAndThenAllGivesTheSameRows(t *testing.T) {
	list := readings(30, 0)
	whole := open(t)
	mustLoad(t, whole, list, 500)
	halved := open(t)
	mustLoad(t, halved, list[:13], 5)
	mustLoad(t, halved, list, 5)
	if diff := cmp.Diff(hashes(t, whole), hashes(t, halved)); diff != "" {
		t.Errorf("half and then all: %s", diff)
	}
}

func TestALaterReadingReplacesTheOldOne(t *testing.T) {
	w := open(t)
	mustLoad(t, w, readings(5, 0), 500)
	before := hashes(t, w)
	changed := readings(5, 1)
	changed[2].Part = "#2" // this capture now holds another part, and not the old one
	mustLoad(t, w, changed, 500)
	after := hashes(t, w)
	if before["fact"].Hash == after["fact"].Hash || before["fact"].Rows != after["fact"].Rows {
		t.Errorf("facts before %+v, after %+v; want other figures in as many rows", before["fact"], after["fact"])
	}
	var parts int
	if err := w.DB.QueryRow("SELECT count(*) FROM reading WHERE capture = 'c2'").Scan(&parts); err != nil || parts != 1 {
		t.Errorf("%d readings of a capture read again, %v; want 1", parts, err)
	}
}

func TestTheSamePartTwiceInOneStreamStandsOnce(t *testing.T) {
	w := open(t)
	list := append(readings(3, 0), readings(3, 1)...)
	mustLoad(t, w, list, 500)
	once := open(t)
	mustLoad(t, once, readings(3, 1), 500)
	if diff := cmp.Diff(hashes(t, once), hashes(t, w)); diff != "" {
		t.Errorf("the later reading should stand: %s", diff)
	}
}

func TestPartsOfOneCaptureMayFallIntoTwoBatches(t *testing.T) {
	w := open(t)
	list := readings(6, 0)
	for i := range list {
		list[i].Capture, list[i].Input, list[i].Part = "c", "http://a.test/", fmt.Sprintf("#%d", i)
	}
	mustLoad(t, w, list, 2)
	mustLoad(t, w, list, 4)
	if h := hashes(t, w); h["reading"].Rows != 6 {
		t.Errorf("%d readings; want the 6 parts", h["reading"].Rows)
	}
}

func TestMissingIsStillMissing(t *testing.T) {
	w := open(t)
	mustLoad(t, w, readings(1, 0), 500)
	for query, want := range map[string]int{
		"SELECT count(*) FROM fact WHERE value IS NULL AND state IN ('stated', 'derived')":         0,
		"SELECT count(*) FROM fact WHERE value IS NOT NULL AND state NOT IN ('stated', 'derived')": 0,
		"SELECT count(*) FROM fact WHERE value = 123.456789 AND printed = '1234567.89元'":           18,
		"SELECT count(*) FROM fact WHERE value = 0 AND state = 'stated'":                           1,
		"SELECT count(*) FROM fact WHERE state = 'absent' AND at_table IS NULL AND rule IS NULL":   18,
	} {
		var got int
		if err := w.DB.QueryRow(query).Scan(&got); err != nil || got != want {
			t.Errorf("%s = %d, %v; want %d", query, got, err, want)
		}
	}
}

func TestABrokenStreamKeepsWhatCameBefore(t *testing.T) {
	w := open(t)
	list := readings(5, 0)
	broken := func(yield func(report.Reading, error) bool) {
		for _, r := range list {
			if !yield(r, nil) {
				return
			}
		}
		yield(report.Reading{}, &report.LineError{Line: 6, Err: report.ErrLine})
	}
	l := Loader{Warehouse: w}
	tally, err := l.Load(context.Background(), broken)
	if err == nil || tally.Readings != 5 {
		t.Errorf("Load = %+v, %v; want 5 readings and the error", tally, err)
	}
	if h := hashes(t, w); h["reading"].Rows != 5 {
		t.Errorf("%d readings kept; want 5", h["reading"].Rows)
	}
}

// A claim of the prose is a row of its own table: none is among the cells, where a
// view would add it up.
func TestClaimsStandApartFromTheCells(t *testing.T) {
	w := open(t)
	mustLoad(t, w, readings(2, 0), 500)
	var facts, claims int
	if err := w.DB.QueryRow("SELECT count(*) FROM fact WHERE indicator LIKE 'narrative%' OR printed LIKE '近%'").Scan(&facts); err != nil {
		t.Fatal(err)
	}
	query := "SELECT count(*) FROM claim WHERE indicator = 'narrative_requests_received' AND value = report - 1 AND approx AND printed = '近3件' AND sentence = '全年收到申请近3件。' AND rule = 'claim:received,approx' AND at_table IS NULL AND at_row = 4 AND at_column = 1 AND at_page IS NULL AND at_box IS NULL"
	if err := w.DB.QueryRow(query).Scan(&claims); err != nil {
		t.Fatal(err)
	}
	if facts != 0 || claims != 2 {
		t.Errorf("%d claims among the facts and %d in their table; want none and two", facts, claims)
	}
}
