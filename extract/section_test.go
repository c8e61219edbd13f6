package extract

import (
	"fmt"
	"strings"
	"testing"

	"harvest/document"
	"harvest/report"
)

// sectionsOf cuts a text into sections.
func sectionsOf(t *testing.T, text string) []report.Section {
	t.Helper()
	d, err := document.Read([]byte(text), "text/plain; charset=utf-8")
	if err != nil {
		t.Fatal(err)
	}
	sections, _ := readSections(d, 0, len(d.Blocks), findTables(d, 0, len(d.Blocks)))
	return sections
}

// shownSections writes sections as number, heading and text.
func shownSections(sections []report.Section) string {
	var b []string
	for _, s := range sections {
		b = append(b, fmt.Sprintf("%d %s: %s", s.Number, s.Heading, strings.ReplaceAll(s.Text, "\n", "/")))
	}
	return strings.Join(b, "\n")
}

const title = "甲市教育局2021年政府信息公开工作年度报告\n"

// rule: func repeats in extract/section.go
func TestQ20AHeadingPrintedTwiceIsOne(t *testing.T) {
	for _, text := range []string{
		"一、总体情况\n一、总体情况\n正文。\n五、存在的主要问题及改进情况\n问题。",
		"一、总体情况\n正文。\n一、总体情况\n五、存在的主要问题及改进情况\n问题。", // at the head of the next page
	} {
		want := "1 一、总体情况: 正文。\n5 五、存在的主要问题及改进情况: 问题。"
		if got := shownSections(sectionsOf(t, title+text)); got != want {
			t.Errorf("%q: sections\n%s\nwant\n%s", text, got, want)
		}
	}
}

// rule: func sectionHeading in extract/section.go
// rule: func block in extract/section.go, a heading that does not move forward is text
func TestQ21WordsDecideAndNotNumbers(t *testing.T) {
	text := "一、总体情况\n正文。\n五、存在的主要问题及改进情况\n二、存在的主要问题\n不足。\n三、下一步改进情况\n整改。\n六、其他需要报告的事项\n无。"
	want := "1 一、总体情况: 正文。\n5 五、存在的主要问题及改进情况: 二、存在的主要问题/不足。/三、下一步改进情况/整改。\n6 六、其他需要报告的事项: 无。"
	if got := shownSections(sectionsOf(t, title+text)); got != want {
		t.Errorf("sections\n%s\nwant\n%s", got, want)
	}
	same := "一、总体情况\n正文。\n一、主动公开政府信息情况\n公开。\n一、收到和处理政府信息公开申请情况\n申请。\n一、其他需要报告的事项\n无。"
	want = "1 一、总体情况: 正文。\n2 一、主动公开政府信息情况: 公开。\n3 一、收到和处理政府信息公开申请情况: 申请。\n6 一、其他需要报告的事项: 无。"
	if got := shownSections(sectionsOf(t, title+same)); got != want {
		t.Errorf("sections\n%s\nwant\n%s", got, want)
	}
}

// rule: func sectionHeading in extract/section.go, the form's own wording
// rule: func headingText in extract/section.go
func TestQ22HeadingsWithoutNumbersOrWithStrayMarks(t *testing.T) {
	text := "总体情况\n（一）、建立机构。\n主动公开政府信息情况：\n公开。\n存在的主要问题及改进情况\n问题。"
	want := "1 总体情况: （一）、建立机构。\n2 主动公开政府信息情况: 公开。\n5 存在的主要问题及改进情况: 问题。"
	if got := shownSections(sectionsOf(t, title+text)); got != want {
		t.Errorf("sections\n%s\nwant\n%s", got, want)
	}
	if got := shownSections(sectionsOf(t, title+"一、总体情况\n（一）主动公开政府信息情况\n公开。\n2.存在的主要问题及改进情况\n问题。")); got != "1 一、总体情况: （一）主动公开政府信息情况/公开。/2.存在的主要问题及改进情况/问题。" {
		t.Errorf("sections\n%s\nwant the numbers of parts of a section to head none", got)
	}
	if got := shownSections(sectionsOf(t, title+"一、总体情况、\n正文。")); got != "1 一、总体情况: 正文。" {
		t.Errorf("sections\n%s\nwant the heading without its last mark", got)
	}
}

// rule: func headingText in extract/section.go
func TestQ23AnInstructionToTheTypesetterIsCut(t *testing.T) {
	for printed, want := range map[string]string{
		"一、总体情况(宋体加粗小四号字)":       "一、总体情况",
		"一、总体情况（黑体三号字，不加粗）":      "一、总体情况",
		"六、其他需要报告的事项（如无可不填）":     "六、其他需要报告的事项（如无可不填）", // what is no such instruction stays as printed
		"五、存在的主要问题及改进情况（字体：仿宋） ": "五、存在的主要问题及改进情况",
	} {
		got := sectionsOf(t, title+printed+"\n正文。")
		if len(got) != 1 || got[0].Heading != want || got[0].Text != "正文。" {
			t.Errorf("%s: sections %q; want the heading %q", printed, shownSections(got), want)
		}
	}
}

func TestAHeadingMayRunIntoItsParagraph(t *testing.T) {
	text := "一、总体情况 （一）主动公开。我局主动公开政府信息145条。（二）依申请公开。未收到政府信息公开申请。\n五、存在的主要问题及改进情况 一是更新不及时。\n六、其他需要报告的事项：无。"
	want := "1 一、总体情况: （一）主动公开。我局主动公开政府信息145条。（二）依申请公开。未收到政府信息公开申请。\n5 五、存在的主要问题及改进情况: 一是更新不及时。\n6 六、其他需要报告的事项: 无。"
	if got := shownSections(sectionsOf(t, title+text)); got != want {
		t.Errorf("sections\n%s\nwant\n%s", got, want)
	}
	if got := shownClaims(claimsOf(t, title+text, 2021)); got != "proactive_total=145 requests_received=0" {
		t.Errorf("claims %q", got)
	}
}

