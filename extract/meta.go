package extract

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"harvest/document"
	"harvest/page"
	"harvest/report"
)

// metadata is what a page says of a report beside its tables.
type metadata struct {
	title     page.Title
	titled    bool // a title of an annual report was found
	text      string
	year      int
	years     []candidate
	published time.Time
}

// A candidate is a year that something on the page speaks for.
type candidate struct {
	from   string // title, period, address or date
	year   int
	weight float64
}

// near is how many blocks at the start of a report may print its title.
const near = 12

// readMetadata finds the title of a stretch of blocks, and its year by vote.
func readMetadata(d *document.Document, from, to int, name string, whole bool) metadata {
	var m metadata
	m.findTitle(d, from, to, whole)
	m.published = d.Published
	if m.published.IsZero() {
		m.published = printedOn(d, from, min(to, from+near))
	}
	if m.title.Year > 0 {
		m.years = append(m.years, candidate{"title", m.title.Year, 4})
	}
	if y := periodYear(d, from, to); y > 0 {
		m.years = append(m.years, candidate{"period", y, 3})
	}
	if y := addressYear(name); y > 0 && whole {
		m.years = append(m.years, candidate{"address", y, 1.5})
	}
	if m.published.IsZero() && whole {
		if day, ok := page.URLDate(name); ok {
			m.years = append(m.years, candidate{"date", day.Year() - 1, 1})
		}
	}
	if !m.published.IsZero() && whole {
		m.years = append(m.years, candidate{"date", m.published.Year() - 1, 1})
	}
	m.year = vote(m.years)
	return m
}

// findTitle takes the first text that is the title of an annual report: what the
// page calls itself, then its first blocks, headings before others.
func (m *metadata) findTitle(d *document.Document, from, to int, whole bool) {
	var texts []string
	if whole && d.Title != "" {
		texts = append(texts, d.Title)
	}
	for i := from; i < to; i++ {
		if d.Blocks[i].Level > 0 {
			texts = append(texts, d.Blocks[i].Text)
		}
	}
	seen := 0
	for i := from; i < to && seen < 400; i++ {
		if b := &d.Blocks[i]; b.Grid == nil && utf8.RuneCountInString(b.Text) <= 120 {
			texts = append(texts, b.Text)
			seen++
			if i+1 < to && namesAgency(b.Text) { // a title over two lines
				texts = append(texts, b.Text+d.Blocks[i+1].Text)
			}
		}
	}
	for _, text := range texts {
		t, ok := page.ReportTitle(text)
		if !ok {
			continue
		}
		if !m.titled {
			m.title, m.titled, m.text = t, true, text
		}
		if m.title.Agency == "" && t.Agency != "" && (t.Year == m.title.Year || m.title.Year == 0 || t.Year == 0) {
			m.title.Agency = t.Agency
		}
		if m.title.Year == 0 {
			m.title.Year = t.Year
		}
		if m.title.Agency != "" && m.title.Year > 0 {
			return
		}
	}
	if m.text == "" && len(texts) > 0 {
		m.text = texts[0]
	}
}

// namesAgency reports whether a line can be the first of a title's two: the name
// of a body and nothing else.
func namesAgency(text string) bool {
	n := utf8.RuneCountInString(text)
	if n < 4 || n > 40 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune("局委办府厅院会室队站所处镇乡道县市区省部署", last)
}

// printedOn reads the date in a block that says when the page was published.
func printedOn(d *document.Document, from, to int) time.Time {
	for i := from; i < to; i++ {
		text := d.Blocks[i].Text
		if strings.Contains(text, "发布") || strings.Contains(text, "公开日期") || strings.Contains(text, "时间：") {
			if dates := page.Dates(text); len(dates) > 0 {
				return dates[0]
			}
		}
	}
	return time.Time{}
}

var period = regexp.MustCompile(`(20\d{2})\s*年\s*0?1\s*月\s*0?1\s*日\s*(?:起|开始)?\s*(?:至|到|—|-|－|~|～)`)

// periodYear reads the year of the sentence that says which days the figures cover.
func periodYear(d *document.Document, from, to int) int {
	for i := from; i < to; i++ {
		text := d.Blocks[i].Text
		if !strings.Contains(text, "月") || !strings.Contains(text, "1日") && !strings.Contains(text, "1 日") && !strings.Contains(text, "01日") {
			continue
		}
		if m := period.FindStringSubmatch(text); m != nil {
			if years := page.Years(m[1] + "年"); len(years) > 0 {
				return years[0]
			}
		}
	}
	return 0
}

var addressYears = regexp.MustCompile(`(?:fbtime=|title=|/|nb|[^0-9])(20\d{2})(?:n(?:d|ian)?(?:z|b|/|_|\b)|gknb|nb|nd|年|$|&|\.html?$|\.txt$|/index)`)

// addressYear reads a report year that an address or a file name spells out. A
// folder of dates (/202201/) names a day of publishing, and so none.
func addressYear(name string) int {
	if m := addressYears.FindStringSubmatch(name); m != nil {
		if years := page.Years(m[1] + "年"); len(years) > 0 {
			return years[0]
		}
	}
	return 0
}

// vote returns the year with the most weight; of two alike the one named first.
func vote(years []candidate) int {
	year, top := 0, 0.0
	for _, c := range years {
		sum := 0.0
		for _, other := range years {
			if other.year == c.year {
				sum += other.weight
			}
		}
		if sum > top {
			year, top = c.year, sum
		}
	}
	return year
}

// disagree lists the years that title, period and address name, where they name
// more than one.
func (m *metadata) disagree() []candidate {
	var named []candidate
	for _, c := range m.years {
		if c.from != "date" && !slices.ContainsFunc(named, func(o candidate) bool { return o.year == c.year }) {
			named = append(named, c)
		}
	}
	if len(named) < 2 {
		return nil
	}
	return named
}

// scopeOf says for whom a report speaks, by the name of its agency.
func scopeOf(agency string) report.Scope {
	key := report.NameKey(agency)
	for _, office := range []string{"人民政府办公厅", "人民政府办公室", "政府办公厅", "政府办公室", "政府办）", "府办公室", "府办公厅"} {
		if strings.Contains(key, office) {
			return report.ScopeOffice
		}
	}
	base, _, _ := strings.Cut(key, "（")
	for _, whole := range []string{"人民政府", "全市", "全县", "全区", "全省", "本市"} {
		if strings.HasSuffix(base, whole) {
			for _, small := range []string{"镇人民政府", "乡人民政府", "街道人民政府"} {
				if strings.HasSuffix(base, small) {
					return report.ScopeAgency
				}
			}
			return report.ScopeConsolidated
		}
	}
	for _, place := range []string{"省", "市", "县", "区", "州", "盟", "旗"} {
		if strings.HasSuffix(base, place) && utf8.RuneCountInString(base) <= 12 && !strings.HasSuffix(base, "开发区") && !strings.HasSuffix(base, "园区") {
			return report.ScopeConsolidated
		}
	}
	return report.ScopeAgency
}
