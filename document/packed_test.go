package document

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// packedFile is a file to be packed.
type packedFile struct{ name, body string }

// said is what a test may say of parts: path, format, and what stands in them or
// why they cannot be read.
func said(parts []Part) []string {
	var out []string
	for _, p := range parts {
		switch {
		case p.Err == nil:
			out = append(out, fmt.Sprintf("%s: %s: %s", p.Path, p.Document.Format, strings.Join(laid(p.Document), " / ")))
		default:
			kind := "no kind"
			for _, k := range kinds {
				if errors.Is(p.Err, k) {
					kind = k.Error()
				}
			}
			out = append(out, p.Path+": "+kind)
		}
	}
	return out
}

const aTable, aLine = "<table><tr><td>a<td>1</table>", "甲\t2\n"

func zipOf(t testing.TB, files ...packedFile) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, err := z.Create(f.name)
		if err == nil && !strings.HasSuffix(f.name, "/") {
			_, err = io.WriteString(w, f.body)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gb(t testing.TB, s string) string {
	t.Helper()
	b, err := simplifiedchinese.GB18030.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func gzipOf(t testing.TB, name, body string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Name = name
	if _, err := io.WriteString(z, body); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestOpenReadsWhatIsPacked(t *testing.T) {
	inner := zipOf(t, packedFile{"丁/b.txt", aLine}, packedFile{"c.html", aTable})
	for _, c := range []struct {
		name string
		body []byte
		want []string
	}{
		{"a file that packs nothing", []byte(aLine), []string{": text: 1: 甲@1 2@2"}},
		{"in the archive's order, without folders", zipOf(t, packedFile{"z/", ""}, packedFile{"z/a.html", aTable}, packedFile{"b.txt", aLine}),
			[]string{"z/a.html: html: 1: a@1 1@2", "b.txt: text: 1: 甲@1 2@2"}},
		{"two deep", zipOf(t, packedFile{"a.txt", aLine}, packedFile{"附件.zip", string(inner)}),
			[]string{"a.txt: text: 1: 甲@1 2@2", "附件.zip/丁/b.txt: text: 1: 甲@1 2@2", "附件.zip/c.html: html: 1: a@1 1@2"}},
		{"three deep", zipOf(t, packedFile{"a.zip", string(zipOf(t, packedFile{"b.zip", string(inner)}))}), []string{"a.zip/b.zip: too large"}},
		{"what is not read says so", zipOf(t, packedFile{"a.exe", "MZ\x00\x01"}, packedFile{"b.txt", aLine}, packedFile{"c.txt", " "}),
			[]string{"a.exe: a format that is not read", "b.txt: text: 1: 甲@1 2@2", "c.txt: nothing visible in it"}},
		{"what systems leave aside", zipOf(t, packedFile{"__MACOSX/._a.txt", "x"}, packedFile{".DS_Store", "x"}, packedFile{"d/Thumbs.db", "x"}, packedFile{"desktop.ini", "x"}, packedFile{"~$年报.docx", "x"}, packedFile{".~lock.a.odt#", "x"}, packedFile{"a.txt", aLine}),
			[]string{"a.txt: text: 1: 甲@1 2@2"}},
		{"nothing but that", zipOf(t, packedFile{".DS_Store", "x"}), []string{": nothing visible in it"}},
		{"no file", zipOf(t), []string{": nothing visible in it"}},
		{"only folders", zipOf(t, packedFile{"a/", ""}), []string{": nothing visible in it"}},
		{"an empty archive in another", zipOf(t, packedFile{"a.zip", string(zipOf(t))}, packedFile{"b.txt", aLine}), []string{"a.zip: nothing visible in it", "b.txt: text: 1: 甲@1 2@2"}},
		{"names in GBK", zipOf(t, packedFile{gb(t, "附件1：教育统计表.txt"), aLine}), []string{"附件1：教育统计表.txt: text: 1: 甲@1 2@2"}},
		{"names that lead out", zipOf(t, packedFile{"../../a.txt", aLine}, packedFile{"/etc/b.txt", aLine}, packedFile{`C:\d\..\c.txt`, aLine}, packedFile{"..", aLine}, packedFile{"a\x00\nb#2", aLine}),
			[]string{"a.txt: text: 1: 甲@1 2@2", "etc/b.txt: text: 1: 甲@1 2@2", "d/c.txt: text: 1: 甲@1 2@2", "unnamed: text: 1: 甲@1 2@2", "ab＃2: text: 1: 甲@1 2@2"}},
		{"two of one name", zipOf(t, packedFile{"a.txt", aLine}, packedFile{"a.txt", aLine}, packedFile{"a.txt (2)", aLine}),
			[]string{"a.txt: text: 1: 甲@1 2@2", "a.txt (2): text: 1: 甲@1 2@2", "a.txt (2) (2): text: 1: 甲@1 2@2"}},
		{"gzip", gzipOf(t, "a.html", aTable), []string{"a.html: html: 1: a@1 1@2"}},
		{"gzip without a name", gzipOf(t, "", aLine), []string{"unnamed: text: 1: 甲@1 2@2"}},
		{"7z", sevenZipOf(copyCoder, packedFile{"年报/a.html", aTable}, packedFile{"b.txt", aLine}), []string{"年报/a.html: html: 1: a@1 1@2", "b.txt: text: 1: 甲@1 2@2"}},
		{"7z with a password", sevenZipOf(aesCoder, packedFile{"a.html", aTable}), []string{"a.html: it asks for a password"}},
		{"7z with a password, names too", lockedSevenZip(), []string{": it asks for a password"}},
		{"7z whose password takes a year", sevenZipOf([]byte{0x24, 0x06, 0xf1, 0x07, 0x01, 0x03, 0x40 | 62, 0x00, 0x00}, packedFile{"a.html", aTable}), []string{"a.html: it asks for a password"}},
		{"7z by a coder nobody knows", sevenZipOf([]byte{0x01, 0x7f}, packedFile{"a.html", aTable}), []string{"a.html: not what its format says"}},
		{"7z without a file", sevenZipOf(copyCoder), []string{": nothing visible in it"}},
		{"rar", rarOf(0, packedFile{"年报/a.html", aTable}, packedFile{"b.txt", aLine}), []string{"年报/a.html: html: 1: a@1 1@2", "b.txt: text: 1: 甲@1 2@2"}},
		{"rar of a later version", rarOf(60|1<<7, packedFile{"a.html", aTable}), []string{"a.html: a format that is not read"}},
		{"rar with a password", lockedRAR(), []string{": it asks for a password"}},
		{"rar without a file", rarOf(0), []string{": nothing visible in it"}},
		{"rar with a false checksum", bytes.Replace(rarOf(0, packedFile{"a.html", aTable}), []byte("<td>a"), []byte("<td>b"), 1), []string{"a.html: not what its format says"}},
		{"7z with a false checksum", bytes.Replace(sevenZipOf(copyCoder, packedFile{"a.html", aTable}), []byte("<td>a"), []byte("<td>b"), 1), []string{"a.html: not what its format says"}},
		{"rar in zip", zipOf(t, packedFile{"a.rar", string(rarOf(0, packedFile{"b.txt", aLine}))}), []string{"a.rar/b.txt: text: 1: 甲@1 2@2"}},
		{"a zip that breaks off", zipOf(t, packedFile{"a.txt", aLine})[:60], []string{": it breaks off before its end"}},
		{"a 7z that breaks off", sevenZipOf(copyCoder, packedFile{"a.html", aTable})[:60], []string{": it breaks off before its end"}},
		{"a rar that breaks off", rarOf(0, packedFile{"a.html", aTable})[:60], []string{"a.html: it breaks off before its end", ": it breaks off before its end"}},
		{"a gzip that breaks off", gzipOf(t, "a.html", aTable)[:30], []string{"a.html: it breaks off before its end"}},
		{"a zip in name only", []byte("PK\x03\x04<p>一</p>"), []string{": it breaks off before its end"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, said(Open(t.Context(), c.body, ""))); diff != "" {
				t.Errorf("Open: -want +got\n%s", diff)
			}
		})
	}
}

// A name in a zip may be given in Unicode beside the one in another encoding; it
// counts where it belongs to that one.
func TestAZipsNameMayStandInItsUnicodeField(t *testing.T) {
	for belongs, want := range map[bool]string{true: "年报.txt: text: 1: 甲@1 2@2", false: "b.txt: text: 1: 甲@1 2@2"} {
		sum := crc32.ChecksumIEEE([]byte("b.txt"))
		if !belongs {
			sum++
		}
		name := "年报.txt"
		field := []byte{0x75, 0x70, byte(5 + len(name)), 0, 1}
		field = append(binary.LittleEndian.AppendUint32(field, sum), name...)
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, err := z.CreateHeader(&zip.FileHeader{Name: "b.txt", Extra: append([]byte{0x55, 0x54, 1, 0, 0}, field...)})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, aLine); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{want}, said(Open(t.Context(), b.Bytes(), ""))); diff != "" {
			t.Errorf("belongs %v: -want +got\n%s", belongs, diff)
		}
	}
}

