package replica

import (
	"slices"
	"strconv"
	"strings"

	"harvest/report"
)

// A part is one piece of a report in its order: a paragraph, a heading or a
// table.
type part struct {
	kind   partKind
	number int // section of a heading
	text   string
	table  table
}

type partKind int

const (
	paragraph partKind = iota
	heading
	tablePart
)

// headings are the six headings and how they are reworded.
var headings = [6][]string{
	{"一、总体情况", "一、概述", "一、总体概述"},
	{"二、主动公开政府信息情况", "二、主动公开情况", "二、行政机关主动公开政府信息情况"},
	{"三、收到和处理政府信息公开申请情况", "三、行政机关收到和处理政府信息公开申请情况"},
	{"四、政府信息公开行政复议、行政诉讼情况", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"},
	{"五、存在的主要问题及改进情况", "五、政府信息公开工作存在的主要问题及改进情况", "五、存在问题及改进措施"},
	{"六、其他需要报告的事项", "六、其它需要报告的事项", "六、需要报告的其他事项"},
}

// flow returns the report's parts in order, without its title.
func (e *edition) flow() []part {
	d := e.dice("prose")
	words := e.words(d)
	var list []part
	say := func(text string) { list = append(list, part{kind: paragraph, text: words.Replace(text)}) }
	head := func(n int) {
		list = append(list, part{kind: heading, number: n, text: e.heading(n)})
	}
	say(pick(d, openings...))
	if e.has(ContactLine) {
		say(pick(d, contacts...))
	}
	head(1)
	if e.has(HeadingTwice) {
		head(1)
	}
	e.overall(d, say)
	disclosure, requests, review := e.tables()
	if e.has(MergedTables) {
		head(2)
		list = append(list, part{kind: tablePart, table: e.merge(disclosure[0], requests[0], review[0])})
	} else {
		for i, pieces := range [][]table{disclosure, requests, review} {
			head(i + 2)
			if d.chance(30) {
				say(pick(d, tableLeads[i+2]...))
			}
			for _, t := range pieces {
				list = append(list, part{kind: tablePart, table: t})
			}
		}
	}
	head(5)
	first, second := "（一）存在的主要问题", "（二）改进情况"
	if e.has(Misnumbered) {
		first, second = "二、存在的主要问题", "三、下一步改进措施"
	}
	if e.has(Misnumbered) || d.chance(50) {
		say(first)
		say(pick(d, problems...))
		say(second)
		say(pick(d, plans...))
	} else {
		say(pick(d, problems...))
		say(pick(d, plans...))
	}
	head(6)
	if e.year < 2021 {
		say(pick(d, nothingMore...))
	} else {
		say(pick(d, fees...))
	}
	if e.has(ContactEnd) {
		say(pick(d, contactEnds...))
	}
	return list
}

// overall is section one: its five parts, each under a name of its own.
func (e *edition) overall(d dice, say func(string)) {
	if e.has(StaleYear) {
		say("{last}年，{self}认真贯彻落实《条例》，扎实推进政府信息公开工作。")
	}
	say("（一）主动公开情况")
	say(pick(d, disclosed...))
	say("（二）依申请公开情况")
	if e.figures.of(rowNew, report.Total) == 0 && e.figures.of(rowCarriedIn, report.Total) == 0 {
		say(pick(d, noRequests...))
	} else {
		say(pick(d, someRequests...))
	}
	say("（三）政府信息管理情况")
	say(pick(d, managed...))
	say("（四）政府信息公开平台建设情况")
	say(pick(d, platforms...))
	say("（五）监督保障情况")
	say(pick(d, guarded...))
}

// heading is the heading of a section as the edition prints it.
func (e *edition) heading(n int) string {
	list := headings[n-1]
	text := list[0]
	if e.has(HeadingReworded) {
		text = pick(e.dice("heading "+strconv.Itoa(n)), list...)
	}
	if e.has(HeadingNote) && n == 1 {
		text += "（黑体三号字，不加粗）"
	}
	return text
}

// words fills in what the prose leaves open. The figures of requests are those
// of the table, unless the edition's prose disagrees.
func (e *edition) words(d dice) *strings.Replacer {
	of := func(row, member string) string { return e.figures.of(row, member).String() }
	denied := report.Value(0)
	for _, o := range outcomes {
		if strings.HasPrefix(o.code, "request_denied_") {
			denied += e.figures.of(o.code, report.Total)
		}
	}
	fresh := e.figures.of(rowNew, report.Total)
	organised := fresh - e.figures.of(rowNew, natural)
	if e.has(ProseDisagrees) {
		fresh += report.Count(int64(d.between(2, 7)))
	}
	number := func(lo, hi int) string { return strconv.Itoa(d.between(lo, hi)) }
	posts := d.between(120, 4600)
	return strings.NewReplacer(
		"{name}", e.agency.Name, "{self}", e.agency.self, "{place}", e.agency.place,
		"{year}", strconv.Itoa(e.year), "{last}", strconv.Itoa(e.year-1), "{next}", strconv.Itoa(e.year+1),
		"{new}", fresh.String(), "{in}", of(rowCarriedIn, report.Total), "{done}", of(rowTotal, report.Total),
		"{out}", of(rowCarriedOut, report.Total), "{granted}", of("request_granted", report.Total),
		"{partial}", of("request_partial", report.Total), "{denied}", denied.String(),
		"{natural}", of(rowNew, natural), "{organised}", organised.String(),
		"{posts}", strconv.Itoa(posts), "{site}", strconv.Itoa(posts*3/5), "{media}", strconv.Itoa(posts*2/5),
		"{notes}", number(3, 70), "{talks}", number(2, 9), "{letters}", number(11, 380), "{old}", number(12, 260),
		"{checks}", number(2, 12), "{zones}", number(1, 8), "{visits}", number(21_000, 960_000),
		"{columns}", number(2, 19), "{people}", number(40, 420),
	)
}

// merge makes one table of all three, the headings of sections three and four in
// rows between.
func (e *edition) merge(disclosure, requests, review table) table {
	t := table{rows: slices.Clone(disclosure.rows)}
	for i, next := range []table{requests, review} {
		t.rows = append(t.rows, []cell{{text: e.heading(i + 3), cols: 10, kind: labelCell}})
		t.rows = append(t.rows, next.rows...)
	}
	return t
}

// sectionsOf returns the six sections of a report, as its parts print them.
func (e *edition) sectionsOf(parts []part) []report.Section {
	var list []report.Section
	open := func(n int, text string) {
		if len(list) == 0 || list[len(list)-1].Number != n {
			list = append(list, report.Section{Number: n, Heading: text})
		}
	}
	for _, p := range parts {
		switch {
		case p.kind == heading:
			open(p.number, p.text)
		case p.kind == tablePart && e.has(MergedTables):
			open(3, e.heading(3))
			open(4, e.heading(4))
		case p.kind == paragraph && len(list) > 0:
			s := &list[len(list)-1]
			if s.Text != "" {
				s.Text += "\n"
			}
			s.Text += p.text
		}
	}
	return list
}
