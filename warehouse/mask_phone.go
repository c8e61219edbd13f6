package warehouse

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A shape is one way in which a telephone number is written.
type shape struct {
	form  *regexp.Regexp // from its first character; the first group is the number
	loose bool           // one run of digits, or parted by blanks alone: it could be a figure
	label bool           // only where a word such as 电话 stands before it on the line
}

// phoneShapes are tried in their order where a number begins.
var phoneShapes = []shape{
	newShape(`(?:\(?(?:\+|00)86\)?|\(86\)|86[- ]) {0,2}-? {0,2}1[3-9]\d(?:SEP?\d{4}SEP?\d{4}|SEP?\d{3}SEP?\d{5})`, false, false),
	newShape(`(?:\(?(?:\+|00)86\)?|\(86\)|86-) {0,2}-? {0,2}(?:\(0?[1-9]\d{1,2}\)|0?[1-9]\d{1,2})SEP?LOCAL`, false, false),
	newShape(`1[3-9]\d{9}`, true, false),
	newShape(`1[3-9]\d(?:HYPHEN\d{4}SEP?\d{4}|SEP?\d{4}HYPHEN\d{4}|HYPHEN\d{8}|HYPHEN\d{3}SEP?\d{5}|\dHYPHEN\d{3}HYPHEN\d{4})`, false, false),
	newShape(`1[3-9]\d(?:\.\d{4}\.\d{4}| {1,3}\d{4} {0,3}\d{4}|\d{4} {1,3}\d{4}| {1,3}\d{3} {0,3}\d{5})`, true, false),
	newShape(`\(0\d{2,3}\) {0,2}-? {0,2}LOCAL`, false, false),
	newShape(`0\d{2,3}HYPHENLOCAL`, false, false),
	newShape(`0\d{2,3}\) {0,2}-? {0,2}LOCAL`, false, false),
	newShape(`(?:010|02\d|0[3-9]\d\d) {1,3}LOCAL`, true, false),
	newShape(`(?:(?:010|02\d)\d{8}|0[3-9]\d{2}\d{7,8})`, true, false),
	newShape(`[48]00(?:HYPHEN\d{3,4}SEP?\d{3,4}|HYPHEN\d{7}|\d{3,4}HYPHEN\d{3,4})`, false, false),
	newShape(`[48]00(?: {1,2}\d{3} {0,2}\d{4}| {1,2}\d{4} {0,2}\d{3}|\d{7})`, true, false),
	newShape(`(?:\d{8}|\d{7}|\d{4}[- ]\d{4}|\d{3}[- ]\d{4})`, true, true),
}

func newShape(form string, loose, label bool) shape {
	form = strings.NewReplacer("HYPHEN", ` {0,2}-{1,2} {0,2}`, "SEP", `(?: {0,2}-{1,2} {0,2}| {1,2})`,
		"LOCAL", `(?:\d{8}|\d{7}|\d{4}[- ]\d{4}|\d{3}[- ]\d{4})`).Replace(form)
	return shape{regexp.MustCompile(`^(` + form + `)(?:[^0-9]|$)`), loose, label}
}

var (
	extension = regexp.MustCompile(`(?i)^( ?(?:\( ?(?:转|分机号?)[: ]?\d{1,6} ?\)|(?:转|分机号?|ext\.?)[: ]?\d{1,6}|-{1,2}\d{1,5}))(?:[^0-9年月]|$)`)
	// nextNumber is a further number of the same line, its area code left out.
	nextNumber = regexp.MustCompile(`^(?: ?[、/,] ?|或者?|和)(\d{8}|\d{7}|\d{4}-\d{4}|\d{3}-\d{4})(?:[^0-9]|$)`)
	// callBefore ends in what leads to a number of seven or eight digits.
	callBefore = regexp.MustCompile(`(?i)(?:电 ?话|手 ?机|热 ?线|传 ?真|座 ?机|联系方[式法]|tel|fax|phone)` +
		`(?:(?:号码?|为|是|及|和|与|兼|传真|电话|手机|热线|联系|咨询|监督|举报|投诉|办公室?|[ :、/,.(\x01-]|\([^()0-9\n]{0,30}\)){0,8}|[^0-9。;\n]{0,24}:[^0-9。;\n]{0,48})\n?$`)
	// contact stands somewhere before a number on the line that says whom to ask.
	contact = regexp.MustCompile(`(?i)电 ?话|手 ?机|热 ?线|传 ?真|座 ?机|联系|咨询|拨打|致电|tel|fax|phone`)
	// otherLabel ends in the name of another kind of number.
	otherLabel = regexp.MustCompile(`(?:索引号|文号|编号|账号|帐号|卡号|证号|证书号|案号|序号|单号|票号|户号|税号|流水号|登记号|批准号|备案号|档案号|备案|备|代码|编码|邮编|证件号码|身份证号码|[第￥¥$=_])[:为是.(=]*$`)
	// unit follows a figure.
	unit = regexp.MustCompile(`^(?: ?(?:万|亿|元|美元|%|‰|平方|公里)|件|条|次|份|项|个|篇|户|家|吨|亩|米|字|余|多|起|名|宗|册|年|月|日|人(?:[^工]|$)|号(?:[^码]|$)|\.\d|\.[A-Za-z]|[A-Za-z_]|/\d{4}-)`)
	// day is a date of eight digits, or two years.
	day = regexp.MustCompile(`(?:19|20)\d\d(?:-?(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|[- ](?:19|20)\d\d)$`)
)

