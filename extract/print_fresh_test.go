package extract_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

var printed = filepath.Join("testdata", "corpus")

func updating() bool {
	f := flag.Lookup("update") // of golden_test.go
	return f != nil && f.Value.String() == "true"
}

// folder is where a book's files lie, below the corpus.
func (b *book) folder() string {
	form := b.form
	if b.local != "" {
		form += "-" + b.local
	}
	return filepath.Join(string(b.set), form)
}

// all returns the parts of the whole file: of both reports where it holds two.
func (b *book) all() ([]part, []*book) {
	if b.opt("text") != "" {
		list := []part{{text: b.title, level: 1}}
		for _, t := range strings.Split(b.opt("text"), "\n") {
			list = append(list, prose(t))
		}
		return list, []*book{b}
	}
	parts := b.parts()
	if b.opt("two-reports") == "" {
		return parts, []*book{b}
	}
	o := *b
	o.stem, o.cells, o.extra = b.stem+"-second", nil, nil
	o.year = b.year - 1
	o.title = strings.ReplaceAll(b.title, fmt.Sprint(b.year), fmt.Sprint(o.year))
	return append(parts, o.parts()...), []*book{b, &o}
}

// made are the formats that other programs print; see TestCorpusIsMade.
var made = map[string]string{"doc": "doc", "xls": "xls", "lo": "pdf", "cr": "pdf"}

// print returns a book in one format.
func (b *book) print(format string) ([]byte, error) {
	parts, _ := b.all()
	coded := func(text string) ([]byte, error) {
		if b.opt("charset") == "" {
			return []byte(text), nil
		}
		return simplifiedchinese.GBK.NewEncoder().Bytes([]byte(text))
	}
	switch format {
	case "html":
		return coded(b.htmlPage(parts))
	case "txt":
		return coded(b.textFile(parts))
	case "md":
		return []byte(b.markdown(parts)), nil
	case "docx":
		return b.docx(parts), nil
	case "odt":
		return b.odt(parts), nil
	case "xlsx":
		return b.xlsx(parts), nil
	case "rtf":
		return b.rtf(parts), nil
	case "pdf":
		return b.pdf(parts)
	case "ofd":
		return b.ofd(parts), nil
	case "zip":
		inner, err := b.print(b.opt("zip"))
		if err != nil {
			return nil, err
		}
		gbk := func(name string) string {
			coded, err := simplifiedchinese.GBK.NewEncoder().String(name)
			if err != nil {
				panic(err)
			}
			return coded
		}
		return pack([]member{
			{gbk("说明/请先阅读.txt"), "附件为年度报告，请下载后查看。\n"},
			{gbk("附件1：" + b.title + "." + b.opt("zip")), string(inner)},
		}), nil
	}
	return nil, fmt.Errorf("no format %s", format)
}

// The corpus is what its generator prints: every file but those that other
// programs made, which stand in made.tsv with the digest of what they were made of.
func TestCorpusIsFresh(t *testing.T) {
	skipShort(t)
	want := make(map[string]bool)
	hold := func(path string, body []byte) {
		want[path] = true
		old, err := os.ReadFile(path)
		if err == nil && samePrint(old, body) {
			return
		}
		if !updating() {
			t.Errorf("%s is not fresh: run make generate", path)
			return
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, body, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	known := madeOf(t)
	files := make(map[int][]string)
	for _, b := range library() {
		stem := filepath.Join(printed, b.folder(), b.stem)
		hold(stem+".expected.json", []byte(b.expected()))
		for _, format := range b.formats {
			file := stem + "." + format
			if ext := made[format]; ext != "" {
				file = stem + "." + ext
				want[file] = true
				if known[file] != b.digest() {
					t.Logf("%s was made of something else: HARVEST_MAKE=1 go test ./extract -run TestCorpusIsMade", file)
					if !updating() {
						t.Errorf("%s is not fresh", file)
					}
				}
			} else {
				body, err := b.print(format)
				if err != nil {
					t.Errorf("%s: %v", file, err)
					continue
				}
				hold(file, body)
			}
			for _, q := range b.quirks {
				files[q] = append(files[q], filepath.ToSlash(strings.TrimPrefix(file, printed+string(filepath.Separator))))
			}
		}
	}
	hold(filepath.Join(printed, "README.md"), []byte(corpusPaper(files)))
	for _, name := range []string{"made.tsv", "rates.tsv"} {
		want[filepath.Join(printed, name)] = true
	}
	err := filepath.WalkDir(printed, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || want[path] {
			return err
		}
		if updating() {
			return os.Remove(path)
		}
		t.Errorf("%s is of no report of the generator", path)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(want) < 300 {
		t.Errorf("%d files, want three hundred at least", len(want))
	}
}

// digest tells what a book prints, whatever the format.
func (b *book) digest() string {
	parts, _ := b.all()
	return fmt.Sprintf("%x", sha256.Sum256([]byte(b.markdown(parts)+b.expected())))[:16]
}

// madeOf reads which book each file was made of.
func madeOf(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(printed, "made.tsv"))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	m := make(map[string]string)
	for line := range strings.Lines(string(text)) {
		if file, digest, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			m[filepath.Join(printed, filepath.FromSlash(file))] = digest
		}
	}
	return m
}

// samePrint compares files, packed ones by what is in them: another version of Go
// may pack the same otherwise.
func samePrint(a, b []byte) bool {
	if bytes.Equal(a, b) {
		return true
	}
	x, errX := unpacked(a)
	y, errY := unpacked(b)
	return errX == nil && errY == nil && slices.Equal(x, y)
}

func unpacked(body []byte) ([]member, error) {
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		return nil, err
	}
	var list []member
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		text, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			return nil, err
		}
		if inner, err := unpacked(text); err == nil {
			list = append(list, inner...)
			continue
		}
		list = append(list, member{f.Name, string(text)})
	}
	return list, nil
}
