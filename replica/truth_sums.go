package replica

import "harvest/report"

// brokenSums returns a finding for every sum of the form that the edition's
// figures break. What is printed for a zero does not matter, and a total that is
// left blank cannot be wrong.
func (e *edition) brokenSums() []report.Finding {
	var found []report.Finding
	miss := func(check, indicator, member string, want, got report.Value) {
		if want != got {
			found = append(found, report.Finding{Check: check, Severity: "error", Indicator: indicator, Member: member,
				Want: want.String(), Got: got.String()})
		}
	}
	f := e.figures
	rows := append([]string{rowNew, rowCarriedIn}, outcomesOf(e.form.Name)...)
	for _, row := range append(rows, rowTotal, rowCarriedOut) {
		sum := report.Value(0)
		for _, m := range applicants() {
			sum += f.of(row, m)
		}
		if e.cells[report.Cell{Indicator: row, Member: report.Total}].state == report.Stated {
			miss("REQ_ROW_TOTAL", row, report.Total, sum, f.of(row, report.Total))
		}
	}
	members := append(applicants()[:len(applicants()):len(applicants())], report.Total)
	for _, m := range members {
		sum := report.Value(0)
		for _, row := range outcomesOf(e.form.Name) {
			sum += f.of(row, m)
		}
		miss("REQ_RESULT_TOTAL_"+e.form.Name, rowTotal, m, sum, f.of(rowTotal, m))
	}
	for _, m := range members {
		miss("REQ_BALANCE", rowNew, m, f.of(rowTotal, m)+f.of(rowCarriedOut, m), f.of(rowNew, m)+f.of(rowCarriedIn, m))
	}
	for i, block := range reviewBlocks {
		sum := report.Value(0)
		for _, r := range reviewResults {
			sum += f.get(block + "_" + r)
		}
		check := []string{"RL_TOTAL_REVIEW", "RL_TOTAL_LITIGATION_DIRECT", "RL_TOTAL_LITIGATION_AFTER_REVIEW"}[i]
		if e.cells[report.Cell{Indicator: block + "_total"}].state != report.Derived {
			miss(check, block+"_total", "", sum, f.get(block+"_total"))
		}
	}
	return found
}

// between returns the breaks between each report and that of the year before,
// as the pages of a night print them. A figure that either leaves out is passed
// over.
func (p *Province) between(night int) []YearBreak {
	var found []YearBreak
	last := make(map[agencyYear]*edition)
	for _, e := range p.editions {
		last[agencyYear{e.agency, e.year}] = p.at(e, night)
	}
	for _, e := range p.editions {
		if before := last[agencyYear{e.agency, e.year - 1}]; before != nil {
			found = append(found, last[agencyYear{e.agency, e.year}].breaks(before)...)
		}
	}
	return found
}

// breaks compares an edition with that of the year before.
func (e *edition) breaks(before *edition) []YearBreak {
	var found []YearBreak
	compare := func(check string, c report.Cell, want, got report.Value) {
		if want != got {
			found = append(found, YearBreak{Check: check, Agency: e.agency.ID, Scope: e.agency.scope(), Year: e.year,
				Indicator: c.Indicator, Member: c.Member, Want: want, Got: got})
		}
	}
	for _, m := range report.Members() {
		out, in := report.Cell{Indicator: rowCarriedOut, Member: m}, report.Cell{Indicator: rowCarriedIn, Member: m}
		want, known := before.read(out)
		got, also := e.read(in)
		check := "XY_CARRY_APPLICANT"
		if m == report.Total {
			check = "XY_CARRY_TOTAL"
		}
		if known && also {
			compare(check, in, want, got)
		}
	}
	if e.form.Name != "2021" || before.form.Name != "2021" {
		return found
	}
	for _, kind := range []string{"rules", "normative"} {
		cell := func(name string) report.Cell { return report.Cell{Indicator: "disclosure_" + kind + "_" + name} }
		stock, a := before.read(cell("in_force"))
		issued, b := e.read(cell("issued"))
		repealed, c := e.read(cell("repealed"))
		got, d := e.read(cell("in_force"))
		if a && b && c && d {
			compare(map[string]string{"rules": "DIS_STOCK_RULES", "normative": "DIS_STOCK_NORMATIVE"}[kind],
				cell("in_force"), stock+issued-repealed, got)
		}
	}
	return found
}

// read returns the figure of a cell and whether it has one.
func (e *edition) read(c report.Cell) (report.Value, bool) {
	p := e.cells[c]
	return p.value, p.state.HasValue()
}
