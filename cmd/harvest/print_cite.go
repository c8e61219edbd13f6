package main

import (
	"fmt"
	"strings"
	"time"

	"harvest"
	"harvest/report"
	"harvest/warehouse"
)

// A citation is a line that cites a figure, and what it is made of. What is not
// known is left out; value is null where none is stated or derived.
type citation struct {
	Text      string        `json:"text"`
	Agency    string        `json:"agency,omitempty"`
	Title     string        `json:"title,omitempty"`
	Year      int           `json:"year,omitempty"`
	Published string        `json:"published,omitempty"`
	Indicator string        `json:"indicator"`
	Member    string        `json:"member,omitempty"`
	Label     string        `json:"label"`
	State     report.State  `json:"state"`
	Value     *report.Value `json:"value"`
	Unit      string        `json:"unit,omitempty"`
	Printed   string        `json:"printed,omitempty"`
	Address   string        `json:"address"`
	Fetched   string        `json:"fetched,omitempty"` // day, Asia/Shanghai
	AddedBy   string        `json:"added_by,omitempty"`
	Digest    string        `json:"digest,omitempty"`
	Release   string        `json:"release"`
	Harvest   string        `json:"harvest"`
	Warnings  []string      `json:"warnings,omitempty"`

	Fixes []warehouse.AppliedFix `json:"fixes,omitempty"`
}

func citationOf(x harvest.Explanation, warnings []string) citation {
	r, f := &x.Report, &x.Figure
	c := citation{Text: citeLine(x, false), Agency: r.AgencyName, Title: r.Title, Year: r.Year, Indicator: f.Indicator, Member: f.Member, Label: citedLabel(f),
		State: f.State, Value: f.Value, Unit: f.Unit, Printed: f.Printed, Address: r.Input, AddedBy: r.AddedBy, Digest: r.Digest, Release: x.Release, Harvest: x.Harvest, Warnings: warnings, Fixes: x.Fixes}
	if !r.Published.IsZero() {
		c.Published = r.Published.Format(time.DateOnly)
	}
	if !r.FirstSeen.IsZero() {
		c.Fetched = fetchedDay(r)
	}
	return c
}

// citeLine cites a figure in Chinese, as an article would.
func citeLine(x harvest.Explanation, markdown bool) string {
	r, f := &x.Report, &x.Figure
	title := "《" + r.Title + "》"
	if r.Title == "" {
		title = "无标题的政府信息公开工作年度报告"
	}
	if markdown && r.URL != "" {
		title = fmt.Sprintf("[%s](<%s>)", strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`).Replace(title), r.URL)
	}
	about := []string{"年度不明"}
	if r.Year > 0 {
		about[0] = fmt.Sprintf("%d年度", r.Year)
	}
	if !r.Published.IsZero() {
		about = append(about, r.Published.Format(time.DateOnly)+" 发布")
	}
	if r.Part != "" {
		about = append(about, "该页第 "+strings.TrimPrefix(r.Part, "#")+" 份报告")
	}
	agency := r.AgencyName
	if agency == "" {
		agency = "机关不明"
	}
	where := "文件 " + r.Input + "（未存档）"
	if r.URL != "" {
		fetched := fetchedDay(r) + " 取得"
		if r.AddedBy != "" {
			fetched += "（" + r.AddedBy + " 手工存入）"
		}
		where = fmt.Sprintf("%s，%s，SHA-256 %s…", r.URL, fetched, r.Digest[:min(12, len(r.Digest))])
		if markdown {
			where = fmt.Sprintf("%s，SHA-256 `%s…`", fetched, r.Digest[:min(12, len(r.Digest))])
		}
	}
	table := ""
	if f.Section > 0 {
		table = fmt.Sprintf("表%d", f.Section)
	}
	return fmt.Sprintf("%s：%s（%s），%s“%s”：%s。%s，harvest %s（版本 %s）。",
		agency, title, strings.Join(about, "，"), table, citedLabel(f), citedValue(f)+fixedValue(x.Fixes, f.Cell()), where, x.Release, x.Harvest)
}

func fetchedDay(r *warehouse.Explained) string {
	return r.FirstSeen.In(warehouse.Shanghai()).Format(time.DateOnly)
}

// citedLabel is the label of a figure with the form's own kind of slash.
func citedLabel(f *warehouse.Figure) string {
	label := strings.ReplaceAll(f.Label, "/", "／")
	if label == "" {
		label = "自行增加的项目 " + f.Indicator
	}
	if f.MemberLabel != "" {
		label += "／" + f.MemberLabel
	}
	return label
}

// citedValue is the figure with its unit, as printed behind it where that is
// another text. What is not stated is said in words that hold no digit of ours.
func citedValue(f *warehouse.Figure) string {
	switch f.State {
	case report.Stated:
		text := strings.TrimSpace(f.Value.String() + " " + f.Unit)
		if f.Printed != "" {
			text += "（原文“" + oneLine(f.Printed) + "”" + headUnit(f) + "）"
		}
		return text
	case report.Derived:
		return strings.TrimSpace(f.Value.String()+" "+f.Unit) + "（计算得出，原文空白）"
	case report.Blank:
		return "空白（未填数字）"
	case report.Illegible:
		return "无法辨认（原文“" + oneLine(f.Printed) + "”）"
	case report.Absent:
		return "报告中没有此项"
	}
	return "“" + oneLine(f.Printed) + "”（未填数字）"
}

// headUnit names the unit that a figure was converted from where the cell does not
// print it, but the head of its column does.
func headUnit(f *warehouse.Figure) string {
	switch {
	case strings.Contains(f.Printed, "元"):
	case strings.Contains(f.Rule, "unit-yuan"):
		return "，表头以元为单位"
	case strings.Contains(f.Rule, "unit-yi"):
		return "，表头以亿元为单位"
	}
	return ""
}

func oneLine(text string) string { return strings.ReplaceAll(text, "\n", " ") }
