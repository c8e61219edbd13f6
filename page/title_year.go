package page

import (
	"regexp"
	"strings"
)

// yearBehind returns the year printed directly behind the report's name, and
// where the title then ends.
func (l *line) yearBehind(end int) (year, last int) {
	rest := strings.TrimLeft(l.folded[end:], "《》\"")
	m := yearToken.FindStringSubmatchIndex(rest)
	if m == nil || m[0] > 0 || max(m[2], m[4]) < 0 || digits(rest[m[1]:]) > 0 {
		return 0, end
	}
	i := max(m[2], m[4])
	year = number(rest[i : i+4])
	if year < firstYear || year > lastYear {
		return 0, end
	}
	if len(rest) == len(l.folded)-end {
		end += m[1]
	}
	return year, end
}

var yearBefore = regexp.MustCompile(`(?:^|[^0-9])(20[0-9]{2})年?度?[】》\])]?[-—]?$`)

// yearBeside returns the year that a bracket or a stroke parts from the title
// behind it: 【2023】, 2023-; 0 where there is none.
func yearBeside(before string) int {
	m := yearBefore.FindStringSubmatch(before)
	if m == nil {
		return 0
	}
	if y := number(m[1]); y >= firstYear && y <= lastYear {
		return y
	}
	return 0
}

// yearsIn returns the plausible years among the words of the vocabulary.
func yearsIn(s string) []int {
	var years []int
	for _, m := range yearToken.FindAllStringSubmatch(s, -1) {
		if y := number(m[1] + m[2]); y >= firstYear && y <= lastYear {
			years = append(years, y)
		}
	}
	return years
}
