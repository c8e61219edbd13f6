package extract_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
)

// A member is one file of a package.
type member struct{ name, text string }

// pack zips members in their order, without times, names as they are.
func pack(list []member) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range list {
		method := zip.Deflate
		if m.name == "mimetype" { // as OpenDocument asks
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: m.name, Method: method, NonUTF8: m.name != strings.ToValidUTF8(m.name, "?")})
		if err == nil {
			_, err = w.Write([]byte(m.text))
		}
		if err != nil {
			panic(err) // a buffer takes everything
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

func escape(text string) string {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(text)); err != nil {
		panic(err)
	}
	return b.String()
}

// A laid is a box with its place, or the rest of one that spans rows.
type laid struct {
	box
	row, column int
	rest        bool // a row below the one where the box begins
}

// lay returns every row's boxes with their columns, what spans rows once in each.
func (g grid) lay() (rows [][]laid, columns int) {
	rows = make([][]laid, len(g))
	below := make(map[[2]int]laid)
	for r, line := range g {
		at := 0
		fill := func() {
			for {
				l, ok := below[[2]int{r, at}]
				if !ok {
					return
				}
				rows[r] = append(rows[r], l)
				at += max(l.cols, 1)
			}
		}
		for _, c := range line {
			fill()
			l := laid{box: c, row: r, column: at}
			rows[r] = append(rows[r], l)
			for dr := 1; dr < c.rows; dr++ {
				rest := l
				rest.rest = true
				below[[2]int{r + dr, at}] = rest
			}
			at += max(c.cols, 1)
		}
		fill()
		columns = max(columns, at)
	}
	return rows, columns
}

