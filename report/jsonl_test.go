package report

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func sample() Reading {
	return Reading{Input: "a.html", Part: "#2", Capture: "3fa9", Extractor: "1",
		Report: &Report{Title: "甲市教育局2021年政府信息公开工作年度报告", Agency: "甲市教育局", AgencyID: "jia-education", Region: "990100", Year: 2021,
			Scope: ScopeAgency, Published: time.Date(2022, 1, 20, 0, 0, 0, 0, time.UTC), Template: Templates{Disclosure: "2021", Requests: "2021"},
			Facts: []Fact{
				{Indicator: "request_new", Member: "total", State: Stated, Value: Count(12), Unit: "件", Printed: "１２", Rule: "in-order", At: At{Table: 2, Row: 4, Column: 10}},
				{Indicator: "request_new", Member: "enterprise", State: Blank, Unit: "件", At: At{Table: 2, Row: 4, Column: 5}},
				{Indicator: "request_new", Member: "other_org", State: Stated, Value: Count(1), Unit: "件", Rule: "in-order", At: At{Row: 12, Column: 1}}, // in no table
				{Indicator: "review_total", State: Absent, Unit: "件"},
				{Indicator: "disclosure_fee_amount", State: Stated, Value: 25_100_000, Unit: "万元", Printed: "251000元", Rule: "in-order,unit-yuan", At: At{Page: 3, Box: [4]float64{1, 2, 3.5, 4}}},
				{Indicator: "narrative_answered", State: Stated, Value: Count(200), Unit: "件", Printed: "近200件", Rule: "claim:answered,approx", At: At{Row: 7, Column: 1}, Sentence: "共答复申请近200件。"},
			},
			Extras:   []Extra{{Code: "requests_x_1f", Table: "requests", Label: "（八）另计", Column: "总计", State: Stated, Value: Count(3), Unit: "件", Printed: "3件", At: At{Table: 2, Row: 31, Column: 10}}},
			Sections: []Section{{1, "一、总体情况", "第一段\n第二段 <b>"}},
			Evidence: []Evidence{{AboutYear, "title", "2021", "甲市教育局2021年政府信息公开工作年度报告"}, {AboutAgency, "publisher", "市教育局", ""}}},
		Findings: []Finding{{"REQ_ROW_TOTAL", "error", "request_new", "total", "11", "12"}, {Check: "MD_ERA_VS_YEAR", Severity: "info", Want: "2021", Got: "2019"}}}
}

func TestLineIsTheContract(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, sample()); err != nil {
		t.Fatal(err)
	}
	want := `{"input":"a.html","part":"#2","capture":"3fa9","extractor":"1","report":{"title":"甲市教育局2021年政府信息公开工作年度报告","agency":"甲市教育局","agency_id":"jia-education","region":"990100","year":2021,"scope":"agency","published":"2022-01-20","template":{"disclosure":"2021","requests":"2021","review":null,"statistics":null},` +
		`"facts":[{"indicator":"request_new","member":"total","state":"stated","value":12,"unit":"件","printed":"１２","rule":"in-order","at":{"table":2,"row":4,"column":10}},` +
		`{"indicator":"request_new","member":"enterprise","state":"blank","value":null,"unit":"件","printed":"","rule":"","at":{"table":2,"row":4,"column":5}},` +
		`{"indicator":"request_new","member":"other_org","state":"stated","value":1,"unit":"件","printed":"","rule":"in-order","at":{"row":12,"column":1}},` +
		`{"indicator":"review_total","member":null,"state":"absent","value":null,"unit":"件","printed":"","rule":"","at":null},` +
		`{"indicator":"disclosure_fee_amount","member":null,"state":"stated","value":25.1,"unit":"万元","printed":"251000元","rule":"in-order,unit-yuan","at":{"page":3,"box":[1,2,3.5,4]}},` +
		`{"indicator":"narrative_answered","member":null,"state":"stated","value":200,"unit":"件","printed":"近200件","rule":"claim:answered,approx","at":{"row":7,"column":1},"sentence":"共答复申请近200件。"}],` +
		`"extras":[{"code":"requests_x_1f","table":"requests","label":"（八）另计","column":"总计","state":"stated","value":3,"unit":"件","printed":"3件","at":{"table":2,"row":31,"column":10}}],` +
		`"sections":[{"number":1,"heading":"一、总体情况","text":"第一段\n第二段 <b>"}],` +
		`"evidence":[{"about":"year","from":"title","says":"2021","text":"甲市教育局2021年政府信息公开工作年度报告"},{"about":"agency","from":"publisher","says":"市教育局","text":""}]},"problem":null,` +
		`"findings":[{"check":"REQ_ROW_TOTAL","severity":"error","indicator":"request_new","member":"total","want":"11","got":"12"},{"check":"MD_ERA_VS_YEAR","severity":"info","indicator":null,"member":null,"want":"2021","got":"2019"}]}` + "\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("Write: -want +got\n%s", diff)
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	problem := Reading{Input: "b.pdf", Extractor: "1", Problem: &Problem{Unsupported, "pdf: a format that is not read"}}
	bare := Reading{Input: "c.txt", Extractor: "1", Report: &Report{Scope: ScopeAgency, Facts: []Fact{}}}
	var b bytes.Buffer
	want := []Reading{sample(), problem, bare}
	for _, r := range want {
		if err := Write(&b, r); err != nil {
			t.Fatal(err)
		}
	}
	var got []Reading
	for r, err := range Read(&b) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, r)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Read: -want +got\n%s", diff)
	}
}

