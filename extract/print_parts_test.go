package extract_test

import (
	"fmt"
	"strings"
)

// A part is a paragraph, a heading, a table or a picture of one.
type part struct {
	text    string
	level   int // 1 for the title, 2 for a section
	grid    grid
	picture bool
}

func prose(text string) part { return part{text: text} }

func head(text string) part { return part{text: text, level: 2} }

// openings, and the lists below, are what the reports say beside their tables.
var openings = []string{
	"根据《中华人民共和国政府信息公开条例》和上级有关要求，现将{agency}{year}年度政府信息公开工作情况报告如下。数据统计期限为{year}年1月1日至{year}年12月31日。",
	"本报告由{agency}编制，所列数据自{year}年1月1日起至12月31日止，欢迎社会各界监督。",
	"{year}年，{agency}坚持以公开为常态、不公开为例外，稳步推进各项公开工作，现向社会公布本年度报告。",
}

var firstSections = [][]string{
	{"全年通过门户网站等渠道主动公开政府信息{proactive_total}条，内容涵盖机构职能、规划计划、财政预决算等方面。", "收到政府信息公开申请{requests_received}件，均在规定时限内登记并办理。", "政府信息管理方面，落实公文起草时同步确定公开属性的做法；平台建设方面，调整专栏栏目，方便查阅；监督保障方面，把公开工作纳入年度考核。"},
	{"本年度共主动公开政府信息{proactive_total}条，比上年有所增加，其中政策类信息占三成左右。", "{year}年新收政府信息公开申请{requests_received}件，申请内容以土地房屋、教育入学和社会保障为主。", "对网站专栏作了一次全面检查，更正失效链接，补齐缺项。"},
	{"主动公开：{year}年累计公开信息{proactive_total}条。依申请公开：全年收到申请{requests_received}件，按期办理。", "安排专人负责信息的保密审查和发布，重要稿件实行两级复核。"},
}

var fifthSections = []string{
	"主要问题：一是个别信息更新不够及时；二是政策解读形式较为单一。改进措施：完善更新台账，丰富图表、音频等解读方式。",
	"当前仍存在公开内容不够细、队伍不够稳定等不足。下一步将加强业务学习，细化公开目录。",
	"问题在于部分科室主动公开意识还不强。今后将定期通报，督促整改到位。",
}

var sixthSections = []string{
	"本年度未收取信息处理费。没有其他需要报告的事项。",
	"{year}年收取信息处理费0元，其余无报告事项。",
	"无其他需要报告的事项。本年度没有发出收费通知，未收取信息处理费。",
}

// headings are the sections as the form has them, and as they are found.
var headings = map[string][6]string{
	"":        {"一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"},
	"long":    {"一、总体概述", "二、行政机关主动公开政府信息情况", "三、行政机关收到和处理政府信息公开申请情况", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "五、政府信息公开工作存在的主要问题及改进情况", "六、其它需要报告事项"},
	"stray":   {"一、总体情况、", "二、主动公开政府政府情况", "三、收到和处理政府信息公开申请情况：", "四、政府信息公开行政复议、行政诉讼情况。", "五、存在问题及改进情况", "六、其他需要报告的事项"},
	"bare":    {"总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况", "存在的主要问题及改进情况", "其他需要报告的事项"},
	"typeset": {"一、总体情况(宋体加粗小四号字)", "二、主动公开政府信息情况（黑体三号）", "三、收到和处理政府信息公开申请情况（黑体三号）", "四、政府信息公开行政复议、行政诉讼情况（黑体三号）", "五、存在的主要问题及改进情况（黑体三号）", "六、其他需要报告的事项（黑体三号）"},
	"wrong":   {"一、总体情况", "一、主动公开政府信息情况", "二、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况", "三、存在的主要问题及改进情况", "六、其他需要报告的事项"},
}

// from picks one of a list for this report.
func from[T any](b *book, purpose string, list []T) T {
	return list[b.hash(purpose)%uint64(len(list))]
}

