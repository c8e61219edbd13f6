package report

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A Value is an exact decimal in millionths: enough for 万元 to the 分, and for
// counts up to nine million million.
type Value int64

// Scale is the number of decimal places of a Value.
const Scale = 6

const one = 1_000_000

// Count returns the Value of a whole number.
func Count(n int64) Value { return Value(n * one) }

// Whole reports whether v is a whole number.
func (v Value) Whole() bool { return v%one == 0 }

// Float returns v as the nearest float64, for ratios and charts.
func (v Value) Float() float64 { return float64(v) / one }

// String prints v with as many decimal places as it needs.
func (v Value) String() string { return string(v.append(nil)) }

func (v Value) append(b []byte) []byte {
	if v < 0 {
		b = append(b, '-')
		if v == math.MinInt64 {
			return append(b, "9223372036854.775808"...)
		}
		v = -v
	}
	b = strconv.AppendInt(b, int64(v/one), 10)
	if v%one == 0 {
		return b
	}
	frac := strconv.FormatInt(int64(v%one)+one, 10)[1:]
	b = append(b, '.')
	return append(b, strings.TrimRight(frac, "0")...)
}

// ErrValue means a text is no decimal that a Value can hold.
var ErrValue = errors.New("not a decimal of at most twelve digits and six places")

// ParseValue reads a plain decimal: an optional sign, digits, and at most six
// places. It neither trims nor guesses; see ParseNumber for what agencies print.
func ParseValue(s string) (Value, error) {
	v, ok := parseValue(s)
	if !ok {
		return 0, fmt.Errorf("%q: %w", s, ErrValue)
	}
	return v, nil
}

// parseValue is ParseValue without the words, for cells of which most are none.
func parseValue(s string) (Value, bool) {
	digits, negative := s, false
	if strings.HasPrefix(digits, "-") || strings.HasPrefix(digits, "+") {
		negative, digits = digits[0] == '-', digits[1:]
	}
	whole, frac, point := strings.Cut(digits, ".")
	frac = strings.TrimRight(frac, "0")
	if len(whole) == 0 || point && strings.HasSuffix(s, ".") || len(strings.TrimLeft(whole, "0")) > 12 || len(frac) > Scale {
		return 0, false
	}
	n := int64(0)
	for _, part := range [...]string{whole, (frac + "000000")[:Scale]} {
		for i := 0; i < len(part); i++ {
			if part[i] < '0' || part[i] > '9' {
				return 0, false
			}
			n = n*10 + int64(part[i]-'0')
		}
	}
	if negative {
		n = -n
	}
	return Value(n), true
}

// MarshalJSON writes v as a JSON number without an exponent.
func (v Value) MarshalJSON() ([]byte, error) { return v.append(nil), nil }

// UnmarshalJSON reads a JSON number without an exponent.
func (v *Value) UnmarshalJSON(b []byte) error {
	n, err := ParseValue(string(b))
	*v = n
	return err
}
