package replica

import (
	"strings"
	"testing"
)

// small is a table with a head over two columns and a figure left blank.
var small = table{heads: 1, rows: [][]cell{
	{{text: "申请人\n情况", cols: 2, kind: headCell}},
	{{text: "一、本年新收", rows: 2}, {text: "1204", kind: figureCell}},
	{{kind: figureCell}},
}}

func TestTablesAreMarkedUpInOneHand(t *testing.T) {
	for _, c := range []struct {
		name string
		m    markup
		want string
	}{
		{"plain", markup{br: "<br>"}, `<table class="gk-table" border="1" cellpadding="0" cellspacing="0">
<tbody><tr><td colspan="2">申请人<br>情况</td></tr>
<tr><td rowspan="2">一、本年新收</td><td align="center">1204</td></tr>
<tr><td align="center">&nbsp;</td></tr>
</tbody></table>
`},
		{"without end tags", markup{br: "<br/>", loose: true}, `<table class="gk-table" border="1" cellpadding="0" cellspacing="0">
<tbody><tr><td colspan="2">申请人<br/>情况
<tr><td rowspan="2">一、本年新收<td align="center">1204
<tr><td align="center">&nbsp;
</tbody></table>
`},
		{"with paragraphs", markup{br: "<br />", style: 2}, `<table align="center" border="1" cellspacing="0" width="96%" style="border-collapse: collapse;"><tbody>` +
			`<tr><td colspan="2" style="width:104px;"><p style="text-align:center;">申请人<br />情况</p></td></tr>
<tr><td rowspan="2" style="width:52px;"><p style="text-align:center;">一、本年新收</p></td><td style="width:52px;"><p style="text-align:center;">1204</p></td></tr>
<tr><td style="width:52px;"><p style="text-align:center;">&nbsp;</p></td></tr>
</tbody></table>
`},
		{"with heads", markup{br: "<br>", style: 3}, `<table class="gk-table" border="1" cellpadding="0" cellspacing="0">
<tbody><tr><th colspan="2">申请人<br>情况</th></tr>
<tr><td rowspan="2">
      一、本年新收
    </td><td>1204</td></tr>
<tr><td>&nbsp;</td></tr>
</tbody></table>
`},
	} {
		c.m.d, c.m.blank = newDice(1, "markup"), "&nbsp;"
		c.m.table(small)
		if got := c.m.b.String(); got != c.want {
			t.Errorf("a table %s is\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestWordWritesItsRowOfWidths(t *testing.T) {
	m := markup{word: true, br: "<br>", d: newDice(1, "word")}
	m.table(small)
	got := m.b.String()
	for _, want := range []string{"MsoTableGrid", "MsoNormal", "<o:p></o:p>", "supportMisalignedColumns", `<tr height="0"><td width=`} {
		if !strings.Contains(got, want) {
			t.Errorf("Word's table lacks %q:\n%s", want, got)
		}
	}
}

func TestNoAttributeStandsTwiceInACell(t *testing.T) {
	m := markup{noise: true, style: 2, d: newDice(1, "noise")}
	for range 300 {
		text := strings.ToLower(m.cellAttributes(cell{cols: 2, rows: 3, kind: figureCell}))
		for _, name := range []string{" style=", " class=", " colspan=", " rowspan=", " nowrap", " bgcolor="} {
			if strings.Count(text, name) > 1 {
				t.Fatalf("a cell has%s twice: %s", name, text)
			}
		}
		if !strings.Contains(text, `colspan="2"`) || !strings.Contains(text, `rowspan="3"`) {
			t.Fatalf("noise lost a span: %s", text)
		}
	}
}

func TestACutFigureShowsTheSame(t *testing.T) {
	m := markup{d: newDice(1, "cut")}
	for _, text := range []string{"1204", "－8", "１２", "251000元", "7"} {
		for range 10 {
			got := m.cut(text)
			for _, tag := range []string{"<span>", "</span>", "<font>", "</font>", `<span style="mso-font-kerning:0pt">`} {
				got = strings.ReplaceAll(got, tag, "")
			}
			if got != text {
				t.Errorf("cut(%q) shows %q", text, got)
			}
		}
	}
}
