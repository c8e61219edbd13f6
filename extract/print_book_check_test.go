package extract_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"harvest/report"
)

// allWords are every wording there is, by what it words.
func allWords() map[string]wording {
	all := make(map[string]wording)
	for _, words := range []map[string]wording{requestWords, disclosureWords, reviewWords, tableWords} {
		for code, w := range words {
			all[code+" "+w.form] = w
		}
	}
	for _, lines := range [][]line{nationalLines, anhuiLines, fujianLines, dingxiLines} {
		for i, l := range lines {
			all[fmt.Sprint(l.code, i, l.words.form)] = l.words
		}
	}
	return all
}

func TestEveryLabelHasFourWordings(t *testing.T) {
	for code, w := range allWords() {
		heading := code[0] >= '0' && code[0] <= '9' || code[0] == '+' // no cell of ours
		if n := 1 + len(w.tuning) + len(w.kept); n < 5 && !heading || len(w.kept) < 1 {
			t.Errorf("%s has %d wordings of which %d are kept: %q", code, n, len(w.kept), w)
		}
	}
}

// What measures the reader must not be known to it.
func TestKeptWordingsAreNotTaught(t *testing.T) {
	taught := make(map[string]bool)
	for _, f := range report.Forms() {
		for _, table := range f.Tables {
			for _, block := range table.Blocks {
				for _, c := range block.Columns {
					for _, v := range append(c.Variants[:len(c.Variants):len(c.Variants)], c.Label) {
						taught[v] = true
					}
				}
				for _, r := range block.Rows {
					for _, v := range append(r.Variants[:len(r.Variants):len(r.Variants)], r.Label) {
						taught[v] = true
					}
				}
			}
		}
	}
	for _, i := range report.Indicators() {
		for _, v := range i.Variants {
			taught[v] = true
		}
	}
	for code, w := range allWords() {
		for _, v := range w.kept {
			if taught[v] {
				t.Errorf("%s: %q is kept for the score only, and the reader was taught it: unlearn it, or, where it came from another page, word it otherwise in extract/print_words_test.go", code, v)
			}
			if slices.Contains(w.tuning, v) {
				t.Errorf("%s: %q is in both sets", code, v)
			}
		}
	}
}

// Every sum of a report holds but those that it breaks on purpose, and no two rows
// of table 3 are alike, so that a figure in the wrong place shows.
func TestBooksAddUp(t *testing.T) {
	for _, b := range library() {
		if b.form != "2021" && b.form != "2019" {
			continue
		}
		b.parts()
		value := func(code, member string) int {
			return int(b.cells[report.Cell{Indicator: code, Member: member}].value.Float())
		}
		rows := make(map[string]string)
		for _, r := range b.requestRows() {
			sum, all := 0, ""
			for _, m := range members {
				n := value(r.code, m)
				sum, all = sum+n, fmt.Sprint(all, n, " ")
			}
			total := b.cells[report.Cell{Indicator: r.code, Member: report.Total}]
			if int(total.value.Float()) != sum && total.state.HasValue() && b.opt("wrong-sum") != r.code {
				t.Errorf("%s: %s: total %s, members add up to %d", b.stem, r.code, total.value, sum)
			}
			if other := rows[all]; other != "" && b.opt("figures") != "none" {
				t.Errorf("%s: %s and %s are alike: %s", b.stem, r.code, other, all)
			}
			rows[all] = r.code
		}
		for _, m := range members {
			result := 0
			for _, code := range b.resultCodes() {
				result += value(code, m)
			}
			if result != value("request_result_total", m) || value("request_new", m)+value("request_carried_in", m) != result+value("request_carried_out", m) {
				t.Errorf("%s: column %s does not balance", b.stem, m)
			}
		}
		for _, block := range reviewBlocks {
			sum := 0
			for _, r := range reviewResults {
				sum += value(block+"_"+r, "")
			}
			if sum != value(block+"_total", "") && b.opt("wrong-sum") != "review" {
				t.Errorf("%s: %s: total %d, parts add up to %d", b.stem, block, value(block+"_total", ""), sum)
			}
		}
	}
}

// Each figure is on the page, in the form in which it is said to be.
func TestBooksPrintWhatTheyKnow(t *testing.T) {
	for _, b := range library() {
		if b.opt("image") != "" || b.opt("scan") != "" || b.form == "none" {
			continue
		}
		parts, books := b.all()
		var there []string
		for _, p := range parts {
			for _, row := range p.grid {
				for _, c := range row {
					there = append(there, c.text)
				}
			}
		}
		slices.Sort(there)
		for _, one := range books {
			for c, s := range one.cells {
				if b.opt("no-review") != "" && strings.Contains(c.Indicator, "_") && !strings.HasPrefix(c.Indicator, "request") && !strings.HasPrefix(c.Indicator, "disclosure") {
					continue
				}
				if _, found := slices.BinarySearch(there, s.text); !found {
					t.Errorf("%s: %s is %q, which stands in no cell", b.stem, c, s.text)
				}
			}
		}
	}
}

func TestTheLibraryIsTheSameEachTime(t *testing.T) {
	first, second := library(), library()
	for i := range first {
		if a, b := first[i].digest(), second[i].digest(); a != b {
			t.Errorf("%s prints %s, then %s", first[i].stem, a, b)
		}
	}
	stems := make(map[string]bool)
	for _, b := range first {
		if stems[b.folder()+b.stem] {
			t.Errorf("two reports are called %s", b.stem)
		}
		stems[b.folder()+b.stem] = true
	}
}
