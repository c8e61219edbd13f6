package document

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func wantRead(t *testing.T, name, body string, want ...string) *Document {
	t.Helper()
	d, err := Read([]byte(body), "")
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return nil
	}
	if diff := cmp.Diff(want, laid(d)); diff != "" {
		t.Errorf("%s: Read(%q), want - got +\n%s", name, body, diff)
	}
	return d
}

func TestADrawnTable(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"signs of one column":  {"正文\n┌──────┬────┐\n│规章  │3   │\n├──────┼────┤\n│许可  │54  │\n└──────┴────┘\n后文", []string{"正文", "1: 规章@1 3@2", "1: 许可@1 54@2", "后文"}},
		"signs of two columns": {"┌──┬─┐\n│规章│3 │\n├──┼─┤\n│许可│54│\n└──┴─┘\n", []string{"1: 规章@1 3@2", "1: 许可@1 54@2"}},
		"heavy and double":     {"╔════╦════╗\n║规章║3   ║\n╠════╬════╣\n║许可║54  ║\n╚════╩════╝\n", []string{"1: 规章@1 3@2", "1: 许可@1 54@2"}},
		"spans": {"┌─────────┬─────────┐\n│         │申请人   │\n│         ├────┬────┤\n│项目     │自然│总计│\n├────┬────┼────┼────┤\n│    │公开│1   │2   │\n│结果├────┼────┼────┤\n│    │部分│3   │4   │\n└────┴────┴────┴────┘\n",
			[]string{"1: 项目@1[2x2] 申请人@3[1x2]", "1: 自然@3 总计@4", "1: 结果@1[2x1] 公开@2 1@3 2@4", "1: 部分@2 3@3 4@4"}},
		"plus signs and a wrapped label": {"+------+-----+\n| 行政 | 3   |\n| 许可 |     |\n+======+=====+\n| 处罚 | +5  |\n+------+-----+\n", []string{"1: 行政\n许可@1 3@2", "1: 处罚@1 +5@2"}},
		"an empty cell and a dash":       {"+----+----+----+\n| 甲 |    | -  |\n+----+----+----+\n| 乙 | 2  |    |\n+----+----+----+\n", []string{"1: 甲@1 @2 -@3", "1: 乙@1 2@2 @3"}},
		"signs some terminals draw wide": {"┌───────┬──┐\n│“三安”│3 │\n├───────┼──┤\n│许可   │4 │\n└───────┴──┘\n", []string{"1: “三安”@1 3@2", "1: 许可@1 4@2"}},
		"a figure wrapped at its comma":  {"┌────┬──┐\n│规章│1,│\n│    │23│\n├────┼──┤\n│许可│4 │\n└────┴──┘\n", []string{"1: 规章@1 1,23@2", "1: 许可@1 4@2"}},
		"a figure wrapped at its point":  {"+------+-----+\n| 规章 | 12  |\n|      | .5  |\n+------+-----+\n| 许可 | 4   |\n+------+-----+\n", []string{"1: 规章@1 12\n.5@2", "1: 许可@1 4@2"}},
		"rows that no rule parts":        {"| 类别 | 数  |\n+------+-----+\n| 规章 | 3   |\n| 许可 | 54  |\n+------+-----+\n", []string{"1: 类别@1 数@2", "1: 规章@1 3@2", "1: 许可@1 54@2"}},
	} {
		wantRead(t, name, c.body, c.want...)
	}
}

func TestADrawnTableKnowsItsLines(t *testing.T) {
	d := wantRead(t, "lines", "题\n+----+---+\n| 甲 | 1 |\n| 乙 |   |\n+----+---+\n| 丙 | 2 |\n+----+---+\n", "题", "1: 甲\n乙@1 1@2", "1: 丙@1 2@2")
	if got, want := d.Blocks[1].Grid.Lines, []int{3, 6}; !cmp.Equal(got, want) || !d.Blocks[1].Grid.Ruled {
		t.Errorf("lines %v, ruled %v; want %v, and ruled", got, d.Blocks[1].Grid.Ruled, want)
	}
}

func TestTextThatSeemsToHoldTablesTakesLinearTime(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and without goroutines")
	}
	for name, body := range map[string]string{
		"rules":         strings.Repeat("+--+\n", 60_000),
		"joints":        "+-" + strings.Repeat("+", 1_000_000) + "\n|" + strings.Repeat("|", 1_000_000) + "\n+" + strings.Repeat("-+", 500_000),
		"dashes":        strings.Repeat("-- --\n", 60_000),
		"commas":        strings.Repeat("a,b\n", 60_000),
		"open brackets": strings.Repeat("（,1\n", 60_000),
		"open quotes":   strings.Repeat("\",1\n", 60_000),
		"a long line":   strings.Repeat("1 ", 1_000_000),
	} {
		start := time.Now()
		_, _ = Read([]byte(body), "")
		if took := time.Since(start); took > 60*time.Second {
			t.Errorf("%s: %s; want a few seconds at most", name, took)
		} else {
			t.Logf("%s: %s", name, took)
		}
	}
}
