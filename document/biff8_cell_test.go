package document

import (
	"math"
	"strconv"
	"strings"
	"testing"
)

// numberBook is a workbook whose one style has a number format of its own, or one
// that is named by number alone.
func numberBook(code string, id uint16) *workbook {
	b := &workbook{formats: make(map[uint16]string), styles: []cellStyle{{format: id}}}
	if id >= 164 {
		b.formats[id] = code
	}
	return b
}

func TestNumbersAreExact(t *testing.T) {
	b := numberBook("", 0)
	for v, want := range map[float64]string{
		0: "0", 12: "12", -7: "-7", 103.26: "103.26", 0.1: "0.1", 0.1 + 0.2: "0.3", 1.1 * 3: "3.3", 1e-7: "0.0000001", 1e15: "1000000000000000", 1.5e21: "1500000000000000000000",
		123456789012345: "123456789012345", 123456789.012345: "123456789.012345", -0.05: "-0.05", 2.675: "2.675", 1 / 3.0: "0.333333333333333", math.Copysign(0, -1): "0",
		math.Inf(1): "#NUM!", math.Inf(-1): "#NUM!",
	} {
		if got := b.number(v, 0); got != want {
			t.Errorf("number(%v) = %s; want %s", v, got, want)
		}
	}
	percent := numberBook("0%", 164)
	for v, want := range map[float64]string{0.153: "15.3%", 1: "100%", 0.0001: "0.01%", 12.5: "1250%", -0.5: "-50%", 0: "0%"} {
		if got := percent.number(v, 0); got != want {
			t.Errorf("number(%v) under 0%% = %s; want %s", v, got, want)
		}
	}
	for _, s := range []string{"0.07", "35867.99", "999999999999.999", "123456789012345"} { // up to 15 digits nothing is lost
		v, _ := strconv.ParseFloat(s, 64)
		if got := b.number(v, 0); got != s {
			t.Errorf("number(%s) = %s", s, got)
		}
	}
}

func FuzzNumber(f *testing.F) {
	f.Add(0.1)
	f.Add(-1e300)
	f.Add(math.SmallestNonzeroFloat64)
	b := numberBook("", 0)
	f.Fuzz(func(t *testing.T, v float64) {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return
		}
		s := b.number(v, 0)
		back, err := strconv.ParseFloat(s, 64)
		if err != nil || strings.ContainsAny(s, "eE+") || math.Abs(back-v) > math.Abs(v)*1e-14 {
			t.Errorf("number(%v) = %s, which is %v, %v", v, s, back, err)
		}
	})
}

// Only a format that shows a date makes one of a number, and only where the number
// can be one.
func TestNumberFormats(t *testing.T) {
	for code, want := range map[string]string{
		"General": "45306.5", "G/通用格式": "45306.5", "": "45306.5", "0": "45306.5", "0.00": "45306.50", "@": "45306.5", "0.00E+00": "45306.5",
		"#,##0": "45,306.5", "#,##0.00_);[Red]\\(#,##0.00\\)": "45,306.50", `_ * #,##0_ ;_ * -#,##0_ ;_ * "-"??_ ;_ @_ `: "45,306.5", "0%": "4530650%",
		`0"天"`: "45306.5天", `[Red]0`: "45306.5", "aaaa": "45306.5", ";;;": "45306.5",
		`0!.0,"万"`: "4.53065万", `0\.0,`: "4.53065", "#,##0,": "45.3065", "0.00,,": "0.0453065", `0"万元"`: "45306.5万元", "0万": "45306.5万", `#,##0.00"元"`: "45,306.50元", `0!.0000`: "4.53065", `"¥"#,##0.00`: "¥45,306.50",
		"yyyy-m-d": "2024-1-15", `yyyy"年"m"月"d"日";@`: "2024年1月15日", "yyyy年m月d日": "2024年1月15日", "[$-804]yyyy/m/d": "2024/1/15",
		"yyyy": "2024", "m-d": "1-15", "yyyy-m-d h:mm": "2024-1-15 12:00", "h:mm:ss": "12:00:00",
	} {
		if got := numberBook(code, 164).number(45306.5, 0); got != want {
			t.Errorf("45306.5 as %s = %s; want %s", code, got, want)
		}
	}
	for id, want := range map[uint16]string{0: "1", 1: "1", 2: "1.00", 3: "1", 9: "100%", 14: "1", 31: "1", 49: "1", 57: "1", 163: "1"} {
		if got := numberBook("", id).number(1, 0); got != want {
			t.Errorf("1 in format %d = %s; want %s", id, got, want)
		}
	}
	date := numberBook("yyyy-m-d", 164)
	for v, want := range map[float64]string{-1: "-1", 2958465: "9999-12-31", 2958466: "2958466"} {
		if got := date.number(v, 0); got != want {
			t.Errorf("%v as a date = %s; want %s", v, got, want)
		}
	}
	if date.from1904 = true; date.number(43844, 0) != "2024-1-15" {
		t.Errorf("day 43844 from 1904 = %s; want 2024-1-15", date.number(43844, 0))
	}
}

