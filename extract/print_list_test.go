package extract_test

import (
	"fmt"
	"slices"
	"strings"
)

// An entry is a report to print twice, once for each set: its form, its options
// and the formats to print it in.
type entry struct {
	form, options, formats string
}

// Formats are extensions, save lo and cr: a PDF that LibreOffice or Chromium made.
var entries = []entry{
	// The form in force: its own labels first, to try layouts and formats alone.
	{"2021", "words:form", "html docx pdf ofd"},
	{"2021", "words:form html:word t3:two", "html xlsx doc"},
	{"2021", "words:form txt:tabs figures:few", "txt md odt"},
	{"2021", "words:form txt:layout", "txt lo"},
	{"2021", "words:form figures:none", "html docx"},
	{"2021", "words:form page-numbers figures:few", "pdf ofd rtf"},
	{"2021", "words:form no-rules t3:two", "pdf"},
	{"2021", "words:form t3:one head:short", "pdf ofd xls"},
	{"2021", "words:form t3:repeat t4:flat", "xlsx xls md"},
	{"2021", "words:form zip:docx", "zip"},
	{"2021", "words:form zip:txt txt:tabs", "zip"},
	// Then labels as agencies word them.
	{"2021", "html:nested breaks", "html docx"},
	{"2021", "txt:ragged", "txt doc"},
	{"2021", "txt:lines", "txt"},
	{"2021", "txt:lines t3:one head:short t4:three", "txt"},
	{"2021", "txt:bars rules:/", "txt md"},
	{"2021", "txt:layout figures:few", "txt lo"},
	{"2021", "txt:layout head:short t3:one t4:three", "txt"},
	{"2021", "zero:blank figures:few blank-total", "html docx odt xlsx pdf"},
	{"2021", "zero:- figures:few t3:repeat", "html docx md"},
	{"2021", "zero:无 figures:few t3:one", "html odt"},
	{"2021", "zero:— figures:few html:word rules:／", "html cr"},
	{"2021", "zero:/ figures:few txt:tabs", "txt pdf"},
	{"2021", "digits:commas figures:big", "html xlsx pdf"},
	{"2021", "figures:huge digits:wide-commas", "html doc"},
	{"2021", "digits:wide t3:empty txt:tabs", "html txt"},
	{"2021", "digits:spaces figures:big", "html docx"},
	{"2021", "counter:件 html:loose", "html docx"},
	{"2021", "letter:O figures:few", "html"},
	{"2021", "letter:〇 figures:few t2:four", "html txt"},
	{"2021", "money:yuan-cell", "html odt"},
	{"2021", "money:yuan-head html:word", "html docx"},
	{"2021", "money:places", "html md"},
	{"2021", "t2:four t4:three", "html docx md"},
	{"2021", "t2:flat t3:empty head:flat t4:flat", "html xlsx md"},
	{"2021", "head:lost txt:tabs", "html txt"},
	{"2021", "head:short t3:joined", "html odt"},
	{"2021", "t4:tall", "html docx"},
	{"2021", "one-table", "html docx xlsx"},
	{"2021", "one-table t3:two html:word", "html"},
	{"2021", "subtotals t3:two", "html docx"},
	{"2021", "subtotals t3:one txt:tabs", "txt"},
	{"2021", "wrong-sum:review", "html pdf"},
	{"2021", "wrong-sum:request_granted html:word", "html"},
	{"2021", "form3:2019", "html lo"},
	{"2021", "form3:2019 txt:tabs t3:two", "txt"},
	{"2021", "enum:circle", "html docx"},
	{"2021", "enum:comma t3:one", "html"},
	{"2021", "enum:none t3:two", "html odt"},
	{"2021", "enum:half html:loose", "html"},
	{"2021", "enum:wide html:word", "html doc"},
	{"2021", "enum:bracket t3:joined", "html"},
	{"2021", "headings:stray txt:tabs", "txt html"},
	{"2021", "headings:typeset", "html docx"},
	{"2021", "headings:wrong html:word", "html"},
	{"2021", "headings:twice txt:bars", "txt"},
	{"2021", "headings:bare t2:four", "html"},
	{"2021", "headings:long", "html"},
	{"2021", "letter:wrapped", "html docx"},
	{"2021", "letter:notice txt:tabs", "txt"},
	{"2021", "period:lost title:3", "html"},
	{"2021", "period:wrong title:1", "html"},
	{"2021", "contact html:nested", "html"},
	{"2021", "cut-figures", "html docx"},
	{"2021", "no-review html:loose", "html"},
	{"2021", "image", "html"},
	{"2021", "charset:gb2312 html:loose", "html"},
	{"2021", "charset:gb2312 txt:ragged", "txt html"},
	{"2021", "fragment th no-prose", "html"},
	{"2021", "sheets", "xlsx xls"},
	{"2021", "blank-disclosure:无 rules:/ figures:few", "html xlsx"},
	{"2021", "zip:html", "zip"},
	{"2021", "agency:office date:none", "html"},
	{"2021", "agency:city", "html docx"},
	{"2021", "agency:pair", "html"},
	{"2021", "agency:untitled", "html"},
	{"2021", "two-reports year:2023", "html txt docx"},
	{"2021", "two-reports year:2024 txt:tabs t3:two", "txt"},
	{"2021", "words:form txt:spaced", "txt"},
	{"2021", "txt:spaced t3:one figures:few", "txt"},
	{"2021", "words:form md:loose figures:few", "md"},
	{"2021", "md:loose", "md"},
	{"2021", "claims:parts headings:long", "html docx"},
	{"2021", "split:head", "html docx txt"},
	{"2021", "split t3:two txt:tabs", "html txt"},
	{"2021", "words:form split:head html:word", "html odt"},
	{"2021", "words:form scan", "pdf"},

	{"2019", "words:form", "html docx pdf ofd"},
	{"2019", "words:form html:word breaks", "html doc"},
	{"2019", "words:form txt:layout", "txt lo"},
	{"2019", "cut-heads html:word", "html"},
	{"2019", "odd-spans breaks", "html"},
	{"2019", "sign:plus txt:tabs", "html txt"},
	{"2019", "sign:word", "html docx"},
	{"2019", "sign:wide t2:flat", "html xlsx"},
	{"2019", "extension", "html docx txt"},
	{"2019", "extension t2:four html:word", "html"},
	{"2019", "money:yuan-cell", "html pdf"},
	{"2019", "money:yuan-head", "html docx"},
	{"2019", "blank-disclosure:- zero:blank blank-total figures:few", "html odt xlsx"},
	{"2019", "t2:four t3:two t4:flat", "html md xls"},
	{"2019", "txt:lines", "txt"},
	{"2019", "txt:ragged", "txt"},
	{"2019", "t3:joined head:short txt:bars", "html txt"},
	{"2019", "year:2021", "html lo"},
	{"2019", "txt:layout figures:few", "txt"},
	{"2019", "one-table", "html docx"},
	{"2019", "figures:huge digits:commas", "html xlsx"},
	{"2019", "html:nested t4:three", "html"},
	{"2019", "subtotals t3:one", "html odt"},
	{"2019", "charset:gb2312 sign:plus", "html"},
	{"2019", "txt:spaced", "txt"},
	{"2019", "words:form md:loose", "md"},
	{"2019", "odd", "html docx"},
	{"2019", "split:head t3:repeat txt:bars", "html txt"},

	{"2014", "words:form", "html docx pdf"},
	{"2014", "words:form heading:span", "xlsx doc lo"},
	{"2014", "html:word", "html"},
	{"2014", "txt:tabs", "txt md"},
	{"2014", "txt:lines heading:span", "txt"},
	{"2014", "txt:bars", "txt"},
	{"2014", "txt:layout heading:empty", "txt"},
	{"2014", "heading:empty", "xlsx odt xls"},
	{"2014", "zero:/ figures:few", "html docx"},
	{"2014", "zero:blank figures:few heading:span", "html ofd"},
	{"2014", "image", "html"},
	{"2014", "money:yuan-cell", "html pdf"},
	{"2014", "cut-figures enum:comma", "html"},
	{"2014", "enum:half digits:commas", "html rtf"},
	{"2014", "zip:xlsx heading:span", "zip"},
	{"2014", "txt:spaced heading:span", "txt"},
	{"2014 anhui", "", "html docx"},
	{"2014 anhui", "html:word heading:span", "html xls"},
	{"2014 anhui", "txt:tabs", "txt pdf"},
	{"2014 fujian", "words:form", "html docx pdf"},
	{"2014 fujian", "cut-figures", "html"},
	{"2014 fujian", "cumulative:first", "html xlsx"},
	{"2014 fujian", "txt:tabs", "txt odt"},
	{"2014 fujian", "txt:lines", "txt"},
	{"2014 fujian", "html:nested zero:— figures:few", "html"},
	{"2008 dingxi", "words:form", "html docx"},
	{"2008 dingxi", "txt:tabs", "txt"},
	{"2008 dingxi", "html:word", "html xls"},
	{"2008 dingxi", "zero:blank figures:few", "html pdf"},
	{"2008 prose", "", "html txt"},
	{"2008 prose", "html:word letter:notice", "html"},
	{"2008 prose", "year:2021", "html docx"},
	{"2008 prose", "figures:none", "html"},
	{"2008 prose", "charset:gb2312", "html"},
}

