package document

import "testing"

func wordMLOf(body string) []byte {
	return []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?>` +
		`<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:aml="http://schemas.microsoft.com/aml/2001/core">` +
		`<w:styles><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>` +
		`<w:body><wx:sect>` + body + `<w:sectPr><w:hdr w:type="odd"><w:p><w:r><w:t>页眉</w:t></w:r></w:p></w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>`)
}

func TestWordML(t *testing.T) {
	text := func(s string) string { return `<w:p><w:r><w:t>` + s + `</w:t></w:r></w:p>` }
	cell := func(props, s string) string {
		return `<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/>` + props + `</w:tcPr>` + text(s) + `</w:tc>`
	}
	const over, down, goesOn = `<w:gridSpan w:val="2"/>`, `<w:vmerge w:val="restart"/>`, `<w:vmerge/>`
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"text": {`<w:p><w:pPr><w:pStyle w:val="1"/><w:listPr><w:ilvl w:val="0"/><wx:t wx:val="一、"/></w:listPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>总体</w:t></w:r><w:r><w:t>情况</w:t></w:r></w:p>` +
			`<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t><w:noBreakHyphen/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>` +
			`<aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:delText>删</w:delText></w:r></aml:content></aml:annotation><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>`, []string{"一、总体情况", "一", "二 三-"}},
		"tables": {`<w:tbl><w:tblGrid/><w:tr>` + cell(down, "三") + cell(over, "a") + `</w:tr><w:tr>` + cell(goesOn, "") + cell("", "1") + cell("", "2") +
			`</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>` + cell(over, "b") + `</w:tr></w:tbl>` + text("注"), []string{"1: 三@1[2x1] a@2[1x2]", "1: 1@2 2@3", "1: b@2[1x2]", "注"}},
		"a table in a table": {`<w:tbl><w:tr><w:tc>` + text("左") + `<w:tbl><w:tr>` + cell("", "1") + cell("", "2") + `</w:tr></w:tbl>` + text("右") + `</w:tc></w:tr></w:tbl>`,
			[]string{"左", "2: 1@1 2@2", "右"}},
		"a cell without properties": {`<w:tbl><w:tr>` + cell("", "1") + `<w:tc>` + text("2") + `</w:tc></w:tr></w:tbl>`, []string{"1: 1@1 2@2"}},
	} {
		t.Run(name, func(t *testing.T) { wantLaid(t, wordMLOf(c.body), "wordml", c.want) })
	}
	d, err := Read(wordMLOf(`<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>题</w:t></w:r></w:p><w:p><w:r><w:pict/></w:r></w:p>`), "")
	if err != nil || d.Blocks[0].Level != 1 || !d.Blocks[1].Picture {
		t.Errorf("Read = %+v, %v; want a heading and a picture", d, err)
	}
	whole := wordMLOf(text("一"))
	wantError(t, whole[:len(whole)-30], ErrTruncated, "")
	wantError(t, wordMLOf(text("<=>")+text("一")), ErrDamaged, "")
	wantError(t, wordMLOf(""), ErrEmpty, "")
}

// Rows and cells that stand in no table are text: nothing is lost and nothing made up.
func TestWordMLCellsWithoutATable(t *testing.T) {
	stray := `<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>散</w:t></w:r></w:p></w:tc></w:tr>`
	wantLaid(t, wordMLOf(stray+`<w:p><w:r><w:t>后</w:t></w:r></w:p>`), "wordml", []string{"散", "后"})
}
