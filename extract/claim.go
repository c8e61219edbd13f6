package extract

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"harvest/document"
	"harvest/report"
)

// A claim is a figure that the prose states, before one of each indicator is
// chosen.
type claim struct {
	fact    report.Fact
	rank    int    // of its wording
	order   int    // in the report
	subject string // who or what the clause counts for, beside the year and the agency itself
	part    bool   // a part of another figure by its words
}

// claimReader reads the claims of one report.
type claimReader struct {
	doc    *document.Document
	year   int // of the report, 0 unknown
	claims []claim

	// of the paragraph
	para    *paragraph
	topic   string // the name of the part of section one that it stands in
	counted bool   // it has counted applications
	review  bool   // it has spoken of reviews of information disclosure
	spoken  int    // the year that a sentence of it began with, 0 for none
}

// readClaims returns the claims of a report's prose, one an indicator, in printed
// order, and those that contradict them: the same wording with another figure.
func readClaims(d *document.Document, year int, lines []proseLine) (claims, against []report.Fact) {
	r := &claimReader{doc: d, year: year}
	list := paragraphs(d, lines)
	section := 0
	for i := range list {
		p := &list[i]
		if p.section != section {
			section, r.topic = p.section, ""
		}
		r.paragraph(p)
	}
	return choose(r.claims)
}

// longestSentence is in bytes, some 1,400 characters. What runs on without a full
// stop for longer is a list or a table laid flat: of what its figures count nobody
// can tell, and every figure is held against all that its sentence says before it.
const longestSentence = 4096

// claimWords are words one of which every sentence that claims anything has.
var claimWords = [...]string{"申请", "公开", "发布", "结转", "复议", "诉讼", "处理费", "收费", "信息"}

func speaksOfClaims(text string) bool {
	return slices.ContainsFunc(claimWords[:], func(w string) bool { return strings.Contains(text, w) })
}

func (r *claimReader) paragraph(p *paragraph) {
	if topic, ok := topicOf(p.text); ok {
		r.topic = topic
	}
	if !countsSomething.in(p.text) {
		return
	}
	r.para, r.counted, r.review, r.spoken = p, false, false, 0
	sentences := p.sentences()
	if strings.Contains(p.text, "半年") || strings.Contains(p.text, "季度") {
		if slices.ContainsFunc(sentences, func(s sentence) bool { return partOfYear.MatchString(s.text) }) {
			return
		}
	}
	for _, s := range sentences {
		if len(s.text) == 0 || len(s.text) > longestSentence {
			continue
		}
		if y := openingYear(s.text); y > 0 {
			r.spoken = y
		}
		if speaksOfClaims(s.text) {
			r.figures(&s)
			r.none(&s)
		}
		r.review = r.review || strings.Contains(s.text, "信息公开") && strings.Contains(s.text, "复议")
	}
}

// countsSomething are characters one of which every paragraph that claims anything has.
var countsSomething = newCharSet("0123456789０１２３４５６７８９未没无件条份起项宗例篇元")

// topicOf returns what a paragraph says it is about: a short line with a number, or
// the words before the first stop of one.
func topicOf(text string) (string, bool) {
	head := text
	if i := topicEnds.index(text); i >= 0 {
		head = text[:i]
	}
	n := utf8.RuneCountInString(head)
	rest := withoutEnumerator(head)
	switch {
	case n > 30 || n < 3 || strings.ContainsAny(head, "，,；"):
		return "", false
	case rest != head, head != text && (strings.HasSuffix(head, "方面") || strings.HasSuffix(head, "情况")), head == text && n <= 20 && (strings.HasSuffix(head, "情况") || strings.HasSuffix(head, "公开")):
		return rest, true
	}
	return "", false
}

var topicEnds = newCharSet("。：:\u3000 ")

// A clause is the words around one figure.
type clause struct {
	report.Figure
	lead, tail string // to the figure before or the end of the clause before, and likewise behind
	before     string // the whole sentence up to the figure
	inPart     bool   // behind 其中
}

func clausesOf(text string) []clause {
	figures := report.FindFigures(text)
	list := make([]clause, len(figures))
	from := 0
	for i, f := range figures {
		c := clause{Figure: f, before: text[:f.Start]}
		gap := text[from:f.Start]
		cut := strings.LastIndexFunc(gap, isStop)
		c.lead = gap
		if cut >= 0 {
			mark, size := utf8.DecodeRuneInString(gap[cut:])
			c.lead = gap[cut+size:]
			head := gap[:cut]
			if i := strings.LastIndexFunc(head, isStop); i >= 0 {
				_, size := utf8.DecodeRuneInString(head[i:])
				head = head[i+size:]
			}
			switch {
			case (mark == '，' || mark == ':') && totals.MatchString(c.lead): // 收到申请，共计3件
				c.lead = head + c.lead
			case mark == '，' && strings.HasSuffix(head, "网站"): // 通过门户网站，全年发布信息3条
				c.lead = head + "，" + c.lead
			}
		}
		c.lead = strings.TrimLeft(c.lead, "、和及与或")
		end := len(text)
		if i+1 < len(figures) {
			end = figures[i+1].Start
		}
		c.tail = text[f.End:end]
		if i := stops.index(c.tail); i >= 0 {
			c.tail = c.tail[:i]
		}
		c.inPart = strings.Contains(c.before, "其中") || strings.Contains(c.before, "包括")
		list[i], from = c, f.End
	}
	return list
}

