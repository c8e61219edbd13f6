package extract

import (
	"regexp"
	"strings"
	"sync"
)

// A wording is one way in which the prose states a figure. The words between the
// end of the clause before and the figure must end as before says, those between
// the figure and the end of its clause begin as after says; where both are given
// both must. They consist of known words to the figure, so that a word nobody
// thought of is no claim.
type wording struct {
	name      string // in the claim's rule
	indicator string
	rank      int // of several claims of one indicator the lowest stands
	before    string
	after     string
	unless    string   // words in the clause that make it something else
	about     subject  // what the sentence or its paragraph must be about
	counters  []string // nil for those of applications
	part      bool     // may stand behind 其中
	key       string   // one of these characters is in every clause that fits, so that others are passed over
	also      bool     // beside the wording that has the figure
}

// A subject is what a sentence must be about for a wording to count.
type subject int

const (
	applications subject = iota // applications for information
	answers                     // the same, in a paragraph that has already counted them
	reviews                     // reviews and suits over information
	fees                        // fees for processing information
	publishing
)

// The words that wordings are made of.
const (
	// everyone may ask: naming them all narrows nothing.
	everyone = `(?:公民、)?法人(?:和|或者|或|及|与|、)(?:其他|其它)(?:社会)?组织|社会公众|社会各界|公民|公众|群众|申请人`
	// asked may stand between a verb and the number of applications.
	asked = `(?:` + everyone + `|政府|政务|行政机关|信息|公开|依法|依|申请书|申请表|申请件|申请|提出的|提交的|提出|提交|的|有关|相关|各类|各种|类|办理事项|事项|办件|案件|业务|数量|件数|总数|总量|数|共计|共|合计|总计|计|为|有|达到|达|是|了|:)*`
	// tail may stand between a name and its figure.
	tail   = `(?:的|有|共计|共|合计|总计|计|为|达到|达|是|数量|件数|总数|数|申请|答复|信息|事项|情形|情况|类|:|了)*`
	last   = `(?:上一?年度?|去年|%B年度?)`              // the year before
	next   = `(?:下一?年度?|次年度?|明年|翌年|%N年度?)`      // the year after
	passed = `(?:结转|转结|接转|转入|转至|转到|顺延|延续|延至|转)` // from year to year
	posted = `(?:了|的)?(?:各类|各种|各项|有关|相关|全部)*`
)

var (
	cases = []string{"", "件", "条", "份", "起", "项", "次", "宗", "例", "个", "件次"}
	items = []string{"件", "条", "份", "项", "个", "篇", "则"}
	yuan  = []string{"元"}
)

// otherMatters are what agencies receive and answer beside applications for
// information.
const otherMatters = `咨询|建议|提案|留言|工单|热线|信访|来信|来电|举报|投诉|许可|审批|证照|补贴|救助|仲裁|职称|转办|移送|满意`

