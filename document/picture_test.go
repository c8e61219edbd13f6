package document

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	stdimage "image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// blankPicture draws nothing, of a size.
func blankPicture(t testing.TB, format string, width, height int) []byte {
	t.Helper()
	m := stdimage.NewPaletted(stdimage.Rect(0, 0, width, height), []color.Color{color.White})
	var b bytes.Buffer
	var err error
	switch format {
	case "png":
		err = png.Encode(&b, m)
	case "jpeg":
		err = jpeg.Encode(&b, m, nil)
	case "gif":
		err = gif.Encode(&b, m, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// bmp is the head of a BMP; a height under zero is drawn from the top.
func bmp(header uint32, width, height int32) []byte {
	b := append([]byte("BM"), make([]byte, 12)...)
	b = binary.LittleEndian.AppendUint32(b, header)
	if header == 12 {
		b = binary.LittleEndian.AppendUint16(binary.LittleEndian.AppendUint16(b, uint16(width)), uint16(height))
	} else {
		b = binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(b, uint32(width)), uint32(height))
	}
	return append(b, make([]byte, 40)...)
}

// tiff is a TIFF of one page without its points.
func tiff(order binary.AppendByteOrder, mark string, width uint32, height uint16) []byte {
	b := order.AppendUint32([]byte(mark), 8)
	b = order.AppendUint16(b, 3)
	b = order.AppendUint32(order.AppendUint32(order.AppendUint16(order.AppendUint16(b, 254), 4), 1), 0)
	b = order.AppendUint32(order.AppendUint32(order.AppendUint16(order.AppendUint16(b, 256), 4), 1), width)
	b = order.AppendUint16(order.AppendUint16(order.AppendUint32(order.AppendUint16(order.AppendUint16(b, 257), 3), 1), height), 0)
	return b
}

// webp is the head of a WebP.
func webp(t testing.TB, head string) []byte {
	t.Helper()
	b, err := base64.StdEncoding.DecodeString(head)
	if err != nil {
		t.Fatal(err)
	}
	return append(append([]byte("RIFF\x00\x00\x00\x00WEBP"), b...), make([]byte, 20)...)
}

func webpHead(kind string, b ...byte) string {
	return base64.StdEncoding.EncodeToString(append([]byte("VP8"+kind+"\x00\x00\x00\x00"), b...))
}

func TestPicturesAreToldByContentAndSize(t *testing.T) {
	for name, c := range map[string]struct {
		body []byte
		want error
		says string
	}{
		"a PNG":              {blankPicture(t, "png", 800, 600), ErrScan, "picture: PNG of 800 × 600 points"},
		"a JPEG":             {blankPicture(t, "jpeg", 801, 601), ErrScan, "picture: JPEG of 801 × 601 points"},
		"a GIF":              {blankPicture(t, "gif", 802, 602), ErrScan, "picture: GIF of 802 × 602 points"},
		"a BMP":              {bmp(40, 803, 603), ErrScan, "BMP of 803 × 603 points"},
		"a BMP from the top": {bmp(124, 803, -603), ErrScan, "BMP of 803 × 603 points"},
		"an old BMP":         {bmp(12, 803, 603), ErrScan, "BMP of 803 × 603 points"},
		"a TIFF":             {tiff(binary.LittleEndian, "II*\x00", 804, 604), ErrScan, "TIFF of 804 × 604 points"},
		"a TIFF of Motorola": {tiff(binary.BigEndian, "MM\x00*", 804, 604), ErrScan, "TIFF of 804 × 604 points"},
		"a lossy WebP":       {webp(t, webpHead(" ", 0, 0, 0, 0x9d, 0x01, 0x2a, 0x25, 0x03, 0x5d, 0x02)), ErrScan, "WebP of 805 × 605 points"},
		"a lossless WebP":    {webp(t, webpHead("L", 0x2f, 0x24, 0x03, 0x97, 0x00)), ErrScan, "WebP of 805 × 605 points"},
		"an extended WebP":   {webp(t, webpHead("X", 0, 0, 0, 0, 0x24, 0x03, 0, 0x5c, 0x02, 0)), ErrScan, "WebP of 805 × 605 points"},
		"an icon":            {blankPicture(t, "png", 16, 16), ErrUnsupported, "PNG of 16 × 16 points, too small"},
		"a line":             {blankPicture(t, "gif", 900, 3), ErrUnsupported, "GIF of 900 × 3 points, too small"},
		"a PNG that ends":    {blankPicture(t, "png", 800, 600)[:20], ErrTruncated, "PNG"},
		"a JPEG that ends":   {blankPicture(t, "jpeg", 800, 600)[:20], ErrTruncated, "JPEG"},
		"a TIFF that ends":   {tiff(binary.LittleEndian, "II*\x00", 804, 604)[:30], ErrTruncated, "TIFF"},
		"a TIFF of nothing":  {[]byte("II*\x00\xff\xff\xff\xff"), ErrTruncated, "TIFF"},
		"a BMP of nothing":   {bmp(40, 0, -1), ErrDamaged, "BMP of 0 × 1 points"},
		"a strange WebP":     {webp(t, webpHead("Z", 0)), ErrDamaged, "WebP"},
	} {
		if _, err := Read(c.body, "text/html"); !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: Read = %v; want %v: %s", name, err, c.want, c.says)
		}
	}
	for _, text := range []string{"BM 是一种图片\t格式，本机关不采用。", "BMW\t1\n", "GIF", "II*"} {
		if d, err := Read([]byte(text), ""); err != nil || d.Format != "text" {
			t.Errorf("%q: %v, want a text", text, err)
		}
	}
}

func TestSharedScansAreScans(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(sharedFormats, "scan*.png"))
	if err != nil || len(files) == 0 {
		t.Skip("the folder of shared formats is not here")
	}
	for _, name := range files {
		body, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Read(body, ""); !errors.Is(err, ErrScan) {
			t.Errorf("%s: %v, want ErrScan", name, err)
		}
	}
}

// Whatever the bytes of a picture, it is refused and nothing else.
func FuzzPicture(f *testing.F) {
	f.Add(blankPicture(f, "png", 10, 10))
	f.Add(blankPicture(f, "jpeg", 10, 10))
	f.Add(blankPicture(f, "gif", 10, 10))
	f.Add(bmp(40, 300, 300))
	f.Add(tiff(binary.BigEndian, "MM\x00*", 804, 604))
	f.Add(webp(f, webpHead("X", 0, 0, 0, 0, 0x24, 0x03, 0, 0x5c, 0x02, 0)))
	f.Fuzz(func(t *testing.T, body []byte) {
		if !isPicture(body) || len(body) > 1<<14 {
			return
		}
		d, err := readPicture(body, "")
		if d != nil || !errors.Is(err, ErrScan) && !errors.Is(err, ErrUnsupported) && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrTruncated) {
			t.Errorf("%+v, %v", d, err)
		}
	})
}
