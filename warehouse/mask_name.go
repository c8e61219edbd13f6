package warehouse

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// surnames are the family names that a name is known by where nothing else tells.
const surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦马苗凤方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪祁毛禹狄米贝臧戴宋茅庞熊纪舒屈祝董梁杜阮蓝闵席季贾江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房裘缪解丁邓郁单杭洪包诸左石崔吉龚程邢裴陆翁荀惠曲封储靳段巫焦巴牧车侯全班仰仲伊宫宁仇栾甘厉祖武符刘景詹束龙叶幸黎薄印白蒲从鄂索赖卓蔺屠蒙池乔胥苍闻莘党翟谭劳逄姬申冉宰桑桂牛寿扈燕郏浦尚农温庄晏柴瞿阎连习艾鱼容古易慎戈廖庾居衡步耿满匡寇广阙东欧沃利蔚越隆师巩聂晁敖冷辛阚那简饶曾沙丰关荆游权盖涂肖代岳付闫晋佟苟揭肇洛展仝岩佘初楚丛亓信战迟税矫隋覃"

// doubles are the family names of two characters.
const doubles = "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 夏侯 轩辕 端木 南宫 百里 呼延"

// noNames are words that begin as a name does, by their first two characters.
const noNames = "任务 任命 任何 任职 任意 安排 安全 安静 应当 应该 应急 应在 方式 方法 方可 方便 方案 方面 单位 单独 信息 信箱 信函 管理 管辖 常年 常态 常务 常规 白天 周一 周二 周三 周四 周五 周六 周日 周末 周期 温馨 高度 高效 高速 平台 平时 平均 车辆 程序 程控 计划 成员 水利 项目 包括 包含 金融 金额 商务 商贸 申请 申报 宣传 房产 房屋 查询 简称 简介 解读 解答 解释 武装 连续 左右 关于 关注 关系 关键 巩固 满意 曾经 于是 于每 于年 全体 全天 全年 全部 全程 全覆 代码 代表 东路 广泛 广大 利用 越来 师资 展示 初步 班子 党组 党委 党政 党建 党办 农业 农村 农办 权力 权利 权限 居民 施工 史志 余额 万元 时间 和电 从事 从严 广场 元旦 元以 石油 简要 容易 万人 卫生 华侨 严格 严肃 许可 常用 游客 游览 牧区 欧盟 马上 何时 何种 祝您 容量 江苏 江西 云南 海南 广东 广西 黄河 长江 毕业 钟点 童年 战略 战时 税务 税收 冷静 印章 印发 封面 封存 储备 景区 利率 东部 东区 居委 段落 步骤 别名 姓名 支持 支队 公开 司法 文秘 秘书 办公 值班 联系 电话 手机 传真 邮箱 邮编 地址 签字 签名 盖章 另行 见附 附件 暂无 同上 待定 如下 如有 详见 无此 负责 主管 分管 相关 有关 人事 法制 法规 政策 综合 财务 行政 党群 机关 各科 各单 各部 工作 窗口 热线 在线 咨询 受理 接待 科室 部门 姓氏 填写 略去"

