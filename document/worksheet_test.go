package document

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sheetOfText fills a sheet from rows of cells parted by bars: a cell in brackets is
// ruled, one with >N or vN behind it is merged over N columns or rows.
func sheetOfText(rows ...string) *worksheet {
	w := &worksheet{name: "Sheet1"}
	for i, row := range rows {
		for k, text := range strings.Split(row, "|") {
			c := sheetCell{row: i + 1, column: k + 1}
			m := sheetRange{c.row, c.column, 1, 1}
			if head, n, found := strings.Cut(text, ">"); found {
				text = head
				fmt.Sscan(n, &m.columns)
			}
			if head, n, found := strings.Cut(text, "v"); found {
				text = head
				fmt.Sscan(n, &m.rows)
			}
			if c.ruled = strings.HasPrefix(text, "["); c.ruled {
				text = strings.Trim(text, "[]")
			}
			c.text = text
			w.add(c)
			if m.rows*m.columns > 1 {
				w.merged = append(w.merged, m)
			}
		}
	}
	return w
}

func TestWhatOfASheetIsATable(t *testing.T) {
	for _, c := range []struct {
		name  string
		sheet *worksheet
		want  []string
	}{
		{"heads that are all merged downwards end no table", sheetOfText("[项]v2|[数]v2", "[]|[]", "[甲]|[1]"), []string{"1: 项@1[2x1] 数@2[2x1]", "1: ", "1: 甲@1 1@2"}},
		{"what a merged cell lies over is not seen", sheetOfText("甲>2|9|1", "乙v2|2|3", "8|4|5"), []string{"1: 甲@1[1x2] 1@3", "1: 乙@1[2x1] 2@2 3@3", "1: 4@2 5@3"}},
		{"a merged cell without text is one", sheetOfText("甲|[]>2||1", "乙|2|3|4"), []string{"1: 甲@1 @2[1x2] 1@4", "1: 乙@1 2@2 3@3 4@4"}},
		{"a line outside the rules is a paragraph wherever it stands", sheetOfText("|单位：件", "[甲]|[1]", "注：无", "[乙]|[2]"), []string{"单位：件", "1: 甲@1 1@2", "注：无", "2: 乙@1 2@2"}},
		{"a ruled line stays in its table", sheetOfText("[第一项]>2", "[甲]|[1]", "[第二项]>2", "[乙]|[2]"), []string{"1: 第一项@1[1x2]", "1: 甲@1 1@2", "1: 第二项@1[1x2]", "1: 乙@1 2@2"}},
		{"rules alone say nothing", sheetOfText("[]|[]", "[]|[]"), nil},
		{"ruled rows without text end a table", sheetOfText("[甲]|[1]", "[]|[]", "[]|[]"), []string{"1: 甲@1 1@2"}},
		{"without rules the heads of columns begin a table", sheetOfText("|头>2", "项|a|b"), []string{"1: @1 头@2[1x2]", "1: 项@1 a@2 b@3"}},
		{"without rules a row of one cell inside stays", sheetOfText("甲|1", "乙", "丙|2"), []string{"1: 甲@1 1@2", "1: 乙@1 @2", "1: 丙@1 2@2"}},
		{"a sheet's own name", &worksheet{name: "附表", cells: []sheetCell{{row: 1, column: 1, text: "附表"}, {row: 2, column: 1, text: "甲"}, {row: 2, column: 2, text: "1"}}}, []string{"附表", "1: 甲@1 1@2"}},
		{"a place given twice holds what came first", &worksheet{cells: []sheetCell{{row: 1, column: 1, text: "甲"}, {row: 1, column: 2, text: "1"}, {row: 1, column: 1, text: "乙"}}}, []string{"1: 甲@1 1@2"}},
		{"a picture alone", &worksheet{name: "扫描件", picture: true}, []string{"picture"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := layOutSheets([]*worksheet{c.sheet})
			if err != nil {
				t.Fatal(err)
			}
			keepsItsRules(t, d)
			if diff := cmp.Diff(c.want, laid(d)); diff != "" {
				t.Errorf("layOutSheets: -want +got\n%s", diff)
			}
		})
	}
}

func TestHiddenPlacesOfASheet(t *testing.T) {
	w := sheetOfText("甲v3|1|2|3", "|4|5|6", "|7|8|9")
	w.rows, w.columns = []int{2, 2}, []int{3}
	d, err := layOutSheets([]*worksheet{w})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"1: 甲@1[2x1] 1@2 3@3", "1: 7@2 9@3"}, laid(d)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	for name, hidden := range map[string]*worksheet{"rows": {rows: []int{1}}, "columns": {columns: []int{1, 2}}} {
		hidden.cells = []sheetCell{{row: 1, column: 1, text: "甲"}, {row: 1, column: 2, text: "1"}}
		if d, err := layOutSheets([]*worksheet{hidden}); err != nil || len(d.Blocks) != 0 {
			t.Errorf("all %s hidden: %q, %v; want nothing", name, laid(d), err)
		}
	}
}

func TestTheNamesThatProgramsGiveSheets(t *testing.T) {
	for name, given := range map[string]bool{"Sheet1": true, "sheet1 (2)": true, "工作表2": true, "表1": true, "Table 3": true, "1": true, "": true, "表一": false, "申请表": false, "Sheet1备份": false, "2021年": false} {
		if got := givenName.MatchString(name); got != given {
			t.Errorf("%q given by a program: %v; want %v", name, got, given)
		}
	}
}

// What a sheet claims to reach over costs no more than it says, or is refused.
func TestASheetHasRoomForSoMuch(t *testing.T) {
	tall := sheetOfText("甲|1")
	tall.merged = []sheetRange{{1, 1, maxSheetRows, 1}}
	tall.cells = append(tall.cells, sheetCell{row: maxSheetRows, column: 2, text: "2"})
	wide := &worksheet{}
	for i := range maxSheetReach/maxSheetColumns + 1 {
		wide.cells = append(wide.cells, sheetCell{row: i + 1, column: 1, text: "甲"})
		wide.merged = append(wide.merged, sheetRange{i + 1, 1, 1, maxSheetColumns})
	}
	for name, w := range map[string]*worksheet{"tall": tall, "wide": wide} {
		if _, err := layOutSheets([]*worksheet{w}); !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: %v; want %v", name, err, ErrTooLarge)
		}
	}
}
