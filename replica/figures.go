package replica

import (
	"sync"

	"harvest/report"
)

// Figures are one agency's numbers for one year, for every cell of both forms,
// in the dictionary's units.
type figures map[report.Cell]report.Value

func (f figures) get(indicator string) report.Value { return f[report.Cell{Indicator: indicator}] }

func (f figures) of(indicator, member string) report.Value {
	return f[report.Cell{Indicator: indicator, Member: member}]
}

func (f figures) set(indicator string, n int) {
	f[report.Cell{Indicator: indicator}] = report.Count(int64(n))
}

// change adds n to a cell of table 3 and leaves every sum to the caller.
func (f figures) change(indicator, member string, n int) {
	f[report.Cell{Indicator: indicator, Member: member}] += report.Count(int64(n))
}

// add adds another agency's figures, cell by cell.
func (f figures) add(other figures) {
	for cell, v := range other {
		f[cell] += v
	}
}

func (f figures) clone() figures {
	c := make(figures, len(f))
	c.add(f)
	return c
}

// The rows of table 3 that are no outcome.
const (
	rowNew        = "request_new"
	rowCarriedIn  = "request_carried_in"
	rowTotal      = "request_result_total"
	rowCarriedOut = "request_carried_out"
	rowOther      = "request_other" // the 2019 form's one row for what the 2021 form has three for
	natural       = "natural_person"
	enterprise    = "enterprise"
)

// applicants are the members of table 3 but the total.
var applicants = sync.OnceValue(func() []string {
	m := report.Members()
	return m[:len(m)-1]
})

// applicantWeights are how many of a hundred requests come from whom.
var applicantWeights = []int{82, 12, 1, 1, 2, 2}

// An outcome is a row of table 3 that says how a request ended.
type outcome struct {
	code   string
	weight int
}

var outcomes = []outcome{
	{"request_granted", 380}, {"request_partial", 75},
	{"request_denied_state_secret", 6}, {"request_denied_law_prohibited", 10},
	{"request_denied_security_stability", 4}, {"request_denied_third_party", 22},
	{"request_denied_internal_affairs", 14}, {"request_denied_process_info", 18},
	{"request_denied_enforcement_file", 16}, {"request_denied_admin_inquiry", 20},
	{"request_unavailable_not_held", 210}, {"request_unavailable_needs_creation", 34},
	{"request_unavailable_unclear", 26},
	{"request_not_processed_petition", 52}, {"request_not_processed_duplicate", 24},
	{"request_not_processed_publication", 5}, {"request_not_processed_excessive", 6},
	{"request_not_processed_reconfirm", 8},
	{"request_other_no_correction", 30}, {"request_other_fee_unpaid", 3}, {"request_other_misc", 37},
}

// outcomesOf returns the outcome rows that a form prints.
func outcomesOf(form string) []string {
	var codes []string
	for _, o := range outcomes {
		if form == "2019" && o.code == "request_other_no_correction" {
			return append(codes, rowOther)
		}
		codes = append(codes, o.code)
	}
	return codes
}

// series draws an agency's figures for every year. In each year every sum holds;
// from year to year what is carried over, the stock of rules and the powers agree,
// and no two years in a row are the same.
func (w workload) series(d dice) []figures {
	weights := make([]int, len(outcomes))
	for i, o := range outcomes {
		weights[i] = d.about(o.weight*10, 45)
	}
	level := d.between(w.requests[0], w.requests[1])
	backlog := d.between(2, 9) // percent carried over
	carried := make([]int, len(applicants()))
	if level > 10 {
		carried[0] = level / 20
	}
	s := newStock(w, d)
	var years []figures
	for range LastYear - FirstYear + 1 {
		f := make(figures, 240)
		carried = f.requests(d, d.about(level, 18), carried, weights, backlog)
		f.review(d)
		s.disclose(f, d)
		years = append(years, f)
		level = max(w.requests[0], level*d.between(92, 116)/100)
	}
	return years
}

// requests fills table 3 with n new requests and those carried in, and returns
// those carried out, by applicant.
func (f figures) requests(d dice, n int, carried, weights []int, backlog int) []int {
	fresh := make([]int, len(applicants()))
	for range n {
		fresh[d.weighted(applicantWeights)]++
	}
	out := make([]int, len(fresh))
	for m, member := range applicants() {
		results := make([]int, len(outcomes))
		for range fresh[m] + carried[m] {
			if d.chance(backlog) {
				out[m]++
			} else {
				results[d.weighted(weights)]++
			}
		}
		f.put(rowNew, member, fresh[m])
		f.put(rowCarriedIn, member, carried[m])
		for i, o := range outcomes {
			f.put(o.code, member, results[i])
			f.put(rowTotal, member, results[i])
			if len(o.code) > len(rowOther) && o.code[:len(rowOther)] == rowOther {
				f.put(rowOther, member, results[i])
			}
		}
		f.put(rowCarriedOut, member, out[m])
	}
	return out
}

// put adds n to a row's member and to its total.
func (f figures) put(indicator, member string, n int) {
	f.change(indicator, member, n)
	f.change(indicator, report.Total, n)
}

// reviewBlocks are the three blocks of table 4.
var reviewBlocks = []string{"review", "litigation_direct", "litigation_after_review"}

// reviewResults are the columns of a block before its total, and their weights.
var (
	reviewResults = []string{"upheld", "corrected", "other", "pending"}
	reviewWeights = []int{52, 12, 20, 16}
)

// review fills table 4: a few in a hundred answers are fought, and no more suits
// follow a review than there were reviews.
func (f figures) review(d dice) {
	answers := int(f.of(rowTotal, report.Total).Float())
	reviews := 0
	for i, block := range reviewBlocks {
		n := 0
		for range answers {
			if d.IntN(1000) < []int{34, 9, 7}[i] {
				n++
			}
		}
		if i == 0 {
			reviews = n
		}
		if i == 2 {
			n = min(n, reviews)
		}
		counts := make([]int, len(reviewResults))
		for range n {
			counts[d.weighted(reviewWeights)]++
		}
		for j, r := range reviewResults {
			f.set(block+"_"+r, counts[j])
		}
		f.set(block+"_total", n)
	}
}
