package extract

import (
	"strings"
	"testing"
)

// What the prose of a report for 2022 claims, written for the project.
func TestClaimsOfSentences(t *testing.T) {
	for text, want := range map[string]string{
		// applications received
		"2022年，我局共收到政府信息公开申请34件。":         "requests_received=34",
		"全年新收政府信息公开申请12件，上年结转2件。":         "requests_received=12 carried_in=2",
		"全年收到公民、法人和其他组织提出的政府信息公开申请共１６１件。": "requests_received=161",
		"本年度共受理依申请公开事项5宗。":                "requests_received=5",
		"我局全年共收到二十三件政府信息公开申请。":            "requests_received=23",
		"收到依申请公开申请，共计9件。":                 "requests_received=9",
		"本单位接到信息公开申请两份。":                  "requests_received=2",
		"收办政府信息公开申请3,607件。":               "requests_received=3607",
		"全年收到政府信息公开申请近200件。":              "requests_received=200~",
		"全年新收政府信息公开申请8件，收到政府信息公开申请10件。":   "requests_received=8",
		// how they ended
		"全年共收到申请34件，其中网络申请20件，信函申请13件，当面申请1件（依申请公开）。":                                            "requests_received=34 channel_online=20 channel_mail=13 channel_in_person=1",
		"共收到政府信息公开申请34件，办结33件。其中，予以公开9件、部分公开2件、不予公开5件、无法提供10件、不予处理3件、其他处理4件，结转下年度1件。":            "requests_received=34 answered=33 granted=9 partial=2 denied=5 unavailable=10 not_processed=3 other=4 carried_out=1",
		"受理政府信息公开申请20件；答复政府信息公开申请18件（含上年度结转申请2件，另有4件申请结转下年度继续办理）。予以公开及部分公开12件；因本机关不掌握等原因无法提供3件。": "requests_received=20 answered=18 carried_in=2 carried_out=4 granted_and_partial=12 unavailable=3",
		"收到政府信息公开申请6件，其中自然人申请5件，法人或其他组织申请1件。":                                                    "requests_received=6 natural_person=5 organisations=1",
		"收到政府信息公开申请6件，本机关不掌握相关信息2件，2021年结转1件，1件结转至2023年办理。":                                      "requests_received=6 not_held=2 carried_in=1 carried_out=1",
		// none, in words
		"2022年，我局未收到政府信息公开申请。":             "requests_received=0",
		"本年度没有收到公民、法人或其他组织的依申请公开。":         "requests_received=0",
		"我镇未收到政府信息公开申请，也没有上年结转办理的申请。":      "requests_received=0 carried_in=0",
		"全年未发生因政府信息公开引起的行政复议、行政诉讼。":        "review_total=0 litigation_total=0",
		"2022年，没有产生针对本单位政府信息公开的行政复议和行政诉讼。": "review_total=0 litigation_total=0",
		"2022年未收取信息处理费。":                   "info_fee_amount=0",
		// reviews, suits and fees
		"因政府信息公开引起的行政复议2件、行政诉讼1件。":     "review_total=2 litigation_total=1",
		"政府信息公开类行政复议、行政诉讼0件。":          "review_total=0 litigation_total=0",
		"全年有3件涉及政府信息公开的行政复议。":          "review_total=3",
		"全年收取信息处理费2,950元。":             "info_fee_amount=2950",
		"发出收费通知3件，收取政府信息公开信息处理费0.3万元。": "info_fee_cases=3 info_fee_amount=3000",
		"对申请收取信息处理费，总金额为400元。":         "info_fee_amount=400",
		// what was published
		"2022年主动公开政府信息14万余条。":                  "proactive_total=140000~",
		"全年通过门户网站主动公开政府信息1,136条。":              "proactive_total=1136",
		"主动公开政府信息900条，其中，门户网站发布信息600条，微信300条。": "proactive_total=900 website_posts=600",
		"通过政府门户网站，全年发布各类政务信息58条。":              "website_posts=58",
		"全年累计发布政府信息40条。":                       "proactive_total=40",
		"本乡主动公开的政府信息共计71条，包括通知、公示两类。":          "proactive_total=71",
	} {
		if got := shownClaims(claimsOf(t, text, 2022)); got != want {
			t.Errorf("%s\n  claims %q; want %q", text, got, want)
		}
	}
}

