package document

import (
	"math"
	"strconv"
	"strings"
)

// A decimal is a figure as a workbook keeps it: 0.DIGITS times ten to the power of
// point. Digits neither begin nor end with 0; those of zero are "" and its point 0.
type decimal struct {
	digits   string
	point    int
	negative bool
}

// parseDecimal reads a number as XML writes it, with an exponent or without. Of more
// than 15 digits that are no whole number, 15 count, as in the programs that write
// them: the rest is noise of binary fractions.
func parseDecimal(s string) (decimal, bool) {
	s = strings.TrimSpace(s)
	if len(s) == 0 || len(s) > 400 {
		return decimal{}, false
	}
	mantissa, exponent, scientific := strings.Cut(strings.ToUpper(s), "E")
	shift := 0
	if scientific {
		n, err := strconv.Atoi(exponent)
		if err != nil || n < -400 || n > 400 {
			return decimal{}, false
		}
		shift = n
	}
	var d decimal
	if rest, ok := strings.CutPrefix(mantissa, "-"); ok {
		d.negative, mantissa = true, rest
	} else {
		mantissa = strings.TrimPrefix(mantissa, "+")
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	all := whole + fraction
	if all == "" || strings.Trim(all, "0123456789") != "" {
		return decimal{}, false
	}
	d.digits = strings.TrimLeft(all, "0")
	d.point = len(whole) - (len(all) - len(d.digits)) + shift
	d.digits = strings.TrimRight(d.digits, "0")
	if d.digits == "" {
		return decimal{}, true
	}
	if len(d.digits) > 15 && (scientific || len(d.digits) > d.point || len(d.digits) > 18) {
		return d.round(15), true
	}
	return d, true
}

// round keeps that many digits.
func (d decimal) round(digits int) decimal {
	up := d.digits[digits] >= '5'
	kept := []byte(d.digits[:digits])
	for i := len(kept) - 1; up && i >= 0; i-- {
		if up = kept[i] == '9'; up {
			kept[i] = '0'
		} else {
			kept[i]++
		}
	}
	if up {
		kept = append([]byte{'1'}, kept...)
		d.point++
	}
	d.digits = strings.TrimRight(string(kept), "0")
	return d
}

func (d decimal) zero() bool { return d.digits == "" }

func (d decimal) float() float64 {
	if d.zero() {
		return 0
	}
	v, err := strconv.ParseFloat("0."+d.digits+"E"+strconv.Itoa(d.point), 64)
	if err != nil {
		v = math.Inf(1)
	}
	if d.negative {
		return -v
	}
	return v
}

// parts returns the digits before and behind the decimal point, "" where there are
// none.
func (d decimal) parts() (whole, fraction string) {
	switch n := len(d.digits); {
	case d.zero():
		return "", ""
	case d.point <= 0:
		return "", strings.Repeat("0", -d.point) + d.digits
	case d.point >= n:
		return d.digits + strings.Repeat("0", d.point-n), ""
	}
	return d.digits[:d.point], d.digits[d.point:]
}

// String writes every digit, without exponent.
func (d decimal) String() string {
	whole, fraction := d.parts()
	if whole == "" {
		whole = "0"
	}
	if fraction != "" {
		whole += "." + fraction
	}
	if d.negative && !d.zero() {
		return "-" + whole
	}
	return whole
}