// quirkOf is which of the quirks of the field an option shows.
var quirkOf = map[string][]int{
	"txt:ragged": {1, 3, 17}, "head:lost": {2}, "txt:lines": {4}, "txt:bars": {5}, "zero:blank": {6}, "rules:/": {7}, "rules:／": {7}, "zero:/": {7},
	"zero:-": {8}, "zero:—": {8}, "blank-disclosure:-": {8}, "money:yuan-cell": {9}, "money:yuan-head": {10}, "sign:plus": {11}, "sign:word": {11}, "sign:wide": {11},
	"cut-heads": {12}, "breaks": {13}, "odd-spans": {14}, "head:flat": {15}, "html:nested": {16}, "page-numbers": {17}, "image": {18}, "zip:docx": {19}, "zip:txt": {19},
	"zip:html": {19}, "zip:xlsx": {19}, "headings:twice": {20}, "headings:wrong": {21}, "headings:bare": {22}, "headings:stray": {22}, "headings:typeset": {23},
	"extension": {25}, "year:2021": {26}, "period:wrong": {27}, "agency:untitled": {28}, "letter:wrapped": {30}, "letter:notice": {30}, "agency:pair": {32},
	"agency:office": {33}, "agency:city": {33}, "contact": {34}, "period:lost": {38}, "figures:none": {40}, "charset:gb2312": {41}, "digits:commas": {54},
	"digits:spaces": {54}, "digits:wide-commas": {54}, "figures:huge": {55}, "figures:big": {55}, "form3:2019": {56}, "wrong-sum:review": {57},
	"wrong-sum:request_granted": {57}, "txt:layout": {58}, "txt:spaced": {58}, "md:loose": {58}, "claims:parts": {39, 61}, "split": {17}, "split:head": {17}, "scan": {18}, "odd": {50}, "cut-figures": {60},
}

