package extract

import (
	"fmt"
	"strings"
	"testing"

	"harvest/report"
)

// Every check in Go finds the page that breaks it, and leaves the one beside it alone.
func TestEveryCheckInGoFindsItsBreach(t *testing.T) {
	fee := func(head, printed string) report.Reading {
		return disclosed(t, 2023, block("八", "信息内容|"+head, "行政事业性收费|"+printed))
	}
	bought := func(printed string) report.Reading {
		return disclosed(t, 2019, block("九", "信息内容|采购项目数量|采购总金额", "政府集中采购|3|"+printed))
	}
	last := func(text string) report.Reading {
		return read(t, "a.html", strings.Replace(site{title: "甲市教育局2023年政府信息公开工作年度报告"}.html(), "未收取信息处理费。", text, 1))
	}
	form := func(name string) report.Reading {
		s := newSheet(name)
		return read(t, "a.html", s.page(strings.Split(headCells, "\t"), func(r []string) []string { return r }))
	}
	statistics := func(year int) report.Reading {
		rows, _ := national()
		return read(t, "a.html", annual(year, []string{"统计指标", "单位", "统计数"}, rows...))
	}
	const precise = "本年收费金额（单位：万元，保留4位小数）"
	for i, c := range []struct {
		check string
		r     report.Reading
		got   string // "" for no finding
	}{
		{"DIS_FEE_PRECISION", fee(precise, "252"), "252"},
		{"DIS_FEE_PRECISION", fee("本年收费金额（单位：万元，保留四位小数）", "252"), "252"},
		{"DIS_FEE_PRECISION", fee(precise, "252.0000"), ""},
		{"DIS_FEE_PRECISION", fee(precise, "0"), ""},
		{"DIS_FEE_PRECISION", fee("本年收费金额（单位：万元）", "252"), ""},
		{"DIS_PROCUREMENT_UNIT", bought("251000"), "251000"},
		{"DIS_PROCUREMENT_UNIT", bought("100000"), "100000"},
		{"DIS_PROCUREMENT_UNIT", bought("99999"), ""},
		{"DIS_PROCUREMENT_UNIT", bought("2510000000元"), ""},
		{"DIS_PROCUREMENT_UNIT", bought("120000万元"), ""},
		{"NV_FEE_STATEMENT", last("无。"), "no word of it"},
		{"NV_FEE_STATEMENT", last("本年度发出收费通知0件，信息处理费0元。"), ""},
		{"NV_FEE_STATEMENT", form("2019"), ""},
		{"MD_ERA_VS_YEAR", form("2019"), "2019"}, // of 2021
		{"MD_ERA_VS_YEAR", form("2021"), ""},
		{"MD_ERA_VS_YEAR", statistics(2016), ""},
		{"MD_ERA_VS_YEAR", statistics(2019), ""}, // left to choose
		{"MD_ERA_VS_YEAR", statistics(2020), "2014"},
	} {
		if c.r.Report == nil {
			t.Fatalf("%d, %s: problem %+v", i, c.check, c.r.Problem)
		}
		if got := strings.Join(finds(c.r, c.check), "; "); got != c.got {
			t.Errorf("%d: %s finds %q; want %q", i, c.check, got, c.got)
		}
	}
}

// Three rows whose sums hold one column on are the reader's fault; two may be the
// agency's, and so may three beside one that holds nowhere.
func TestRowsAColumnOffAreTheReadersFault(t *testing.T) {
	for _, c := range []struct {
		off   int
		wrong bool // one row more that holds nowhere
		want  int
	}{{0, false, 0}, {2, false, 0}, {3, false, 1}, {5, false, 1}, {3, true, 0}} {
		s := newSheet("2021")
		p := read(t, "a.html", s.page(strings.Split(headCells, "\t"), func(r []string) []string { return r })).Report
		width := len(report.Members())
		done := 0
		for i := 0; i+width <= len(p.Facts); i++ {
			row := p.Facts[i : i+width]
			if row[0].Member == "" || row[0].Indicator != row[width-1].Indicator || row[width-1].Member != report.Total {
				continue
			}
			switch {
			case done < c.off:
				sum := report.Value(0)
				for k := range width - 2 {
					sum += row[k].Value
				}
				row[width-2].Value, row[width-1].Value = sum, 0
			case done == c.off && c.wrong:
				row[width-1].Value += report.Count(1000)
			}
			done++
		}
		if got := checkColumnShift(&checked{report: p}); len(got) != c.want {
			t.Errorf("%s: %+v; want %d findings", fmt.Sprint(c), got, c.want)
		}
	}
}
