package extract

import (
	"strings"
	"testing"

	"harvest/document"
	"harvest/report"
)

// Whatever a text says, a claim is one of the dictionary's, the only one of its
// indicator, never negative, and its words stand in its sentence, in a line of the
// text.
func FuzzClaims(f *testing.F) {
	for _, s := range []string{
		"一、总体情况\n全年收到政府信息公开申请34件，其中网络申请20件，信函申请14件。",
		"二、主动公开政府信息情况\n主动公开政府信息14万余条，“网站”发布信息 3 511 条。",
		"四、政府信息公开行政复议、行政诉讼情况\n未发生行政复议、行政诉讼。",
		"2022年收取《办法》信息处理费2,950元（上年结转2件），转下年办理１件",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := document.Read([]byte(text), "text/plain; charset=utf-8")
		if err != nil || d.Format != "text" {
			return
		}
		_, lines := readSections(d, 0, len(d.Blocks), findTables(d, 0, len(d.Blocks)))
		claims, _ := readClaims(d, 2022, lines)
		seen := make(map[string]bool)
		for _, c := range claims {
			known, ok := report.IndicatorByCode(c.Indicator)
			if !ok || known.Section != "narrative" || seen[c.Indicator] || c.Value < 0 || c.State != report.Stated || c.Unit != known.Unit {
				t.Fatalf("%q: claim %+v", text, c)
			}
			seen[c.Indicator] = true
			if c.Printed == "" || !strings.Contains(c.Sentence, c.Printed) || c.At.Row < 1 || c.At.Row > strings.Count(text, "\n")+1 || c.At.Column < 1 {
				t.Fatalf("%q: claim %+v; want its words in its sentence, in a line", text, c)
			}
		}
	})
}
