package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"harvest/document"
	"harvest/page"
	"harvest/report"
)

// agencyEvidence lists the names that something gives the agency, the strongest
// first. The line of contacts is none: it is copied from report to report (Q34).
func agencyEvidence(d *document.Document, m *metadata, o origin, whole bool) []report.Evidence {
	var found []report.Evidence
	add := func(from, name, text string) {
		if name != "" && !slices.ContainsFunc(found, func(e report.Evidence) bool { return e.From == from && e.Says == name }) {
			found = append(found, report.Evidence{About: report.AboutAgency, From: from, Says: name, Text: cut(text)})
		}
	}
	add("title", m.title.Agency, m.text)
	for _, name := range jointBodies(m.title.Agency) {
		add("title", name, m.title.Agency)
	}
	if last := m.last; m.hasLast && m.title.Agency != "" && last.Agency != m.title.Agency {
		m.heading = last
		add("text", last.Agency, last.Text)
	}
	if whole {
		if t, ok := page.ReportTitle(o.link); ok {
			add("link", t.Agency, o.link)
		} else if isBody(o.link) {
			add("link", o.link, "")
		}
	}
	for _, name := range publishers(d, m.head) {
		add("publisher", name, "")
	}
	if whole {
		for _, key := range []string{"contentsource", "source"} {
			if name := d.Meta[key]; isBody(name) {
				add("publisher", name, "")
			}
		}
	}
	if name, line := breadcrumb(d, m.head); name != "" {
		add("breadcrumb", name, line)
	}
	if whole {
		add("site", siteOf(d.Meta["sitename"]), d.Meta["sitename"])
	}
	return found
}

// jointBodies lists the bodies that report together under one name (Q32): 甲局、乙局, but
// not 发展改革和统计局, which is one. It is nil where there is but one.
func jointBodies(name string) []string {
	for _, sign := range []string{"、", "/", "／", "和", "与"} {
		names := strings.Split(name, sign)
		if len(names) > 1 && !slices.ContainsFunc(names, func(n string) bool { return !isBody(n) || endsInPlace(n) }) {
			return names
		}
	}
	if whole, rest, ok := strings.Cut(strings.NewReplacer("(", "（", ")", "）").Replace(name), "（"); ok {
		if other, closed := strings.CutSuffix(rest, "）"); closed && isBody(whole) && isBody(other) && !isGovernment(whole) {
			return []string{whole, other}
		}
	}
	return nil
}

var (
	publisherLabel = regexp.MustCompile(`(?:发\s*布\s*机\s*[构关]|发\s*文\s*机\s*[构关]|公开机构|公开主体|发布单位|责任部门|信息来源|来\s*源)\s*[:：]?\s*([\p{Han}（）()、·]{2,40})?`)
	labelOnly      = regexp.MustCompile(`^(?:发布机[构关]|发文机[构关]|公开机构|公开主体|发布单位|责任部门|信息来源|来源)[:：]?$`)
)

// publishers returns who a page says it was put up by, in the lines and tables
// before the report.
func publishers(d *document.Document, head stretch) []string {
	var names []string
	take := func(name string) {
		if isBody(name) {
			names = append(names, name)
		}
	}
	for i := head.from; i < head.to; i++ {
		b := &d.Blocks[i]
		if b.Grid == nil {
			if !namesPublisher(b.Text) || utf8.RuneCountInString(b.Text) > 200 {
				continue
			}
			for _, m := range publisherLabel.FindAllStringSubmatch(b.Text, -1) {
				take(m[1])
			}
			continue
		}
		for _, row := range b.Grid.Rows {
			for k := range row {
				if !namesPublisher(row[k].Text) {
					continue
				}
				text := squeeze(row[k].Text)
				if labelOnly.MatchString(text) && k+1 < len(row) {
					take(squeeze(row[k+1].Text))
				} else if m := publisherLabel.FindStringSubmatch(text); m != nil && strings.ContainsAny(text, ":：") {
					take(m[1])
				}
			}
		}
	}
	return names
}