// wordings lists every wording, the more special before the more general: the
// first that fits a figure has it.
var wordings = []wording{
	{name: "new", key: "收", indicator: "narrative_requests_received", rank: 1, about: applications, before: `新收(?:到)?` + asked, unless: partly},
	{name: "received", key: "收接受", indicator: "narrative_requests_received", rank: 2, about: applications, before: `(?:收到|接到|接收到|接收)` + asked, unless: partly},
	{name: "received", key: "收接受", indicator: "narrative_requests_received", rank: 2, about: applications, before: `(?:新收|收到|接到|接收到|接收|受理)(?:了|共|到)*`, after: asked + `(?:$|…)`, unless: partly},
	{name: "accepted", key: "受", indicator: "narrative_requests_received", rank: 3, about: applications, before: `受理` + asked, unless: partly},
	{name: "received-and-handled", key: "收受", indicator: "narrative_requests_received", rank: 4, about: applications, before: `(?:收办|收到并(?:办理|受理|处理)|受理并(?:办理|处理)|收到和(?:处理|办理))` + asked, unless: partly},
	{name: "received-by-one-channel", key: "收", indicator: "narrative_requests_received", rank: 5, about: applications, before: `收到(?:有关|关于)?(?:政府|政务)?信息公开的?(?:信函|网络|网上|当面)申请` + tail, unless: `未|没有|其中|自然人|企业`, also: true},

	{name: "carried-in", key: "转延续遗", indicator: "narrative_carried_in", rank: 1, about: applications, before: last + passed + `(?:办理|继续办理|到本年度?|至本年度?)*` + asked, part: true},
	{name: "carried-in", key: "转延续遗", indicator: "narrative_carried_in", rank: 1, about: applications, after: `(?:申请)?(?:为|系|是|属)?` + last + passed + asked + `$`, part: true},
	{name: "carried-out", key: "转延续", indicator: "narrative_carried_out", rank: 1, about: applications, before: passed + `(?:至|到|入)?` + next + `(?:继续)?(?:办理|答复|办复|处理)*` + asked, part: true},
	{name: "carried-out", key: "转延续", indicator: "narrative_carried_out", rank: 1, about: applications, after: asked + `(?:按照规定|按照|依法|已|将|均|需)*` + passed + `(?:至|到|入)?` + next, part: true},

	{name: "granted-and-partial", key: "部", indicator: "narrative_granted_and_partial", rank: 1, about: answers, before: `(?:予以|同意|决定|全部)公开(?:及|和|或者|或|、|与|以及)(?:予以|同意)?部分公开` + tail, unless: joint, part: true},
	{name: "partial", key: "部", indicator: "narrative_partial", rank: 1, about: answers, before: `(?:予以|同意|决定)?部分公开` + tail, unless: joint + `|和|及|或|与|(?:予以|同意|决定|全部)公开`, part: true},
	{name: "denied", key: "不", indicator: "narrative_denied", rank: 1, about: answers, before: `(?:不予公开|不同意公开|不予以公开)` + tail, unless: joint, part: true},
	{name: "granted", key: "公", indicator: "narrative_granted", rank: 1, about: answers, before: `(?:予以公开|同意公开|决定公开|全部公开|准予公开|予以全部公开)` + tail, unless: joint + `|不予|不同意|部分|率`, part: true},
	{name: "unavailable", key: "法", indicator: "narrative_unavailable", rank: 1, about: answers, before: `无法提供` + tail, unless: joint, part: true},
	{name: "not-held", key: "掌", indicator: "narrative_not_held", rank: 1, about: answers, before: `不掌握(?:相关|所申请|申请|该|有关|的|政府|信息)*` + tail, unless: joint + `|无法提供`, part: true},
	{name: "not-processed", key: "理", indicator: "narrative_not_processed", rank: 1, about: answers, before: `不予处理` + tail, unless: joint, part: true},
	{name: "other", key: "其", indicator: "narrative_other", rank: 1, about: answers, before: `(?:其他|其它)处理(?:方式)?` + tail, unless: joint, part: true},

	{name: "answered", key: "结复完", indicator: "narrative_answered", rank: 1, about: applications, before: `(?:办结|答复|办理完毕|答复办结|办结答复|办结并答复)` + asked, unless: partlyAnswered, part: false},
	{name: "answered", key: "结复完", indicator: "narrative_answered", rank: 1, about: applications, before: `(?:依申请公开|信息公开申请|公开申请)(?:答复|办结)` + asked, unless: partlyAnswered},

	{name: "natural-person", key: "然", indicator: "narrative_natural_person", rank: 1, about: answers, before: `自然人(?:提出的|提出|提交的|提交)?` + tail, unless: `法人|组织|企业|予以|公开\d|、`, part: true},
	{name: "natural-person", key: "然", indicator: "narrative_natural_person", rank: 1, about: answers, after: `(?:申请)?(?:为|是|系|由)自然人(?:申请|提出|提交|的)*$`, part: true},
	{name: "organisations", key: "组", indicator: "narrative_organisations", rank: 1, about: answers, before: `法人(?:和|或者|或|及|、|与)(?:其他|其它)(?:社会)?组织(?:提出的|提出|提交的|提交)?` + tail, unless: `公民|自然人|予以|收到|受理|接到`, part: true},
	{name: "organisations", key: "组", indicator: "narrative_organisations", rank: 1, about: answers, after: `(?:申请)?(?:为|是|系|由)法人(?:和|或者|或|及|、|与)(?:其他|其它)组织(?:申请|提出|提交|的)*$`, part: true},

	{name: "channel", key: "网线", indicator: "narrative_channel_online", rank: 1, about: answers, before: `(?:网络|网上|在线|线上|互联网)(?:平台|系统|渠道|方式|途径)?(?:提交|提出|申请|收到|接收|受理|形式|方式)*` + tail, unless: twoChannels + `|信函|邮寄|当面|现场`, part: true},
	{name: "channel", key: "网线", indicator: "narrative_channel_online", rank: 1, about: answers, after: `(?:申请)?(?:为|是|系|通过)(?:网络|网上|在线|线上)(?:方式|渠道)?(?:申请|提交|提出|的)*$`, part: true},
	{name: "channel", key: "信邮挂", indicator: "narrative_channel_mail", rank: 1, about: answers, before: `(?:信函|邮寄|邮政寄送|邮政|信件|挂号信)(?:渠道|方式|途径)?(?:提交|提出|申请|收到|接收|受理|形式|方式)*` + tail, unless: twoChannels + `|网络|网上|在线|当面|现场`, part: true},
	{name: "channel", key: "信邮挂", indicator: "narrative_channel_mail", rank: 1, about: answers, after: `(?:申请)?(?:为|是|系|通过)(?:信函|邮寄|邮政|信件)(?:方式|渠道)?(?:申请|提交|提出|的)*$`, part: true},
	{name: "channel", key: "当现窗", indicator: "narrative_channel_in_person", rank: 1, about: answers, before: `(?:当面|现场|窗口)(?:渠道|方式|途径)?(?:提交|提出|申请|递交|收到|接收|受理|形式|方式)*` + tail, unless: twoChannels + `|网络|网上|在线|信函|邮寄|咨询|接待`, part: true},
	{name: "channel", key: "当现窗", indicator: "narrative_channel_in_person", rank: 1, about: answers, after: `(?:申请)?(?:为|是|系|通过)(?:当面|现场)(?:方式|渠道)?(?:申请|提交|提出|递交|的)*$`, part: true},

	{name: "review", key: "议", indicator: "narrative_review_total", rank: 1, about: reviews, before: `复议(?:案件|案|申请|事项|类)*` + tail, unless: otherCases + `|诉讼`, part: true},
	{name: "review", key: "议", indicator: "narrative_review_total", rank: 1, about: reviews, after: `(?:涉及|因|有关|关于|政府|政务|信息|公开|工作|引起|引发|的|被|类|提起)*行政复议(?:案件|案|申请|的)*$`, unless: otherCases, part: true},
	{name: "suit", key: "讼", indicator: "narrative_litigation_total", rank: 1, about: reviews, before: `诉讼(?:案件|案|事项|类)*` + tail, unless: otherCases + `|复议.*诉讼`, part: true},
	{name: "suit", key: "讼", indicator: "narrative_litigation_total", rank: 1, about: reviews, after: `(?:涉及|因|有关|关于|政府|政务|信息|公开|工作|引起|引发|的|被|类|提起)*行政诉讼(?:案件|案|的)*$`, unless: otherCases, part: true},

	{name: "fee-cases", key: "费", indicator: "narrative_info_fee_cases", rank: 1, about: fees, counters: []string{"件", "次", "份", "起", "项", "宗", "例"}, before: `(?:收取|发出|开具|出具)(?:政府|政务|信息|公开|依申请|处理费|的)*(?:处理费|收费通知(?:书)?)(?:申请|件数|数量|的|共计|共|计|为|:|了)*`, unless: `减免|免收|免除`},
	{name: "fee", key: "费取", indicator: "narrative_info_fee_amount", rank: 1, about: fees, counters: yuan, before: `(?:处理费用?|收费|公开费用?|收取费用?)(?:总金额|总额|金额|总计|合计|共计|共|计|人民币|为|是|达|的|:|总)*`, unless: `减免|免收|免除|预算|经费|行政事业性`},
	{name: "fee", key: "费取", indicator: "narrative_info_fee_amount", rank: 2, about: fees, counters: yuan, before: `收取`, after: `(?:的)?(?:政府|政务|信息|公开)*处理费`, unless: `减免|免收|免除`},

	{name: "published", key: "公", indicator: "narrative_proactive_total", rank: 1, about: publishing, counters: items, before: `主动公开` + posted + `(?:政府|政务|公共)*信息` + tail, unless: partlyPublished},
	{name: "published-on-site", key: "公", indicator: "narrative_proactive_total", rank: 2, about: publishing, counters: items, before: `主动公开` + posted + `(?:政府|政务|公共)*信息` + tail, unless: oneChannel},
	{name: "published-government-information", key: "信", indicator: "narrative_proactive_total", rank: 3, about: publishing, counters: items, before: `(?:公开|发布)` + posted + `政府信息` + tail, unless: partlyPublished},
	{name: "published-government-information-on-site", key: "信", indicator: "narrative_proactive_total", rank: 4, about: publishing, counters: items, before: `(?:公开|发布)` + posted + `政府信息` + tail, unless: oneChannel},
	{name: "published-information", key: "公", indicator: "narrative_proactive_total", rank: 5, about: publishing, counters: items, before: `(?:共计|共)公开` + posted + `信息` + tail, unless: partlyPublished},
	{name: "site", key: "网官", indicator: "narrative_website_posts", rank: 1, about: publishing, counters: items, before: `(?:网站|官网)(?:全年|年内|共计|共|累计|上|，)*(?:发布|更新|新增|公开|刊发|刊登)` + posted + `(?:政府|政务|工作|政务公开)*(?:信息|稿件)` + tail, unless: oneChannel + `|[、和及与]`, part: true},
}

