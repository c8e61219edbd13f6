package report

import (
	"fmt"
	"strconv"
	"strings"
)

// Years is a span of report years, both ends included. A 0 leaves its end open;
// the zero value is every year.
type Years struct{ From, To int }

// ParseYears reads a span as people type it: 2021, 2019-2023, 2019-, -2018.
func ParseYears(text string) (Years, error) {
	wrong := fmt.Errorf("%q: want years such as 2021, 2019-2023, 2019- or -2018", text)
	from, to, span := strings.Cut(text, "-")
	var y Years
	for _, end := range []struct {
		text string
		into *int
	}{{from, &y.From}, {to, &y.To}} {
		if end.text == "" {
			continue
		}
		n, err := strconv.Atoi(end.text)
		if err != nil || len(end.text) != 4 || n < 2000 {
			return Years{}, wrong
		}
		*end.into = n
	}
	if !span {
		y.To = y.From
	}
	if y == (Years{}) || y.To > 0 && y.From > y.To {
		return Years{}, wrong
	}
	return y, nil
}

// Holds reports whether a year lies in the span.
func (y Years) Holds(year int) bool {
	return year >= y.From && (y.To == 0 || year <= y.To)
}

// HoldsAny reports whether one of the years lies in the span, or there are none:
// what names no year may be of any.
func (y Years) HoldsAny(years []int) bool {
	for _, year := range years {
		if y.Holds(year) {
			return true
		}
	}
	return len(years) == 0
}

// String is the span as ParseYears reads it, "all" for every year.
func (y Years) String() string {
	switch {
	case y == (Years{}):
		return "all"
	case y.From == y.To:
		return strconv.Itoa(y.From)
	case y.From == 0:
		return "-" + strconv.Itoa(y.To)
	case y.To == 0:
		return strconv.Itoa(y.From) + "-"
	}
	return fmt.Sprintf("%d-%d", y.From, y.To)
}
