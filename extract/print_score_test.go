package extract_test

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"harvest/extract"
)

// A scored is one file of the corpus with what came of it.
type scored struct {
	path   string // below the corpus
	format string
	tally  []extract.Tally
}

// scoreCorpus reads every file of the corpus that is wanted, by its ending.
func scoreCorpus(t *testing.T, wanted func(ext string) bool) []scored {
	t.Helper()
	var list []scored
	var x extract.Extractor
	err := filepath.WalkDir(printed, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, ".expected.json") || filepath.Dir(path) == printed {
			return err
		}
		ext := filepath.Ext(path)
		if !wanted(ext) {
			return nil
		}
		known, err := os.ReadFile(strings.TrimSuffix(path, ext) + ".expected.json")
		if err != nil {
			return err
		}
		want, err := extract.ReadExpected(known)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		body, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		below, err := filepath.Rel(printed, path)
		if err != nil {
			return err
		}
		readings := x.Read(context.Background(), filepath.Base(path), body, "", nil)
		list = append(list, scored{filepath.ToSlash(below), strings.TrimPrefix(ext, "."), extract.Score(readings, want)})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// No figure of the corpus may be invented, and no format may come out worse than
// it once did. A format that is not read yet has a rate of 0.
func TestCorpusScore(t *testing.T) {
	skipShort(t)
	rates, prints := make(map[string]extract.Count), make(map[string]int)
	add := func(name string, printed int, c extract.Count) {
		sum := rates[name]
		sum.Add(c)
		rates[name], prints[name] = sum, prints[name]+printed
	}
	cells := 0
	for _, s := range scoreCorpus(t, func(ext string) bool { return ext != ".rtf" }) {
		for _, tally := range s.tally {
			for _, m := range tally.Misses {
				if m.Outcome == extract.Invented {
					t.Errorf("%s: %s is invented: %s, and there is %s", s.path, m.Where, m.Got, m.Want)
				}
			}
			which, _, _ := strings.Cut(s.path, "/")
			add(which+"\t"+s.format, tally.Printed, tally.Cells)
			add(which+"\tform "+tally.Form, tally.Printed, tally.Cells)
			add(which+"\tfields", tally.Fields.All(), tally.Fields)
			cells += tally.Printed
		}
	}
	if cells < 70_000 {
		t.Errorf("%d cells are known, want seventy thousand at least", cells)
	}
	file := filepath.Join(printed, "rates.tsv")
	floors := ratesOf(t, file)
	var out bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(rates)) {
		c := rates[name]
		rate := math.Floor(c.Percent()*100) / 100
		t.Logf("%-24s %6.2f %%: %d right, %d wrong, %d missing, %d invented", strings.ReplaceAll(name, "\t", " "), rate, c.Right, c.Wrong, c.Missing, c.Invented)
		floor := floors[name]
		switch {
		case floor.printed != prints[name]: // the corpus is another one
			floor = reached{}
			if !updating() {
				t.Errorf("%s: %d figures are printed, were %d: go test ./extract -run TestCorpusScore -update", strings.ReplaceAll(name, "\t", " "), prints[name], floors[name].printed)
			}
		case rate < floor.rate:
			t.Errorf("%s: %.2f of a hundred are right, were %.2f", strings.ReplaceAll(name, "\t", " "), rate, floor.rate)
		}
		fmt.Fprintf(&out, "%s\t%d\t%.2f\n", name, prints[name], max(rate, floor.rate))
	}
	if updating() {
		if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// RTF is read by LibreOffice, and so only where there is one.
func TestCorpusScoreOfRTF(t *testing.T) {
	skipShort(t)
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("soffice is not installed")
	}
	var sum extract.Count
	for _, s := range scoreCorpus(t, func(ext string) bool { return ext == ".rtf" }) {
		for _, tally := range s.tally {
			if strings.HasPrefix(s.path, string(tuning)) {
				sum.Add(tally.Cells)
			}
		}
	}
	if sum.Invented > 0 || sum.Wrong > 0 || sum.All() == 0 || sum.Percent() < 95 {
		t.Errorf("%+v, %.2f of a hundred are right; want ninety-five, none wrong and none invented", sum, sum.Percent())
	}
}

// skipShort leaves a long test out under the race detector: nothing here runs at
// the same time as anything else.
func skipShort(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("long, and without goroutines")
	}
}

// A reached is how many things of a kind the corpus prints, and how many of a
// hundred came out right.
type reached struct {
	printed int
	rate    float64
}

// ratesOf reads the rates that were reached before.
func ratesOf(t *testing.T, file string) map[string]reached {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil && !(os.IsNotExist(err) && updating()) {
		t.Fatal(err)
	}
	floors := make(map[string]reached)
	for line := range strings.Lines(string(text)) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		at := len(fields) - 2
		if at < 1 {
			t.Fatalf("%s: %q is no rate", file, line)
		}
		printed, err := strconv.Atoi(fields[at])
		rate, err2 := strconv.ParseFloat(fields[at+1], 64)
		if err != nil || err2 != nil {
			t.Fatalf("%s: %q is no rate", file, line)
		}
		floors[strings.Join(fields[:at], "\t")] = reached{printed, rate}
	}
	return floors
}
