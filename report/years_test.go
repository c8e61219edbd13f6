package report

import "testing"

func TestParseYears(t *testing.T) {
	for text, want := range map[string]Years{
		"2021": {2021, 2021}, "2019-2023": {2019, 2023}, "2019-": {2019, 0}, "-2018": {0, 2018}, "2020-2020": {2020, 2020},
	} {
		got, err := ParseYears(text)
		if err != nil || got != want {
			t.Errorf("ParseYears(%q) = %v, %v; want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "-", "21", "2023-2019", "2019-2020-2021", "twenty", "20199", "1999", "2019–2020"} {
		if got, err := ParseYears(text); err == nil {
			t.Errorf("ParseYears(%q) = %v; want an error", text, got)
		}
	}
}

func TestASpanReadsBackAsItIsPrinted(t *testing.T) {
	for _, y := range []Years{{2021, 2021}, {2019, 2023}, {2019, 0}, {0, 2018}} {
		if got, err := ParseYears(y.String()); err != nil || got != y {
			t.Errorf("ParseYears(%q) = %v, %v; want %v", y, got, err, y)
		}
	}
	if got := (Years{}).String(); got != "all" {
		t.Errorf("the zero span prints %q; want all", got)
	}
}

func TestASpanHoldsItsYears(t *testing.T) {
	for _, c := range []struct {
		span  Years
		years []int
		want  bool
	}{
		{Years{2019, 2021}, []int{2021}, true},
		{Years{2019, 2021}, []int{2022}, false},
		{Years{2019, 2021}, []int{2022, 2019}, true},
		{Years{2019, 0}, []int{2018}, false},
		{Years{0, 2018}, []int{2018}, true},
		{Years{}, []int{2008}, true},
		{Years{2019, 2021}, nil, true}, // may be of any year
	} {
		if got := c.span.HoldsAny(c.years); got != c.want {
			t.Errorf("%v holds any of %v = %v; want %v", c.span, c.years, got, c.want)
		}
	}
}