var totals = regexp.MustCompile(`^(?:共计|共|合计|总计|计|为|有|达|总数|总量|数量|总金额|金额)*$`)

var stops = newCharSet("，；;:()。？")

func isStop(r rune) bool { return stops.has(r) }

// figures reads the figures of a sentence.
func (r *claimReader) figures(s *sentence) {
	for _, c := range clausesOf(s.text) {
		taken := false
		for i := range loadMatchers() {
			m := &loadMatchers()[i]
			if taken && !m.also {
				continue
			}
			words, ok := r.fits(m, s, &c)
			if !ok {
				continue
			}
			if !r.thisYears(&c) {
				break
			}
			taken = taken || !m.also
			r.claim(m.indicator, m.name, m.rank, s, c.Start, c.End, c.Figure, words)
			if m.indicator == "narrative_requests_received" || m.indicator == "narrative_answered" {
				r.counted = true
			}
			if strings.Contains(c.tail, "占") || strings.HasPrefix(s.text[c.End:], "，占") || someOf.MatchString(words) && !allOf.MatchString(words) {
				r.claims[len(r.claims)-1].part = true
			}
		}
		if !taken {
			r.bothCases(s, &c)
		}
	}
}

var (
	someOf = regexp.MustCompile(`[市区县州省]直|乡镇|镇街|[市区县州省]级|(?:^|各|直|级|属|府)部门(?:[^网]|$)|所属|下属|辖区|各地`) // a part of those that a consolidated report speaks for
	allOf  = regexp.MustCompile(`全[市区县州省盟旗]|共`)
)

// thisYears reports whether a figure is one of the report's own year: no other
// year's, no running total, no change and no plan.
func (r *claimReader) thisYears(c *clause) bool {
	if c.inPart && strings.Contains(c.before, "累计") || notOfTheYear.MatchString(c.lead) && !wholeYear.MatchString(c.lead) {
		return false
	}
	return !months(c.before) && r.ofTheYear(c.before)
}

// notOfTheYear are words before a figure that make it another year's, a change, a
// share, or a plan.
var notOfTheYear = regexp.MustCompile(`同比|相比|较上|较去|比上|比去|增长|增加|增幅|减少|下降|上升|累计|往年|历年|同期|至今|每年|每月|每季|每周|平均|人均|预计|计划|力争|不少于|不低于|目标|超额`)

// wholeYear are words that say that a running total is the year's.
var wholeYear = regexp.MustCompile(`(?:全年|年内|当年|本年度?|年度)(?:共)?累计`)

var (
	partOfYear  = regexp.MustCompile(`[上下]半年|季度[^，。]{0,12}(?:收到|受理|公开|答复)`)
	aMonth      = regexp.MustCompile(`\d月`)
	yearEnds    = regexp.MustCompile(`0?1月0?1日|12月31日|12月底`)
	someYear    = regexp.MustCompile(`(20\d\d)年`)
	sinceThen   = regexp.MustCompile(`近年来|近[一二两三四五]年|[一二三四五]年来|十[一二三四]五|历年|(?:自|从).{0,24}(?:以来|至今)`)
	lastYear    = regexp.MustCompile(`(?:^|[^较比同与和超])(?:上一?年度?|去年|往年)`)
	carried     = regexp.MustCompile(`(?:上一?年度?|去年|20\d\d年度?)` + passed + `|` + passed + `(?:至|到|入)?20\d\d年`)
	openingDate = regexp.MustCompile(`^(?:截[至止])?(20\d\d)年`)
)

func months(before string) bool {
	return strings.Contains(before, "月") && aMonth.MatchString(before) && aMonth.MatchString(yearEnds.ReplaceAllString(before, ""))
}

// Every match of sinceThen, carried and lastYear has one of these.
var (
	sinceChars  = newCharSet("来近十历今")
	passedChars = newCharSet("转延")
	lastChars   = newCharSet("上去往")
)

// ofTheYear reports whether what a sentence says so far is about the report's year.
func (r *claimReader) ofTheYear(before string) bool {
	if sinceChars.in(before) && sinceThen.MatchString(before) {
		return false
	}
	if passedChars.in(before) {
		before = carried.ReplaceAllString(before, "")
	}
	if lastChars.in(before) && lastYear.MatchString(before) {
		return false
	}
	year := r.spoken
	if !strings.Contains(before, "20") {
		return year == 0 || year == r.year
	}
	if all := someYear.FindAllStringSubmatch(before, -1); len(all) > 0 {
		year, _ = strconv.Atoi(all[len(all)-1][1])
	}
	return year == 0 || year == r.year
}

func openingYear(text string) int {
	if !strings.HasPrefix(text, "20") && !strings.HasPrefix(text, "截") {
		return 0
	}
	m := openingDate.FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	year, _ := strconv.Atoi(m[1])
	return year
}