func TestAPasswordIsNotGuessed(t *testing.T) {
	locked := zipOf(t, packedFile{"a.txt", aLine}, packedFile{"b.txt", aLine})
	entry := bytes.Index(locked, []byte("PK\x01\x02"))
	locked[entry+8] |= 1
	want := []string{"a.txt: it asks for a password", "b.txt: text: 1: 甲@1 2@2"}
	if diff := cmp.Diff(want, said(Open(t.Context(), locked, ""))); diff != "" {
		t.Errorf("zip: -want +got\n%s", diff)
	}
}

// zeros is a zip of files of zeros.
func zeros(t *testing.T, sizes ...int64) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	block := make([]byte, 1<<16)
	for i, size := range sizes {
		w, err := z.Create(fmt.Sprintf("%03d.txt", i+1))
		if err != nil {
			t.Fatal(err)
		}
		for ; size > 0; size -= int64(len(block)) {
			if _, err := w.Write(block[:min(size, int64(len(block)))]); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// overlap is a zip whose directory names one entry many times.
func overlap(t *testing.T, size int64, times int) []byte {
	t.Helper()
	one := zeros(t, size)
	from, to := bytes.Index(one, []byte("PK\x01\x02")), bytes.Index(one, []byte("PK\x05\x06"))
	entry, end := one[from:to], bytes.Clone(one[to:])
	many := append(bytes.Clone(one[:from]), bytes.Repeat(entry, times)...)
	binary.LittleEndian.PutUint16(end[8:], uint16(times))
	binary.LittleEndian.PutUint16(end[10:], uint16(times))
	binary.LittleEndian.PutUint32(end[12:], uint32(len(entry)*times))
	return append(many, end...)
}

// Whatever an archive unpacks to, no more is unpacked than is said, and what was
// seen is told.
func TestABombIsTooLarge(t *testing.T) {
	flat := zeros(t, 40<<20, 40<<20)
	nested := zipOf(t, packedFile{"1.zip", string(zeros(t, 30<<20))}, packedFile{"2.zip", string(zeros(t, 30<<20))})
	many := make([]packedFile, maxPackedFiles+100)
	for i := range many {
		many[i] = packedFile{fmt.Sprintf("%d.txt", i), aLine}
	}
	deep := []byte(aLine)
	for range 40 {
		deep = zipOf(t, packedFile{"r.zip", string(deep)})
	}
	directory := overlap(t, 10, 60_000)
	for _, c := range []struct {
		name string
		body []byte
		last string // what the last part is called and says
	}{
		{"one file", zeros(t, 300<<20), "001.txt: zip: stopped here, at file 1 and 209715201 bytes"},
		{"two files", flat, "002.txt: zip: stopped here, at file 2 and 52428801 bytes out of "},
		{"nested", nested, "2.zip/001.txt: zip: stopped here, at file 4 and "},
		{"one entry many times", overlap(t, 10<<20, 400), "001.txt (6): zip: stopped here, at file 6 and 52428801 bytes"},
		{"many files", zipOf(t, many...), "500.txt: zip: stopped here, at file 501 and "},
		{"archives without end", deep, "r.zip/r.zip: zip in 2 others, at most 2 archives in one another"},
		{"a directory without end", directory, ": zip: a directory of 60000 entries, at most 20000"},
		{"gzip", gzipOf(t, "a.txt", strings.Repeat("\x00", 60<<20)), "a.txt: gzip: stopped here, at file 1 and 52428801 bytes"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			began := time.Now()
			parts := Open(t.Context(), c.body, "")
			took := time.Since(began)
			runtime.ReadMemStats(&after)
			last := parts[len(parts)-1]
			if !errors.Is(last.Err, ErrTooLarge) || !strings.HasPrefix(last.Path+": "+last.Err.Error(), c.last) {
				t.Errorf("Open: last %s: %v; want %s", last.Path, last.Err, c.last)
			}
			if n := len(parts); n > maxPackedFiles+1 {
				t.Errorf("%d parts", n)
			}
			allocated := after.TotalAlloc - before.TotalAlloc
			t.Logf("%d bytes: %v, %d MB allocated in all", len(c.body), took.Round(time.Millisecond), allocated>>20)
			if allocated > 8*maxPackedBytes { // what io.ReadAll leaves behind counted
				t.Errorf("%d bytes allocated", allocated)
			}
		})
	}
}

// A file that is too large by itself does not keep the others from being read.
func TestALargeFileIsLeftAside(t *testing.T) {
	noise := make([]byte, 1<<20) // an archive may hold a hundred times its own size
	for i, x := 0, uint32(1); i < len(noise); i++ {
		x = x*1664525 + 1013904223
		noise[i] = byte(x >> 24)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range []packedFile{{"noise.bin", "\x00" + string(noise)}, {"large.txt", strings.Repeat("\x00", MaxSize+1)}, {"a.txt", aLine}} {
		w, err := z.Create(f.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, f.body); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	want := []string{"noise.bin: a format that is not read", "large.txt: too large", "a.txt: text: 1: 甲@1 2@2"}
	if diff := cmp.Diff(want, said(Open(t.Context(), b.Bytes(), ""))); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestUnpackingEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if diff := cmp.Diff([]string{": reading it took too long"}, said(Open(ctx, zipOf(t, packedFile{"a.txt", aLine}), ""))); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// What is packed reads as the same file by itself.
func TestSharedArchives(t *testing.T) {
	for file, holds := range map[string][][2]string{ // path in it, and the file by itself
		"attachments_gbk.zip": {{"附件1：2023年教育统计表.xls", "table.xls"}, {"附件2/说明文档.doc", "table.doc"}, {"越界.txt", ""}},
		"attachments.7z":      {{"table.docx", "table.docx"}, {"table.xlsx", "table.xlsx"}},
	} {
		body, err := os.ReadFile(filepath.Join(sharedFormats, file))
		if err != nil {
			t.Skip("the folder of shared formats is not here")
		}
		parts := Open(t.Context(), body, "")
		if len(parts) != len(holds) {
			t.Fatalf("%s: %v, want %v", file, said(parts), holds)
		}
		for i, p := range parts {
			if p.Path != holds[i][0] {
				t.Errorf("%s: %q, want %q", file, p.Path, holds[i][0])
			}
			if holds[i][1] == "" {
				if p.Err != nil {
					t.Errorf("%s: %s: %v", file, p.Path, p.Err)
				}
				continue
			}
			alone, err := os.ReadFile(filepath.Join(sharedFormats, holds[i][1]))
			if err != nil {
				t.Fatal(err)
			}
			d, err := Read(alone, "")
			if diff := cmp.Diff(Part{Path: p.Path, Document: d, Err: err}, p, documents); diff != "" {
				t.Errorf("%s: %s: -alone +packed\n%.2000s", file, p.Path, diff)
			}
		}
	}
}

// Whatever the bytes, a part has a document or one of our errors, and a path that
// leads nowhere else, once.
func FuzzOpen(f *testing.F) {
	f.Add(zipOf(f, packedFile{"a.html", aTable}, packedFile{"b.zip", string(zipOf(f, packedFile{"c.txt", aLine}))}))
	f.Add(gzipOf(f, "a.txt", aLine))
	f.Add(sevenZipOf(copyCoder, packedFile{"a.html", aTable}))
	f.Add(sevenZipOf(aesCoder, packedFile{"a.html", aTable}))
	f.Add(rarOf(0, packedFile{"a.html", aTable}, packedFile{"b.txt", aLine}))
	c := aChild(f, "serve")
	c.Memory = 512 << 20
	f.Fuzz(func(t *testing.T, body []byte) {
		if len(body) > 1<<14 {
			return
		}
		open := Open
		if bytes.Contains(body, []byte("7z\xbc\xaf\x27\x1c")) { // its library takes the memory that a damaged list asks for
			open = c.Open
		}
		parts, _ := thrifty(t, func() ([]Part, error) { return open(t.Context(), body, ""), nil })
		holdsParts(t, parts)
	})
}

// A library that panics has met a damaged file; the panic goes no farther.
func TestAPanicOfAnUnpackerIsADamagedFile(t *testing.T) {
	trip := func() (err error) {
		defer caught(&err)
		var none []byte
		_ = none[len(none)]
		return nil
	}
	if err := trip(); !errors.Is(err, ErrDamaged) {
		t.Errorf("after a panic: %v; want %v", err, ErrDamaged)
	}
}

// holdsParts holds parts against what Open promises of them.
func holdsParts(t *testing.T, parts []Part) {
	t.Helper()
	if len(parts) == 0 {
		t.Fatal("no part")
	}
	met := make(map[string]bool)
	for _, p := range parts {
		if (p.Document == nil) == (p.Err == nil) {
			t.Fatalf("%+v: a document or an error", p)
		}
		if p.Err != nil && strings.HasSuffix(said([]Part{p})[0], ": no kind") {
			t.Fatalf("%v is of no kind", p.Err)
		}
		if p.Path != "" && !filepath.IsLocal(p.Path) || met[p.Path] {
			t.Fatalf("path %q", p.Path)
		}
		met[p.Path] = true
	}
}
