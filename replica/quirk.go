package replica

import "slices"

// A Quirk is one way in which an agency departs from the plain page: how figures
// stand in their cells, how the tables are cut and marked up, what the labels
// say, how the page is written, and which sums are wrong.
type Quirk string

// Quirks of figures.
const (
	BlankZero       Quirk = "blank-zero"        // tables 3 and 4 leave zeros blank
	BlankColumns    Quirk = "blank-columns"     // a column of table 3 that holds only zeros is blank
	BlankTotals     Quirk = "blank-totals"      // 总计 is blank in every outcome row of table 3
	BlankReview     Quirk = "blank-review"      // the totals of table 4 are blank
	DashZero        Quirk = "dash-zero"         // tables 3 and 4 print a dash for zero
	NoneZero        Quirk = "none-zero"         // table 2 prints 无 for zero
	BlankDisclosure Quirk = "blank-disclosure"  // table 2 leaves zeros blank
	SlashRules      Quirk = "slash-rules"       // the row of 规章 holds slashes
	FullWidthDigits Quirk = "full-width-digits" // every figure in full-width digits
	Thousands       Quirk = "thousands"         // commas set off thousands
	SignPlus        Quirk = "sign-plus"         // +2 in 本年增/减
	SignWord        Quirk = "sign-word"         // 增2 and 减1 in 本年增/减
	Counters        Quirk = "counters"          // 件 behind the counts of table 2
	MoneyPlaces     Quirk = "money-places"      // money with four decimals, as its head asks
	MoneyYuanCell   Quirk = "money-yuan-cell"   // money in 元, said in the cell
	MoneyYuanHead   Quirk = "money-yuan-head"   // money in 元, said in the head
)

// Quirks of mark-up.
const (
	WordMarkup     Quirk = "word-markup"      // MsoNormal, o:p and spans in spans
	SplitDigits    Quirk = "split-digits"     // a figure cut over several spans
	AttributeNoise Quirk = "attribute-noise"  // attributes and upper-case tags at random
	MissingEndTags Quirk = "missing-end-tags" // no </td> and no </tr>
	SplitArticles  Quirk = "split-articles"   // table 2 is one table per article
	SplitRequests  Quirk = "split-requests"   // table 3 is two tables, the head repeated
	MergedTables   Quirk = "merged-tables"    // all three tables in one, their headings in rows
	OuterTable     Quirk = "outer-table"      // the whole article in a layout table
	HeadBreaks     Quirk = "head-breaks"      // <br> in head cells
	HeadSpans      Quirk = "head-spans"       // table 2 spans its head and its figures differently
	SurplusColumn  Quirk = "surplus-column"   // an empty last column
	VerticalGroup  Quirk = "vertical-group"   // 三、本年度办理结果 one character a line
	GroupBreaks    Quirk = "group-breaks"     // line breaks in the labels of groups
)

// Quirks of labels.
const (
	Enumerators   Quirk = "enumerators"    // 1、 （1） ① in the place of 1.
	HalfBrackets  Quirk = "half-brackets"  // ( ) in the place of （ ）
	StraightQuote Quirk = "straight-quote" // " in the place of “ ”
	NoQuote       Quirk = "no-quote"       // no quotes at all
	Rewording     Quirk = "rewording"      // labels shortened or reworded
	Instructions  Quirk = "instructions"   // filling instructions left in labels
)

// Quirks of the text.
const (
	HeadingTwice    Quirk = "heading-twice"    // 一、总体情况 printed twice
	HeadingReworded Quirk = "heading-reworded" // headings of sections reworded
	HeadingNote     Quirk = "heading-note"     // a typesetting note left in a heading
	Misnumbered     Quirk = "misnumbered"      // section five counts its parts 二、 三、
	ContactLine     Quirk = "contact-line"     // whom to ask, made up
	ContactEnd      Quirk = "contact-end"      // the same behind section six, with names
	ProseDisagrees  Quirk = "prose-disagrees"  // a figure of the prose is not that of the table
	StaleYear       Quirk = "stale-year"       // a sentence still names the year before
	ShortName       Quirk = "short-name"       // the title says 市教育局
	AkaName         Quirk = "aka-name"         // the title has another of the agency's names
	NamelessTitle   Quirk = "nameless-title"   // the title names no agency
	CutLink         Quirk = "cut-link"         // the list cuts the title short, its title attribute does not
)

// Quirks of the file.
const (
	GBKMeta   Quirk = "gbk-meta"   // GBK, as its meta says
	GBKBare   Quirk = "gbk-bare"   // GBK, and nothing says so
	GBKLying  Quirk = "gbk-lying"  // GBK, as its meta says, against its header
	TextTabs  Quirk = "text-tabs"  // plain text, cells parted by tabs
	TextPipes Quirk = "text-pipes" // plain text, cells parted by pipes
	TextLines Quirk = "text-lines" // plain text, one cell a line
	OldForm   Quirk = "old-form"   // the form of 2019 for report year 2021
)

// Quirks that are faults: a figure is wrong.
const (
	FaultRowTotal    Quirk = "fault-row-total"    // 总计 of an outcome row
	FaultResultTotal Quirk = "fault-result-total" // （七）总计 of a column
	FaultBalance     Quirk = "fault-balance"      // 一 + 二 is not 三（七） + 四
	FaultReviewTotal Quirk = "fault-review-total" // 总计 of a block of table 4
	FaultCarry       Quirk = "fault-carry"        // 上年结转 is not what the year before carried over
	FaultCarryMoved  Quirk = "fault-carry-moved"  // the same in total, under another applicant
	FaultStock       Quirk = "fault-stock"        // 现行有效件数 does not follow from the year before
	Corrected        Quirk = "corrected"          // a wrong sum that night 2 puts right
)

var quirks = []Quirk{
	BlankZero, BlankColumns, BlankTotals, BlankReview, DashZero, NoneZero, BlankDisclosure, SlashRules,
	FullWidthDigits, Thousands, SignPlus, SignWord, Counters, MoneyPlaces, MoneyYuanCell, MoneyYuanHead,
	WordMarkup, SplitDigits, AttributeNoise, MissingEndTags, SplitArticles, SplitRequests, MergedTables,
	OuterTable, HeadBreaks, HeadSpans, SurplusColumn, VerticalGroup, GroupBreaks,
	Enumerators, HalfBrackets, StraightQuote, NoQuote, Rewording, Instructions,
	HeadingTwice, HeadingReworded, HeadingNote, Misnumbered, ContactLine, ContactEnd, ProseDisagrees, StaleYear,
	ShortName, AkaName, NamelessTitle, CutLink,
	GBKMeta, GBKBare, GBKLying, TextTabs, TextPipes, TextLines, OldForm,
	FaultRowTotal, FaultResultTotal, FaultBalance, FaultReviewTotal, FaultCarry, FaultCarryMoved, FaultStock, Corrected,
}

// Quirks returns every quirk there is, in the order of the constants.
func Quirks() []Quirk { return slices.Clone(quirks) }

func hasQuirk(list []Quirk, q Quirk) bool { return slices.Contains(list, q) }
