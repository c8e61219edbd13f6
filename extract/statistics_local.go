package extract

import (
	"sync"

	"harvest/report"
)

// A localRow is a row of a province's own table.
type localRow struct {
	label string
	under string // the row that it is a part of
	code  string // of the national form's row that counts the same, "" where none does
}

// fujianRows is the table that Fujian's agencies print in the place of the national
// one, in its order (seen in Pingtan's reports for 2011 to 2018): 网站 before 公报, and
// letters and faxes in one row.
func fujianRows() []localRow {
	return []localRow{
		{"主动公开文件数", "", "stat_proactive_total"},
		{"1.政府网站公开数", "主动公开文件数", "stat_channel_website"},
		{"2.政府公报公开数", "主动公开文件数", "stat_channel_gazette"},
		{"受理依申请公开信息总数", "", "stat_requests_received"},
		{"1.当面申请数", "受理依申请公开信息总数", "stat_requests_in_person"},
		{"2.网上申请数", "受理依申请公开信息总数", "stat_requests_online"},
		{"3.信函、传真申请数", "受理依申请公开信息总数", ""},
		{"对申请的答复总数", "", "stat_answers"},
		{"1.同意公开答复数", "对申请的答复总数", "stat_answer_granted"},
		{"2.同意部分公开答复数", "对申请的答复总数", "stat_answer_partial"},
		{"3.不予公开答复数", "对申请的答复总数", "stat_answer_denied"},
		{"4.其他类型答复数", "对申请的答复总数", ""},
		{"政府信息公开收费减免金额", "", ""},
		{"接受行政申诉、举报数", "", ""},
		{"行政复议数", "", "stat_review_total"},
		{"行政诉讼数", "", "stat_litigation_total"},
	}
}

// fewestLocal is how many rows of a province's table must be found for a table to be
// taken for it: three out of four.
const fewestLocal = 12

// fujianBook has the rows of Fujian's table, each with the wordings of the national
// row that counts the same.
var fujianBook = sync.OnceValue(func() *rowBook {
	national, _ := report.FormByName("2014")
	block := report.FormBlock{}
	for _, l := range fujianRows() {
		r := report.Row{Label: l.label, Cells: []report.Cell{{Indicator: l.code}}}
		if l.under != "" {
			r.Under = []string{l.under}
		}
		for _, b := range national.Table("statistics").Blocks {
			for _, known := range b.Rows {
				if l.code != "" && known.Cells[0].Indicator == l.code {
					r.Variants = append(known.Variants[:len(known.Variants):len(known.Variants)], withoutEnumerator(known.Label))
				}
			}
		}
		block.Rows = append(block.Rows, r)
	}
	b := newRowBook(&report.Table{Name: "statistics", Blocks: []report.FormBlock{block}})
	b.local = true
	return b
})

// A statisticsRead is a table read by one book of rows.
type statisticsRead struct {
	book    *rowBook
	rows    []match
	columns figureColumn
	fit     float64
	found   int
}

// readByBook finds the rows of a book, and the column of the figures.
func readByBook(t *table, book *rowBook) statisticsRead {
	s := statisticsRead{book: book}
	s.rows, _, s.fit = matchRows(t, book)
	book.dropUnsure(t, s.rows)
	book.dropBehindSection(t, s.rows)
	s.columns = readColumns(t, s.rows)
	s.columns.numbered(t, s.rows)
	s.columns.several(t, s.rows)
	fillStatistics(t, s.rows, book, &s.columns)
	for _, m := range s.rows {
		if m.line >= 0 {
			s.found++
		}
	}
	return s
}

// readByForm reads a table by a form's own rows, or by those of a province that prints
// a table of its own, where more of them are found.
func readByForm(t *table, f *report.Form) statisticsRead {
	s := readByBook(t, rowBookOf(f, "statistics"))
	if f.Name != "2014" {
		return s
	}
	if local := readByBook(t, fujianBook()); local.found >= fewestLocal && local.found > s.found {
		local.fit = s.fit
		return local
	}
	return s
}