func TestReadRefusesWhatIsNoReading(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, sample()); err != nil {
		t.Fatal(err)
	}
	good := b.String()
	for name, c := range map[string]struct{ line, says string }{
		"no JSON":            {"hello\n", "line 2: not a reading"},
		"half a line":        {good[:len(good)/2], "line 2: not a reading"},
		"an unknown key":     {strings.Replace(good, `"part"`, `"teil"`, 1), `unknown field "teil"`},
		"an unknown state":   {strings.Replace(good, `"blank"`, `"missing"`, 1), `unknown state "missing"`},
		"a blank with value": {strings.Replace(good, `"state":"blank","value":null`, `"state":"blank","value":0`, 1), "state blank with value 0"},
		"stated without":     {strings.Replace(good, `"value":12`, `"value":null`, 1), "state stated with value"},
		"a claim of nothing": {strings.Replace(good, `"state":"stated","value":200`, `"state":"blank","value":null`, 1), "a claim is stated"},
		"a cell's sentence":  {strings.Replace(good, `"rule":"","at":null}`, `"rule":"","at":null,"sentence":"甲"}`, 1), "nothing else has a sentence"},
		"unknown indicator":  {strings.Replace(good, `"review_total"`, `"review_all"`, 1), `unknown indicator "review_all"`},
		"unknown check":      {strings.Replace(good, `"MD_ERA_VS_YEAR"`, `"MD_ERA"`, 1), `unknown check "MD_ERA"`},
		"unknown scope":      {strings.Replace(good, `"scope":"agency"`, `"scope":"city"`, 1), `unknown scope "city"`},
		"a fact twice":       {strings.Replace(good, `"member":"enterprise"`, `"member":"total"`, 1), "request_new total twice"},
		"a year of words":    {strings.Replace(good, `"says":"2021"`, `"says":"去年"`, 1), `evidence 1: year says "去年"`},
		"unknown evidence":   {strings.Replace(good, `"from":"publisher"`, `"from":"rumour"`, 1), `evidence 2: from "rumour"`},
		"about what":         {strings.Replace(good, `"about":"agency"`, `"about":"scope"`, 1), `evidence 2: about "scope"`},
		"neither":            {`{"input":"x","extractor":"1","report":null,"problem":null,"findings":[]}`, "neither a report nor a problem"},
		"unknown problem":    {`{"input":"x","extractor":"1","problem":{"kind":"odd"}}`, `unknown kind of problem "odd"`},
		"an exponent":        {strings.Replace(good, `"value":12`, `"value":1e3`, 1), "not a decimal"},
	} {
		var last error
		n := 0
		for _, err := range Read(strings.NewReader(good + c.line)) {
			if err != nil {
				last = err
				break
			}
			n++
		}
		var at *LineError
		if n != 1 || !errors.As(last, &at) || at.Line != 2 || !strings.Contains(last.Error(), c.says) {
			t.Errorf("%s: Read gave %d readings and %v; want 1 and an error on line 2 that says %q", name, n, last, c.says)
		}
	}
}

// Whatever a line says, it is refused with its number, or a reading that is written
// and read back as it is.
func FuzzReadLines(f *testing.F) {
	var b bytes.Buffer
	for _, r := range []Reading{sample(), {Input: "b.pdf", Extractor: "1", Problem: &Problem{Scan, "a picture"}}} {
		if err := Write(&b, r); err != nil {
			f.Fatal(err)
		}
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, lines []byte) {
		for r, err := range Read(bytes.NewReader(lines)) {
			var at *LineError
			if err != nil {
				if !errors.As(err, &at) || at.Line < 1 {
					t.Fatalf("%v names no line", err)
				}
				continue
			}
			var first, second bytes.Buffer
			if err := Write(&first, r); err != nil {
				t.Fatalf("Write of what Read read: %v", err)
			}
			for r, err := range Read(bytes.NewReader(first.Bytes())) {
				if err != nil {
					t.Fatalf("Read of what Write wrote: %v\n%s", err, first.Bytes())
				}
				if err := Write(&second, r); err != nil {
					t.Fatal(err)
				}
			}
			if !bytes.Equal(first.Bytes(), second.Bytes()) {
				t.Fatalf("written, read and written:\n%s%s", first.Bytes(), second.Bytes())
			}
		}
	})
}
