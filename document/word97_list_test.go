package document

import (
	"strings"
	"testing"
)

// listLevel writes a level. Figures of text from 1 on stand for the number of the
// level that they count.
func listLevel(start, format int, text string) []byte {
	var units, marks []byte
	n := 0
	for _, r := range text {
		n++
		if r >= '1' && r <= '9' {
			marks = append(marks, byte(n))
			r -= '1'
		}
		units = append(units, utf16le(string(r))...)
	}
	marks = append(marks, make([]byte, 9-len(marks))...)
	return join(le32(start), []byte{byte(format), 0}, marks, make([]byte, 9), []byte{0, 0, 0, 0}, le16(n), units)
}

func listed(list, level int, text string) madeParagraph {
	return para(text, sprm(sprmPIlfo, le16(list)...), sprm(sprmPIlvl, byte(level)))
}

// listParts has a list of nine levels, one of one level, and an override of the first.
func listParts() (lists, levels, overrides []byte) {
	lstf := func(id, simple int) []byte { return join(le32(id), make([]byte, 22), []byte{byte(simple), 0}) }
	lists = join(le16(2), lstf(7, 0), lstf(8, 1))
	levels = join(listLevel(1, 37, "1、"), listLevel(1, 39, "（2）"), listLevel(1, 0, "3."), listLevel(1, 4, "3.4)"))
	for range 5 {
		levels = append(levels, listLevel(1, 23, "\uf06c")...)
	}
	levels = append(levels, listLevel(3, 0, "1")...)
	lfo := func(id, changes int) []byte { return join(le32(id), make([]byte, 8), []byte{byte(changes), 0, 0, 0}) }
	overrides = join(le32(3), lfo(7, 0), lfo(8, 0), lfo(7, 1), le32(-1), le32(-1), le32(-1), le32(5), le32(0x10))
	return lists, levels, overrides
}

func TestDOCAutomaticNumbers(t *testing.T) {
	m := madeWord{paragraphs: []madeParagraph{
		listed(1, 0, "总体情况"), listed(1, 1, "主动公开"), listed(1, 1, "依申请公开"), listed(1, 2, "受理"), listed(1, 3, "甲"), listed(1, 3, "乙"),
		listed(1, 0, "收费情况"), listed(1, 1, "收费"), listed(1, 4, "点"), listed(3, 0, "问题"), listed(1, 0, "其他"),
		listed(9, 0, "没有的"), listed(0xf801, 0, "取消的"), listed(2, 0, "三"),
	}}
	m.lists, m.levels, m.overrides = listParts()
	number := listed(2, 0, "")
	number.mark, number.props = '\a', append(inTable(1), number.props...)
	m.paragraphs = append(m.paragraphs, append([]madeParagraph{number}, rowCells([]int{0, 9, 18}, nil, "行")...)...)
	want := []string{
		"一、总体情况", "（一）主动公开", "（二）依申请公开", "1.受理", "1.a)甲", "1.b)乙", "二、收费情况", "（一）收费", "点", "五、问题", "六、其他",
		"没有的", "取消的", "3三", "1: 4@1 行@2",
	}
	wantLaid(t, m.body(), "doc", want)
	for cut := range len(m.overrides) { // a list that does not fit costs numbers, not text
		m.overrides = m.overrides[:len(m.overrides)-1]
		if d, err := Read(m.body(), ""); err != nil || !strings.HasSuffix(d.Blocks[0].Text, "总体情况") {
			t.Fatalf("Read of lists short of %d bytes = %v", cut+1, err)
		}
	}
	m.overrides, m.levels = []byte{1, 0, 0, 0}, m.levels[:30]
	if d, err := Read(m.body(), ""); err != nil || d.Blocks[0].Text != "总体情况" {
		t.Errorf("Read of cut levels = %v", err)
	}
}

func TestDOCStylesNumberAndHead(t *testing.T) {
	style := func(base int, props ...[]byte) []byte {
		upx := join(le16(0), join(props...))
		b := join(le16(0, 1|base<<4, 1, 0, 0), le16(1), utf16le("名"), le16(0), le16(len(upx)), upx)
		if len(b)%2 == 1 {
			return join(le16(len(b)), b, []byte{0})
		}
		return join(le16(len(b)), b)
	}
	m := madeWord{
		styles: join(le16(18), le16(13, 10), make([]byte, 14),
			style(noStyle), style(0, sprm(sprmPIlfo, le16(1)...)), style(1, sprm(sprmPIlvl, 1)),
			le16(0), le16(0), le16(0), le16(0), le16(0), le16(0), le16(0),
			style(2, sprm(sprmPOutLvl, 0)), style(10), style(12)), // the last goes on from itself
	}
	for _, at := range []int{1, 2, 10, 11, 12, 99} {
		m.paragraphs = append(m.paragraphs, madeParagraph{runs: []madeRun{{text: "题"}}, style: at})
	}
	m.lists, m.levels, m.overrides = listParts()
	d, err := Read(m.body(), "")
	if err != nil {
		t.Fatal(err)
	}
	want := []Block{{Text: "一、题", Level: 1}, {Text: "（一）题", Level: 2}, {Text: "（二）题", Level: 1}, {Text: "（三）题", Level: 1}, {Text: "题"}, {Text: "题"}}
	for i, b := range d.Blocks {
		if b.Text != want[i].Text || b.Level != want[i].Level {
			t.Errorf("block %d = %q, level %d; want %q, %d", i+1, b.Text, b.Level, want[i].Text, want[i].Level)
		}
	}
	m.styles = m.styles[:30]
	wantError(t, m.body(), ErrDamaged, "styles")
}

func TestListNumbers(t *testing.T) {
	for format, want := range map[int]string{
		0: "0 1 9 10 11 20 21 99 100", 1: "0 I IX X XI XX XXI XCIX C", 2: "0 i ix x xi xx xxi xcix c", 3: "0 A I J K T U UUUU VVVV", 4: "0 a i j k t u uuuu vvvv",
		22: "00 01 09 10 11 20 21 99 100", 37: "零 一 九 十 十一 二十 二十一 九十九 一百", 38: "零 壹 玖 壹拾 壹拾壹 贰拾 贰拾壹 玖拾玖 壹佰",
		14: "０ １ ９ １０ １１ ２０ ２１ ９９ １００", 18: "0 ① ⑨ ⑩ ⑪ ⑳ 21 99 100", 26: "0 ⒈ ⒐ ⒑ ⒒ ⒛ 21 99 100", 27: "0 ⑴ ⑼ ⑽ ⑾ ⒇ 21 99 100",
		29: "0 ㊀ ㊈ ㊉ 11 20 21 99 100", 30: "0 甲 壬 癸 11 20 21 99 100", 200: "0 1 9 10 11 20 21 99 100", 23: "        ",
	} {
		var got []string
		for _, n := range []int{0, 1, 9, 10, 11, 20, 21, 99, 100} {
			got = append(got, listNumber(n, format))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("format %d: %q; want %q", format, s, want)
		}
	}
	if got := listNumber(-3, 37) + listNumber(5000, 1) + listNumber(800, 3); got != "-三5000800" {
		t.Errorf("numbers out of reach = %q", got)
	}
}
