package document

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"testing"
)

// The targets here put what is fuzzed into a file that is whole elsewhere, as the
// members of a zip beside the one with the text, so that no checksum and no
// packing stands before it.

func FuzzDOCXStyles(f *testing.F) {
	f.Add(`<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/><w:pPr><w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/><w:rPr><w:vanish/></w:rPr></w:style>`,
		`<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:pStyle w:val="a"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`)
	f.Add(`<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>`, docxNumbers)
	text := `<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:rPr><w:rStyle w:val="b"/></w:rPr><w:t>一</w:t></w:r></w:p>` + inList(1, 0, "二") + inList(4, 3, "三") + tbl(tr(tc("1")))
	f.Fuzz(func(t *testing.T, styles, lists string) {
		if len(styles)+len(lists) > 1<<14 {
			return
		}
		fuzzed(t, docxOf(t, text, styles, lists))
	})
}

func FuzzXLSXParts(f *testing.F) {
	f.Add(`<sheets><sheet name="一" sheetId="1" r:id="r0"/><sheet name="二" state="hidden" r:id="r9"/></sheets><workbookPr date1904="1"/>`,
		`<Relationship Id="r0" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/s0.xml"/>`,
		`<si><t>题</t></si><si><r><t xml:space="preserve"> a</t></r><rPh><t>b</t></rPh></si>`,
		`<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="0" xfId="0"/></cellXfs>`)
	f.Fuzz(func(t *testing.T, book, targets, shared, styles string) {
		if len(book)+len(targets)+len(shared)+len(styles) > 1<<14 {
			return
		}
		fuzzed(t, zippedOf(t, "xl/workbook.xml", `<workbook `+xlsxSpace+`>`+book+`</workbook>`,
			"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+targets+`</Relationships>`,
			"xl/worksheets/s0.xml", `<worksheet `+xlsxSpace+`><sheetData><row><c t="s"><v>0</v></c><c t="s" s="1"><v>1</v></c><c s="1"><v>45306.75</v></c><c s="2"><v>-0.5</v></c></row></sheetData></worksheet>`,
			"xl/sharedStrings.xml", `<sst `+xlsxSpace+`>`+shared+`</sst>`, "xl/styles.xml", `<styleSheet `+xlsxSpace+`>`+styles+`</styleSheet>`))
	})
}

func FuzzOFDParts(f *testing.F) {
	f.Add(`<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>`,
		`<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:DocumentRes>Res.xml</ofd:DocumentRes><ofd:TemplatePage ID="9" BaseLoc="P.xml"/></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="P.xml"/><ofd:Page ID="2" BaseLoc="../Doc_0/P.xml"/></ofd:Pages>`,
		`<ofd:Template TemplateID="9" ZOrder="Background"/>`)
	f.Fuzz(func(t *testing.T, root, doc, page string) {
		if len(root)+len(doc)+len(page) > 1<<13 {
			return
		}
		fuzzed(t, zippedOf(t, "OFD.xml", `<ofd:OFD `+ofdSpace+`>`+root+`</ofd:OFD>`,
			"Doc_0/Document.xml", `<ofd:Document `+ofdSpace+`>`+doc+`</ofd:Document>`,
			"Doc_0/P.xml", `<ofd:Page `+ofdSpace+`>`+page+content(words(20, 30, "一二"), drawnTable)+`</ofd:Page>`))
	})
}

func FuzzODTParts(f *testing.F) {
	f.Add(`<office:styles>`+odfNumbered+`</office:styles>`, `<text:list text:style-name="L"><text:list-item><text:p text:style-name="P1">甲</text:p></text:list-item></text:list>`)
	f.Fuzz(func(t *testing.T, styles, body string) {
		if len(styles)+len(body) > 1<<14 {
			return
		}
		fuzzed(t, zippedOf(t, "mimetype", "application/vnd.oasis.opendocument.text",
			"content.xml", odfOf("", `<office:text>`+body+`</office:text>`),
			"styles.xml", `<office:document-styles `+odfSpaces+`>`+styles+`</office:document-styles>`))
	})
}

// A list of a 7z and a block of a RAR have checksums before them that the fuzzer
// would not hit; they are made here. In a child, whose memory ends.
func FuzzUnpack(f *testing.F) {
	c := aChild(f, "serve")
	c.Memory = 512 << 20
	whole := sevenZipOf(copyCoder, packedFile{"a.html", aTable}, packedFile{"b.txt", aLine})
	from := sevenZipHead + int(binary.LittleEndian.Uint64(whole[12:]))
	f.Add(byte(0), whole[from:])
	f.Add(byte(1), []byte("\x02\x02\x0a\x04\x0a\x00\x00\x00\x00\x00\x00\x01\x05a.txt"))
	f.Add(byte(2), []byte("../a.txt\x00"))
	f.Fuzz(func(t *testing.T, kind byte, list []byte) {
		if len(list) > 1<<12 {
			return
		}
		var body []byte
		switch kind % 3 {
		case 0:
			body = sevenZipWith(aTable+aLine, list)
		case 1:
			body = rarBlock(rarBlock([]byte("Rar!\x1a\x07\x01\x00"), []byte{1, 0, 0}, ""), list, aLine)
		case 2:
			body = zipNamed(t, string(list))
		}
		holdsParts(t, c.Open(t.Context(), body, ""))
	})
}

// sevenZipWith is a 7z of packed bytes and a list of what is in them, right or not.
func sevenZipWith(packed string, list []byte) []byte {
	start := binary.LittleEndian.AppendUint64(nil, uint64(len(packed)))
	start = binary.LittleEndian.AppendUint64(start, uint64(len(list)))
	start = binary.LittleEndian.AppendUint32(start, crc32.ChecksumIEEE(list))
	out := binary.LittleEndian.AppendUint32([]byte("7z\xbc\xaf\x27\x1c\x00\x04"), crc32.ChecksumIEEE(start))
	return append(append(append(out, start...), packed...), list...)
}

func zipNamed(t *testing.T, name string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for range 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, NonUTF8: true})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(aLine)); err != nil {
			t.Skip("a folder has no content")
		}
	}
	if err := z.Close(); err != nil {
		t.Skip("longer than a zip's names are")
	}
	return b.Bytes()
}
