package document

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// radicals are the pieces of characters (CJK Radicals Supplement) that some printers
// name in place of the character that looks the same; those of the block Kangxi
// Radicals have a compatibility mapping, these have none.
var radicals = map[rune]rune{
	'⺁': '厂', '⺇': '几', '⺌': '小', '⺎': '兀', '⺏': '尣', '⺐': '尢', '⺓': '幺', '⺝': '月', '⺟': '母', '⺠': '民',
	'⺥': '爪', '⺩': '王', '⺪': '疋', '⺫': '目', '⺬': '示', '⺮': '竹', '⺰': '纟', '⺲': '罒', '⺶': '羊', '⺸': '羊', '⺻': '聿', '⺼': '月',
	'⻁': '虎', '⻄': '西', '⻅': '见', '⻆': '角', '⻉': '贝', '⻋': '车', '⻓': '长', '⻔': '门', '⻘': '青', '⻙': '韦',
	'⻚': '页', '⻛': '风', '⻜': '飞', '⻝': '食', '⻢': '马', '⻣': '骨', '⻤': '鬼', '⻥': '鱼', '⻦': '鸟', '⻧': '卤', '⻨': '麦',
	'⻩': '黄', '⻬': '齐', '⻮': '齿', '⻰': '龙', '⻳': '龟',
}

// glyphText is the text of a character that a page draws: "" for a mark without
// width, unnamedGlyph for what is no character.
func glyphText(r rune) string {
	switch {
	case r == 0xad || r == 0x200b || r == 0x200c || r == 0x200d || r == 0xfeff || unicode.Is(unicode.Bidi_Control, r):
		return ""
	case unicode.IsSpace(r):
		return " "
	case r < 0x20 || r >= 0x7f && r < 0xa0 || r == 0xfffe || r == 0xffff || !utf8.ValidRune(r) || unicode.Is(unicode.Co, r):
		return unnamedGlyph
	case r >= 0x2f00 && r <= 0x2fd5:
		return norm.NFKC.String(string(r))
	}
	if whole, found := radicals[r]; found {
		r = whole
	}
	return string(r)
}