// library returns every report of the corpus. It is the same each time.
func library() []*book {
	var list []*book
	for _, s := range []set{tuning, kept} {
		count := make(map[string]int)
		for _, e := range entries {
			count[e.form]++
			b := newBook(s, e, fmt.Sprintf("%02d", count[e.form]))
			list = append(list, b)
		}
	}
	return append(list, others()...)
}

func newBook(s set, e entry, stem string) *book {
	form, local, _ := strings.Cut(e.form, " ")
	b := &book{set: s, stem: strings.ReplaceAll(e.form, " ", "-") + "-" + stem, form: form, local: local, formats: strings.Fields(e.formats), options: options(e.options)}
	b.name()
	for _, o := range strings.Fields(e.options) {
		b.quirks = append(b.quirks, quirkOf[o]...)
	}
	if local == "fujian" {
		b.quirks = append(b.quirks, 59)
	}
	slices.Sort(b.quirks)
	b.quirks = slices.Compact(b.quirks)
	return b
}

var cities = []string{"云川市", "兰亭市", "青屿市", "白河市", "丹溪市", "石湖县", "南棠县", "望江区"}

var bureaus = []string{"教育局", "民政局", "水利局", "交通运输局", "财政局", "司法局", "审计局", "统计局", "林业局", "商务局", "卫生健康委员会", "市场监督管理局", "农业农村局", "应急管理局", "城市管理局"}