// The errors of a formula are printed as the program shows them, so that none passes
// for a figure or an empty cell.
func TestErrorsOfFormulasArePrinted(t *testing.T) {
	for v, want := range map[byte]string{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0f: "#VALUE!", 0x17: "#REF!", 0x1d: "#NAME?", 0x24: "#NUM!", 0x2a: "#N/A", 0xff: "#N/A"} {
		if got := boolErr(v, true); got != want {
			t.Errorf("error %#x = %s; want %s", v, got, want)
		}
	}
	if boolErr(0, false) != "FALSE" || boolErr(1, false) != "TRUE" {
		t.Errorf("boolErr = %s, %s; want FALSE, TRUE", boolErr(0, false), boolErr(1, false))
	}
}

// Text of an old workbook is in the code page that it names.
func TestNarrowTextIsOfACodePage(t *testing.T) {
	for _, c := range []struct {
		page uint16
		text string
		want string
	}{
		{936, "\xd2\xbb", "一"}, {54936, "\xd2\xbb", "一"}, {950, "\xa4\x40", "一"}, {0, "12", "12"}, {1252, "\xa5 5", "¥ 5"}, {0x8001, "a", "a"},
	} {
		b := &workbook{codePage: c.page}
		if got, err := b.narrow(&biffText{parts: [][]byte{[]byte(c.text)}}, len(c.text)); err != nil || got != c.want {
			t.Errorf("code page %d: %q, %v; want %q", c.page, got, err, c.want)
		}
	}
	if got, err := (&workbook{codePage: 936}).narrow(&biffText{parts: [][]byte{[]byte("ab")}}, 3); err == nil {
		t.Errorf("three bytes of two = %q; want an error", got)
	}
}

// Lines on two sides make a cell ruled, in both formats of styles.
func TestWhichStylesAreRuled(t *testing.T) {
	for _, c := range []struct {
		old   bool
		style []byte
		want  bool
	}{
		{false, xf(0, 0)[4:], false}, {false, xf(0, 0x0001)[4:], false}, {false, xf(0, 0x0011)[4:], true}, {false, xf(0, boxed)[4:], true},
		{true, join(make([]byte, 8), le32(0), le32(0)), false}, {true, join(make([]byte, 8), le32(0), le32(1)), false},
		{true, join(make([]byte, 8), le32(1<<22), le32(1)), true}, {true, join(make([]byte, 8), le32(0), le32(1|1<<3|1<<6)), true},
	} {
		if got := (&workbook{old: c.old}).style(c.style).ruled; got != c.want {
			t.Errorf("style %x, old %v: ruled %v; want %v", c.style, c.old, got, c.want)
		}
	}
}
