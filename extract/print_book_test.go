package extract_test

import (
	"math/rand/v2"
	"strings"

	"harvest/report"
)

// A book is one made-up report: who printed what, and how it is laid out. What it
// prints follows from its fields alone, so that every run prints the same.
type book struct {
	set     set
	stem    string // of its files
	form    string // 2021, 2019, 2014 or 2008
	local   string // the table in the place of the form's: fujian, anhui, dingxi or prose
	agency  string
	title   string
	scope   string // "" where a reader cannot be sure
	year    int
	formats []string
	quirks  []int
	options map[string]string

	emptied report.Cell // printed without its figure, whatever is known of it

	cells  map[report.Cell]shown
	extra  []report.Value // figures of the rows that are no cells of ours
	claims map[string]int
}

// A shown is a cell as it stands there, and what it means.
type shown struct {
	text  string
	state report.State
	value report.Value
}

// opt returns an option, "" where it was not chosen.
func (b *book) opt(name string) string { return b.options[name] }

// options reads "t3:two zero:- blank-total" into a map; an option without a value
// is "yes".
func options(text string) map[string]string {
	m := make(map[string]string)
	for _, f := range strings.Fields(text) {
		name, value, ok := strings.Cut(f, ":")
		if !ok {
			value = "yes"
		}
		m[name] = value
	}
	return m
}

// dice draws figures for a purpose.
func (b *book) dice(purpose string) *rand.Rand {
	return rand.New(rand.NewPCG(b.hash("dice", purpose), 7))
}

var members = []string{"natural_person", "enterprise", "research_institute", "public_welfare_org", "legal_service_org", "other_org"}

// results are the outcome rows of table 3, by group; rows without a group first.
var results = []string{"request_granted", "request_partial",
	"request_denied_state_secret", "request_denied_law_prohibited", "request_denied_security_stability", "request_denied_third_party",
	"request_denied_internal_affairs", "request_denied_process_info", "request_denied_enforcement_file", "request_denied_admin_inquiry",
	"request_unavailable_not_held", "request_unavailable_needs_creation", "request_unavailable_unclear",
	"request_not_processed_petition", "request_not_processed_duplicate", "request_not_processed_publication", "request_not_processed_excessive", "request_not_processed_reconfirm"}

var otherResults = []string{"request_other_no_correction", "request_other_fee_unpaid", "request_other_misc"}

// requestForm is the form of table 3, which may be another than that of table 2.
func (b *book) requestForm() string {
	if f := b.opt("form3"); f != "" {
		return f
	}
	return b.form
}

func (b *book) resultCodes() []string {
	if b.requestForm() == "2019" {
		return append(results[:len(results):len(results)], "request_other")
	}
	return append(results[:len(results):len(results)], otherResults...)
}

// fill draws every figure and prints it into its cell.
func (b *book) fill() {
	b.cells = make(map[report.Cell]shown)
	b.claims = make(map[string]int)
	if b.form == "2021" || b.form == "2019" {
		b.fillRequests()
		b.fillReview()
		b.fillDisclosure()
	}
}

// fillRequests draws table 3: its columns balance, no two rows are alike, and no
// row is the same shifted by a column.
func (b *book) fillRequests() {
	d := b.dice("requests")
	figure := func(row int) int {
		switch b.opt("figures") {
		case "few": // most cells of a real report are 0
			if d.IntN(10) < 7 {
				return 0
			}
		case "big":
			return 1000 + d.IntN(8000)
		case "none":
			return 0
		}
		return 1 + d.IntN(95) + row%3
	}
	value := make(map[report.Cell]int)
	rows := b.resultCodes()
	for i, m := range members {
		sum := 0
		for r, code := range rows {
			n := figure(r)
			if b.opt("figures") == "few" && i == 0 { // every row has a mark of its own
				n = 2 + 3*r + d.IntN(3)
			}
			value[report.Cell{Indicator: code, Member: m}] = n
			sum += n
		}
		out := figure(1)
		in := min(figure(2), sum+out)
		value[report.Cell{Indicator: "request_result_total", Member: m}] = sum
		value[report.Cell{Indicator: "request_carried_out", Member: m}] = out
		value[report.Cell{Indicator: "request_carried_in", Member: m}] = in
		value[report.Cell{Indicator: "request_new", Member: m}] = sum + out - in
	}
	for _, code := range append([]string{"request_new", "request_carried_in", "request_result_total", "request_carried_out"}, rows...) {
		total := 0
		for _, m := range members {
			n := value[report.Cell{Indicator: code, Member: m}]
			total += n
			b.put(report.Cell{Indicator: code, Member: m}, n)
		}
		if b.opt("wrong-sum") == code {
			total += 7
		}
		c := report.Cell{Indicator: code, Member: report.Total}
		outcome := code != "request_new" && code != "request_carried_in" && code != "request_result_total" && code != "request_carried_out"
		if b.opt("blank-total") != "" && outcome {
			b.cells[c] = shown{state: report.Blank}
			if b.anyPrinted(code) {
				b.cells[c] = shown{state: report.Derived, value: report.Count(int64(total))}
			}
			continue
		}
		b.put(c, total)
	}
	b.claims["requests_received"] = int(b.cells[report.Cell{Indicator: "request_new", Member: report.Total}].value.Float())
}

