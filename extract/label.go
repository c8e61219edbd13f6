package extract

import (
	"maps"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A label is a printed label as labels are compared: its key, without the
// enumerator before it, the parenthesis behind it, white space and punctuation.
type label struct {
	key   string
	runes []rune
	mask  uint64 // a bit for each of its characters, by their last six bits

	denies bool // 不予公开, not 不动产
}

func newLabel(printed string) label { return labelOf(labelKey(printed)) }

// labelOf makes a label of its key.
func labelOf(key string) label {
	l := label{key: key, runes: []rune(key)}
	for i, r := range l.runes {
		l.mask |= 1 << (r % 64)
		switch r {
		case '未', '非':
			l.denies = true
		case '不':
			l.denies = l.denies || i+1 == len(l.runes) || l.runes[i+1] != '动'
		}
	}
	return l
}

// labelKey folds a printed label into its key.
func labelKey(printed string) string {
	s := withoutEnumerator(trimSpace(printed))
	if rest, ok := strings.CutPrefix(s, "其中"); ok && rest != "" { // 其中：1.涉及国家秘密
		s = withoutEnumerator(trimSpace(strings.TrimLeft(rest, ":：，,、")))
	}
	if composed(s) {
		s = norm.NFKC.String(s)
	}
	s = withoutNote(strings.TrimRight(s, ":： "))
	return strings.Map(func(r rune) rune {
		if dropped(r) {
			return -1
		}
		switch {
		case r >= 0xff01 && r < 0xff5f:
			return r - 0xff01 + '!'
		case r == '它': // 其它
			return '他'
		case traditional.has(r):
			return simplified[r]
		}
		return r
	}, s)
}

// composed reports whether a label has characters that NFKC writes otherwise,
// beside the full-width forms that labelKey folds itself.
func composed(s string) bool {
	for _, r := range s {
		switch {
		case r < 0x2000, r >= 0x2010 && r < 0x2024, r >= 0x3001 && r < 0x3020, r >= 0x4e00 && r < 0xa000, r >= 0xff01 && r < 0xff5f:
		default:
			return true
		}
	}
	return false
}

// dropped reports whether a rune is no part of a key.
func dropped(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\u00a0', '\u3000', '\u200b', '\ufeff',
		'"', '\'', '“', '”', '‘', '’', '「', '」', '『', '』', '《', '》', '〈', '〉',
		'、', '，', ',', '。', '.', '；', ';', '：', ':', '/', '／', '·', '*', '…', '-', '—', '_', '|':
		return true
	}
	return false
}

// withoutEnumerator cuts one enumerator from the front: 一、 (一) 1. 1、 ① and
// their full-width forms. A figure that stands alone is no enumerator.
func withoutEnumerator(s string) string {
	if s == "" {
		return s
	}
	r, size := utf8.DecodeRuneInString(s)
	if r >= '①' && r <= '⑳' || r >= '⑴' && r <= '⒛' || r >= '㈠' && r <= '㈩' {
		return strings.TrimLeft(s[size:], "、.． ")
	}
	open := r == '(' || r == '（'
	rest := s
	if open {
		rest = s[size:]
	}
	n := 0
	for n < len(rest) && n <= 12 {
		r, size := utf8.DecodeRuneInString(rest[n:])
		if !numeral(r) && r != ' ' {
			break
		}
		n += size
	}
	if n == 0 || n > 12 {
		return s
	}
	r, size = utf8.DecodeRuneInString(rest[n:])
	switch {
	case open && (r == ')' || r == '）'):
	case !open && (r == '、' || r == '.' || r == '．' || r == ')' || r == '）' || r == '，' || r == ','):
	default:
		return s
	}
	return strings.TrimLeft(rest[n+size:], "、.．， ")
}

// enumerator returns the number before a label, in half-width digits or Chinese
// numerals and without its brackets, "" where it has none. 其中 may stand before it.
func enumerator(printed string) string {
	s := trimSpace(printed)
	if rest, ok := strings.CutPrefix(s, "其中"); ok {
		s = trimSpace(strings.TrimLeft(rest, ":：，,、"))
	}
	rest := withoutEnumerator(s)
	if rest == s {
		return ""
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		case numeral(r):
			return r
		}
		return -1
	}, norm.NFKC.String(s[:len(s)-len(rest)]))
}

func numeral(r rune) bool {
	return r >= '0' && r <= '9' || r >= '０' && r <= '９' || r >= '一' && r <= '鿿' && strings.ContainsRune("一二三四五六七八九十", r)
}