// docx prints parts as a WordprocessingML package.
func (b *book) docx(parts []part) []byte {
	var s strings.Builder
	s.WriteString(xmlHead + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	paragraph := func(text, style string) {
		if style != "" {
			style = `<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`
		}
		s.WriteString("<w:p>" + style)
		for i, line := range strings.Split(text, "\n") {
			if i > 0 {
				s.WriteString("<w:r><w:br/></w:r>")
			}
			if cut := len([]rune(line)) / 2; b.opt("cut-figures") != "" && cut > 0 { // Q60: runs of their own
				r := []rune(line)
				s.WriteString(`<w:r><w:t xml:space="preserve">` + escape(string(r[:cut])) + `</w:t></w:r>`)
				line = string(r[cut:])
			}
			if line != "" {
				s.WriteString(`<w:r><w:t xml:space="preserve">` + escape(line) + `</w:t></w:r>`)
			}
		}
		s.WriteString("</w:p>")
	}
	for _, p := range parts {
		if p.grid == nil {
			paragraph(p.text, map[int]string{1: "Title", 2: "Heading1"}[p.level])
			continue
		}
		rows, columns := p.grid.lay()
		edge := func(name string) string { return `<w:` + name + ` w:val="single" w:sz="4"/>` }
		s.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>` + edge("top") + edge("left") + edge("bottom") + edge("right") + edge("insideH") + edge("insideV") +
			`</w:tblBorders></w:tblPr><w:tblGrid>` + strings.Repeat(fmt.Sprintf(`<w:gridCol w:w="%d"/>`, 9000/columns), columns) + `</w:tblGrid>`)
		for _, row := range rows {
			s.WriteString("<w:tr>")
			for _, c := range row {
				s.WriteString("<w:tc><w:tcPr>")
				if c.cols > 1 {
					fmt.Fprintf(&s, `<w:gridSpan w:val="%d"/>`, c.cols)
				}
				switch {
				case c.rest:
					s.WriteString(`<w:vMerge/>`)
				case c.rows > 1:
					s.WriteString(`<w:vMerge w:val="restart"/>`)
				}
				s.WriteString("</w:tcPr>")
				if c.rest {
					c.text = ""
				}
				paragraph(c.text, "")
				s.WriteString("</w:tc>")
			}
			s.WriteString("</w:tr>")
		}
		s.WriteString("</w:tbl>")
	}
	s.WriteString(`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`)
	return pack([]member{
		{"[Content_Types].xml", xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", s.String()},
	})
}

// odt prints parts as an OpenDocument text.
func (b *book) odt(parts []part) []byte {
	var s strings.Builder
	s.WriteString(xmlHead + `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.2"><office:body><office:text>`)
	line := func(text string) string {
		return strings.ReplaceAll(strings.ReplaceAll(escape(text), "&#xA;", "<text:line-break/>"), "  ", ` <text:s/>`)
	}
	for i, p := range parts {
		switch {
		case p.grid == nil && p.level > 0:
			fmt.Fprintf(&s, `<text:h text:outline-level="%d">%s</text:h>`, p.level, line(p.text))
		case p.grid == nil:
			s.WriteString("<text:p>" + line(p.text) + "</text:p>")
		default:
			rows, columns := p.grid.lay()
			fmt.Fprintf(&s, `<table:table table:name="t%d"><table:table-column table:number-columns-repeated="%d"/>`, i, columns)
			for _, row := range rows {
				s.WriteString("<table:table-row>")
				for _, c := range row {
					covered := max(c.cols, 1) - 1
					if c.rest {
						covered++
					} else {
						attributes := ""
						if c.cols > 1 || c.rows > 1 {
							attributes = fmt.Sprintf(` table:number-columns-spanned="%d" table:number-rows-spanned="%d"`, max(c.cols, 1), max(c.rows, 1))
						}
						s.WriteString("<table:table-cell" + attributes + "><text:p>" + line(c.text) + "</text:p></table:table-cell>")
					}
					if covered > 0 {
						fmt.Fprintf(&s, `<table:covered-table-cell table:number-columns-repeated="%d"/>`, covered)
					}
				}
				s.WriteString("</table:table-row>")
			}
			s.WriteString("</table:table>")
		}
	}
	s.WriteString(`</office:text></office:body></office:document-content>`)
	return pack([]member{
		{"mimetype", "application/vnd.oasis.opendocument.text"},
		{"META-INF/manifest.xml", xmlHead + `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`},
		{"content.xml", s.String()},
	})
}

// xlsx prints parts as a workbook: one sheet, or with option sheets one for the
// prose and one for each table. Counts are numbers, all else is text.
func (b *book) xlsx(parts []part) []byte {
	type sheet struct {
		name string
		rows strings.Builder
		next int
		span []string
	}
	sheets := []*sheet{{name: "报告", next: 1}}
	for _, p := range parts {
		at := sheets[0]
		if p.grid != nil && b.opt("sheets") != "" {
			at = &sheet{name: fmt.Sprintf("表%d", len(sheets)), next: 1}
			sheets = append(sheets, at)
		}
		if p.grid == nil {
			fmt.Fprintf(&at.rows, `<row r="%d"><c r="A%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c></row>`, at.next, at.next, escape(p.text))
			at.next++
			continue
		}
		rows, _ := p.grid.lay()
		for _, row := range rows {
			fmt.Fprintf(&at.rows, `<row r="%d">`, at.next)
			for _, c := range row {
				if c.rest {
					continue
				}
				ref := fmt.Sprintf("%s%d", columnName(c.column), at.next)
				switch {
				case isDigits(c.text) && (c.text == "0" || c.text[0] != '0'):
					fmt.Fprintf(&at.rows, `<c r="%s"><v>%s</v></c>`, ref, c.text)
				case c.text != "":
					fmt.Fprintf(&at.rows, `<c r="%s" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, ref, escape(c.text))
				}
				if c.cols > 1 || c.rows > 1 {
					at.span = append(at.span, fmt.Sprintf(`<mergeCell ref="%s:%s%d"/>`, ref, columnName(c.column+max(c.cols, 1)-1), at.next+max(c.rows, 1)-1))
				}
			}
			at.rows.WriteString("</row>")
			at.next++
		}
		at.next++ // an empty row below
	}
	const rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	const ns = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="` + rels + `"`
	types, book, links := "", "", ""
	var files []member
	for i, sh := range sheets {
		n := i + 1
		types += fmt.Sprintf(`<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, n)
		book += fmt.Sprintf(`<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, sh.name, n, n)
		links += fmt.Sprintf(`<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, n, rels, n)
		merged := ""
		if len(sh.span) > 0 {
			merged = fmt.Sprintf(`<mergeCells count="%d">%s</mergeCells>`, len(sh.span), strings.Join(sh.span, ""))
		}
		files = append(files, member{fmt.Sprintf("xl/worksheets/sheet%d.xml", n), xmlHead + `<worksheet ` + ns + `><sheetData>` + sh.rows.String() + `</sheetData>` + merged + `</worksheet>`})
	}
	return pack(append([]member{
		{"[Content_Types].xml", xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` + types + `</Types>`},
		{"_rels/.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + rels + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", xmlHead + `<workbook ` + ns + `><sheets>` + book + `</sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + links + `</Relationships>`},
	}, files...))
}

// columnName is the letters of a sheet's column, counted from 0.
func columnName(n int) string {
	name := ""
	for n++; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// rtf prints parts as Rich Text, letters beyond ASCII as \u with a ? for readers
// that have none.
func (b *book) rtf(parts []part) []byte {
	var s strings.Builder
	s.WriteString(`{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}}\uc1` + "\n")
	letters := func(text string) {
		for _, r := range text {
			switch {
			case r == '\n':
				s.WriteString(`\line `)
			case strings.ContainsRune(`\{}`, r):
				s.WriteString(`\` + string(r))
			case r < 0x80:
				s.WriteRune(r)
			default:
				fmt.Fprintf(&s, `\u%d?`, int16(r))
			}
		}
	}
	for _, p := range parts {
		if p.grid == nil {
			s.WriteString(`\pard `)
			letters(p.text)
			s.WriteString("\\par\n")
			continue
		}
		rows, columns := p.grid.lay()
		for _, row := range rows {
			s.WriteString(`\trowd\trgaph100`)
			at := 0
			for _, c := range row {
				switch {
				case c.rest:
					s.WriteString(`\clvmrg`)
				case c.rows > 1:
					s.WriteString(`\clvmgf`)
				}
				at += max(c.cols, 1)
				fmt.Fprintf(&s, `\clbrdrt\brdrs\clbrdrl\brdrs\clbrdrb\brdrs\clbrdrr\brdrs\cellx%d`, at*9000/columns)
			}
			for _, c := range row {
				s.WriteString(`\pard\intbl `)
				if !c.rest {
					letters(c.text)
				}
				s.WriteString(`\cell`)
			}
			s.WriteString("\\row\n")
		}
	}
	s.WriteString("}\n")
	return []byte(s.String())
}