func TestAPageNumberIsNoProse(t *testing.T) {
	text := "一、总体情况\n我局严格执行信息发布审核制度，全年共主动公开政府\n- 1 -\n信息35条。\n"
	if got := shownSections(sectionsOf(t, title+text)); got != "1 一、总体情况: 我局严格执行信息发布审核制度，全年共主动公开政府/信息35条。" {
		t.Errorf("sections\n%s\nwant them without the page's number", got)
	}
	if got := shownClaims(claimsOf(t, title+text, 2021)); got != "proactive_total=35" {
		t.Errorf("claims %q; want the 35 over two pages", got)
	}
}

// The sentence that says what a report has names all six headings; where a tool has
// wrapped it, a line of it is no heading.
func TestALineOfASentenceIsNoHeading(t *testing.T) {
	text := "本报告依据条例的要求编制，全文包括总体情况、主动公开政府信息情况、\n收到和处理政府信息公开申请情况\n和行政复议、行政诉讼情况。\n一、总体情况\n正文。\n二、主动公开政府信息情况\n公开。"
	want := "1 一、总体情况: 正文。\n2 二、主动公开政府信息情况: 公开。"
	if got := shownSections(sectionsOf(t, title+text)); got != want {
		t.Errorf("sections\n%s\nwant\n%s", got, want)
	}
}

func TestAHeadingOverTwoLinesIsOne(t *testing.T) {
	text := "一、总体情况\n正文。\n四、因政府信息公开工作被申请行政复议、提起行政\n诉讼情况\n无此类案件。\n"
	want := "1 一、总体情况: 正文。\n4 四、因政府信息公开工作被申请行政复议、提起行政诉讼情况: 无此类案件。"
	if got := shownSections(sectionsOf(t, title+text)); got != want {
		t.Errorf("sections\n%s\nwant\n%s", got, want)
	}
}

func TestAListOfContentsHeadsNothing(t *testing.T) {
	list := "一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n五、存在的主要问题及改进情况\n"
	text := list + strings.ReplaceAll(list, "情况\n", "情况\n正文。\n")
	want := "1 一、总体情况: 正文。\n2 二、主动公开政府信息情况: 正文。\n3 三、收到和处理政府信息公开申请情况: 正文。\n5 五、存在的主要问题及改进情况: 正文。"
	if got := shownSections(sectionsOf(t, title+text)); got != want {
		t.Errorf("sections\n%s\nwant\n%s", got, want)
	}
}

// The orders of 2008 and 2014 have parts that the six do not: each stays, under its
// name, with the section before it.
func TestTheOrdersOfOlderFormsBecomeTheSix(t *testing.T) {
	of2008 := "一、概述\n甲。\n二、主动公开政府信息情况\n乙。\n三、依申请公开政府信息情况\n丙。\n四、政府信息公开的收费及减免情况\n丁。\n五、因政府信息公开申请行政复议、提起行政诉讼情况\n戊。\n六、人员和收支情况\n己。\n七、存在的主要问题和改进措施\n庚。\n八、需要说明的事项与附表\n辛。"
	want := "1 一、概述: 甲。\n2 二、主动公开政府信息情况: 乙。\n3 三、依申请公开政府信息情况: 丙。/四、政府信息公开的收费及减免情况/丁。\n4 五、因政府信息公开申请行政复议、提起行政诉讼情况: 戊。/六、人员和收支情况/己。\n5 七、存在的主要问题和改进措施: 庚。\n6 八、需要说明的事项与附表: 辛。"
	if got := shownSections(sectionsOf(t, title+of2008)); got != want {
		t.Errorf("2008: sections\n%s\nwant\n%s", got, want)
	}
	of2014 := "一、工作要点落实情况\n甲。\n二、主动公开政府信息情况\n乙。\n三、回应解读情况\n丙。\n四、依申请公开政府信息情况\n丁。\n五、行政复议、行政诉讼和投诉情况\n戊。\n六、机构建设和保障经费情况\n己。\n七、政府信息公开会议和培训情况\n庚。\n八、存在的主要问题及改进措施\n辛。"
	want = "1 一、工作要点落实情况: 甲。\n2 二、主动公开政府信息情况: 乙。/三、回应解读情况/丙。\n3 四、依申请公开政府信息情况: 丁。\n4 五、行政复议、行政诉讼和投诉情况: 戊。/六、机构建设和保障经费情况/己。/七、政府信息公开会议和培训情况/庚。\n5 八、存在的主要问题及改进措施: 辛。"
	if got := shownSections(sectionsOf(t, title+of2014)); got != want {
		t.Errorf("2014: sections\n%s\nwant\n%s", got, want)
	}
}

// A period whose 年, 月 or 日 was lost costs nothing but the period (Q38).
// rule: var yearEnds in extract/claim.go
func TestQ38APeriodWithLostCharactersFailsNothing(t *testing.T) {
	text := "本报告所列数据的统计期限自202111日起至20211230日止。\n一、总体情况\n2021年，我局收到政府信息公开申请3件。"
	if got := shownClaims(claimsOf(t, title+text, 2021)); got != "requests_received=3" {
		t.Errorf("claims %q; want the three applications", got)
	}
	text = "一、总体情况\n统计期限自20211月1日起至202112月31日止，我局共收到政府信息公开申请3件。"
	if got := shownClaims(claimsOf(t, title+text, 2021)); got != "requests_received=3" {
		t.Errorf("claims %q; want the three applications of the whole year", got)
	}
}