// parts returns what the report prints, in order.
func (b *book) parts() []part {
	b.fill()
	list := b.front()
	switch {
	case b.local == "prose":
		return append(list, b.earlyProse()...)
	case b.form == "2014", b.form == "2008":
		return append(list, b.statParts()...)
	}
	h := headings[b.opt("headings")]
	list = append(list, head(h[0]))
	if b.opt("headings") == "twice" { // Q20
		h = headings[""]
		list[len(list)-1] = head(h[0])
		list = append(list, head(h[0]))
	}
	for _, s := range from(b, "first", firstSections) {
		list = append(list, prose(s))
	}
	if b.opt("claims") == "parts" { // Q39, Q61: what is said twice does not agree
		n := b.claims["proactive_total"]
		list = append(list, prose(fmt.Sprintf("在主动公开的信息中，工作动态类%d条，政策文件类%d条，其他%d条。", n/2, n/3, n/5)))
	}
	if b.opt("no-prose") != "" {
		list = list[:len(list)-len(from(b, "first", firstSections))]
	}
	add := func(heading string, grids ...grid) {
		list = append(list, head(heading))
		if b.opt("image") != "" { // Q18
			list = append(list, part{picture: true})
			return
		}
		for _, g := range grids {
			list = append(list, part{grid: g})
		}
	}
	if b.opt("one-table") != "" { // all three in one grid, headings as rows
		var g grid
		for i, some := range [][]grid{b.disclosureGrids(), {b.requestGrid()}, b.reviewGrids()} {
			g = append(g, []box{{text: h[i+1], cols: 10}})
			for _, one := range some {
				g = append(g, one...)
			}
		}
		list = append(list, part{grid: g})
	} else {
		add(h[1], b.disclosureGrids()...)
		add(h[2], b.requestGrids()...)
		if b.opt("no-review") == "" {
			add(h[3], b.reviewGrids()...)
		}
	}
	list = append(list, head(h[4]))
	if b.opt("headings") == "wrong" { // Q21
		list = append(list, prose("二、存在的主要问题"), prose("三、改进情况"))
	}
	list = append(list, prose(from(b, "fifth", fifthSections)), head(h[5]), prose(from(b, "sixth", sixthSections)))
	if b.opt("contact") != "" { // Q34: copied from another bureau
		list = append(list, prose("如对本报告有疑问，请与云川市水利局办公室联系（地址：云川市望江路6号）。"))
	}
	return b.filled(list)
}

// filled puts the book's figures and names into the sentences.
func (b *book) filled(list []part) []part {
	for i := range list {
		list[i].text = b.filling(list[i].text)
	}
	return list
}

// front is what stands above the first section.
func (b *book) front() []part {
	var list []part
	switch b.opt("letter") {
	case "wrapped": // Q30
		list = append(list, part{text: b.agency + "关于报送" + fmt.Sprint(b.year) + "年度政府信息公开工作年度报告的函", level: 1},
			prose("市政府办公室："), prose("按照有关要求，现将我单位年度报告随函报送，请予审阅。"), prose(b.agency), prose(fmt.Sprintf("%d年1月18日", b.year+1)))
	case "notice":
		list = append(list, part{text: "关于公布" + b.title + "的通知", level: 1}, prose("各科室："), prose("现将报告予以公布，请遵照执行。"))
	}
	list = append(list, part{text: b.title, level: 1})
	if b.opt("date") != "none" {
		from := b.agency
		if from == "" {
			from = "市直部门"
		}
		list = append(list, prose(fmt.Sprintf("发布日期：%d-01-%02d  来源：%s", b.year+1, 5+b.hash("day")%24, from)))
	}
	opening := from(b, "opening", openings)
	switch b.opt("period") {
	case "lost": // Q38
		opening = "本报告所列数据统计期限为{year}11日至{year}1231日止。"
	case "wrong": // Q27
		opening = fmt.Sprintf("现公布%d年政府信息公开情况。", b.year-1)
	}
	return b.filled(append(list, prose(opening)))
}

