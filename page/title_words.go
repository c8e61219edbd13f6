package page

import (
	"strings"
	"unicode/utf8"
)

// Words that make a title something else than a report. No agency's name holds
// those of neverWords; proseWords before it make a sentence; nameWords count only
// outside a name, for there are 考核办 and 培训中心; tailWords count only behind the
// report's name; newsWords only at the end of what stands before it.
var (
	neverWords = []string{
		"印发", "图解", "图说", "数说", "长图", "漫画", "H5", "解读", "一图", "读懂", "看懂", "征求意见", "季度", "半年", "统计制度", "工作要点", "学年", "网站工作年度报表",
		"法治政府建设", "编制",
	}
	proseWords = []string{"本报告", "根据", "按照", "现将"}
	nameWords  = []string{"指南", "目录", "制度", "评估", "考核", "培训", "预算", "决算"}
	tailWords  = []string{"通知", "指南", "目录", "制度", "评估", "考核", "培训", "预算", "决算", "格式", "模板", "范本", "报送", "通报", "要求", "汇总表"}
	newsWords  = []string{"召开", "举办", "审议", "听取", "通过", "征集", "加强", "开展", "检查", "完成", "编报", "编写", "撰写", "提交", "调研", "督导", "部署", "推进", "各部门", "各单位"}
)

// tailBegins are what may follow a title at once: its end, and what pages print
// behind titles where the white space between is lost. Anything else that is a
// word makes the report's name a part of another title (年度报告审查意见).
var tailBegins = []string{"及", "和", "与", "暨", "全文", "正文", "附", "公开版", "定稿", "终稿", "修订", "更正", "转载", "图片", "文字", "发布时间", "发布日期", "发文",
	"日期", "时间", "来源", "信息来源", "浏览", "点击", "作者", "字体", "字号", "索引", "下载", "打印", "根据", "按照", "依据", "为", "本", "现", "一", "目录", "主动公开", "公开", "政府", "二"}

// noticeTails end the title of a notice that carries the report itself.
var noticeTails = []string{"的通知", "的公告", "的通告", "的决定"}

// channelWords make the name of a channel, alone or together.
var channelWords = []string{
	"历年", "往年", "各部门", "各单位", "部门", "单位", "乡镇", "街道", "镇街", "县区", "区县", "县直", "区直", "市直", "本级", "下级", "全部", "更多", "本单位", "本机关", "本部门",
	"人民", "政府", "市", "县", "区", "各", "及", "和", "、", "/", "法定主动", "年度", "查看",
}

// noNames stand where a name should, and are none.
var noNames = []string{"本级", "正文", "标题", "首页", "详情", "内容", "名称", "信息名称", "当前位置", "文章"}

// organs are the last characters of the names of agencies.
const organs = "局厅委办部署院会府县市区省州旗盟镇乡道处室心所站队馆社村司庭"

// outside reports whether one of words stands in s behind the agency's name.
func outside(s string, words []string) bool {
	for _, w := range words {
		if i := strings.LastIndex(s, w); i >= 0 && !strings.ContainsAny(s[i+len(w):], organs) {
			return true
		}
	}
	return false
}

// saysAll reports whether s is made of words and nothing else.
func saysAll(s string, words []string) bool {
next:
	for s != "" {
		for _, w := range words {
			if rest, ok := strings.CutPrefix(s, w); ok {
				s = rest
				continue next
			}
		}
		return false
	}
	return true
}

// isOther tells the 信息公开年度报告 of schools, hospitals and companies, and those
// on budgets or the environment, from those of government, which print 政府 or 政务.
// Universities and companies report to others than the government's own law
// (高等学校信息公开办法, 公共企事业单位信息公开规定), whatever they call it; a school or
// hospital that says 政府 uses the government's form.
func isOther(agency, words string) bool {
	for _, end := range []string{"大学", "公司", "集团", "企事业单位", "法院", "检察院"} {
		if strings.HasSuffix(agency, end) {
			return true
		}
	}
	if strings.HasPrefix(words, "政") {
		return false
	}
	for _, end := range []string{"学院", "学校", "中学", "小学", "幼儿园", "医院"} {
		if strings.HasSuffix(agency, end) {
			return true
		}
	}
	last, _ := utf8.DecodeLastRuneInString(agency) // 食品安全信息公开 is of food, not of a body
	return agency != "" && !strings.ContainsRune(organs+"联台场团)", last)
}

// carries reports whether the words before a title may carry a report: 关于公布,
// 关于发布 and 转发 may, even in a notice; a notice of another kind may not.
func carries(wrap string) bool {
	carrier := saysAny(wrap, carriers)
	if strings.Contains(wrap, "的通知") && !carrier {
		return false
	}
	for _, word := range []string{"关于", "转发"} {
		i := strings.LastIndex(wrap, word)
		if i < 0 {
			continue
		}
		for _, verb := range []string{"做好", "报送", "上报", "编", "撰写", "提交", "按时", "开展", "填报", "进一步", "切实", "认真", "组织", "落实", "加强", "规范", "推进", "召开", "对", "征集"} {
			if strings.HasPrefix(strings.TrimLeft(wrap[i+len(word):], "《〈<\""), verb) {
				return false
			}
		}
	}
	return true
}

// carriers begin the title of a notice that holds the report, not one about it.
var carriers = []string{"关于公布", "关于发布", "关于公开", "转发"}

// handsOver reports whether a body's own letter carries its report: 某局关于报送
// 某年…年度报告的报告. A call for reports is 的通知 or 的函, and names no 报告 of its own.
func handsOver(wrap, tail string) bool {
	i := strings.LastIndex(wrap, "关于报送")
	return i > 0 && tail == "的报告" && strings.ContainsAny(wrap[:i], organs)
}

// unwrap moves begin behind 关于公布 and its like, and returns who issued the
// wrapper, the agency where the title itself names none.
func (l *line) unwrap(from, begin, end int) (int, piece) {
	for _, w := range []string{"关于公布", "关于发布", "关于公开", "关于转发", "关于报送", "关于印送", "转发", "关于", "政府公布"} {
		i := strings.LastIndex(l.folded[from:end], w)
		if i < 0 {
			continue
		}
		if w == "政府公布" {
			i, w = i+len("政府"), "公布"
		}
		a, b := l.trim(from, from+i)
		if sep := lastSeparator(l.folded[a:b]); sep >= 0 {
			a, b = l.trim(a+sep, b)
		}
		issuer := piece{l.printed[l.at[a]:l.at[b]], l.folded[a:b]}
		return max(begin, from+i+len(w)), issuer
	}
	return begin, piece{}
}
