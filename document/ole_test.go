package document

import (
	"bytes"
	"encoding/binary"
	"testing"
)

func TestCompoundFilesThatAreNeitherAreNamed(t *testing.T) {
	data := []byte("x")
	for name, c := range map[string]struct {
		body  []byte
		want  error
		words string
	}{
		"a locked DOCX":       {madeCompound(madeStream{"EncryptionInfo", data}, madeStream{"EncryptedPackage", data}), ErrEncrypted, "locked DOCX"},
		"a message":           {madeCompound(madeStream{"__properties_version1.0", data}), ErrUnsupported, `"__properties_version1.0"`},
		"nine streams":        {madeCompound(make([]madeStream, 9)...), ErrUnsupported, "compound file"},
		"the first bytes":     {[]byte(oleMagic + "x"), ErrTruncated, "compound file"},
		"the first sector":    {madeCompound(madeStream{"WordDocument", data})[:512], ErrTruncated, "compound file"},
		"half of it":          {madeCompound(madeStream{"Workbook", make([]byte, 20000)})[:10000], ErrTruncated, "compound file"},
		"sectors of no size":  {changed(madeCompound(madeStream{"Workbook", data}), 30, 3), ErrDamaged, "sector size"},
		"a directory's cycle": {cycle(madeCompound(madeStream{"Workbook", data}), 8, 8), ErrDamaged, "cycle"},
	} {
		t.Run(name, func(t *testing.T) { wantError(t, c.body, c.want, c.words) })
	}
}

func TestAStreamThatIsCutOrRunsInCircles(t *testing.T) {
	whole := madeCompound(madeStream{"Workbook", make([]byte, 20000)})
	c, err := openCompound(whole)
	if err != nil {
		t.Fatal(err)
	}
	if data, err := c.stream("WORKBOOK"); len(data) != 20000 || err != nil {
		t.Fatalf("stream = %d bytes, %v; want 20000", len(data), err)
	}
	// A chain that comes back to where it was gives bytes, not an endless stream.
	if c, err = openCompound(cycle(whole, 3, 1)); err != nil {
		t.Fatal(err)
	}
	if data, err := c.stream("Workbook"); len(data) != 20000 || err != nil {
		t.Errorf("stream in a circle = %d bytes, %v; want 20000", len(data), err)
	}
	huge := bytes.Replace(whole, binary.LittleEndian.AppendUint32(nil, 20000), binary.LittleEndian.AppendUint32(nil, 1<<30), 1)
	wantError(t, huge, ErrTruncated, "1073741824 bytes")
}

func TestACompoundFileMayStandBehindEmptyLines(t *testing.T) {
	body := append([]byte("\r\n\r\n"), madeBook(sheetOf("表", textCell(0, 0, "一")))...)
	if d, err := Read(body, ""); err != nil || d.Format != "xls" {
		t.Errorf("Read = %+v, %v; want an xls", d, err)
	}
}

// changed sets one byte.
func changed(body []byte, at int, v byte) []byte {
	body = bytes.Clone(body)
	body[at] = v
	return body
}

// cycle makes the chain of sectors go from one to another. The table of sectors is
// the last sector of a small file.
func cycle(body []byte, from, to int) []byte {
	body = bytes.Clone(body)
	binary.LittleEndian.PutUint32(body[len(body)-512+4*from:], uint32(to))
	return body
}
