package replica

import (
	"slices"
	"strings"

	"harvest/report"
)

// drawQuirks draws what is odd about every report, and its title with it. The
// faults are already in.
func (p *Province) drawQuirks() {
	p.drawTexts()
	for _, e := range p.editions {
		d := e.dice("quirks")
		e.drawFigureQuirks(d)
		if !e.plain {
			e.drawMarkupQuirks(d)
		}
		if q := e.host.charset.quirk(e.plain); q != "" {
			e.add(q)
		}
		e.drawLabelQuirks(d)
		e.drawTextQuirks(d)
		if e.year == 2021 && e.form.Name == "2019" {
			e.add(OldForm)
		}
		e.entitle(d)
		e.settle()
		slices.SortFunc(e.quirks, func(a, b Quirk) int { return slices.Index(quirks, a) - slices.Index(quirks, b) })
	}
}

// textCount is how many reports of a province are plain text.
const textCount = 9

// drawTexts chooses the reports that are plain text, each shape in its turn.
func (p *Province) drawTexts() {
	shapes := []Quirk{TextTabs, TextPipes, TextLines}
	n := 0
	for _, e := range shuffled(newDice(p.Seed, "texts"), p.editions) {
		if n == textCount {
			return
		}
		if e.agency.scope() != report.ScopeConsolidated && e != p.wrong {
			e.add(shapes[n%len(shapes)])
			e.plain = true
			n++
		}
	}
}

func (e *edition) add(q Quirk) {
	if !e.has(q) {
		e.quirks = append(e.quirks, q)
	}
}

// maybe adds a quirk in percent of a hundred reports.
func (e *edition) maybe(d dice, percent int, q Quirk) {
	if d.chance(percent) {
		e.add(q)
	}
}

// one adds at most one of several quirks, each in percent of a hundred reports.
func (e *edition) one(d dice, percent int, list ...Quirk) {
	if n := d.IntN(100) / percent; n < len(list) {
		e.add(list[n])
	}
}

// drawFigureQuirks keeps a wrong total in sight, and blanks out of a text that
// would lose them.
func (e *edition) drawFigureQuirks(d dice) {
	lines := e.has(TextLines)
	switch n := d.IntN(100); {
	case n < 14 && !lines:
		e.add(BlankZero)
	case n < 22 && !lines:
		e.add(BlankColumns)
	case n < 32:
		e.add(DashZero)
	}
	if !lines && !e.faulty() && !e.has(DashZero) {
		e.maybe(d, 12, BlankTotals)
		e.maybe(d, 7, BlankReview)
	}
	switch n := d.IntN(100); {
	case n < 8:
		e.add(NoneZero)
	case n < 13 && !lines:
		e.add(BlankDisclosure)
	case n < 30:
		e.add(SlashRules)
	}
	e.maybe(d, 7, FullWidthDigits)
	e.maybe(d, 30, Thousands)
	e.one(d, 20, SignPlus, SignWord)
	e.maybe(d, 6, Counters)
	e.one(d, 12, MoneyPlaces, MoneyYuanCell, MoneyYuanHead)
}

func (e *edition) drawMarkupQuirks(d dice) {
	e.maybe(d, 20, WordMarkup)
	e.maybe(d, 9, SplitDigits)
	e.maybe(d, 20, AttributeNoise)
	e.maybe(d, 9, MissingEndTags)
	switch n := d.IntN(100); {
	case n < 12:
		e.add(SplitArticles)
	case n < 19:
		e.add(SplitRequests)
	case n < 24:
		e.add(MergedTables)
	}
	e.maybe(d, 10, OuterTable)
	e.maybe(d, 25, HeadBreaks)
	e.maybe(d, 35, HeadSpans)
	e.maybe(d, 8, SurplusColumn)
	e.one(d, 12, VerticalGroup, GroupBreaks)
	if e.column.cut > 0 {
		e.add(CutLink)
	}
}

func (e *edition) drawLabelQuirks(d dice) {
	e.maybe(d, 22, Enumerators)
	e.maybe(d, 20, HalfBrackets)
	e.one(d, 14, StraightQuote, NoQuote)
	e.maybe(d, 22, Rewording)
	e.maybe(d, 12, Instructions)
}

func (e *edition) drawTextQuirks(d dice) {
	e.maybe(d, 4, HeadingTwice)
	e.maybe(d, 12, HeadingReworded)
	e.maybe(d, 4, HeadingNote)
	e.maybe(d, 12, Misnumbered)
	e.maybe(d, 14, ContactLine)
	e.maybe(d, 3, ProseDisagrees)
	e.maybe(d, 2, StaleYear)
	e.maybe(e.dice("contact-end"), 22, ContactEnd)
	sameRegion := e.column.covers.Region == "" || e.column.covers.Region == e.agency.Region
	switch n := d.IntN(100); {
	case e.agency.scope() == report.ScopeConsolidated:
	case n < 12 && sameRegion:
		e.add(ShortName)
	case n < 24 && len(e.agency.Aka) > 0:
		e.add(AkaName)
	case n < 40 && e.column.covers.Agency != "":
		e.add(NamelessTitle)
	}
}

// settle drops the quirks that show nowhere, because no figure has what they
// change, so that a quirk named is a quirk seen.
func (e *edition) settle() {
	var large, digits, plus, signed, money, nought bool
	for _, t := range e.form.Tables {
		for _, c := range t.Cells() {
			v := e.figures[c]
			large = large || v >= report.Count(1000)
			digits = digits || v >= report.Count(10)
			if strings.HasSuffix(c.Indicator, "_change") {
				plus, signed = plus || v > 0, signed || v != 0
			}
			money = money || strings.HasSuffix(c.Indicator, "_amount") && v != 0
			nought = nought || t.Name == "disclosure" && v == 0
		}
	}
	e.keep(large, Thousands)
	e.keep(digits, SplitDigits)
	e.keep(plus, SignPlus)
	e.keep(signed, SignWord)
	e.keep(money, MoneyPlaces, MoneyYuanCell, MoneyYuanHead)
	e.keep(nought, NoneZero, BlankDisclosure)
	e.keep(len(e.emptyColumns()) > 0, BlankColumns)
	e.keep(e.form.Name == "2019" && !e.has(SplitArticles), HeadSpans)
	e.keep(!e.agency.work.rules && e.agency.scope() != report.ScopeConsolidated, SlashRules)
	e.keep(len([]rune(e.title)) > e.column.cut, CutLink)
}

func (e *edition) keep(seen bool, list ...Quirk) {
	if !seen {
		e.quirks = slices.DeleteFunc(e.quirks, func(q Quirk) bool { return slices.Contains(list, q) })
	}
}
