package replica

import (
	"strings"

	"harvest/report"
)

// How many sums of a hundred reports are wrong, and how many carry-overs and
// stocks of a province are.
const (
	faultPercent = 5
	carryFaults  = 3
	movedFaults  = 2
	stockFaults  = 2
)

// A fault makes one sum wrong, and reports false where the figures have no place
// for it.
type fault struct {
	quirk Quirk
	do    func(e *edition, d dice) bool
}

var faults = []fault{
	{FaultRowTotal, (*edition).breakRowTotal},
	{FaultResultTotal, (*edition).breakResultTotal},
	{FaultBalance, (*edition).breakBalance},
	{FaultReviewTotal, (*edition).breakReviewTotal},
}

// drawFaults makes some figures wrong, no two faults in one report. The first
// row total that is wrong is one of the last year, and night 2 corrects it.
func (p *Province) drawFaults() {
	d := newDice(p.Seed, "faults")
	list := shuffled(d, p.editions)
	for _, e := range list {
		if e.year == LastYear && e.agency.scope() == report.ScopeAgency && e.breakRowTotal(d) {
			e.add(FaultRowTotal)
			e.add(Corrected)
			p.wrong = e
			break
		}
	}
	n := 1
	for _, e := range list {
		if n*100 >= len(list)*faultPercent {
			break
		}
		if f := faults[n%len(faults)]; !e.faulty() && f.do(e, d) {
			e.add(f.quirk)
			n++
		}
	}
	p.breakYears(d)
}

// faulty reports whether the edition holds a fault.
func (e *edition) faulty() bool {
	for _, q := range e.quirks {
		if strings.HasPrefix(string(q), "fault-") {
			return true
		}
	}
	return false
}

// breakRowTotal makes the total of an outcome row wrong, one that the prose does
// not speak of.
func (e *edition) breakRowTotal(d dice) bool {
	for _, code := range shuffled(d, outcomesOf(e.form.Name)) {
		spoken := !strings.HasPrefix(code, "request_unavailable") && !strings.HasPrefix(code, "request_not_processed")
		if spoken || e.figures.of(code, report.Total) == 0 {
			continue
		}
		e.figures.change(code, report.Total, d.between(1, 3))
		return true
	}
	return false
}

// breakResultTotal makes （七）总计 of one column wrong.
func (e *edition) breakResultTotal(d dice) bool {
	if e.figures.of(rowTotal, natural) == 0 {
		return false
	}
	e.figures.change(rowTotal, pick(d, natural, report.Total), d.between(1, 4))
	return true
}

// breakBalance counts more new requests than were ever answered or carried over.
func (e *edition) breakBalance(d dice) bool {
	if e.figures.of(rowNew, natural) == 0 {
		return false
	}
	e.figures.put(rowNew, natural, d.between(1, 5))
	return true
}

// breakReviewTotal makes the total of a block of table 4 wrong, of the first two,
// so that no more suits seem to follow a review than there were reviews.
func (e *edition) breakReviewTotal(d dice) bool {
	for _, block := range shuffled(d, reviewBlocks[:2]) {
		if cell := (report.Cell{Indicator: block + "_total"}); e.figures[cell] > 0 {
			e.figures[cell] += report.Count(int64(d.between(1, 2)))
			return true
		}
	}
	return false
}

// breakYears makes figures disagree with those of the year before, in reports
// whose own sums all hold.
func (p *Province) breakYears(d dice) {
	before := make(map[agencyYear]*edition)
	for _, e := range p.editions {
		before[agencyYear{e.agency, e.year + 1}] = e
	}
	carries, moves, stocks := 0, 0, 0
	for _, e := range shuffled(d, p.editions) {
		last := before[agencyYear{e.agency, e.year}]
		switch {
		case last == nil || e.faulty() || last.faulty() || e.agency.scope() == report.ScopeConsolidated:
		case carries < carryFaults && e.breakCarry(last, d):
			e.add(FaultCarry)
			carries++
		case moves < movedFaults && e.moveCarry(last):
			e.add(FaultCarryMoved)
			moves++
		case stocks < stockFaults && p.breakStock(e, last, d):
			e.add(FaultStock)
			stocks++
		}
	}
}

// breakCarry carries in more than the year before carried out, and answers it.
func (e *edition) breakCarry(last *edition, d dice) bool {
	if last.figures.of(rowCarriedOut, natural) == 0 {
		return false
	}
	n := d.between(1, 3)
	for _, row := range []string{rowCarriedIn, "request_granted", rowTotal} {
		e.figures.put(row, natural, n)
	}
	return true
}

// moveCarry carries one request in under another applicant than the year before
// carried it out, and answers it there.
func (e *edition) moveCarry(last *edition) bool {
	if last.figures.of(rowCarriedOut, natural) < report.Count(2) || e.figures.of("request_granted", natural) == 0 {
		return false
	}
	for _, row := range []string{rowCarriedIn, "request_granted", rowTotal} {
		e.figures.put(row, natural, -1)
		e.figures.put(row, enterprise, 1)
	}
	return true
}

// breakStock raises the rules in force from this year on.
func (p *Province) breakStock(e, last *edition, d dice) bool {
	const code = "disclosure_normative_in_force"
	if last.form.Name != "2021" || last.figures.get(code) < report.Count(5) {
		return false
	}
	n := d.between(2, 9)
	for _, later := range p.editions {
		if later.agency == e.agency && later.year >= e.year {
			later.figures[report.Cell{Indicator: code}] += report.Count(int64(n))
		}
	}
	return true
}

// correct prepares what night 2 serves in the place of the report that is wrong:
// the same page with the figure put right.
func (p *Province) correct() {
	right := *p.wrong
	right.figures = p.wrong.figures.clone()
	for _, code := range outcomesOf(right.form.Name) {
		total := report.Value(0)
		for _, m := range applicants() {
			total += right.figures.of(code, m)
		}
		right.figures[report.Cell{Indicator: code, Member: report.Total}] = total
	}
	right.changed = p.wrong.published.AddDate(0, 0, 39)
	right.fill()
	p.right = &right
}
