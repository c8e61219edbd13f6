package report

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFindFigures(t *testing.T) {
	for text, want := range map[string]string{
		// plain counts
		"收到申请3件":        "3件=3",
		"收到申请 779 件，":   "779 件=779",
		"3,511件":        "3,511件=3511",
		"３５１１条":         "３５１１条=3511",
		"3 511件":        "3 511件=3511",
		"1,234,567条":    "1,234,567条=1234567",
		"部分公开67，占4.61%": "67=67",
		"网站(28)条":       "28=28",
		"2022年收到5件":     "5件=5",
		"予以公开：3件":       "3件=3",
		"共9件、部分公开2件":    "9件=9 2件=2",
		"不予公开0件":        "0件=0",
		"同意公开答复 9 件，无法提供的10份": "9 件=9 10份=10",
		"完成3件":       "3件=3",
		"申请数3件，网上2件": "3件=3 2件=2",
		// rounded
		"发布14万余条":   "14万余条=140000~",
		"信息10471多条": "10471多条=10471~",
		"近200件":     "近200件=200~",
		"约1.2亿次":    "约1.2亿次=120000000~",
		"超过3千条":     "超过3千条=3000~",
		"百余件":       "百余件=100~",
		"三十多件":      "三十多件=30~",
		"14余万条":     "14余万条=140000~",
		"500件以上":    "500件以上=500~",
		"60件左右":     "60件左右=60~",
		"最近3件":      "3件=3",
		// Chinese numerals
		"一百二十三件":   "一百二十三件=123",
		"九万三千条":    "九万三千条=93000",
		"两件":       "两件=2",
		"十二份":      "十二份=12",
		"一千零五条":    "一千零五条=1005",
		"一万零三件":    "一万零三件=10003",
		"零件":       "零件=0",
		"二十五亿三千万元": "二十五亿三千万元=2530000000",
		// money
		"收取2950元":  "2950元=2950",
		"1.5万元":    "1.5万元=15000",
		"380.50元":  "380.50元=380.5",
		"共计400 元，": "400 元=400",
		// none
		"2022年1月1日至12月31日": "",
		"增长12.3%，占百分之十":    "",
		"第3件":              "",
		"国办公开办函〔2021〕30号":  "",
		"电话027-65771685":   "",
		"12345热线":          "",
		"上百件":              "",
		"数百件":              "",
		"十几件":              "",
		"几十件":              "",
		"1 2件":             "",
		"3-5件":             "",
		"3到5件":             "",
		"3至5件":             "",
		"1,23件":            "",
		"3，511件":           "",
		"二〇二一条":            "",
		"一千三件":             "",
		"三万五条":             "",
		"3万5千条":            "",
		"1.2.3条":           "",
		"上升2个百分点":          "",
		"20个工作日":           "",
		"一次性告知":            "",
		"一是加强":             "",
		"H5作品":             "",
		"9:30件":            "",
		"5条例":              "",
		"3件以内":             "",
		"12项目":             "",
	} {
		if got := shownFigures(text); got != want {
			t.Errorf("FindFigures(%q) = %q; want %q", text, got, want)
		}
	}
}

func shownFigures(text string) string {
	var b []string
	for _, f := range FindFigures(text) {
		s := text[f.Start:f.End] + "=" + f.Value.String()
		if f.Approx {
			s += "~"
		}
		b = append(b, s)
	}
	return strings.Join(b, " ")
}

// Every whole number below a hundred thousand that Chinese characters write is
// read as itself.
func TestChineseNumeralsReadAsTheyAreWritten(t *testing.T) {
	for n := int64(1); n < 100_000; n += 7 {
		text := chinese(n) + "件"
		got := FindFigures(text)
		if len(got) != 1 || got[0].Value != Count(n) {
			t.Fatalf("FindFigures(%q) = %v; want %d", text, got, n)
		}
	}
}

// chinese writes a number below a hundred thousand.
func chinese(n int64) string {
	digits := []rune("零一二三四五六七八九")
	var b strings.Builder
	zero := false
	for _, u := range []struct {
		size int64
		name string
	}{{10_000, "万"}, {1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
		d := n / u.size % 10
		if d == 0 {
			zero = b.Len() > 0
			continue
		}
		if zero {
			b.WriteString("零")
		}
		zero = false
		if u.size != 10 || d != 1 || b.Len() > 0 {
			b.WriteRune(digits[d])
		}
		b.WriteString(u.name)
	}
	return b.String()
}

// A figure lies in its text, behind the one before it, and reads the same when it
// stands alone.
func FuzzFindFigures(f *testing.F) {
	for _, s := range []string{"收到申请3件，其中网络2件", "14万余条", "一百二十三件", "1,234件", "近２００件", "1.2亿元", "〔2021〕30号", "3 511件", "九万三千条"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, g := range FindFigures(text) {
			if g.Start < end || g.End <= g.Start || g.End > len(text) || g.Value < 0 {
				t.Fatalf("FindFigures(%q): %+v behind %d", text, g, end)
			}
			end = g.End
			alone := text[g.Start:g.End]
			if !utf8.ValidString(alone) {
				continue
			}
			again := FindFigures(alone)
			if len(again) != 1 || again[0].Value != g.Value || again[0].Approx != g.Approx || again[0].Counter != g.Counter {
				t.Fatalf("FindFigures(%q): %s, which alone reads %s", text, fmt.Sprint(g), fmt.Sprint(again))
			}
		}
	})
}