func (b *book) anyPrinted(code string) bool {
	for _, m := range members {
		if b.cells[report.Cell{Indicator: code, Member: m}].state == report.Stated {
			return true
		}
	}
	return false
}

var reviewBlocks = []string{"review", "litigation_direct", "litigation_after_review"}
var reviewResults = []string{"upheld", "corrected", "other", "pending"}

// fillReview draws table 4.
func (b *book) fillReview() {
	d := b.dice("review")
	for i, block := range reviewBlocks {
		total := 0
		for _, r := range reviewResults {
			n := 1 + d.IntN(29) + i*30
			if b.opt("figures") == "few" && d.IntN(3) > 0 || b.opt("figures") == "none" {
				n = 0
			}
			total += n
			b.put(report.Cell{Indicator: block + "_" + r}, n)
		}
		if b.opt("wrong-sum") == "review" && i != 1 {
			total = 0 // Q57: the agency printed 0 beside its parts
		}
		b.put(report.Cell{Indicator: block + "_total"}, total)
	}
}

// fillDisclosure draws table 2. Its columns lie apart, so that they cannot be taken
// for one another.
func (b *book) fillDisclosure() {
	d := b.dice("disclosure")
	n := func(limit int) int {
		if b.opt("figures") == "none" {
			return 0
		}
		if b.opt("figures") == "huge" { // Q55
			limit *= 20000
		}
		return 1 + d.IntN(limit)
	}
	b.claims["proactive_total"] = 200 + n(900)
	for _, block := range b.disclosureBlocks() {
		for _, row := range block.rows {
			for i, code := range row.codes {
				c := report.Cell{Indicator: code}
				switch {
				case strings.HasPrefix(code, "disclosure_rules_") && b.opt("rules") != "":
					b.cells[c] = emptyCell(b.opt("rules"))
				case strings.HasSuffix(code, "_amount"):
					b.putMoney(c, int64(n(90000)))
				case strings.HasSuffix(code, "_change"):
					up, down := n(30), n(30)
					b.putSigned(c, up-down)
				case b.opt("blank-disclosure") != "" && d.IntN(3) == 0:
					b.cells[c] = emptyCell(b.opt("blank-disclosure"))
				case b.opt("odd") != "": // Q50: made more than it ever published, and true
					b.put(c, n(70)+100*(3-i))
				default:
					b.put(c, n(70)*(i+1)+100*i)
				}
			}
		}
	}
}

// emptyCell is a cell without a figure, by the name of what stands in it.
func emptyCell(how string) shown {
	switch how {
	case "blank":
		return shown{state: report.Blank}
	case "无", "没有":
		return shown{text: how, state: report.NoneWord}
	case "/", "／":
		return shown{text: how, state: report.Slash}
	}
	return shown{text: how, state: report.Dash}
}

// put prints a count.
func (b *book) put(c report.Cell, n int) {
	if n == 0 && b.opt("zero") != "" {
		b.cells[c] = emptyCell(b.opt("zero"))
		return
	}
	v := report.Count(int64(n))
	text := b.digits(v.String())
	if b.opt("counter") != "" && c.Member == "" {
		text += b.opt("counter")
	}
	if n == 0 && b.opt("letter") != "" {
		text = b.opt("letter")
	}
	b.cells[c] = shown{text: text, state: report.Stated, value: v}
}

func (b *book) putSigned(c report.Cell, n int) {
	v := report.Count(int64(n))
	text := strings.TrimPrefix(v.String(), "-")
	switch sign := b.opt("sign"); {
	case n > 0 && sign == "plus":
		text = "+" + text
	case n > 0 && sign == "word":
		text = "增" + text
	case n < 0 && sign == "word":
		text = "减" + text
	case n < 0 && sign == "wide":
		text = "－" + text
	case n < 0:
		text = "-" + text
	}
	b.cells[c] = shown{text: text, state: report.Stated, value: v}
}

// putMoney prints hundredths of 万元, so that a whole 元 comes out even.
func (b *book) putMoney(c report.Cell, hundredths int64) {
	v := report.Value(hundredths * 10_000) // millionths
	text := v.String()
	switch b.opt("money") {
	case "yuan-cell", "yuan-head":
		text = (v * 10_000).String()
	case "places":
		whole, places, _ := strings.Cut(text, ".")
		text = whole + "." + (places + "0000")[:4]
	}
	text = b.digits(text)
	if b.opt("money") == "yuan-cell" {
		text += "元"
	}
	b.cells[c] = shown{text: text, state: report.Stated, value: v}
}

var wide = strings.NewReplacer("0", "０", "1", "１", "2", "２", "3", "３", "4", "４", "5", "５", "6", "６", "7", "７", "8", "８", "9", "９", ".", "．")

// digits prints a plain figure in the report's way.
func (b *book) digits(text string) string {
	switch b.opt("digits") {
	case "commas", "spaces", "wide-commas":
		mark := map[string]string{"commas": ",", "spaces": " ", "wide-commas": "，"}[b.opt("digits")]
		whole, places, point := strings.Cut(text, ".")
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + mark + whole[i:]
		}
		text = whole
		if point {
			text += "." + places
		}
	case "wide":
		text = wide.Replace(text)
	}
	return text
}