// withoutNote cuts a parenthesis from the end, again and again, unless nothing else
// would be left. One that is never closed ends where the label does.
func withoutNote(s string) string {
	for {
		s = trimSpace(s)
		if !brackets.in(s) {
			return s
		}
		if open := strings.LastIndexAny(s, "(（"); open > 0 && !strings.ContainsAny(s[open:], ")）") {
			s = s[:open]
			continue
		}
		if !strings.HasSuffix(s, ")") && !strings.HasSuffix(s, "）") {
			return s
		}
		depth, open := 0, -1
		for i := len(s); i > 0 && open < 0; {
			r, size := utf8.DecodeLastRuneInString(s[:i])
			i -= size
			switch r {
			case ')', '）':
				depth++
			case '(', '（':
				if depth--; depth == 0 {
					open = i
				}
			}
		}
		if open <= 0 {
			return s
		}
		s = s[:open]
	}
}

var brackets = newCharSet("(（")

func trimSpace(s string) string { return strings.TrimFunc(s, blankRune) }

func blankRune(r rune) bool {
	switch r {
	case ' ', '\t', '\r', '\n', '\u00a0', '\u3000', '\u200b', '\ufeff':
		return true
	}
	return false
}

// simplified has the traditional characters that labels of the forms use.
var simplified = map[rune]rune{
	'項': '项', '條': '条', '規': '规', '範': '范', '製': '制', '發': '发', '現': '现', '數': '数', '許': '许',
	'處': '处', '決': '决', '罰': '罚', '強': '强', '業': '业', '費': '费', '額': '额', '採': '采', '購': '购',
	'總': '总', '計': '计', '請': '请', '結': '结', '轉': '转', '繼': '继', '續': '续', '辦': '办', '開': '开',
	'屬': '属', '國': '国', '家': '家', '祕': '秘', '護': '护', '權': '权', '類': '类', '內': '内', '務': '务',
	'過': '过', '執': '执', '詢': '询', '無': '无', '關': '关', '訪': '访', '舉': '举', '報': '报', '訴': '诉',
	'複': '复', '議': '议', '訟': '讼', '維': '维', '糾': '纠', '審': '审', '後': '后', '經': '经', '認': '认',
	'獲': '获', '術': '术', '據': '据', '補': '补', '閉': '闭', '單': '单', '職': '职', '與': '与', '為': '为',
	'會': '会', '織': '织', '機': '机', '構': '构', '學': '学', '協': '协', '廢': '废', '檔': '档', '書': '书',
	'個': '个', '實': '实', '際': '际', '變': '变', '動': '动', '應': '应', '當': '当', '確': '确', '證': '证',
}

// traditional are the characters that simplified has another for.
var traditional = newCharSet(string(slices.Sorted(maps.Keys(simplified))))

// likeness says how alike two labels are, from 0 to 1: 1 for the same key, high
// where one holds the other whole, else the share of neighbouring characters
// they have in common.
func likeness(a, b label) float64 {
	if a.key == b.key {
		return 1
	}
	if len(a.runes) < 2 || len(b.runes) < 2 {
		return 0
	}
	short, long := a, b
	if len(short.runes) > len(long.runes) {
		short, long = b, a
	}
	if len(short.runes) >= 4 && short.mask&^long.mask == 0 && strings.Contains(long.key, short.key) {
		return 0.8 + 0.15*float64(len(short.runes))/float64(len(long.runes))
	}
	// Too few characters in common for a third of the neighbours to be.
	if len(long.runes) > 3*len(short.runes) || 3*bits.OnesCount64(a.mask&b.mask) < bits.OnesCount64(short.mask) {
		return 0
	}
	common := neighbours(short, long)
	dice := 2 * float64(common) / float64(len(a.runes)+len(b.runes)-2)
	contained := 0.9 * float64(common) / float64(len(short.runes)-1)
	if len(short.runes) >= 5 && contained > dice {
		return contained
	}
	return dice
}

// neighbours counts the pairs of neighbouring characters that two labels have in
// common.
func neighbours(short, long label) int {
	common := 0
	used := uint64(0)
	for i := 0; i+1 < len(short.runes); i++ {
		for j := 0; j+1 < len(long.runes) && j < 64; j++ {
			if used&(1<<j) == 0 && short.runes[i] == long.runes[j] && short.runes[i+1] == long.runes[j+1] {
				used |= 1 << j
				common++
				break
			}
		}
	}
	return common
}

// shared is the share of neighbouring characters that two labels have in common.
func shared(a, b label) float64 {
	if a.key == b.key {
		return 1
	}
	if len(a.runes) < 2 || len(b.runes) < 2 {
		return 0
	}
	return 2 * float64(neighbours(a, b)) / float64(len(a.runes)+len(b.runes)-2)
}

// sayNothing are words that labels of statistical tables have or lack without
// meaning something else by it.
var sayNothing = strings.NewReplacer("文件", "文件", "本年度", "", "本年", "", "全年", "", "年度", "", "政府信息公开", "", "政府信息", "", "信息", "", "工作", "", "情况", "",
	"总数", "", "数量", "", "件数", "", "次数", "", "合计", "", "总计", "", "通过", "", "总", "", "数", "", "的", "", "各类", "")

// core is a label without the words that say nothing.
func (l label) core() string { return sayNothing.Replace(l.key) }
