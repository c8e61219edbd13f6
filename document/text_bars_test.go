package document

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestATablePrintedACellALineIsOneColumn(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"bars at the end of a row", "规章 |\n3 |\n4 |\n第五项 |\n|||\n行政许可 |\n54 |\n||\n末行 |\n|||||||||\n7 |\n", []string{"1: 规章@1", "1: 3@1", "1: 4@1", "1: 第五项@1", "1: 行政许可@1", "1: 54@1", "1: 末行@1", "1: 7@1"}},
		{"bars behind the last cell", "第五项 | |||\n信息内容 |\n处理决定 | ||\n行政许可 |\n54 | ||\n行政处罚 |\n6 |\n强制 |\n7 |\n", []string{"1: 第五项@1", "1: 信息内容@1", "1: 处理决定@1", "1: 行政许可@1", "1: 54@1", "1: 行政处罚@1", "1: 6@1", "1: 强制@1", "1: 7@1"}},
		{"a bar before each row", "|\n规章 |\n3 |\n|\n5 |\n|\n行政许可 |\n54 |\n|||||||\n|\n行政处罚 |\n6 |\n", []string{"1: 规章@1", "1: 3@1", "1: @1", "1: 5@1", "1: 行政许可@1", "1: 54@1", "1: 行政处罚@1", "1: 6@1"}},
		{"an empty cell is a bar alone", "规章 |\n|\n3 |\n|\n行政许可 |\n|||||||\n54 |\n", []string{"1: 规章@1", "1: @1", "1: 3@1", "1: @1", "1: 行政许可@1", "1: 54@1"}},
		{"a dash is a cell", "规章 |\n- |\n3 |\n-- |\n|||||||\n", []string{"1: 规章@1", "1: -@1", "1: 3@1", "1: --@1"}},
		{"a row a line", "第五项 | |||\n行政许可 | 54 | ||\n行政处罚 | 6 | ||\n", []string{"1: 第五项@1 @2 @3 @4", "1: 行政许可@1 54@2 @3 @4", "1: 行政处罚@1 6@2 @3 @4"}},
		{"rows without figures keep their empty cells", "规章 | | | |\n规范 | | | |\n内容 |\n项目 |\n名称 |\n", []string{"1: 规章@1 @2 @3 @4", "1: 规范@1 @2 @3 @4", "1: 内容@1", "1: 项目@1", "1: 名称@1"}},
		{"Markdown's rule is no row", "| 规章 | 3 |\n|---|---|\n| 许可 | 4 |\n", []string{"1: 规章@1 3@2", "1: 许可@1 4@2"}},
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

func TestACellALineKnowsItsLine(t *testing.T) {
	d, err := Read([]byte("规章 |\n|||\n3 |\n4 |\n"), "")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := d.Blocks[0].Grid.Lines, []int{1, 3, 4}; !cmp.Equal(got, want) {
		t.Errorf("lines %v, want %v", got, want)
	}
}