// namesPublisher reports whether a text has a character that every label of a
// publisher has: 发布机构, 公开主体, 发布单位, 责任部门, 来源.
func namesPublisher(text string) bool {
	for _, w := range [...]string{"机", "源", "单", "主", "责"} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// squeeze takes all white space out of a cell.
func squeeze(text string) string { return strings.Join(strings.Fields(text), "") }

// breadcrumb returns the last body that a page's place on its site names.
func breadcrumb(d *document.Document, head stretch) (name, line string) {
	for i := head.from; i < head.to; i++ {
		text := d.Blocks[i].Text
		if !strings.ContainsAny(text, ">/") && !strings.Contains(text, "»") {
			continue
		}
		if strings.Count(text, ">")+strings.Count(text, "»")+strings.Count(text, " / ")+strings.Count(text, "/ ") < 2 || utf8.RuneCountInString(text) > 200 {
			continue
		}
		for piece := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(">»/:：", r) }) {
			if piece = strings.TrimSpace(piece); isBody(piece) && !isChannel(piece) {
				name, line = piece, text
			}
		}
	}
	return name, line
}

// isChannel reports whether a name is that of a part of a site: 市直部门, 各县区.
func isChannel(name string) bool {
	for _, w := range []string{"各", "部门", "单位", "乡镇", "镇街", "县区", "区县", "县市区", "市县区", "公开", "首页", "市政府", "县政府", "区政府", "镇乡"} {
		if strings.HasPrefix(name, w) || strings.HasSuffix(name, w) && !strings.HasSuffix(name, "人民政府") {
			return true
		}
	}
	return false
}

// siteOf returns the body that a site is of, by its name; "" where it is a
// government's portal, which shows the reports of every body.
func siteOf(name string) string {
	for _, end := range []string{"政府信息公开网", "信息公开网", "信息公开专栏", "官方网站", "门户网站", "网站", "官网", "网"} {
		name = strings.TrimSuffix(strings.TrimSpace(name), end)
	}
	if !isBody(name) || isGovernment(name) || endsInPlace(name) {
		return ""
	}
	return name
}

// isBody reports whether a text is the name of a public body and nothing else.
func isBody(name string) bool {
	n := utf8.RuneCountInString(name)
	if n < 3 || n > 40 {
		return false
	}
	for _, r := range name {
		if !isNameRune(r) {
			return false
		}
	}
	for _, w := range []string{"本站", "本网", "日报", "融媒", "新闻网", "新闻中心", "新华社", "信息中心", "大数据中心", "网站", "管理员", "年度报告", "公开", "关于", "点击", "浏览"} {
		if strings.Contains(name, w) {
			return false
		}
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(name, "）)"))
	return strings.ContainsRune("局厅委办部署院会府处室队站所镇乡道县市区省州旗盟馆社心", last)
}

func isNameRune(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || strings.ContainsRune("（）()、·", r)
}

// isGovernment reports whether a name is that of a government, its office or its
// portal, which put up the reports of every body under it.
func isGovernment(name string) bool {
	key := report.NameKey(name)
	for _, w := range []string{"人民政府", "政府办", "府办公", "市府办", "县府办", "区府办", "政务公开", "党政办"} {
		if strings.Contains(key, w) {
			return !isTownship(key)
		}
	}
	for _, whole := range []string{"市政府", "县政府", "区政府", "省政府", "州政府", "旗政府", "盟行署"} {
		if strings.HasSuffix(key, whole) {
			return true
		}
	}
	return false
}

// sameBody reports whether two printed names may be of one body: one is the end of
// the other, or short for it (卫健委, 卫生健康委员会), once their places are left out.
func sameBody(a, b string) bool {
	a, b = report.NameKey(a), report.NameKey(b)
	if strings.HasSuffix(a, b) || strings.HasSuffix(b, a) || strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
		return true
	}
	a, b = afterPlace(a), afterPlace(b)
	if utf8.RuneCountInString(a) < utf8.RuneCountInString(b) {
		a, b = b, a
	}
	return b == "" || abbreviates(b, a)
}

// afterPlace is a name without the places it begins with: 云河市月湖区教育局.
func afterPlace(name string) string {
	for {
		i := strings.IndexAny(name, "省市县区州旗盟")
		if i < 0 {
			return name
		}
		_, size := utf8.DecodeRuneInString(name[i:])
		if rest := name[i+size:]; rest != "" && utf8.RuneCountInString(name[:i]) <= 8 && !strings.HasPrefix(rest, "场") {
			name = rest
			continue
		}
		return name
	}
}

// abbreviates reports whether the characters of short stand in long in their
// order, the first and the kind of body alike.
func abbreviates(short, long string) bool {
	rest := []rune(strings.ReplaceAll(strings.ReplaceAll(long, "委员会", "委"), "办公室", "办"))
	short = strings.ReplaceAll(strings.ReplaceAll(short, "委员会", "委"), "办公室", "办")
	for _, r := range short {
		i := slices.Index(rest, r)
		if i < 0 {
			return false
		}
		rest = rest[i+1:]
	}
	return true
}