var (
	// asksFor leads to the names of persons to ask: alone, or with a colon.
	asksFor = regexp.MustCompile(`联 {0,2}系 {0,2}人员?(?:姓名)?(?: ?(?:及其|及|和|与|、|/|,|兼)? ?(?:联系)?(?:电话|方式|手机|号码|邮箱|职务|地址))*`)
	// answersFor leads to a name where a colon or brackets follow.
	answersFor = regexp.MustCompile(`(?:负 ?责 ?人|经 ?办 ?人|承 ?办 ?人|咨 ?询 ?人|受 ?理 ?人|责 ?任 ?人|填 ?[报表] ?人|审 ?核 ?人|联 ?络 ?[员人])(?:姓名)?(?: ?(?:及其|及|和|与|、|/|,)? ?(?:联系)?(?:电话|方式|手机|号码|邮箱|职务))*`)
	// reaches leads to a name where a colon or brackets and then a number follow.
	reaches = regexp.MustCompile(`联系方[式法]|(?:联系|咨询|办公|监督)?电 ?话|手 ?机`)

	aside   = regexp.MustCompile(`^ ?\([^()\n]{0,60}\)`)
	colon   = regexp.MustCompile(`^ {0,4}:[ \n]{0,4}`)
	linking = regexp.MustCompile(`^(?: {0,4}(?:为|是) ?| {1,4})?`)
	// between two names of a list: what parts them, and numbers.
	between = regexp.MustCompile(`^(?:(?:[ :,;、/()0-9\n\x01-]|联系电话|电话|手机|传真){2,60}|(?:[、,;/]|和|及|与|或) {0,3}| )`)
	number  = regexp.MustCompile(`^[ ,:(、\n]{0,4}(?:\x01|\+?\d{3}|\(\d{3}|(?:联系|办公)?(?:电话|手机))`)
	spaced  = regexp.MustCompile(`^\p{Han} {1,4}\p{Han}(?: {1,4}\p{Han})?`)
	dotted  = regexp.MustCompile(`^\p{Han}{1,8}(?:[·•‧・.]\p{Han}{1,8}){1,3}`)
	room    = regexp.MustCompile(`[科室处股局办部厅委组会院所站队]$`)
	title   = regexp.MustCompile(`^(?:先生|女士|小姐|同志|老师|主任|副主任|主席|书记|[副]?[科局处股镇乡县市区部院所站队组]长|主管|干事)`)
	// further words end a name that runs into them.
	ending = []string{"联系", "电话", "手机", "传真", "邮", "地址", "办公", "座机", "微信", "职务", "单位", "同志", "先生", "女士", "小姐", "老师",
		"主任", "副", "科长", "局长", "处长", "股长", "镇长", "县长", "部长", "院长", "所长", "站长", "组长", "书记", "主席", "为", "是", "及", "和", "与", "或", "负责", "等"}
	place = regexp.MustCompile(`[路街道巷村镇乡县市区省楼号院门厦广场园]$`)
)

// names takes the names of persons to ask.
func (f *folded) names() {
	for _, m := range asksFor.FindAllStringIndex(f.text, -1) {
		f.namesAfter(m[1], true)
	}
	for _, m := range answersFor.FindAllStringIndex(f.text, -1) {
		f.namesAfter(m[1], false)
	}
	for _, m := range reaches.FindAllStringIndex(f.text, -1) {
		f.nameWithNumber(m[1])
	}
}

// namesAfter takes the names that follow a label: in brackets, behind a colon,
// or, where the label says plainly that a person follows, behind nothing.
func (f *folded) namesAfter(i int, plain bool) {
	if in := aside.FindString(f.text[i:]); in != "" {
		from := i + strings.IndexByte(in, '(') + 1
		if to := f.name(from, false); to > 0 {
			f.list(to)
		}
		i += len(in)
	}
	if c := colon.FindString(f.text[i:]); c != "" {
		i += len(c)
		if in := aside.FindString(f.text[i:]); in != "" {
			i += strings.IndexByte(in, '(') + 1
		}
		if to := f.name(i, plain); to > 0 {
			f.list(to)
		}
		return
	}
	if !plain {
		return
	}
	i += len(linking.FindString(f.text[i:]))
	if to := f.name(i, false); to > 0 {
		f.list(to)
	}
}

// nameWithNumber takes a name in brackets, or one that a number follows.
func (f *folded) nameWithNumber(i int) {
	if in := aside.FindString(f.text[i:]); in != "" {
		from := i + strings.IndexByte(in, '(') + 1
		if at, to := f.find(from, false); to > 0 && to == i+len(in)-1 {
			f.take(at, to, nameMark)
		}
		i += len(in)
	}
	c := colon.FindString(f.text[i:])
	if c == "" {
		return
	}
	if from, to := f.find(i+len(c), false); to > 0 {
		rest := f.text[to:]
		rest = rest[len(title.FindString(rest)):]
		if number.MatchString(rest) {
			f.take(from, to, nameMark)
		}
	}
}

