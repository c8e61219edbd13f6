package extract

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"harvest/document"
	"harvest/report"
)

// Every figure that NAME.expected.json has of the prose of NAME is claimed, and no
// claim differs from it. Keys that are no indicators are remarks.
func TestRealReportsClaimAsCheckedByHand(t *testing.T) {
	for name, least := range map[string]int{
		"shanghai-2019.html": 11, "shanghai-marked.html": 11, "shanghai-stcsm-2024.md": 12,
		"zhumadian-emergency-2021.txt": 1, "pingtan-zone-2014.html": 4, "hongze-2023.pdf": 3,
	} {
		t.Run(name, func(t *testing.T) {
			body, _ := readCorpus(t, name)
			b, err := os.ReadFile(filepath.Join(corpus, name[:len(name)-len(filepath.Ext(name))]+".expected.json"))
			if err != nil {
				t.Fatal(err)
			}
			var want struct {
				Report struct {
					Year int `json:"report_year"`
				} `json:"report"`
				Narrative map[string]json.RawMessage `json:"narrative"`
			}
			if err := json.Unmarshal(b, &want); err != nil {
				t.Fatal(err)
			}
			d, err := document.Read(body, "")
			if err != nil {
				t.Skipf("%s is not read yet: %v", name, err)
			}
			_, lines := readSections(d, 0, len(d.Blocks), findTables(d, 0, len(d.Blocks)))
			claims, _ := readClaims(d, want.Report.Year, lines)
			claimed := make(map[string]report.Fact)
			for _, c := range claims {
				claimed[c.Indicator] = c
			}
			if _, ok := want.Narrative["info_processing_fee_yuan"]; ok {
				want.Narrative["info_fee_amount"] = want.Narrative["info_processing_fee_yuan"]
			}
			held := 0
			for key, figure := range want.Narrative {
				code := "narrative_" + strings.TrimPrefix(key, "narrative_")
				if _, ok := report.IndicatorByCode(code); !ok {
					continue
				}
				held++
				if c, ok := claimed[code]; !ok || c.Value.String() != string(figure) {
					t.Errorf("%s = %s of %q; want %s", code, c.Value, c.Sentence, figure)
				}
			}
			if held < least {
				t.Errorf("%d figures to hold claims against; want %d at least", held, least)
			}
		})
	}
}
