package document

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestATableUnderRulesOfDashes(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"simple":                                 {"  ------  ---\n  规章    3\n  许可    54\n  ------  ---\n\n后文", []string{"1: 规章@1 3@2", "1: 许可@1 54@2", "后文"}},
		"a head above":                           {"类别    数\n------  ---\n规章    3\n\n后文", []string{"1: 类别@1 数@2", "1: 规章@1 3@2", "后文"}},
		"equals signs":                           {"======  ===\n类别    数\n======  ===\n规章\n许可    4\n======  ===\n", []string{"1: 类别@1 数@2", "1: 规章@1 @2", "1: 许可@1 4@2"}},
		"multiline":                              {"----  ---\n行政  3\n许可\n\n处罚  4\n----  ---\n", []string{"1: 行政\n许可@1 3@2", "1: 处罚@1 4@2"}},
		"signs some terminals draw wide":         {"--------  ---  ---\n规章      1    2\n“安全”  3    4\n--------  ---  ---\n", []string{"1: 规章@1 1@2 2@3", "1: “安全”@1 3@2 4@3"}},
		"signs most terminals draw narrow":       {"--------  ---  ---\n规章      1    2\n“安全”    3    4\n--------  ---  ---\n", []string{"1: 规章@1 1@2 2@3", "1: “安全”@1 3@2 4@3"}},
		"a line under a head ends with the text": {"类别    数\n------  ---\n规章    3\n许可    4\n", []string{"1: 类别@1 数@2", "1: 规章@1 3@2", "1: 许可@1 4@2"}},
		"an empty line ends one under a head":    {"类别    数\n------  ---\n规章    3\n\n后文    5\n", []string{"1: 类别@1 数@2", "1: 规章@1 3@2", "后文 5"}},
		"a rule below the head goes on":          {"----  ---\n类别  数\n----  ---\n规章  3\n----  ---\n\n后文  5\n", []string{"1: 类别@1 数@2", "1: 规章@1 3@2", "后文 5"}},
		"no rule ends it":                        {"----  ---\n规章  3\n许可  4\n\n后文", []string{"---- ---", "规章 3", "许可 4", "后文"}},
		"one row is none":                        {"----  ---\n规章  3\n----  ---\n", []string{"---- ---", "规章 3", "---- ---"}},
		"text before the first column":           {"  ----  ---\n规章    3\n许可    4\n  ----  ---\n", []string{"---- ---", "规章 3", "许可 4", "---- ---"}},
		"a rule of one column":                   {"------\n规章\n许可\n------\n", []string{"------", "规章", "许可", "------"}},
		"line ends of another system":            {"----  ---\r\n规章  3\r\n许可  4\r\n----  ---\r\n", []string{"1: 规章@1 3@2", "1: 许可@1 4@2"}},
		"a cell goes on in the second column":    {"----  ------\n许可  同意\n      公开\n\n处罚  4\n----  ------\n", []string{"1: 许可@1 同意\n公开@2", "1: 处罚@1 4@2"}},
		"text across two":                        {"----  ---\n行政许可  3\n处罚  4\n----  ---\n", []string{"---- ---", "行政许可 3", "处罚 4", "---- ---"}},
		"a rule and nothing more":                {"--- ---\n\n正文", []string{"--- ---", "正文"}},
	} {
		wantRead(t, name, c.body, c.want...)
	}
}

func TestATableUnderRulesKnowsItsLines(t *testing.T) {
	d := wantRead(t, "lines", "题\n\n----  ---\n规章  3\n\n行政  4\n许可\n----  ---\n", "题", "1: 规章@1 3@2", "1: 行政\n许可@1 4@2")
	if g := d.Blocks[1].Grid; !cmp.Equal(g.Lines, []int{4, 6}) || !g.Ruled || g.Columns != 2 {
		t.Errorf("%d columns, lines %v, ruled %v; want 2, 4 and 6, and ruled", g.Columns, g.Lines, g.Ruled)
	}
}

// What is longer than any table is no table, and costs nothing to refuse.
func TestATableUnderRulesHasAnEnd(t *testing.T) {
	for rows, want := range map[int]bool{mostColumned - 2: true, mostColumned: false} {
		d, err := Read([]byte("----  ---\n"+strings.Repeat("规章  3\n", rows)+"----  ---\n"), "")
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Blocks[0].Grid != nil; got != want {
			t.Errorf("%d rows: a table %v, want %v", rows, got, want)
		}
	}
}