const (
	// partly: words that make a number of applications one of a part of them.
	partly = `未|没有|其中|网络|网上|在线|线上|信函|邮寄|邮箱|当面|现场|传真|平台|系统|通过|自然人|企业|本人|复议|诉讼|` + otherMatters
	// partlyAnswered: of a part of the answers.
	partlyAnswered = `未|没有|其中|按时|按期|限期|延期|超期|期限|时限|当场|其余|同意|不予|部分|予以|正在|不掌握|无法|法定|规定|日内|率|更正|补正|自然人|企业|复议|诉讼|` + otherMatters
	joint          = `主动|自然人|法人|企业|网络|信函|占比|比例|率为`
	twoChannels    = `传真|邮件|邮箱|[、和及与].*申请`
	otherCases     = `办理|审理|审结|受理行政|维持|纠正|纠错|撤销|驳回|败诉|胜诉|未经|复议后|起诉|代理|出庭|应诉|局长|负责人`
	// oneChannel: one of several ways of publishing, or one kind of information.
	oneChannel = `微信|微博|公众号|抖音|新媒体|公报|公示栏|公开栏|客户端|快手|头条|视频号|电子屏|查阅|档案馆|图书馆|专栏|栏目|目录|不同渠道|指南|报刊|电视|广播|简报|未主动|各部门|各单位|各乡镇|各镇|各街道|申请|办理`
	// partlyPublished: also a site of one's own.
	partlyPublished = oneChannel + `|网站|官网|门户|政府网|政务网|信息网|平台|中国·|通过|在.{1,12}网`
)

// A matcher is a wording made ready for the year of a report.
type matcher struct {
	*wording
	before, after, unless *regexp.Regexp
	keys                  *charSet // those of key
}

// loadMatchers makes the wordings ready once. The year of carried applications is
// left open here and held against the report's by the caller.
var loadMatchers = sync.OnceValue(func() []matcher {
	list := make([]matcher, len(wordings))
	years := strings.NewReplacer("%B", `(20\d\d)`, "%N", `(20\d\d)`)
	for i := range wordings {
		w := &wordings[i]
		if w.counters == nil {
			w.counters = cases
		}
		m := matcher{wording: w, keys: newCharSet(w.key)}
		if w.before != "" {
			m.before = regexp.MustCompile(years.Replace(w.before) + `$`)
		}
		if w.after != "" {
			m.after = regexp.MustCompile(`^` + years.Replace(w.after))
		}
		if w.unless != "" {
			m.unless = regexp.MustCompile(w.unless)
		}
		list[i] = m
	}
	return list
})
