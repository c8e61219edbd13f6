package report

import (
	"testing"
)

func TestParseNumber(t *testing.T) {
	for _, c := range []struct {
		printed string
		state   State
		value   string
		unit    string
	}{
		{"12", Stated, "12", ""},
		{"0", Stated, "0", ""},
		{"007", Stated, "7", ""},
		{"１２", Stated, "12", ""},
		{" 12\u3000", Stated, "12", ""},
		{"1,234", Stated, "1234", ""},
		{"1，234，567", Stated, "1234567", ""},
		{"3 511", Stated, "3511", ""},
		{"3\u00a0511", Stated, "3511", ""},
		{"11398889", Stated, "11398889", ""},
		{"59237.2449", Stated, "59237.2449", ""},
		{"25.10", Stated, "25.1", ""},
		{"0.000001", Stated, "0.000001", ""},
		{"+2", Stated, "2", ""},
		{"-1", Stated, "-1", ""},
		{"－1", Stated, "-1", ""},
		{"— 8", Stated, "-8", ""},
		{"增2", Stated, "2", ""},
		{"减少 1", Stated, "-1", ""},
		{"251000元", Stated, "251000", "元"},
		{"25.1 万元", Stated, "25.1", "万元"},
		{"3件", Stated, "3", "件"},
		{"〇", Stated, "0", ""},
		{"O", Stated, "0", ""},
		{"1O", Stated, "10", ""},
		{"零", Stated, "0", ""},
		{"", Blank, "0", ""},
		{"\u00a0", Blank, "0", ""},
		{"\u200b", Blank, "0", ""},
		{"-", Dash, "0", ""},
		{"——", Dash, "0", ""},
		{"－", Dash, "0", ""},
		{"/", Slash, "0", ""},
		{"／", Slash, "0", ""},
		{"无", NoneWord, "0", ""},
		{"暂无", NoneWord, "0", ""},
		{"1 2", Illegible, "0", ""},
		{"12 34", Illegible, "0", ""},
		{"1,2", Illegible, "0", ""},
		{"1\n2", Illegible, "0", ""},
		{"0,123", Illegible, "0", ""},
		{"12%", Illegible, "0", ""},
		{"约12", Illegible, "0", ""},
		{"3.", Illegible, "0", ""},
		{"1.2.3", Illegible, "0", ""},
		{"自然人", Illegible, "0", ""},
		{"12345678901234", Illegible, "0", ""},
		{"0.0000001", Illegible, "0", ""},
		{"本机关收到申请 12 件，均已按期答复，没有超期未办结的情形发生", Illegible, "0", ""},
	} {
		n := ParseNumber(c.printed)
		if n.State != c.state || n.Value.String() != c.value || n.Unit != c.unit {
			t.Errorf("ParseNumber(%q) = %s, %s, %q; want %s, %s, %q", c.printed, n.Value, n.State, n.Unit, c.value, c.state, c.unit)
		}
	}
}

func TestValueSaysWhatItRead(t *testing.T) {
	for _, text := range []string{"0", "1", "-1", "12.5", "0.000001", "-0.25", "999999999999", "999999999999.999999"} {
		v, err := ParseValue(text)
		if err != nil || v.String() != text {
			t.Errorf("ParseValue(%q) = %s, %v; want the same back", text, v, err)
		}
	}
	for _, text := range []string{"", "-", ".5", "1.", "1e3", "1234567890123", "0.1234567", "1 2", "--1"} {
		if v, err := ParseValue(text); err == nil {
			t.Errorf("ParseValue(%q) = %s; want an error", text, v)
		}
	}
}

func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{"12", "１，２３４", "251000元", "增2", "—", "〇", "1 2", "−0.5万元", "9223372036854775807"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, printed string) {
		n := ParseNumber(printed)
		switch n.State {
		case Stated:
			back, err := ParseValue(n.Value.String())
			if err != nil || back != n.Value {
				t.Errorf("ParseNumber(%q) = %s, which reads back as %s, %v", printed, n.Value, back, err)
			}
		case Blank, Dash, Slash, NoneWord, Illegible:
			if n.Value != 0 {
				t.Errorf("ParseNumber(%q) = %s in state %s; want no value", printed, n.Value, n.State)
			}
		default:
			t.Errorf("ParseNumber(%q) has state %q", printed, n.State)
		}
	})
}
