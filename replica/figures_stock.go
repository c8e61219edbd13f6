package replica

import "harvest/report"

// A stock is what an agency carries from one year's table 2 to the next.
type stock struct {
	work             workload
	rules, normative stockOfRules
	held             map[string]int // powers and fees, by the first words of the code
	last             map[string]int // decisions of the year before
}

// stockOfRules is how many rules are in force, and how many were ever published.
type stockOfRules struct{ inForce, published int }

// powers are the rows of the 2019 form that count what an agency may do or charge.
var powers = []string{"license", "other_service", "penalty", "coercion", "fee"}

func newStock(w workload, d dice) *stock {
	s := &stock{work: w, held: make(map[string]int), last: make(map[string]int)}
	if w.rules {
		s.rules.inForce = d.between(18, 40)
		s.rules.published = s.rules.inForce + d.between(0, 12)
	}
	s.normative.inForce = d.about(w.normative, 40)
	s.normative.published = s.normative.inForce + d.between(0, 1+w.normative/2)
	s.held["license"] = heldFor(d, w.licences)
	s.held["other_service"] = d.between(0, 40)
	s.held["penalty"] = heldFor(d, w.penalties) * 4
	s.held["coercion"] = heldFor(d, w.coercions)
	s.held["fee"] = heldFor(d, w.fees) / 3
	return s
}

// heldFor returns a number of held: none for work that is not done.
func heldFor(d dice, work int) int {
	if work == 0 {
		return 0
	}
	return d.between(3, 48)
}

// disclose fills table 2 of both forms with one year.
func (s *stock) disclose(f figures, d dice) {
	most := 0
	if s.work.rules {
		most = 4
	}
	s.rules.year(f, d, "rules", most)
	s.normative.year(f, d, "normative", 1+s.work.normative/7)
	for _, power := range powers {
		change := 0
		if s.held[power] > 0 && d.chance(55) {
			change = d.between(-min(8, s.held[power]), 9)
		}
		f.set("disclosure_"+power+"_items_prev", s.held[power])
		f.set("disclosure_"+power+"_items_change", change)
		s.held[power] += change
	}
	s.decide(f, d, "license", s.work.licences)
	s.decide(f, d, "other_service", s.work.licences/9)
	s.decide(f, d, "penalty", s.work.penalties)
	s.decide(f, d, "coercion", s.work.coercions)
	f.money("disclosure_fee_amount", d.about(s.work.fees, 30))
	projects := d.between(s.work.purchases/2, s.work.purchases*2)
	f.set("disclosure_procurement_projects", projects)
	f.money("disclosure_procurement_amount", projects*d.between(18_000, 920_000))
}

// year moves a stock of rules on by a year: what is in force is what was, and
// what was issued, less what was repealed.
func (s *stockOfRules) year(f figures, d dice, kind string, most int) {
	issued, repealed := 0, 0
	if s.inForce > 0 {
		issued = d.between(0, most)
		repealed = d.between(0, min(s.inForce, 1+most*2/3))
	}
	published := d.between(issued*2/3, issued)
	s.inForce += issued - repealed
	s.published += published
	f.set("disclosure_"+kind+"_issued", issued)
	f.set("disclosure_"+kind+"_repealed", repealed)
	f.set("disclosure_"+kind+"_in_force", s.inForce)
	f.set("disclosure_"+kind+"_made", issued)
	f.set("disclosure_"+kind+"_newly_published", published)
	f.set("disclosure_"+kind+"_published_total", s.published)
}

// decide draws a year's decisions, never as many as the year before unless none.
func (s *stock) decide(f figures, d dice, power string, work int) {
	n := d.about(work, 28)
	if n > 0 && n == s.last[power] {
		n++
	}
	s.last[power] = n
	f.set("disclosure_"+power+"_decisions", n)
}

// money sets a cell in 万元 to a sum in 元.
func (f figures) money(indicator string, yuan int) {
	f[report.Cell{Indicator: indicator}] = report.Value(yuan) * 100
}
