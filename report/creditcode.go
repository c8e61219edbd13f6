package report

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"strings"
	"sync"
)

// CreditCode reports whether s is a unified social credit code (统一社会信用代码, GB
// 32100, 18 characters), and returns the code of the division that registered its
// bearer, its characters 3 to 8. Both check digits must hold, that of the whole and
// that of the organisation code in it (GB 11714): what platforms make up in the
// shape of one is none.
func CreditCode(s string) (division string, ok bool) {
	const letters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	if len(s) != 18 {
		return "", false
	}
	sum, weight := 0, 1
	for i := range 17 {
		n := strings.IndexByte(letters, s[i])
		if n < 0 {
			return "", false
		}
		sum += n * weight
		weight = weight * 3 % 31
	}
	if letters[(31-sum%31)%31] != s[17] || !OrganisationCode(s[8:17]) {
		return "", false
	}
	for _, c := range []byte(s[2:8]) {
		if c < '0' || c > '9' {
			return "", false
		}
	}
	return s[2:8], true
}

// OrganisationCode reports whether s is an organisation code (GB 11714): eight
// digits or letters and a check digit.
func OrganisationCode(s string) bool {
	if len(s) != 9 {
		return false
	}
	sum := 0
	for i, weight := range []int{3, 7, 9, 10, 5, 8, 4, 2} {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			sum += int(c-'0') * weight
		case c >= 'A' && c <= 'Z':
			sum += int(c-'A'+10) * weight
		default:
			return false
		}
	}
	return "0123456789X0"[11-sum%11] == s[8]
}

//go:embed divisions_changed.csv
var changedCSV string

var loadChanged = sync.OnceValue(func() map[string]string {
	in := csv.NewReader(strings.NewReader(changedCSV))
	in.Comment = '#'
	in.FieldsPerRecord = 3
	records, err := in.ReadAll()
	if err != nil {
		panic(fmt.Sprintf("embedded divisions_changed.csv: %v", err))
	}
	changed := make(map[string]string, len(records))
	for _, r := range records[1:] {
		changed[r[0]] = r[1]
	}
	return changed
})

// DivisionNow returns the code that a division of six digits has today: its
// successor's where it was renamed, merged or raised to a city, as far as
// divisions_changed.csv knows; else the code itself.
func DivisionNow(code string) string {
	changed := loadChanged()
	for range 3 { // a successor may have one
		next, ok := changed[code]
		if !ok && len(code) == 6 && code[4:] != "00" { // a county of a prefecture that changed
			if next, ok = changed[code[:4]+"00"]; ok {
				next = next[:4] + "00"
			}
		}
		if !ok {
			break
		}
		code = next
	}
	return code
}

// DivisionsDiffer reports whether two division codes cannot be of one place or of
// one within the other: their provinces differ, or their cities do where both are
// cities of today. Counties of one city are not told apart, for theirs are the
// codes that change most, and a body keeps the code it was registered under. Codes
// of the centre (100000) differ from none.
func DivisionsDiffer(a, b string) bool {
	a, b = DivisionNow(a), DivisionNow(b)
	if len(a) != 6 || len(b) != 6 || a[:2] == "10" || b[:2] == "10" {
		return false
	}
	if a[:2] != b[:2] {
		return true
	}
	return a[2:4] != b[2:4] && isCity(a) && isCity(b)
}

// isCity reports whether a code lies in a city: 01 to 20 in its characters 3 and
// 4. 00 is a province, 90 counties under one, and from 21 on lie prefectures, old
// and new, of which a code alone does not tell whether it still stands.
func isCity(code string) bool {
	return code[2:4] >= "01" && code[2:4] <= "20"
}
