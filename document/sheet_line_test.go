package document

import (
	"strings"
	"testing"
)

// inCell is what a cell says that holds what f draws, from 70 to 170 and from 200 down.
func inCell(t *testing.T, width float64, f func(*drawing)) string {
	t.Helper()
	d := draw().grid([]float64{70, 70 + width, 300}, []float64{200, 320, 340}).text(74, 330, "末").text(250, 330, "行")
	f(d)
	blocks := layOut([]sheet{d.sheet})
	if len(blocks) != 1 || blocks[0].Grid == nil {
		t.Fatalf("layOut = %+v, want one table", blocks)
	}
	return blocks[0].Grid.Rows[0][0].Text
}

func TestTextOfACell(t *testing.T) {
	for _, c := range []struct {
		name  string
		width float64
		draw  func(*drawing)
		want  string
	}{
		{"digits with odd kerning", 100, func(d *drawing) { d.text(80, 210, "1").text(89, 210, "2") }, "12"},
		{"digits far apart", 100, func(d *drawing) { d.text(80, 210, "1").text(100, 210, "2") }, "1 2"},
		{"a space that is drawn", 100, func(d *drawing) { d.text(80, 210, "1 2") }, "1 2"},
		{"words without a drawn space", 100, func(d *drawing) { d.text(74, 210, "PDF").text(93, 210, "file") }, "PDF file"},
		{"spread characters", 100, func(d *drawing) { d.text(74, 210, "总").text(88, 210, "计") }, "总计"},
		{"characters far apart", 100, func(d *drawing) { d.text(74, 210, "总").text(94, 210, "计") }, "总 计"},
		{"a raised mark", 100, func(d *drawing) { d.text(74, 210, "12").sized(84, 206, 6, "①") }, "12①"},
		{"a line the width broke", 100, func(d *drawing) { d.text(74, 210, "一二三四五六七八九").text(74, 223, "十") }, "一二三四五六七八九十"},
		{"a line the writer broke", 100, func(d *drawing) { d.text(74, 210, "本年").text(74, 223, "新制作") }, "本年\n新制作"},
		{"a narrow cell", 28, func(d *drawing) { d.text(74, 210, "结果").text(74, 223, "维持") }, "结果维持"},
		{"a figure the width broke", 28, func(d *drawing) { d.text(72, 210, "7730.").text(72, 223, "28") }, "7730.28"},
		{"two figures", 28, func(d *drawing) { d.text(72, 210, "12").text(72, 223, "34") }, "12\n34"},
		{"words the width broke", 40, func(d *drawing) { d.text(72, 210, "annual").text(72, 223, "report") }, "annual report"},
		{"upright text", 28, func(d *drawing) { d.down(79, 215, "三、本年度办理结果") }, "三、本年度办理结果"},
		{"upright text with figures", 28, func(d *drawing) { d.down(79, 215, "2年结果") }, "2年结果"},
		{"upright text in two columns, the right one first", 60, func(d *drawing) { d.down(100, 215, "三、本年度").down(86, 215, "办理结果") }, "三、本年度办理结果"},
		{"text in lines of two is not upright", 28, func(d *drawing) { d.text(74, 210, "办理").text(74, 223, "结果").text(74, 236, "情况") }, "办理结果情况"},
		{"figures one below the other", 28, func(d *drawing) { d.text(79, 210, "1").text(79, 223, "2").text(79, 236, "3") }, "1\n2\n3"},
		{"a character without a name", 100, func(d *drawing) { d.text(74, 210, "1\ufffd2") }, "1\ufffd2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := inCell(t, c.width, c.draw); got != c.want {
				t.Errorf("cell says %q, want %q", got, c.want)
			}
		})
	}
}

// Text that is turned in its cell is read along its line.
func TestTurnedTextOfACell(t *testing.T) {
	const label = "本年度办理结果ab"
	for name, c := range map[string]struct {
		angle int
		y     func(i int) float64
	}{
		"down": {90, func(i int) float64 { return 215 + 10*float64(i) }},
		"up":   {270, func(i int) float64 { return 305 - 10*float64(i) }},
	} {
		t.Run(name, func(t *testing.T) {
			got := inCell(t, 40, func(d *drawing) {
				for i, r := range []rune(label) {
					y := c.y(i)
					d.glyphs = append(d.glyphs, glyph{text: string(r), box: rect{85, y - 5, 95, y + 5}, size: 10, angle: c.angle})
				}
				d.text(200, 210, strings.Repeat("正", 9)).text(200, 225, strings.Repeat("正", 9)).text(200, 240, strings.Repeat("正", 9))
			})
			if got != label {
				t.Errorf("cell says %q, want %q", got, label)
			}
		})
	}
}

func TestGlyphText(t *testing.T) {
	for r, want := range map[rune]string{
		'⼯': "工", '⼈': "人", '⺠': "民", '⻓': "长", '⻔': "门", '①': "①", '…': "…", '（': "（", '０': "０",
		'\u00a0': " ", '\u3000': " ", '\t': " ", '\u200b': "", '\ufeff': "", '\u00ad': "",
		'\u0000': unnamedGlyph, '\u0003': unnamedGlyph, '\ue000': unnamedGlyph, 0xd800: unnamedGlyph, 0x110000: unnamedGlyph,
	} {
		if got := glyphText(r); got != want {
			t.Errorf("glyphText(%U) = %q, want %q", r, got, want)
		}
	}
}