// earlier are bureaus that were there before 2018.
var earlier = []string{"教育局", "民政局", "水利局", "国土资源局", "环境保护局", "安全生产监督管理局", "卫生和计划生育局", "工商行政管理局", "农业局"}

// name draws who reports, for which year, and under which title.
func (b *book) name() {
	city := from(b, "city", cities)
	bureau := from(b, "bureau", bureaus)
	span := map[string][2]int{"2021": {2021, 4}, "2019": {2019, 2}, "2014": {2014, 5}, "2008": {2008, 6}}[b.form]
	b.year = span[0] + int(b.hash("year")%uint64(span[1]))
	if b.year < 2018 {
		bureau = from(b, "bureau", earlier)
	}
	if b.opt("year") != "" {
		fmt.Sscan(b.opt("year"), &b.year)
	}
	b.agency, b.scope = city+bureau, "agency"
	titles := []string{"%[1]s%[2]d年政府信息公开工作年度报告", "%[2]d年%[1]s政府信息公开工作年度报告", "%[1]s政府信息公开工作%[2]d年度报告",
		"%[1]s%[2]d年度政府信息公开工作报告", "%[1]s%[2]d年政务公开工作年度报告", "%[1]s关于%[2]d年度政府信息公开工作情况的报告", "%[1]s%[2]d年度政府信息公开年报"} // Q29
	title := titles[b.hash("title")%uint64(len(titles))]
	if t := b.opt("title"); t != "" {
		title = titles[t[0]-'0']
	}
	switch b.opt("agency") {
	case "office":
		b.agency, b.scope = "云川市人民政府办公室", "office"
	case "city":
		b.agency, b.scope = "云川市", "consolidated"
		title = titles[0]
	case "pair":
		b.agency = city + "发展和改革局、" + city + "统计局"
		title = titles[0]
	case "untitled":
		b.title = fmt.Sprintf("%d年政府信息公开工作年度报告", b.year)
		b.agency, b.scope = "", "" // 来源 in the line below is a hint, not a name to rely on
		return
	}
	b.title = fmt.Sprintf(title, b.agency, b.year)
}

// others are pages that hold no annual report, or none that can be read.
func others() []*book {
	page := func(stem, title string, text ...string) *book {
		b := &book{set: tuning, stem: stem, form: "none", title: title, formats: []string{"html"}, options: map[string]string{}, quirks: []int{47}}
		b.options["text"] = strings.Join(text, "\n")
		return b
	}
	return []*book{
		page("none-01", "关于做好2022年政府信息公开工作年度报告编制工作的通知", "各科室：", "请于1月10日前报送材料，文字不超过2000字。"),
		page("none-02", "云川市2022年上半年政府信息公开情况统计", "上半年新收申请14件，办结12件。"),
		page("none-03", "一图读懂：云川市教育局2022年政府信息公开工作年度报告", "图解见下。"),
		page("none-04", "云川市教育局政府信息公开指南", "申请可当面提交，也可邮寄。"),
	}
}
