package report

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var domain = filepath.Join("..", "..", "shared", "domain")

// readDomain reads a file of the field's own data, which lies beside the checkout.
func readDomain(t *testing.T, name string, into any) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(domain, name))
	if os.IsNotExist(err) {
		t.Skipf("no %s: the field's data lies beside the checkout", filepath.Join(domain, name))
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, into); err != nil {
		t.Fatal(err)
	}
}

func TestFormsHaveTheCellsOfTheNotices(t *testing.T) {
	for name, want := range map[string]map[string]int{
		"2021": {"disclosure": 10, "requests": 175, "review": 15},
		"2019": {"disclosure": 22, "requests": 161, "review": 15},
		"2014": {"statistics": 58},
		"2008": {"statistics": 34},
	} {
		f, ok := FormByName(name)
		if !ok {
			t.Fatalf("no form %s", name)
		}
		for table, cells := range want {
			if got := len(f.Table(table).Cells()); got != cells {
				t.Errorf("form %s, table %s: %d cells, want %d", name, table, got, cells)
			}
		}
	}
}

// Every cell of a form is in the dictionary under that form, and every count or
// sum of money that the dictionary gives a form of ours stands on it.
func TestFormsAndDictionaryAgree(t *testing.T) {
	for _, f := range Forms() {
		printed := make(map[string]string)
		for _, table := range f.Tables {
			for _, b := range table.Blocks {
				for _, r := range b.Rows {
					if len(r.Cells) != len(b.Columns) {
						t.Errorf("form %s, row %q: %d cells under %d columns", f.Name, r.Label, len(r.Cells), len(b.Columns))
					}
					for _, c := range r.Cells {
						printed[c.Indicator] = table.Name
						i, ok := IndicatorByCode(c.Indicator)
						if !ok || i.Section != table.Name && !(i.Section == "early" && f.Name == "2008") || !slices.Contains(i.Forms, f.Name) {
							t.Errorf("form %s, row %q: indicator %s is %+v in the dictionary", f.Name, r.Label, c.Indicator, i)
						}
						if c.Member != "" && MemberLabel(c.Member) == "" {
							t.Errorf("form %s, row %q: unknown member %s", f.Name, r.Label, c.Member)
						}
					}
				}
			}
		}
		for _, i := range Indicators() {
			if slices.Contains(i.Forms, f.Name) && slices.Contains([]string{"disclosure", "requests", "review", "statistics", "early"}, i.Section) &&
				slices.Contains([]string{"count", "signed_count", "money"}, i.Kind) && printed[i.Code] == "" && !(i.Code == "request_other" && f.Name == "2021") {
				t.Errorf("form %s does not print %s", f.Name, i.Code)
			}
		}
	}
}

func TestEveryIndicatorHasALabelAndKnownLinks(t *testing.T) {
	for _, i := range Indicators() {
		if i.Label == "" {
			t.Errorf("indicator %s has no label", i.Code)
		}
		if i.Parent != "" {
			if _, ok := IndicatorByCode(i.Parent); !ok {
				t.Errorf("indicator %s: unknown parent %s", i.Code, i.Parent)
			}
		}
		if i.Harmonized != nil {
			if h, ok := IndicatorByCode(i.Harmonized.To); !ok || h.Kind != "harmonized" {
				t.Errorf("indicator %s feeds %s, which is no series", i.Code, i.Harmonized.To)
			}
		}
	}
}

func TestDictionaryIsTheFieldsOwn(t *testing.T) {
	var field []struct {
		Code    string   `json:"code"`
		Section string   `json:"section"`
		Kind    string   `json:"kind"`
		Label   string   `json:"label_zh"`
		Era     []string `json:"era"`
		Unit    string   `json:"unit"`
		Parent  *string  `json:"parent"`
		To      *string  `json:"harmonized"`
	}
	readDomain(t, "indicators.json", &field)
	seen := make(map[string]bool)
	for _, want := range field {
		if strings.HasPrefix(want.Kind, "dimension") {
			if code := strings.TrimPrefix(want.Code, "applicant_"); want.Kind == "dimension" && MemberLabel(code) != want.Label {
				t.Errorf("member %s is labelled %q, want %q", code, MemberLabel(code), want.Label)
			}
			continue
		}
		seen[want.Code] = true
		got, ok := IndicatorByCode(want.Code)
		to := ""
		if got.Harmonized != nil {
			to = got.Harmonized.To
		}
		if !ok || got.Kind != want.Kind || got.Unit != want.Unit || !slices.Equal(got.Forms, want.Era) || got.Parent != value(want.Parent) || to != value(want.To) {
			t.Errorf("indicator %s = %+v; want %+v", want.Code, got, want)
		}
	}
	for _, got := range Indicators() {
		if !seen[got.Code] {
			t.Errorf("indicator %s is not the field's", got.Code)
		}
	}
}

func TestFormsHaveTheFieldsCells(t *testing.T) {
	var cells []struct {
		Code      string   `json:"code"`
		Applicant *string  `json:"applicant"`
		Era       []string `json:"era"`
		In        bool     `json:"in_template"`
	}
	readDomain(t, "indicators_expanded.json", &cells)
	want := make(map[string]map[Cell]bool)
	for _, c := range cells {
		for _, era := range c.Era {
			if want[era] == nil {
				want[era] = make(map[Cell]bool)
			}
			if c.In {
				want[era][Cell{c.Code, value(c.Applicant)}] = true
			}
		}
	}
	for _, f := range Forms() {
		for _, table := range f.Tables {
			for _, c := range table.Cells() {
				if !want[f.Name][c] {
					t.Errorf("form %s has %v, which is none of the field's cells", f.Name, c)
				}
				delete(want[f.Name], c)
			}
		}
		for c := range want[f.Name] {
			t.Errorf("form %s lacks %v", f.Name, c)
		}
	}
}

func TestPathSaysWhereACellStandsOnItsForm(t *testing.T) {
	form, _ := FormByName("2021")
	for cell, want := range map[Cell]string{
		{"request_new", Total}:                        "一、本年新收政府信息公开申请数量 › 总计",
		{"request_denied_state_secret", "enterprise"}: "三、本年度办理结果 › （三）不予公开 › 1.属于国家秘密 › 法人或其他组织 › 商业企业",
		{"litigation_direct_other", ""}:               "行政诉讼 › 未经复议直接起诉 › 其他结果",
		{"stat_review_total", ""}:                     "",
	} {
		if got := strings.Join(form.Path(cell), " › "); got != want {
			t.Errorf("Path(%s) = %q; want %q", cell, got, want)
		}
	}
	for _, f := range Forms() {
		for i := range f.Tables {
			for _, c := range f.Tables[i].Cells() {
				if len(f.Path(c)) == 0 {
					t.Errorf("form %s has no path to %s", f.Name, c)
				}
			}
		}
	}
}