// A wrong claim is worse than a missing one: these sentences have figures that are
// another year's, a change, a share, a part, or something else altogether.
func TestSentencesThatClaimNothing(t *testing.T) {
	for _, text := range []string{
		"2021年，我局共收到政府信息公开申请34件。",
		"去年，我局共收到政府信息公开申请34件。",
		"主动公开的政府信息中通知类占30条。",
		"主动公开的政府信息比上年增加30条。",
		"未产生针对其他单位的行政复议。",
		"上半年共收到政府信息公开申请34件。",
		"3月，我局收到政府信息公开申请4件。",
		"2020年以来，共收到政府信息公开申请34件。",
		"截至目前，历年收到政府信息公开申请34件。",
		"政府信息公开申请比上年增加5件，增长12.5%。",
		"收到政府信息公开申请数量同比减少3件。",
		"累计主动公开政府信息3174条。",
		"自条例施行以来，主动公开政府信息3174条。",
		"其中收到政府信息公开申请3件。",
		"通过网络收到政府信息公开申请3件。",
		"收到自然人提出的政府信息公开申请5件。",
		"共办理依申请公开4件。",
		"共受理申请121510件。",
		"全年收到举报投诉20件，办结20件。",
		"收到信息公开申请咨询20件。",
		"全年办理行政复议案件30件。",
		"推进行政复议信息公开，办理行政复议案件30件。",
		"行政复议、行政诉讼3件（政府信息公开）。",
		"因政府信息公开被行政复议维持2件。",
		"培训信息公开工作人员30人次。",
		"公开率为85%，予以公开占30.5%。",
		"部分镇未收到政府信息公开申请。",
		"除县城外，未收到政府信息公开申请。",
		"如未收到政府信息公开申请，应当说明。",
		"未收到通过信函提出的政府信息公开申请。",
		"未收到政府信息公开行政处罚。",
		"减免信息处理费200元。",
		"通过微信公众号主动公开政府信息30条。",
		"主动公开政府信息专栏30个。",
		"主动公开规范性文件12件。",
		"收到政府信息公开申请十几件。",
		"收到政府信息公开申请1 2件。",
		"门户网站、微信公众号发布信息500条。",
		"区直各部门主动公开政府信息1687条，占66%，各乡镇主动公开政府信息856条，占34%。",
		"计划2022年主动公开政府信息不少于500条。",
		"依据《2022年收到政府信息公开申请3件的通报》。",
		"电话：0370-1234567，受理政府信息公开申请。",
		"依申请公开方面，全年办结20件建议提案。",
		"主动公开信息30个栏目。",
		"县直部门收到政府信息公开申请15件，乡镇收到政府信息公开申请5件。",
		"部门主动公开政府信息800条，乡镇主动公开政府信息200条。",
		"工作推进有力，公开内容更加丰富。", // Q40: not a number
	} {
		if got := shownClaims(claimsOf(t, text, 2022)); got != "" {
			t.Errorf("%s\n  claims %q; want nothing", text, got)
		}
	}
}

// What runs on for longer than any sentence is a list: it claims nothing, and the
// sentences beside it claim what they claim.
func TestASentenceWithoutEndClaimsNothing(t *testing.T) {
	clause := "全年收到政府信息公开申请12件，办结11件；"
	short := strings.Repeat(clause, 3)
	if got := shownClaims(claimsOf(t, short, 2022)); got != "requests_received=12 answered=11" {
		t.Errorf("a sentence of %d bytes claims %q", len(short), got)
	}
	long := strings.Repeat(clause, 2*longestSentence/len(clause))
	if got := shownClaims(claimsOf(t, long+"。2022年主动公开政府信息71条。", 2022)); got != "proactive_total=71" {
		t.Errorf("a sentence of %d bytes and one behind it claim %q", len(long), got)
	}
}

// A paragraph is about what its own first words, or the line above it, say.
func TestClaimsOfAParagraphUnderItsName(t *testing.T) {
	for text, want := range map[string]string{
		"一、总体情况\n（二）依申请公开情况\n全年共收到90件申请，已办结86件、正在办理4件。":      "requests_received=90 answered=86",
		"一、总体情况\n（二）政务服务情况\n全年共收到90件申请，已办结86件、正在办理4件。":       "",
		"一、总体情况\n2021年，我局扎实工作。收到政府信息公开申请3件。":                 "",
		"一、总体情况\n（一）主动公开情况。主动公开政府信息30条。\n（二）依申请公开情况。收到申请4件。": "proactive_total=30 requests_received=4",
		"四、政府信息公开行政复议、行政诉讼情况\n行政复议2件，行政诉讼3件。":                "review_total=2 litigation_total=3",
		"五、存在的主要问题及改进情况\n主动公开政府信息仅30条。\n发布政府信息20条。":          "",
	} {
		if got := shownClaims(claimsOf(t, text, 2022)); got != want {
			t.Errorf("%s\n  claims %q; want %q", text, got, want)
		}
	}
}

