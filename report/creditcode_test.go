package report

import (
	"slices"
	"strings"
	"testing"
)

func TestCreditCodeHoldsBothCheckDigits(t *testing.T) { // GB 32100, GB 11714
	for code, want := range map[string]string{
		"113709000043415074": "370900", // a bureau of 泰安
		"113703060042203934": "370306",
		"11441200MB2C91453G": "441200",
		"113325000026455663": "332500", // 丽水, under the code of the prefecture that it was
	} {
		if got, ok := CreditCode(code); !ok || got != want {
			t.Errorf("CreditCode(%s) = %q, %v; want %q", code, got, ok, want)
		}
	}
	for _, code := range []string{
		"", "737546075", "113708120043222000", // made by a platform
		"113709000043415075", "113709000043415174", "11370900004341507I", "113709000043415074 ",
	} {
		if got, ok := CreditCode(code); ok {
			t.Errorf("CreditCode(%q) = %q, true; want false", code, got)
		}
	}
	// of all codes that differ in one character none is taken for one
	const code = "113709000043415074"
	for i := range len(code) {
		for _, c := range "0123456789ABCDEFGHJKLMNPQRTUWXY" {
			other := code[:i] + string(c) + code[i+1:]
			if _, ok := CreditCode(other); ok && other != code {
				t.Errorf("CreditCode(%s) = true; want false", other)
			}
		}
	}
}

func TestOrganisationCode(t *testing.T) {
	for code, want := range map[string]bool{"014416330": true, "737546075": true, "737546076": false, "MB2C91453": true, "00004341": false, "0000434 0": false} {
		if got := OrganisationCode(code); got != want {
			t.Errorf("OrganisationCode(%q) = %v; want %v", code, got, want)
		}
	}
}

func TestDivisionsDiffer(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"332500", "331100", false}, // 丽水地区, now a city
		{"332527", "331127", false}, // a county of it
		{"341702", "341881", true},  // 贵池 on a page of 宁国
		{"370306", "370300", false},
		{"370306", "370000", false},
		{"370306", "370302", false}, // counties of one city are not told apart
		{"370306", "440106", true},
		{"370800", "370883", false}, // a zone's committee under its city's code
		{"110102", "110000", false},
		{"100000", "340207", false}, // a body of the centre
		{"341521", "340422", false}, // 寿县, now under another city
		{"410881", "419001", false}, // 济源, now under the province
		{"152500", "152900", false}, // prefectures: who knows
		{"", "370306", false},
	} {
		for range 2 {
			if got := DivisionsDiffer(c.a, c.b); got != c.want {
				t.Errorf("DivisionsDiffer(%q, %q) = %v; want %v", c.a, c.b, got, c.want)
			}
			c.a, c.b = c.b, c.a
		}
	}
}

func TestChangedDivisionsLeadToOneThatStands(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(changedCSV), "\n")
	codes := loadChanged()
	if len(codes) != len(slices.DeleteFunc(lines, func(l string) bool { return strings.HasPrefix(l, "#") || strings.HasPrefix(l, "code") })) {
		t.Error("a code stands there twice")
	}
	for old, next := range codes {
		if now := DivisionNow(old); codes[now] != "" || old[:2] != next[:2] || !regionCode.MatchString(old) || !regionCode.MatchString(next) {
			t.Errorf("%s leads to %s and then to %s", old, next, now)
		}
	}
}