// list takes the further names of a list, each known by its family name.
func (f *folded) list(i int) {
	for {
		i += len(title.FindString(f.text[i:]))
		i += len(aside.FindString(f.text[i:]))
		gap := between.FindString(f.text[i:])
		if gap == "" {
			return
		}
		from, to := f.find(i+len(gap), false)
		if to == 0 || place.MatchString(f.text[from:to]) || strings.Contains(gap, "\n") && !number.MatchString(f.text[to:]) {
			return
		}
		f.take(from, to, nameMark)
		i = to
	}
}

// name takes the name that begins at a place and returns its end, or 0. A name
// that stands masked already is one.
func (f *folded) name(i int, free bool) int {
	if strings.HasPrefix(f.text[i:], string(opaque)) {
		return i + len(f.text[i:]) - len(strings.TrimLeft(f.text[i:], string(opaque)))
	}
	from, to := f.find(i, free)
	if to > 0 {
		f.take(from, to, nameMark)
	}
	return to
}

// find returns where the name lies that begins at a place, or behind the name of
// an office there; to is 0 where there is none. With free it need not begin with
// a family name.
func (f *folded) find(i int, free bool) (from, to int) {
	rest := f.text[i:]
	if m := dotted.FindString(rest); m != "" && !hanAt(rest, len(m)) {
		return i, i + len(m)
	}
	if m := spaced.FindString(rest); m != "" && !hanAt(rest, len(m)) && isName(strings.ReplaceAll(m, " ", ""), free) {
		return i, i + len(m)
	}
	run := rest[:hanRun(rest)]
	if first, size := utf8.DecodeRuneInString(run); strings.ContainsRune(surnames, first) && title.MatchString(run[size:]) {
		return i, i + size
	}
	if isName(run, free) {
		return i, i + len(run)
	}
	for at := range run {
		if at == 0 || !endsAt(run, at) {
			continue
		}
		if isName(run[:at], free) {
			return i, i + at
		}
	}
	for at := range run { // the name of an office, then a person's
		if at > 0 && room.MatchString(run[:at]) && utf8.RuneCountInString(run[:at]) > 1 && isName(run[at:], false) {
			return i + at, i + len(run)
		}
	}
	return 0, 0
}

// isName reports whether characters are a person's name. With free they need not
// begin with a family name, so long as they name no office and are no word that
// stands in the place of a name.
func isName(s string, free bool) bool {
	n := utf8.RuneCountInString(s)
	if n < 2 || n > 4 {
		return false
	}
	first, size := utf8.DecodeRuneInString(s)
	_, second := utf8.DecodeRuneInString(s[size:])
	two := s[:size+second]
	known := strings.ContainsRune(surnames, first)
	if isWord(noNames, two) {
		return false
	}
	if isWord(doubles, two) && n > 2 {
		return true
	}
	if room.MatchString(s) && (n != 3 || !known) {
		return false
	}
	return known && n < 4 || free && !place.MatchString(s)
}

func isWord(list, word string) bool { return strings.Contains(" "+list+" ", " "+word+" ") }

func endsAt(run string, at int) bool {
	for _, w := range ending {
		if strings.HasPrefix(run[at:], w) {
			return true
		}
	}
	return false
}

// hanRun returns the length of the characters that a text begins with, of the
// first forty at most.
func hanRun(s string) int {
	n := 0
	for i, r := range s {
		if n++; n > 40 || !unicode.Is(unicode.Han, r) {
			return i
		}
	}
	return len(s)
}

func hanAt(s string, i int) bool { return hanRun(s[i:]) > 0 }
