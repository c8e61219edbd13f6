package document

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// level is one of a scheme: its format, its text, and what else it says.
func level(n int, format, text, more string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/>%s</w:lvl>`, n, format, text, more)
}

var docxNumbers = `<w:abstractNum w:abstractNumId="0">` +
	level(0, "chineseCounting", "%1、", `<w:suff w:val="nothing"/>`) +
	level(1, "chineseCounting", "（%2）", `<w:suff w:val="nothing"/>`) +
	level(2, "decimal", "%3.", "") +
	level(3, "decimal", "%1.%3.%4", `<w:isLgl/>`) +
	level(4, "bullet", "\uf0b7", "") + `</w:abstractNum>` +
	`<w:abstractNum w:abstractNumId="1">` + level(0, "decimal", "%1", `<w:pStyle w:val="H"/>`) + level(1, "decimal", "%1.%2", `<w:pStyle w:val="H2"/>`) + `</w:abstractNum>` +
	`<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum>` +
	`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>` +
	`<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>` +
	`<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>` +
	`<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>` +
	`<w:num w:numId="6"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="2">` + level(2, "decimalEnclosedCircle", "%3", `<w:suff w:val="nothing"/>`) + `</w:lvlOverride></w:num>`

// inList is a paragraph of a list, at a depth.
func inList(list, depth int, text string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>`, depth, list, text)
}

func TestNumbersOfListsAreText(t *testing.T) {
	const styles = `<w:style w:type="paragraph" w:styleId="H"><w:name w:val="h"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="h2"/><w:basedOn w:val="H"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>`
	styled := func(style, more, text string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/>` + more + `</w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	for _, c := range []struct{ name, body, want string }{
		{"sections", inList(1, 0, "总体情况") + p("文") + inList(1, 0, "主动公开"), "一、总体情况|文|二、主动公开"},
		{"levels below begin again", inList(1, 0, "甲") + inList(1, 1, "乙") + inList(1, 2, "丙") + inList(1, 2, "丁") + inList(1, 1, "戊") + inList(1, 2, "己") + inList(1, 0, "庚") + inList(1, 1, "辛"),
			"一、甲|（一）乙|1. 丙|2. 丁|（二）戊|1. 己|二、庚|（一）辛"},
		{"lists of one scheme count on, unless one says where it starts", inList(1, 0, "甲") + inList(2, 0, "乙") + inList(2, 0, "丙") + inList(1, 0, "丁"), "一、甲|五、乙|六、丙|七、丁"},
		{"numbers of all levels in decimal", inList(1, 0, "甲") + inList(1, 2, "乙") + inList(1, 3, "丙"), "一、甲|1. 乙|1.1.1 丙"},
		{"a passed level stands at its first number", inList(1, 1, "甲"), "（一）甲"},
		{"dots are left out", inList(1, 4, "甲"), "甲"},
		{"a list's own level", inList(6, 2, "甲") + inList(6, 2, "乙"), "①甲|②乙"},
		{"styles number", styled("H", "", "甲") + styled("H2", "", "乙") + styled("H2", "", "丙") + styled("H", "", "丁") + styled("H2", "", "戊"), "1 甲|1.1 乙|1.2 丙|2 丁|2.1 戊"},
		{"a paragraph may leave its style's list", styled("H", "", "甲") + styled("H", `<w:numPr><w:numId w:val="0"/></w:numPr>`, "乙") + styled("H", "", "丙"), "1 甲|乙|2 丙"},
		{"a scheme by way of a style", inList(4, 0, "甲") + inList(4, 0, "乙"), "1 甲|2 乙"},
		{"no such list", inList(99, 0, "甲") + inList(1, 12, "乙"), "甲|乙"},
		{"a number without text counts", inList(1, 0, "") + inList(1, 0, "甲"), "二、甲"},
		{"a number without text is a row's number in a cell", tbl(tr(`<w:tc>`+inList(3, 0, "")+`</w:tc>`, tc("甲")), tr(`<w:tc>`+inList(3, 0, "")+`</w:tc>`, tc("乙"))), "1: 1@1 甲@2|1: 2@1 乙@2"},
		{"a label in a cell", tbl(tr(`<w:tc>`+inList(1, 0, "本年新收")+`</w:tc>`, tc("3"))), "1: 一、本年新收@1 3@2"},
		{"a deleted mark counts once", `<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前</w:t></w:r></w:p>` + inList(1, 0, "后"), "一、前后"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Read(docxOf(t, c.body, styles, docxNumbers), "")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, strings.Join(laid(d), "|")); diff != "" {
				t.Errorf("Read: -want +got\n%s", diff)
			}
		})
	}
}

func TestOrdinal(t *testing.T) {
	for _, c := range []struct {
		n      int
		format string
		want   string
	}{
		{1, "chineseCounting", "一"}, {10, "chineseCounting", "十"}, {11, "japaneseCounting", "十一"}, {20, "chineseCountingThousand", "二十"},
		{103, "chineseCountingThousand", "一百零三"}, {110, "chineseCounting", "一百一十"}, {1005, "chineseCounting", "一千零五"}, {0, "chineseCounting", "零"},
		{12, "chineseLegalSimplified", "壹拾贰"}, {12, "ideographDigital", "一二"}, {3, "ideographTraditional", "丙"}, {11, "ideographTraditional", "11"},
		{12, "decimalFullWidth", "１２"}, {7, "decimalZero", "07"}, {3, "decimalEnclosedCircle", "③"}, {21, "decimalEnclosedCircle", "21"}, {2, "decimalEnclosedParen", "⑵"},
		{27, "lowerLetter", "aa"}, {2, "upperLetter", "B"}, {9, "lowerRoman", "ix"}, {14, "upperRoman", "XIV"}, {4000, "upperRoman", "4000"}, {-3, "chineseCounting", "-三"},
		{5, "none", ""}, {5, "of another kind", "5"},
	} {
		if got := ordinal(c.n, c.format); got != c.want {
			t.Errorf("ordinal(%d, %s) = %q; want %q", c.n, c.format, got, c.want)
		}
	}
}

// A character of a font of symbols that is not known is never read as a figure.
func TestSymbolsOfFonts(t *testing.T) {
	for _, c := range []struct{ char, font, want string }{
		{"F0FE", "Wingdings", "☑"}, {"FE", "wingdings", "☑"}, {"F081", "Wingdings", "①"}, {"F050", "Wingdings 2", "√"}, {"F0B7", "Symbol", "•"},
		{"F035", "Symbol", "5"}, {"F041", "Symbol", "\ufffd"}, {"F035", "Webdings", "\ufffd"}, {"35", "Wingdings", "\ufffd"}, {"35", "SimSun", "5"},
		{"E123", "SimSun", "\ufffd"}, {"1F", "SimSun", "\ufffd"}, {"x", "Symbol", "\ufffd"}, {"", "Symbol", "\ufffd"},
	} {
		if got := symbol(c.char, c.font); got != c.want {
			t.Errorf("symbol(%q, %q) = %q; want %q", c.char, c.font, got, c.want)
		}
	}
}
