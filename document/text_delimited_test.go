package document

import (
	"strings"
	"testing"
)

func TestATableWhoseCellsCommasPart(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"a spreadsheet's":             {"类别,制发,有效\n规章,3,\n\"规范,性文件\",\"1,234\",5\n", []string{"1: 类别@1 制发@2 有效@3", "1: 规章@1 3@2 @3", "1: 规范,性文件@1 1,234@2 5@3"}},
		"a cell of two lines":         {"类别,\"本年\n制发\",有效\n规章,3,4\n许可,5,6\n后文", []string{"1: 类别@1 本年 制发@2 有效@3", "1: 规章@1 3@2 4@3", "1: 许可@1 5@2 6@3", "后文"}},
		"a quote never closed":        {"类别,制发,\"有效\n规章,3,4\n许可,5,6\n后文", []string{"类别,制发,\"有效", "规章,3,4", "许可,5,6", "后文"}},
		"a title over it":             {"年度报告,,\n类别,制发,有效\n规章,3,4\n许可,5,6\n", []string{"年度报告", "1: 类别@1 制发@2 有效@3", "1: 规章@1 3@2 4@3", "1: 许可@1 5@2 6@3"}},
		"semicolons":                  {"类别;数;比\n规章;3;0,5\n许可;4;0,6\n", []string{"1: 类别@1 数@2 比@3", "1: 规章@1 3@2 0,5@3", "1: 许可@1 4@2 0,6@3"}},
		"wide commas":                 {"类别，制发，有效\n规章，3，4\n公开（区分，只计），5，6\n", []string{"1: 类别@1 制发@2 有效@3", "1: 规章@1 3@2 4@3", "1: 公开（区分，只计）@1 5@2 6@3"}},
		"rows of several lengths":     {"一、新收,1,2,3\n三、结果,（一）公开,1,0,1\n（二）部分,2,0,2\n", []string{"1: 一、新收@1 1@2 2@3 3@4", "1: 三、结果@1 （一）公开@2 1@3 0@4 1@5", "1: （二）部分@1 2@2 0@3 2@4"}},
		"commas that part digits too": {"一、新收,1,234,5\n二、结转,6,7\n（一）公开,8,345,9,10\n", []string{"一、新收,1,234,5", "二、结转,6,7", "（一）公开,8,345,9,10"}},
		"commas in figures alone":     {"主动公开 条 1,234\n网站公开 条 2,345\n其他方式 条 3,456\n", []string{"主动公开 条 1,234", "网站公开 条 2,345", "其他方式 条 3,456"}},
		"wide digits":                 {"主动公开 １，２３４\n网站公开 ２，３４５\n其他方式 ３，４５６\n", []string{"主动公开 １，２３４", "网站公开 ２，３４５", "其他方式 ３，４５６"}},
		"a row of such figures":       {"一、新收 114,468 93,794 120,970\n二、结转 5,280 3,951 3,874\n（一）公开 2,353 5,896 1,078\n", []string{"一、新收 114,468 93,794 120,970", "二、结转 5,280 3,951 3,874", "（一）公开 2,353 5,896 1,078"}},
		"a figure a line":             {"规章,规范\n1,234,567\n2,345,678\n3,456,789\n", []string{"规章,规范", "1,234,567", "2,345,678", "3,456,789"}},
		"sentences":                   {"一是加强领导，二是落实责任，三是3\n本机关公开信息5条，收到申请，2\n没有，也，3件。\n", []string{"一是加强领导，二是落实责任，三是3", "本机关公开信息5条，收到申请，2", "没有，也，3件。"}},
	} {
		wantRead(t, name, c.body, c.want...)
	}
}

func TestAReportInOneLine(t *testing.T) {
	cells := strings.Repeat("规章 3 4 5 ", 12)
	d, err := Read([]byte("年度报告 一、总体情况 本机关依法公开。 "+cells), "")
	if err != nil {
		t.Fatal(err)
	}
	if n := len(d.Blocks); n != 3+48 || d.Blocks[3].Text != "规章" || d.Blocks[4].Text != "3" || d.Blocks[4].Word != 4 || d.Blocks[4].Line != 1 {
		t.Errorf("%d blocks, the fifth %+v; want one for each of 51 words", n, d.Blocks[4])
	}
	d, err = Read([]byte("1.在线访谈次数 次 75 其中：主要负责人参加 在线访谈次数 次 61 其中： 1.当面 件 3 "+cells), "")
	if got := d.Blocks[3].Text; err != nil || got != "其中：主要负责人参加 在线访谈次数" || d.Blocks[4].Word != 5 || d.Blocks[6].Text != "其中：" {
		t.Errorf("the fourth of %+v is %q, %v; want the label with its 其中", d.Blocks[:7], got, err)
	}
	prose := strings.Repeat("全年公开 3 件，比上年多 2 件， 2021 年 12 月 5 日 办结 7 条。", 40)
	if d, err := Read([]byte(prose), ""); err != nil || len(d.Blocks) != 1 {
		t.Errorf("Read of sentences with spaces = %d blocks, %v; want one paragraph", len(d.Blocks), err)
	}
}

func FuzzText(f *testing.F) {
	for _, body := range []string{"┌──┬──┐\n│a │1 │\n├──┼──┤\n│b │2 │\n└──┴──┘", "+--+--+\n|a |1 |\n+--+--+", "a,b\n1,\"2\nc;3", "-- --\na  1\n-- --", strings.Repeat("甲 3 4 ", 40)} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		if len(body) > 1<<12 {
			return
		}
		for _, b := range textBlocks(strings.Split(body, "\n")) {
			if b.Grid == nil {
				continue
			}
			for i, row := range b.Grid.Rows {
				if len(b.Grid.Lines) != len(b.Grid.Rows) || b.Grid.Lines[i] < 1 {
					t.Fatalf("rows %d, lines %v", len(b.Grid.Rows), b.Grid.Lines)
				}
				for _, c := range row {
					if c.Row != i+1 || c.Column < 1 || c.Column+c.ColSpan-1 > b.Grid.Columns || c.Row+c.RowSpan-1 > len(b.Grid.Rows) {
						t.Fatalf("%+v stands outside of %d columns and %d rows", c, b.Grid.Columns, len(b.Grid.Rows))
					}
				}
			}
		}
	})
}
