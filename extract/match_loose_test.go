package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A table of text that lost its columns prints the unit between a label and its
// figure: on a line of its own, or in the middle line of a label over several.
// rule: func looseHits in extract/match_loose.go
// rule: func partUnit in extract/table_loose.go
func TestQ58TheUnitBetweenALabelAndItsFigure(t *testing.T) {
	rows, want := national()
	head := "甲市教育局2016年政府信息公开工作年度报告\n\n一、概述\n\n本机关依法公开。\n\n附表：统计表\n\n"
	for name, part := range map[string]func(label string) (above, below string){
		"beside": func(string) (string, string) { return "", "" },
		"wrapped": func(label string) (string, string) {
			r := []rune(label)
			if len(r) < 12 {
				return "", ""
			}
			return "", string(r[9:])
		},
	} {
		var b, lines strings.Builder
		for _, s := range []*strings.Builder{&b, &lines} {
			s.WriteString(head)
		}
		b.WriteString("统计指标 单位 统计数\n")
		lines.WriteString("统计指标\n单位\n统计数\n")
		for _, r := range rows {
			above, below := part(r[0])
			label := strings.TrimSuffix(strings.TrimPrefix(r[0], above), below)
			b.WriteString(above + label + "  " + r[1] + "  " + r[2] + "\n")
			if below != "" {
				b.WriteString(below + "\n")
			}
			lines.WriteString(r[0] + "\n" + r[1] + "\n" + r[2] + "\n")
		}
		if diff := cmp.Diff(want, stated(read(t, "a.txt", b.String()))); diff != "" {
			t.Errorf("%s: read otherwise than printed (-want +got):\n%s", name, diff)
		}
		if diff := cmp.Diff(want, stated(read(t, "a.txt", lines.String()))); diff != "" {
			t.Errorf("one cell a line: read otherwise than printed (-want +got):\n%s", diff)
		}
	}
}
