package document

import (
	"errors"
	"testing"
)

// fuzzRead holds that, whatever the bytes, a file is read or refused for a reason that has a name.
func fuzzRead(t *testing.T, body []byte) {
	if len(body) > 1<<18 {
		return
	}
	d, err := thrifty(t, func() (*Document, error) { return Read(body, "") })
	if err != nil {
		for _, kind := range []error{ErrEmpty, ErrUnsupported, ErrTooLarge, ErrTruncated, ErrDamaged, ErrEncrypted, ErrScan} {
			if errors.Is(err, kind) {
				return
			}
		}
		t.Fatalf("an error without a kind: %v", err)
	}
	keepsItsRules(t, d)
}

// A stream is put into a compound file as it is, so that the fuzzer works on what
// lies inside; one that begins as a compound file is taken for the whole.
func FuzzDOC(f *testing.F) {
	lists, levels, overrides := listParts()
	for _, m := range []madeWord{
		{paragraphs: append(append([]madeParagraph{listed(1, 0, "一"), para("a\x13b\x14c\x15")}, rowCells([]int{0, 500, 1000}, []int{0x61, 0x62}, "1", "2")...), rowCells([]int{0, 500, 1000}, []int{0x20, 0}, "1", "2")...),
			breaks: []int{2, 5}, narrow: true, prcs: [][]byte{sprm(sprmPFInTable, 1)}, prms: map[int]int{2: 1}, lists: lists, levels: levels, overrides: overrides},
		{paragraphs: []madeParagraph{para("x", inTable(2), sprm(sprmPFInnerCell, 1)), para("", inTable(2), sprm(sprmPFInnerTtp, 1), defTable([]int{0, 9}, nil))}, boxes: []madeParagraph{para("框")}},
	} {
		body := m.body()
		c, err := openCompound(body)
		if err != nil {
			f.Fatal(err)
		}
		stream, _ := c.stream("WordDocument")
		table, _ := c.stream("1Table")
		f.Add(stream, table, sprm(sprmPFTtp, 1))
		f.Add(body, []byte{}, []byte{})
	}
	f.Fuzz(func(t *testing.T, stream, table, data []byte) {
		if magic(oleMagic)(stream) {
			fuzzRead(t, stream)
			return
		}
		fuzzRead(t, madeCompound(madeStream{"WordDocument", stream}, madeStream{"1Table", table}, madeStream{"0Table", table}, madeStream{"Data", data}))
	})
}

func FuzzXLS(f *testing.F) {
	shared := join(xf(14, 0), xf(9, boxed), rec(recFormat, append(le16(164), xlString("yyyy年")...)...), rec(recStrings, join(le32(1), le32(1), xlString("共"))...), rec(recContinue, 1, 0x71, 0x4e))
	stream := madeWorkbook(shared, sheetOf("一", textCell(0, 0, "题"), merged(0, 0, 0, 3), styled(1, 0, 1, "a"), numbered(1, 1, 0, 45000.5), rec(recLabelSST, join(le16(2, 0, 0), le32(0))...),
		rec(recMulRK, join(le16(2, 1), le16(0), le32(9), le16(1), le32(10), le16(2))...), rec(recRow, make([]byte, 16)...)))
	f.Add(stream)
	f.Add(madeCompound(madeStream{"Workbook", stream}))
	f.Fuzz(func(t *testing.T, stream []byte) {
		if magic(oleMagic)(stream) {
			fuzzRead(t, stream)
			return
		}
		fuzzRead(t, madeCompound(madeStream{"Workbook", stream}))
	})
}

// Files of markup under the names of DOC and XLS.
func FuzzSaved(f *testing.F) {
	f.Add([]byte(saved(htmlPart("base64", "<table><tr><td>1"), htmlPart("quoted-printable", "<p>=3D"))))
	f.Add([]byte(odfOf(odfNumbered, `<office:text><text:p>甲</text:p><table:table><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row></table:table></office:text>`)))
	f.Add([]byte(spreadsheetHead + spreadsheetTable + spreadsheetHidden + "</Workbook>"))
	f.Add(wordMLOf(`<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vmerge/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`))
	f.Fuzz(func(t *testing.T, body []byte) { fuzzRead(t, body) })
}