// statParts are the prose and the annex of a report before 2019.
func (b *book) statParts() []part {
	g := b.statisticsGrid()
	b.claims["proactive_total"] = b.statFigure("stat_proactive_total", "early_proactive_total")
	b.claims["requests_received"] = b.statFigure("stat_requests_received", "early_requests")
	list := []part{
		head("一、主动公开政府信息情况"),
		prose("{year}年主动公开政府信息{proactive_total}条，通过网站、公报和查阅点等渠道方便群众获取。"),
		head("二、依申请公开政府信息情况"),
		prose("全年受理政府信息公开申请{requests_received}件，已按规定答复。"),
		head("三、行政复议、行政诉讼和举报投诉情况"),
		prose("有关数据见附表。"),
		head("四、存在的主要问题及改进措施"),
		prose(from(b, "fifth", fifthSections)),
	}
	if b.opt("image") != "" {
		list = append(list, head("附表：政府信息公开情况统计表"), part{picture: true})
		return b.filled(list)
	}
	list = append(list, head("附表："+map[string]string{"": "政府信息公开情况统计表", "anhui": "政府信息公开情况统计表", "fujian": "政府信息公开情况统计表", "dingxi": "政府信息公开工作情况统计报表"}[b.local]))
	if b.opt("merge-prose") != "" {
		list = list[len(list)-1:]
	}
	return b.filled(append(list, part{grid: g}))
}

func (b *book) statFigure(codes ...string) int {
	for c, s := range b.cells {
		for _, code := range codes {
			if c.Indicator == code {
				return int(s.value.Float())
			}
		}
	}
	return 0
}

// earlyProse is a report that has no table at all: figures stand in sentences.
func (b *book) earlyProse() []part {
	d := b.dice("prose")
	for _, name := range []string{"proactive_total", "channel_online", "channel_mail", "channel_in_person", "granted", "partial", "denied", "review_total"} {
		b.claims[name] = 3 + d.IntN(60)
	}
	b.claims["proactive_total"] *= 17
	b.claims["requests_received"] = b.claims["channel_online"] + b.claims["channel_mail"] + b.claims["channel_in_person"]
	if b.opt("figures") == "none" { // Q40
		clear(b.claims)
		return b.filled([]part{head("一、概述"), prose("本机关认真贯彻条例，健全制度，强化监督，政府信息公开工作取得一定成效。"),
			head("二、主动公开政府信息情况"), prose("对应当公开的事项及时予以公开，重点领域信息公开不断深化。"),
			head("三、存在的主要问题和改进措施"), prose("下一步将继续加大工作力度，扩大公开范围。")})
	}
	counter := from(b, "counter", []string{"件", "条", "份", "宗"})
	list := []part{
		head("一、概述"), prose("{year}年，{agency}明确分管领导和责任科室，政府信息公开工作有序开展。"),
		head("二、主动公开政府信息情况"), prose("截至{year}年底，主动公开政府信息{proactive_total}条。"),
		head("三、依申请公开政府信息情况"),
		prose("共收到政府信息公开申请{requests_received}" + counter + "，其中网络申请{channel_online}" + counter + "，信函申请{channel_mail}" + counter + "，当面申请{channel_in_person}" + counter + "。"),
		prose("已答复的申请中，同意公开{granted}" + counter + "，部分公开{partial}" + counter + "，不予公开{denied}" + counter + "。"),
		head("四、复议、诉讼和申诉情况"), prose("因政府信息公开申请引起的行政复议{review_total}件，无行政诉讼。"),
		head("五、存在的主要问题和改进措施"), prose(from(b, "fifth", fifthSections)),
	}
	return b.filled(list)
}

// plain is the text of a cell or paragraph on one line.
func plain(text string) string { return strings.ReplaceAll(text, "\n", "") }
