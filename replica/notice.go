package replica

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A notice is an article that a column of reports lists too and that is none:
// a notice, a guide, a picture story, a statistic of half a year.
type notice struct {
	article
	kind noticeKind
	year int
}

// A noticeKind is one family of such articles.
type noticeKind struct {
	title  string // {name} is the site's owner, {place} its place, {year} and {next} years
	month  time.Month
	after  int  // years after the one that it is about
	portal bool // only a portal lists it
	body   []string
	rows   []string // of a small table with figures, none where there is no table
}

// A guide is what any site may list.
var guide = noticeKind{title: "{name}政府信息公开指南（{year}年版）", month: time.May, body: []string{
	"为方便公民、法人和其他组织获取政府信息，{name}编制本指南，并适时更新。",
	"一、公开内容。机构职能、政策文件、规划计划、财政信息、行政执法信息等。二、公开形式。主要通过本网站公开。",
	"三、依申请公开。申请人可以当面、信函或者在线提交申请，受理机构为{name}综合科，联系电话000-0000000。",
}}

var noticeKinds = []noticeKind{
	{title: "{place}关于做好{year}年政府信息公开工作年度报告编制和发布工作的通知", month: time.December, portal: true, body: []string{
		"各有关单位：为做好{year}年政府信息公开工作年度报告的编制和发布，现就有关事项通知如下。",
		"一、各单位应当于次年1月31日前向社会公布本单位年度报告，内容包括总体情况、主动公开、收到和处理申请、复议诉讼、问题及改进等部分。",
		"二、报告中的数据应当前后一致、图文相符，严禁照搬照抄。三、报告发布后请将链接报送我办。",
	}},
	guide,
	{title: "图解：{name}{year}年政府信息公开工作年度报告", month: time.March, after: 1, body: []string{
		"一张图带您读懂{name}{year}年政府信息公开工作。", "（图片）",
	}},
	{title: "{place}{next}年上半年政府信息公开工作统计", month: time.July, portal: true, after: 1, body: []string{
		"{next}年1月至6月，{place}各级行政机关政府信息公开有关数据统计如下。",
	}, rows: []string{"发布信息条数", "收到申请件数", "答复申请件数", "政策解读篇数"}},
	{title: "{name}网站工作年度报表（{year}年度）", month: time.January, after: 1, body: []string{
		"{name}政府网站工作年度报表，填报期间为{year}年1月1日至12月31日。",
	}, rows: []string{"独立用户访问总量", "网站总访问量", "信息发布总数", "专栏专题数量", "解读回应篇数", "办事服务事项数", "留言办理数量"}},
	{title: "{name}{year}年法治政府建设年度报告", month: time.February, after: 1, body: []string{
		"{year}年，{name}深入推进依法行政，现将法治政府建设情况报告如下。",
		"一、主要做法。落实重大行政决策程序，开展行政执法案卷评查，办理行政复议和行政应诉事项。二、存在问题。执法力量不足。三、下一步打算。加强普法宣传。",
	}},
	{title: "{next}年第三季度{place}依申请公开办理情况", month: time.October, portal: true, after: 1, body: []string{
		"{next}年第三季度，{place}依申请公开工作总体平稳，未发生逾期答复。",
	}, rows: []string{"本季度收到", "本季度办结"}},
	{title: "{name}政府信息公开工作考核办法", month: time.September, body: []string{
		"第一条 为规范政府信息公开考核工作，制定本办法。第二条 考核内容包括主动公开、申请办理、年度报告发布等。第三条 本办法自印发之日起施行。",
	}},
}

// drawNotices gives every column of a list some notices: to a portal's own list
// most, to a site's a few.
func (p *Province) drawNotices() {
	for _, c := range p.columns {
		d := newDice(p.Seed, "notices", c.id)
		n := 3 + len(c.editions)/8
		for i := range n {
			kind := noticeKinds[(i+d.IntN(2)*3)%len(noticeKinds)]
			if kind.portal && c.agencies[0].own { // a site of one agency
				kind = guide
			}
			c.addNotice(kind, FirstYear+(i*2+d.IntN(2))%(LastYear-FirstYear+1), d)
		}
	}
}

// addNotice adds a notice, unless the column has one of that title.
func (c *column) addNotice(kind noticeKind, year int, d dice) {
	n := &notice{kind: kind, year: year}
	n.column, n.host = c, c.site
	n.title = n.words().Replace(kind.title)
	for _, other := range c.notices {
		if other.title == n.title {
			return
		}
	}
	n.published = time.Date(year+kind.after, kind.month, d.between(2, 27), 10, 20, 0, 0, china)
	n.changed = n.published.Add(time.Hour)
	c.notices = append(c.notices, n)
	c.site.notices = append(c.site.notices, n)
}

func (n *notice) words() *strings.Replacer {
	s := n.column.site
	return strings.NewReplacer("{name}", s.owner, "{place}", s.place,
		"{year}", strconv.Itoa(n.year), "{next}", strconv.Itoa(n.year+1))
}

func (s *site) noticePage(n *notice) string {
	var b strings.Builder
	words := n.words()
	for _, text := range n.kind.body {
		fmt.Fprintf(&b, "<p style=\"text-indent: 2em;\">%s</p>\n", words.Replace(text))
	}
	if len(n.kind.rows) > 0 {
		d := newDice(s.seed, "notice", s.host, n.title)
		b.WriteString("<table border=\"1\"><tbody><tr><td>指标</td><td>数量</td></tr>\n")
		for _, row := range n.kind.rows {
			fmt.Fprintf(&b, "<tr><td>%s</td><td>%d</td></tr>\n", row, d.between(3, 9000))
		}
		b.WriteString("</tbody></table>\n")
	}
	return s.articlePage(&n.article, s.owner, b.String())
}
