package document

import (
	"fmt"
	"strings"
	"testing"
)

func TestModifiersOfEveryLength(t *testing.T) {
	tabs := join([]byte{255, 2}, make([]byte, 8), []byte{1}, make([]byte, 3)) // too long to say how long
	list := join(sprm(0x0835, 1), sprm(0x2416, 1), sprm(0x4600, 7, 0), sprm(0x6649, 1, 0, 0, 0), sprm(0x840e, 1, 2), sprm(0xa413, 1, 2), sprm(0xe000, 1, 2, 3),
		sprm(0xca31, 2, 8, 9), sprm(sprmPChgTabs, tabs...), defTable([]int{0, 9}, nil), sprm(0x2417, 1))
	var got []string
	sprms(list, func(op uint16, arg []byte) { got = append(got, fmt.Sprintf("%x:%d", op, len(arg))) })
	if want := "835:1 2416:1 4600:2 6649:4 840e:2 a413:2 e000:3 ca31:2 c615:13 d608:5 2417:1"; strings.Join(got, " ") != want {
		t.Errorf("sprms = %v; want %s", got, want)
	}
	for cut := range list { // a list that is cut ends, and no operand is short
		sprms(list[:cut], func(op uint16, arg []byte) {
			if op>>13 == 3 && len(arg) != 4 {
				t.Errorf("cut at %d: %x with %d bytes", cut, op, len(arg))
			}
		})
	}
}

func TestRowsThatSayTooLittle(t *testing.T) {
	whole := defTable([]int{0, 100, 300}, []int{0x60, 0x21})[4:]
	if r := defineRow(whole); r == nil || len(r.edges) != 3 || r.vert[0] != 3 || r.vert[1] != 1 || r.horz[1] != 1 {
		t.Errorf("defineRow = %+v", r)
	}
	if r := defineRow(whole[:7]); r == nil || r.vert[0] != 0 {
		t.Errorf("defineRow without the cells' properties = %+v; want cells that are not merged", r)
	}
	for _, arg := range [][]byte{nil, {0}, {2, 0, 0}, {64}, append([]byte{200}, make([]byte, 500)...)} {
		if r := defineRow(arg); r != nil {
			t.Errorf("defineRow(%v…) = %+v; want none", arg[:min(3, len(arg))], r)
		}
	}
}

func TestRunAt(t *testing.T) {
	runs := []wordRun{{from: 10, to: 20}, {from: 20, to: 25}, {from: 40, to: 50}}
	for fc, want := range map[int]int{9: -1, 10: 10, 19: 10, 20: 20, 24: 20, 25: -1, 39: -1, 40: 40, 50: -1} {
		got := -1
		if r := runAt(runs, fc); r != nil {
			got = r.from
		}
		if got != want {
			t.Errorf("runAt(%d) = %d; want %d", fc, got, want)
		}
	}
	for fc, want := range map[int]int{0: 10, 10: 20, 25: 40, 39: 40} {
		if got := runAfter(runs, fc); got != want {
			t.Errorf("runAfter(%d) = %d; want %d", fc, got, want)
		}
	}
}

// A run of properties that is used again is not read again; a piece's own change
// is that piece's alone.
func TestAPieceChangesItsOwnParagraphs(t *testing.T) {
	two := []int{0, 500, 1000}
	rows := append(rowCells(two, nil, "a", "b"), rowCells(two, nil, "c", "d")...)
	m := madeWord{paragraphs: rows, breaks: []int{5}, prms: map[int]int{0: 1}, prcs: [][]byte{sprm(sprmTMerge, 0, 2)}}
	wantLaid(t, m.body(), "doc", []string{"1: a@1[1x2]", "1: c@1 d@2"})
}