// Lines that a tool has wrapped are one sentence, and the claim's place is the line
// in which its figure begins.
func TestClaimsOfWrappedLines(t *testing.T) {
	text := "一、总体情况\n　　　2022年，我局依法办理各项申请，全年共收到政府信息公\n开申请34件，上年结转政府信息公开申请 2 件，主动公开\n政府信息时坚持应公开尽公开的原则，公开政府信息 1136\n条。\n"
	claims := claimsOf(t, text, 2022)
	if got := shownClaims(claims); got != "requests_received=34 carried_in=2 proactive_total=1136" {
		t.Fatalf("claims %q", got)
	}
	if claims[2].Printed != "1136条" || claims[2].At.Row != 4 || claims[2].At.Column != 2 {
		t.Errorf("the last is %q at %+v; want 1136条, at the end of line 4", claims[2].Printed, claims[2].At)
	}
	if at := claims[0].At; at.Table != 1 || at.Row != 3 || at.Column != 1 {
		t.Errorf("the first stands at %+v; want line 3", at)
	}
	if !strings.HasPrefix(claims[1].Sentence, "2022年，我局") || !strings.HasSuffix(claims[1].Sentence, "条。") {
		t.Errorf("sentence %q; want all of it", claims[1].Sentence)
	}
}

func TestAClaimCarriesItsEvidence(t *testing.T) {
	got := claimsOf(t, "一、总体情况\n共收到“政府信息公开”申请近２００件，均已办理。其余从略。", 2022)
	if len(got) != 1 || got[0].Printed != "近２００件" || got[0].Rule != "claim:received,approx" || got[0].Unit != "件" ||
		got[0].Sentence != "共收到“政府信息公开”申请近２００件，均已办理。" {
		t.Errorf("claims = %+v", got)
	}
}

// Figures of one wording that contradict one another: the first is the claim, the
// other is held against the table too (Q39, Q61).
func TestTwoFiguresForOneThing(t *testing.T) {
	s := newSheet("2021")
	fresh := s.rows[0][7]
	prose := "本机关依法公开。\n全年收到政府信息公开申请" + fresh + "件。\n（六）其他\n全年收到政府信息公开申请99999件。"
	got := read(t, "a.txt", strings.Replace(s.text(joined("\t")), "本机关依法公开。", prose, 1))
	if got.Report == nil {
		t.Fatalf("no report: %+v", got.Problem)
	}
	claims, wrong := 0, 0
	for _, f := range got.Report.Facts {
		if f.Claim() && f.Indicator == "narrative_requests_received" && f.Value.String() == fresh {
			claims++
		}
	}
	for _, f := range got.Findings {
		if f.Check == "NV_RECEIVED" && f.Got == "99999" {
			wrong++
		}
	}
	if claims != 1 || wrong != 1 {
		t.Errorf("%d claims of %s, %d findings of 99999; want one of each", claims, fresh, wrong)
	}
	again := strings.Replace(s.text(joined("\t")), "本机关依法公开。", "全市收到政府信息公开申请"+fresh+"件，其中收到政府信息公开申请3件。", 1)
	for _, f := range read(t, "a.txt", again).Findings {
		if strings.HasPrefix(f.Check, "NV_REC") {
			t.Errorf("finding %+v; a part contradicts nothing", f)
		}
	}
}

// A table of zeros under a text that counts applications is doubted; a rounded
// figure is held against no table.
func TestTextAgainstTable(t *testing.T) {
	s := newSheet("2021")
	zero := newSheet("2021")
	for j := range zero.rows {
		for k := range zero.rows[j][1:] {
			zero.rows[j][k+1] = "0"
		}
	}
	for _, c := range []struct {
		sheet       *sheet
		prose, want string
	}{
		{zero, "全年收到政府信息公开申请3件。", "NV_RECEIVED REQ_ZERO_TABLE_VS_TEXT"},
		{zero, "全年未收到政府信息公开申请。", ""},
		{s, "全年未收到政府信息公开申请。", "NV_RECEIVED"},
		{s, "全年收到政府信息公开申请1万余件。", ""},
		{s, "全年收到政府信息公开申请" + s.rows[0][7] + "件，予以公开90000件。", "NV_GRANTED"},
		{s, "全年收到政府信息公开申请" + s.rows[0][7] + "件，网络申请80000件，信函申请90000件，当面申请1件。", "NV_CHANNELS"},
	} {
		got := read(t, "a.txt", strings.Replace(c.sheet.text(joined("\t")), "本机关依法公开。", c.prose, 1))
		if got.Report == nil {
			t.Fatalf("%s: no report: %+v", c.prose, got.Problem)
		}
		var found []string
		for _, f := range got.Findings {
			if f.Check == "REQ_ZERO_TABLE_VS_TEXT" || strings.HasPrefix(f.Check, "NV_") && f.Check != "NV_FEE_STATEMENT" {
				found = append(found, f.Check)
			}
		}
		if strings.Join(found, " ") != c.want {
			t.Errorf("%s: findings %q; want %q", c.prose, found, c.want)
		}
	}
}