// phones takes the telephone numbers that lie in no address.
func (f *folded) phones() {
	f.sort()
	addresses := f.spans
	last := 0 // end of the number before
	for i := 0; i < len(f.text); {
		c := f.text[i]
		if c != '(' && c != '+' && !isDigit(c) {
			i++
			continue
		}
		for len(addresses) > 0 && addresses[0].to <= i {
			addresses = addresses[1:]
		}
		if len(addresses) > 0 && addresses[0].from <= i {
			i = addresses[0].to
			continue
		}
		if to := f.phone(i, last); to > 0 {
			to = f.rest(to)
			f.take(i, to, phoneMark)
			last = f.further(to)
			i = last
			continue
		}
		i++
		for isDigit(c) && i < len(f.text) && isDigit(f.text[i]) {
			i++
		}
	}
}

// phone returns the end of the telephone number that begins at a place, or 0; last
// is where the one before it ends.
func (f *folded) phone(i, last int) int {
	if last != i-1 && !f.begins(i) {
		return 0
	}
	for _, s := range phoneShapes {
		m := s.form.FindStringSubmatchIndex(f.text[i:])
		if m == nil {
			continue
		}
		to := i + m[3]
		if f.isPhone(s, i, to) {
			return to
		}
	}
	return 0
}

// begins reports whether a number may begin at a place: it is no later part of a
// number, a name or a code.
func (f *folded) begins(i int) bool {
	before := f.text[:i]
	c, two := byte(' '), byte(' ')
	if i > 0 {
		c = before[i-1]
	}
	if i > 1 {
		two = before[i-2]
	}
	switch {
	case isDigit(c) || c == '_' || c == '=':
		return false
	case c == '-' || c == '/' || c == '.':
		return !isDigit(two) && (!isLetter(two) || isCall(before[:i-1]))
	case isLetter(c):
		return isCall(before)
	}
	return true
}

// isCall reports whether a text ends in a word such as Tel, set off from others.
func isCall(before string) bool {
	from := len(before)
	for from > 0 && len(before)-from < 8 && isLetter(before[from-1]) {
		from--
	}
	return slices.Contains([]string{"tel", "fax", "phone", "mobile", "mob", "t", "f", "m", "p"}, strings.ToLower(before[from:])) &&
		(from == 0 || !isDigit(before[from-1]) && before[from-1] != '-')
}

// isPhone decides whether what has the shape of a number is one.
func (f *folded) isPhone(s shape, from, to int) bool {
	line, after, number := f.line(from), f.text[to:], f.text[from:to]
	if otherLabel.MatchString(strings.ReplaceAll(line, " ", "")) {
		return false
	}
	if day.MatchString(number) && (s.label || !contact.MatchString(line)) && !strings.HasSuffix(strings.TrimRight(line, " \x01"), ":") {
		return false
	}
	if s.label {
		return callBefore.MatchString(line) && !unit.MatchString(after) && !strings.HasPrefix(after, "-")
	}
	if !s.loose {
		return true
	}
	if strings.Contains(number, " ") && !contact.MatchString(line) {
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, " "))
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(after[:min(len(after), 8)], " "))
		if last >= '0' && last <= '9' || next >= '0' && next <= '9' { // a row of figures
			return false
		}
	}
	return !unit.MatchString(after)
}

// rest returns the end of the extension that follows a number, or the number's.
func (f *folded) rest(to int) int {
	if m := extension.FindStringSubmatchIndex(f.text[to:]); m != nil {
		return to + m[3]
	}
	return to
}

// further takes the numbers that follow another without an area code, and
// returns where the last one ends.
func (f *folded) further(to int) int {
	for {
		m := nextNumber.FindStringSubmatchIndex(f.text[to:])
		if m == nil {
			return to
		}
		from, end := to+m[2], to+m[3]
		if unit.MatchString(f.text[end:]) || day.MatchString(f.text[from:end]) {
			return to
		}
		to = f.rest(end)
		f.take(from, to, phoneMark)
	}
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' }