// fits reports whether a wording states the figure of a clause; words is what
// stands before the words of the wording.
func (r *claimReader) fits(m *matcher, s *sentence, c *clause) (words string, ok bool) {
	if !slices.Contains(m.counters, c.Counter) || !m.part && c.inPart || !m.keys.in(c.lead) && !m.keys.in(c.tail) {
		return "", false
	}
	words, matched := c.lead, ""
	year := ""
	if m.before != nil {
		at := m.before.FindStringSubmatchIndex(c.lead)
		if at == nil {
			return "", false
		}
		words, matched = c.lead[:at[0]], c.lead[at[0]:at[1]]
		if len(at) > 2 && at[2] >= 0 {
			year = c.lead[at[2]:at[3]]
		}
	}
	if m.after != nil {
		at := m.after.FindStringSubmatchIndex(c.tail)
		if at == nil {
			return "", false
		}
		matched += c.tail[at[0]:at[1]]
		if len(at) > 2 && at[2] >= 0 {
			year = c.tail[at[2]:at[3]]
		}
	}
	switch {
	case m.about == publishing && c.tail != "" && !goesOnElsewhere.MatchString(c.tail):
	case (m.about == applications || m.about == answers) && c.tail != "" && ofOthers.MatchString(c.tail):
	case m.unless != nil && m.unless.MatchString(c.lead):
	case m.unless != nil && m.after != nil && m.unless.MatchString(c.tail):
	case year != "" && year != strconv.Itoa(r.year+m.yearsOff()):
	default:
		return words, r.about(m, s, matched)
	}
	return "", false
}

var (
	goesOnElsewhere = regexp.MustCompile(`^(?:…|、|其中|占|和|比|较|同|以)`) // what follows a figure that nothing more is counted by
	ofOthers        = regexp.MustCompile(otherMatters)
)

// yearsOff is how far the year that a wording of carried applications names is
// from the report's.
func (w *wording) yearsOff() int {
	if w.indicator == "narrative_carried_in" {
		return -1
	}
	return 1
}

var ofApplications = regexp.MustCompile(`依申请|信息公开申请|公开申请|申请公开|申请政[府务]信息公开|公开信息的?申请|信息公开的申请|信息申请`)

// about reports whether a sentence is about what a wording counts.
func (r *claimReader) about(m *matcher, s *sentence, matched string) bool {
	requests := r.para.section == 3 || strings.Contains(r.topic, "申请") || ofApplications.MatchString(s.text)
	switch m.about {
	case applications:
		if m.indicator == "narrative_answered" && !strings.Contains(matched, "申请") {
			return r.counted
		}
		if m.indicator == "narrative_requests_received" && !strings.Contains(matched, "申请") {
			return false
		}
		return requests || r.counted
	case answers:
		return r.counted || requests
	case reviews:
		if strings.Contains(s.text, "复议决定") || strings.Contains(s.text, "文书") {
			return false
		}
		return r.para.section == 4 || r.review || strings.Contains(s.text, "信息公开") || strings.Contains(s.text, "公开政府信息")
	case fees:
		return r.para.section == 6 && strings.Contains(r.para.text, "处理费") || strings.Contains(s.text, "处理费") || ofApplications.MatchString(s.text) || strings.Contains(s.text, "信息公开")
	}
	return r.para.section < 5
}

// bothCases reads 行政复议、行政诉讼0件, which counts two things at once: only none
// of both says how many of each.
func (r *claimReader) bothCases(s *sentence, c *clause) {
	if c.Value != 0 || !strings.Contains(c.lead, "复议") || !both.MatchString(c.lead) || !slices.Contains(cases, c.Counter) || !r.thisYears(c) {
		return
	}
	for i := range loadMatchers() {
		if m := &loadMatchers()[i]; m.name == "review" && m.after == nil {
			if !r.about(m, s, c.lead) {
				return
			}
		}
	}
	r.claim("narrative_review_total", "review-and-suit", 1, s, c.Start, c.End, c.Figure, "")
	r.claim("narrative_litigation_total", "review-and-suit", 1, s, c.Start, c.End, c.Figure, "")
}

var both = regexp.MustCompile(`复议(?:案件|案|申请)?(?:、|和|及|与|或)(?:被)?(?:提起)?(?:行政)?诉讼(?:案件|案|事项)*(?:数量|数|共计|共|均|为|:|各)*$`)

// claim notes a claim whose figure stands from one byte of a sentence to another.
func (r *claimReader) claim(indicator, name string, rank int, s *sentence, from, to int, f report.Figure, subject string) {
	printed, at := s.printed(r.para, from, to)
	known, _ := report.IndicatorByCode(indicator)
	rule := "claim:" + name
	if f.Approx {
		rule += ",approx"
	}
	r.claims = append(r.claims, claim{rank: rank, order: len(r.claims), subject: subject, fact: report.Fact{
		Indicator: indicator, State: report.Stated, Value: f.Value, Unit: known.Unit, Printed: printed, Rule: rule,
		At: r.para.at(r.doc, at), Sentence: s.whole(r.para)}})
}
