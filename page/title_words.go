package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words that make a title something else than a report. No agency's name holds
// those of neverWords; proseWords before it make a sentence; nameWords count only
// outside a name, for there are 考核办 and 培训中心; tailWords count only behind the
// report's name.
var (
	neverWords = []string{
		"印发", "图解", "解读", "一图", "读懂", "征求意见", "季度", "上半年", "下半年", "半年", "统计制度", "工作要点", "学年", "网站工作年度报表",
		"法治政府建设", "编制",
	}
	proseWords = []string{"本报告", "根据", "按照", "现将"}
	nameWords  = []string{"指南", "目录", "制度", "评估", "考核", "培训", "预算", "决算"}
	tailWords  = []string{"通知", "指南", "目录", "制度", "评估", "考核", "培训", "预算", "决算", "格式", "模板", "范本", "报送", "通报", "要求", "汇总表"}
)

// channelWords make the name of a channel, alone or together.
var channelWords = []string{
	"历年", "往年", "各部门", "各单位", "部门", "单位", "乡镇", "街道", "镇街", "县区", "区县", "县直", "区直", "市直", "本级", "下级", "全部", "更多", "本单位", "本机关", "本部门",
	"人民", "政府", "市", "县", "区", "各", "及", "和", "、", "/", "法定主动", "年度", "查看",
}

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
func isOther(agency, words string) bool {
	if strings.HasPrefix(words, "政") {
		return false
	}
	for _, end := range []string{"大学", "学院", "学校", "中学", "小学", "幼儿园", "医院", "公司", "集团", "财政", "预算", "决算", "环境", "企业", "项目", "党务"} {
		if strings.HasSuffix(agency, end) {
			return true
		}
	}
	return false
}

// carries reports whether the words before a title may carry a report: 关于公布,
// 关于发布 and 转发 may, even in a notice; a notice of another kind may not.
func carries(wrap string) bool {
	carrier := saysAny(wrap, []string{"关于公布", "关于发布", "转发"})
	if strings.Contains(wrap, "的通知") {
		return carrier
	}
	if _, about, ok := strings.Cut(wrap, "关于"); ok && !carrier {
		for _, verb := range []string{"做好", "报送", "上报", "开展", "填报", "进一步", "切实", "认真", "组织", "落实", "加强", "规范", "推进", "召开", "对"} {
			if strings.HasPrefix(about, verb) {
				return false
			}
		}
	}
	return true
}

// unwrap moves begin behind 关于公布 and its like, and returns who issued the
// wrapper, the agency where the title itself names none.
func (l *line) unwrap(from, begin, end int) (int, piece) {
	for _, w := range []string{"关于公布", "关于发布", "关于公开", "关于转发", "转发", "关于"} {
		i := strings.LastIndex(l.folded[from:end], w)
		if i < 0 {
			continue
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

// lastSeparator returns where the last piece of s begins, -1 where s is one piece.
func lastSeparator(s string) int {
	last := -1
	for i, r := range s {
		end := i + len(string(r))
		switch {
		case strings.ContainsRune(">»|_:】《“\"※★•…。;!?", r):
			last = end
		case strings.ContainsRune("-—", r) && end < len(s) && !isDigit(s[end]) && !strings.HasPrefix(s[end:], "—"):
			last = end // 云河市政府-某局2021年, but not 2019-2020
		}
	}
	return last
}

// lastLine moves begin to the last line before end, if that line names an agency
// and the lines above it are a breadcrumb or a form; else a title is broken.
func (l *line) lastLine(begin, from, end int) int {
	for i := end - 1; i > begin; i-- {
		if !l.breaks[i] {
			continue
		}
		n, _, _, _ := l.agency(i, end)
		if n.folded != "" && strings.ContainsAny(l.folded[from:i], ">/:|»") {
			return i
		}
		return begin
	}
	return begin
}

// tail returns the words that belong to a title behind the report's name: not a
// site's name, nor what stands on the next line.
func (l *line) tail(end int) string {
	const most = 16
	n := 0
	s := l.folded[end:]
	for i, r := range s {
		n++
		if n > most || strings.ContainsRune(">»|_-—《。;", r) || l.breaks[end+i] && r != '的' {
			return s[:i]
		}
	}
	return s
}

// A line is a title free of white space: as printed, and folded to half-width,
// simplified characters and ASCII years so that it can be matched.
type line struct {
	printed, folded string
	at              []int        // where a byte of folded lies in printed
	breaks          map[int]bool // where in folded a line began
}

func fold(s string) *line {
	var printed, folded []rune
	var breaks []int
	for _, r := range s {
		if r == '\n' {
			breaks = append(breaks, len(folded))
		}
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r) || r == utf8.RuneError {
			continue
		}
		if len(printed) == titleMost {
			break
		}
		printed = append(printed, r)
		folded = append(folded, foldRune(r))
	}
	foldYears(folded)
	l := &line{printed: string(printed), folded: string(folded), breaks: map[int]bool{}}
	l.at = make([]int, len(l.folded)+1)
	f, p := 0, 0
	for i, r := range folded {
		for len(breaks) > 0 && breaks[0] == i {
			l.breaks[f], breaks = true, breaks[1:]
		}
		l.at[f] = p
		f += len(string(r))
		p += len(string(printed[i]))
	}
	l.at[f] = p
	return l
}

func foldRune(r rune) rune {
	switch {
	case r > '！' && r <= '～' || r == '！':
		return r - '！' + '!'
	case r == '【', r == '「', r == '『':
		return '《'
	case r == '」', r == '』':
		return '》'
	}
	if i := strings.IndexRune(traditional, r); i >= 0 {
		return []rune(simplified)[i/len("開")]
	}
	return r
}

const (
	traditional = "開報務關於佈發轉載圖讀評訓預決錄學廳縣區會處辦黨網編製級彙據將現況與鄉鎮隊館統計訊總見條數"
	simplified  = "开报务关于布发转载图读评训预决录学厅县区会处办党网编制级汇据将现况与乡镇队馆统计讯总见条数"
)

// foldYears writes 二〇二一年 as 2021年.
func foldYears(rs []rune) {
	for i := 0; i+4 < len(rs); i++ {
		if rs[i] != '二' || rs[i+4] != '年' {
			continue
		}
		var year [4]rune
		for j := range year {
			d, _, ok := digit(rs[i+j], true)
			if !ok {
				d = -1
			}
			year[j] = rune('0' + d)
		}
		if year[1] == '0' && year[2] >= '0' && year[3] >= '0' {
			copy(rs[i:], year[:])
		}
	}
}

// trim narrows [a, b) by what may stand around an agency's name but is not of it.
func (l *line) trim(a, b int) (int, int) {
	for again := true; again; {
		again = false
		for _, w := range []string{"的", "关于", "年度", "公布", "发布", "》", "、", ",", "-", "—", "·", ".", ":"} {
			if strings.HasPrefix(l.folded[a:b], w) {
				a, again = a+len(w), true
			}
			if strings.HasSuffix(l.folded[a:b], w) {
				b, again = b-len(w), true
			}
		}
	}
	return a, b
}
