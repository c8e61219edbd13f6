package extract

import (
	"regexp"
	"strings"

	"harvest/report"
)

// A noneWording says in words that there was none: 未收到政府信息公开申请. A clause
// without a figure states it where it consists of known words from the negation on.
type noneWording struct {
	indicators []string
	words      *regexp.Regexp // the whole negation, to the end of the clause
	must       *regexp.Regexp // what its words must name
	about      subject
}

const (
	noneYet = `(?:没有|尚未|从未|未曾|未)`
	someone = `(?:任何|来自|` + everyone + `|、|和|或者|或|及|以及|个人|单位|社会|组织|其他|其它)*`
	// disclosure may stand between a negation and what there was none of.
	disclosure = `(?:政府|政务|信息|公开|依法|依|的|有关|相关|关于|任何|要求|向[^，]{1,20}提出|提出|提交|工作|申请人|申请|类|事项|件|案件|办理|情况)*`
	ofCases    = `(?:因|对|与|由|就|政府|政务|信息|公开|工作|依申请|申请|引起|引发|导致|涉及|有关|关于|相关|任何|被|的|提起|提出|以[^，]{2,24}为被申请人|行政|复议|诉讼|应诉|、|和|或者|或|及|以及|与|案件|案|事项|情况|类|受到|收到|发生|产生|针对(?:我|本)(?:局|委|厅|办|市|县|区|镇|乡|街道|单位|机关))*`
)

var noneWordings = []noneWording{
	{indicators: []string{"narrative_requests_received"}, about: applications,
		words: regexp.MustCompile(noneYet + `(?:再)?(?:收到过|收到|接到过|接到|接收到|发生|新收)` + someone + disclosure + `$`),
		must:  regexp.MustCompile(`依申请|公开.*申请|申请.*公开`)},
	{indicators: []string{"narrative_requests_received"}, about: applications,
		words: regexp.MustCompile(`没有(?:` + everyone + `|公民、法人或者其他组织)(?:向[^，]{1,24})?提出` + disclosure + `$`),
		must:  regexp.MustCompile(`公开.*申请`)},
	{indicators: []string{"narrative_requests_received"}, about: applications,
		words: regexp.MustCompile(`^(?:20\d\d年度?|全年|本年度?|今年)?(?:我|本)?[局委办厅镇乡处]?(?:均)?无(?:政府信息公开申请|依申请公开申请|依申请公开事项|依申请公开件|依申请公开政府信息申请)(?:件|事项)?$`),
		must:  regexp.MustCompile(`申请`)},
	{indicators: []string{"narrative_carried_in"}, about: applications,
		words: regexp.MustCompile(`(?:没有|无)上一?年度?(?:结转|转结)(?:办理|申请|继续|的|件|事项|政府|信息|公开)*$`),
		must:  regexp.MustCompile(`结转|转结`)},
	{indicators: []string{"narrative_review_total", "narrative_litigation_total"}, about: reviews,
		words: regexp.MustCompile(`(?:没有|未|无)` + ofCases + `$`),
		must:  regexp.MustCompile(`复议`)},
	{indicators: []string{"narrative_info_fee_amount"}, about: fees,
		words: regexp.MustCompile(`(?:没有|未|无)(?:收取|产生|发生|收过|向[^，]{1,20}收取)?(?:任何|政府|政务|信息|公开|依申请|提供|处理|的|相关|有关)*(?:处理费|收费|收取费用|费用|收取信息处理费)(?:用|的)?(?:事项|情况|情形|行为|现象)?$`),
		must:  regexp.MustCompile(`费`)},
}

var (
	exceptions = regexp.MustCompile(`除|以外|之外|如果|如|若|是否|有无|上半年|下半年|季度|截至目前|减免|部分|通过`)
	anyFigure  = regexp.MustCompile(`[0-9]件`)
)

// Every clause that says there was none has one of the negations, and one of the
// characters of what there was none of.
var (
	negations = newCharSet("未没无")
	noneKeys  = newCharSet("申转议费")
)

// none reads the clauses of a sentence that say there was none.
func (r *claimReader) none(s *sentence) {
	if !negations.in(s.text) {
		return
	}
	start := 0
	for start < len(s.text) {
		end := len(s.text)
		if i := stops.index(s.text[start:]); i >= 0 {
			end = start + i
		}
		r.noneIn(s, start, end)
		if end == len(s.text) {
			break
		}
		start = end + len(string(firstRune(s.text[end:])))
	}
}

func (r *claimReader) noneIn(s *sentence, start, end int) {
	text := s.text[start:end]
	if !negations.in(text) || !noneKeys.in(text) || anyFigure.MatchString(text) {
		return
	}
	for i := range noneWordings {
		w := &noneWordings[i]
		at := w.words.FindStringIndex(text)
		if at == nil || !w.must.MatchString(text[at[0]:at[1]]) {
			continue
		}
		if exceptions.MatchString(s.text) || notOfTheYear.MatchString(text) || months(s.text[:end]) || !r.ofTheYear(s.text[:end]) {
			return
		}
		negation := text[at[0]:at[1]]
		m := matcher{wording: &wording{about: w.about}}
		if !r.about(&m, s, negation) {
			continue
		}
		for _, indicator := range w.indicators {
			if indicator == "narrative_litigation_total" && !strings.Contains(negation, "诉讼") {
				continue
			}
			if w.about == applications && strings.Contains(negation, "复议") {
				continue
			}
			r.claim(indicator, "none-word", 3, s, start+at[0], start+at[1], report.Figure{}, text[:at[0]])
			r.counted = r.counted || indicator == "narrative_requests_received"
		}
		return
	}
}
