package document

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestUnmarkedDropsTheSignsOfMarkdown(t *testing.T) {
	for text, want := range map[string]string{
		"**总计**": "总计", "**3**": "3", "*3*": "3", "__3__": "3", "`3`": "3", "**一、** 总体 **情况**": "一、 总体 情况",
		`\-2`: "-2", `1\.当面`: "1.当面", `\*`: "*", "****** 某局2021年报告 ******": "某局2021年报告",
		"****政府": "****政府", "3*4*": "3*4*", "____件": "____件", `C:\数据`: `C:\数据`, "*": "*", "**": "**", `\`: `\`, "": "",
	} {
		if got := unmarked(text); got != want {
			t.Errorf("unmarked(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestBarsThatOnlyPartCells(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"an empty cell at a row's end", "指标| 单位| 数\n---|---|---\n申请| 件| 3\n其他| 件|    \n", []string{"1: 指标@1 单位@2 数@3", "1: 申请@1 件@2 3@3", "1: 其他@1 件@2 @3"}},
		{"every row ends with a bar", "指标| 单位| 数|\n申请| 件| 3|\n", []string{"1: 指标@1 单位@2 数@3", "1: 申请@1 件@2 3@3"}},
		{"bars around every row", "| 指标| 数|\n| 申请| |\n", []string{"1: 指标@1 数@2", "1: 申请@1 @2"}},
		{"bars between paragraphs", "规章\n\n| \n\n3\n\n|\n\n4\n", []string{"规章", "3", "4"}},
		{"two tables", "a| b| c\nd| e|\n字\nf| g|\nh| |\n", []string{"1: a@1 b@2 c@3", "1: d@1 e@2 @3", "字", "2: f@1 g@2", "2: h@1 @2"}},
	} {
		d, err := Read([]byte(c.body), "")
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if diff := cmp.Diff(c.want, laid(d)); diff != "" {
			t.Errorf("%s: Read(%q), want - got +\n%s", c.name, c.body, diff)
		}
	}
}
