package document

import (
	"math"
	"strconv"
	"strings"
	"testing"
)

func TestNumbersAreExact(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", 12: "12", -7: "-7", 103.26: "103.26", 0.1: "0.1", 0.1 + 0.2: "0.3", 1.1 * 3: "3.3", 1e-7: "0.0000001", 1e15: "1000000000000000", 1.5e21: "1500000000000000000000",
		123456789012345: "123456789012345", 123456789.012345: "123456789.012345", -0.05: "-0.05", 2.675: "2.675", 1 / 3.0: "0.333333333333333", math.Copysign(0, -1): "0",
	} {
		if got := exactly(v, 0); got != want {
			t.Errorf("exactly(%v) = %s; want %s", v, got, want)
		}
	}
	for v, want := range map[float64]string{0.153: "15.3", 1: "100", 0.0001: "0.01", 12.5: "1250", -0.5: "-50", 0: "0"} {
		if got := exactly(v, 2); got != want {
			t.Errorf("exactly(%v, 2) = %s; want %s", v, got, want)
		}
	}
	for _, s := range []string{"0.07", "35867.99", "999999999999.999", "4503599627370497"} { // up to 15 digits nothing is lost
		v, _ := strconv.ParseFloat(s, 64)
		if got := exactly(v, 0); len(strings.ReplaceAll(s, ".", "")) <= 15 && got != s {
			t.Errorf("exactly(%s) = %s", s, got)
		}
	}
}

func FuzzExactly(f *testing.F) {
	f.Add(0.1)
	f.Add(-1e300)
	f.Fuzz(func(t *testing.T, v float64) {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return
		}
		s := exactly(v, 0)
		back, err := strconv.ParseFloat(s, 64)
		if err != nil || strings.ContainsAny(s, "eE+") || math.Abs(back-v) > math.Abs(v)*1e-14 {
			t.Errorf("exactly(%v) = %s, which is %v, %v", v, s, back, err)
		}
	})
}

// Only a format that shows a date makes one of a number.
func TestNumberFormats(t *testing.T) {
	for code, want := range map[string]string{
		"General": "45306.5", "G/通用格式": "45306.5", "": "45306.5", "0": "45306.5", "0.00": "45306.5", "@": "45306.5", "0.00E+00": "45306.5",
		"#,##0": "45,306.5", "#,##0.00_);[Red]\\(#,##0.00\\)": "45,306.5", `_ * #,##0_ ;_ * -#,##0_ ;_ * "-"??_ ;_ @_ `: "45,306.5", "0%": "4530650%",
		`0"天"`: "45306.5", `0" days"`: "45306.5", `[Red]0`: "45306.5", `"d"0`: "45306.5", `0\d`: "45306.5", "[h]:mm:ss": "45306.5", "[mm]:ss": "45306.5", "aaaa": "45306.5", ";;;": "45306.5",
		`0!.0,"万"`: "4.53065万", `0\.0,`: "4.53065", "#,##0,": "45.3065", "0.00,,": "0.0453065", `0"万元"`: "45306.5万元", "0万": "45306.5万", `#,##0.00"元"`: "45,306.5元", `0!.0000`: "4.53065", `"¥"#,##0.00`: "45,306.5", `0"件"`: "45306.5", `G/通用格式"万元"`: "45306.5万元", `General"人次"`: "45306.5", `0_ "`: "45306.5",
		"yyyy-m-d": "2024-01-15", `yyyy"年"m"月"d"日";@`: "2024-01-15", "yyyy年m月d日": "2024-01-15", "[$-804]yyyy/m/d": "2024-01-15", `[DBNum1][$-804]yyyy"年"m"月"`: "2024-01",
		"yyyy": "2024", "m-d": "01-15", "yyyy-m-d h:mm": "2024-01-15 12:00", "h:mm:ss": "12:00:00", "h:mm AM/PM": "12:00", "mm:ss": "00:00", "mm:ss.0": "00:00", "yyyy-mm-dd hh:mm:ss.000": "2024-01-15 12:00:00",
	} {
		b := &workbook{formats: map[uint16]string{164: code}, styles: []cellStyle{{format: 164}}}
		if got := b.number(45306.5, 0); got != want {
			t.Errorf("45306.5 as %s = %s; want %s", code, got, want)
		}
	}
	for id, want := range map[uint16]string{0: "1", 1: "1", 2: "1", 3: "1", 9: "100%", 14: "1900-01-01", 31: "1900-01-01", 49: "1", 57: "1900-01", 163: "1"} {
		b := &workbook{styles: []cellStyle{{format: id}}}
		if got := b.number(1, 0); got != want {
			t.Errorf("1 in format %d = %s; want %s", id, got, want)
		}
	}
}

func TestSerialDays(t *testing.T) {
	for v, want := range map[float64]string{1: "1900-01-01", 59: "1900-02-28", 61: "1900-03-01", 45306: "2024-01-15", 45306.999999999: "2024-01-16", 2958465: "9999-12-31"} {
		if day, ok := serialDay(v, false); !ok || day.Format("2006-01-02") != want {
			t.Errorf("day %v = %v, %v; want %s", v, day, ok, want)
		}
	}
	if day, ok := serialDay(43844, true); !ok || day.Format("2006-01-02") != "2024-01-15" {
		t.Errorf("day 43844 from 1904 = %v, %v", day, ok)
	}
	b := &workbook{formats: map[uint16]string{164: "yyyy-m-d"}, styles: []cellStyle{{format: 164}}}
	for v, want := range map[float64]string{-1: "-1", 2958466: "2958466", math.Inf(1): "#NUM!"} {
		if got := b.number(v, 0); got != want {
			t.Errorf("%v as a date = %s; want %s", v, got, want)
		}
	}
}

func TestGrouped(t *testing.T) {
	for in, want := range map[string]string{"0": "0", "999": "999", "1000": "1,000", "-1234567.891": "-1,234,567.891", "-100": "-100"} {
		if got := grouped(in); got != want {
			t.Errorf("grouped(%s) = %s; want %s", in, got, want)
		}
	}
}
