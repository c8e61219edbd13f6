package page

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestYears(t *testing.T) {
	for s, want := range map[string][]int{
		"":              nil,
		"2021":          nil,
		"2021年":         {2021},
		"2021 年度，2020年": {2021, 2020},
		"统计期限自2021年1月1日起至2021年12月31日": {2021, 2021},
		"２０２１年": {2021},
		"二〇二一年": {2021},
		"二○二一年，二零二二年，二O二三年": {2021, 2022, 2023},
		"附件二2021年":                {2021},
		"2O21年":                   {2021},
		"2007年，2008年，2100年，2101年": {2008, 2100},
		"12021年，021年，20211年":      nil,
		"2019-2020年":              {2020},
		"二十一年，三年，一二三四年":           nil,
		"2021.年 2 021年":           nil,
	} {
		if got := Years(s); !cmp.Equal(got, want) {
			t.Errorf("Years(%q) = %v; want %v", s, got, want)
		}
	}
}

func TestDates(t *testing.T) {
	for s, want := range map[string][]string{
		"":                          nil,
		"2022-01-28":                {"2022-01-28"},
		"发布2022/1/28":               {"2022-01-28"},
		"[2022.1.28]":               {"2022-01-28"},
		"2022年1月28日":                {"2022-01-28"},
		"2022 年 1 月 28 日":           {"2022-01-28"},
		"２０２２年１月２８日":                {"2022-01-28"},
		"２０２２－０１－２８":                {"2022-01-28"},
		"2022-01-28 10:20:30":       {"2022-01-28"},
		"2022-01-28T10:20:30+08:00": {"2022-01-28"},
		"自2021年1月1日起至2021年12月31日止":       {"2021-01-01", "2021-12-31"},
		"成文 2022-01-27 发布 2022-01-28":    {"2022-01-27", "2022-01-28"},
		"2020-02-29 2021-02-29 2021-2-0": {"2020-02-29"},
		"2022-1/28 2022年1-28 2022月1日":    nil,
		"2022-01 2022年1月 20220128":       nil,
		"12022-01-28 2022-01-281":        nil,
		"202年1月1日 1899-01-01":            nil,
		"2022-13-01 2022-00-10":          nil,
		"电话0396-2022-1-28":               {"2022-01-28"},
	} {
		var got []string
		for _, d := range Dates(s) {
			if d.Location() != time.UTC || !d.Equal(d.Truncate(24*time.Hour)) {
				t.Errorf("Dates(%q) has %v, which is not midnight UTC", s, d)
			}
			got = append(got, d.Format(time.DateOnly))
		}
		if !cmp.Equal(got, want) {
			t.Errorf("Dates(%q) = %v; want %v", s, got, want)
		}
	}
}

func TestURLDate(t *testing.T) {
	for u, want := range map[string]string{
		"https://www.wuchang.gov.cn/xxgk/zfxxgknb/202301/t20230113_2131803.html":              "2023-01-13",
		"https://www.lishui.gov.cn/art/2023/5/15/art_1229397394_58900967.html":                "2023-05-15",
		"https://yjj.km.gov.cn/c/2023-01-28/4655505.shtml":                                    "2023-01-28",
		"https://yjglt.henan.gov.cn/2022/01-30/2393198.html":                                  "2022-01-30",
		"https://dizaynex.com/infocus/2011-06/02/content_22703620.htm":                        "2011-06-02",
		"https://shanghai.gov.cn/nw12344/20230331/4a03b5fa47ae4c73b7ec42801de6be66.html":      "2023-03-31",
		"/zfxxgknb/202207/t20210914_70371700.html?isMobile=false#2022-01-01":                  "2021-09-14",
		"https://www.fuxian.gov.cn/zfxxgk/zfxxgknb/xz/2021/1571424084523327490.html":          "",
		"https://www.bjft.gov.cn/ftq/c100269/202301/34497c4746fe4d1aafd126c6e0b5bb6e.shtml":   "",
		"http://www.fcgs.gov.cn/zfxxgk/zfxxgkndbg/2023gknb/t18028213.shtml":                   "",
		"https://www.pingli.gov.cn/Content-2361064.html":                                      "",
		"https://a.gov.cn/2021/13/40/art_1.html":                                              "",
		"https://a.gov.cn/xxgkAnnualReport.jsp?area=113709000043415074&fbtime=2020/2020/1/1/": "",
		"": "",
	} {
		got, ok := URLDate(u)
		if ok != (want != "") || ok && got.Format(time.DateOnly) != want {
			t.Errorf("URLDate(%q) = %v, %v; want %q", u, got, ok, want)
		}
	}
}

func TestDigit(t *testing.T) {
	for _, c := range []struct {
		r      rune
		inside bool
		value  int
		kind   numerals
		ok     bool
	}{
		{'1', false, 1, arabic, true},
		{'９', false, 9, arabic, true},
		{'九', false, 9, chinese, true},
		{'一', true, 1, chinese, true},
		{'0', false, 0, neutral, true},
		{'〇', false, 0, neutral, true},
		{'零', false, 0, neutral, true},
		{'O', true, 0, neutral, true},
		{'O', false, 0, neutral, false},
		{'十', true, 0, neutral, false},
		{'年', true, 0, neutral, false},
	} {
		if value, kind, ok := digit(c.r, c.inside); value != c.value || kind != c.kind || ok != c.ok {
			t.Errorf("digit(%q, %v) = %d, %v, %v; want %d, %v, %v", c.r, c.inside, value, kind, ok, c.value, c.kind, c.ok)
		}
	}
}

func FuzzDates(f *testing.F) {
	f.Add("2022年1月28日 2022-01-28 二〇二一年 ２０２２－０１－２８")
	f.Add("/2022/01-30/t20230113_1.html")
	f.Fuzz(func(t *testing.T, s string) {
		for _, y := range Years(s) {
			if y < firstYear || y > lastYear {
				t.Errorf("Years(%q) has %d", s, y)
			}
		}
		for _, d := range Dates(s) {
			if d.Year() < 1900 || d.Year() > lastYear {
				t.Errorf("Dates(%q) has %v", s, d)
			}
		}
		if d, ok := URLDate(s); ok && (d.Year() < 2000 || d.Year() > lastYear) {
			t.Errorf("URLDate(%q) = %v", s, d)
		}
	})
}

func BenchmarkDates(b *testing.B) {
	for b.Loop() {
		Dates("驻马店市应急管理局2021年政府信息公开工作年度报告 2022-01-28")
	}
}
