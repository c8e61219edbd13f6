package replica

import (
	"regexp"
	"strings"
)

// enumerator is what counts a label: 一、 （一） 1.
var enumerator = regexp.MustCompile(`^([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]\.)`)

// label is a label of the form as the edition words and writes it. It depends on
// the label alone, so a label that stands twice is written the same twice.
func (e *edition) label(printed string) string {
	mark := enumerator.FindString(printed)
	words := strings.TrimPrefix(printed, mark)
	d := e.dice("label " + words)
	if list := rewordings[words]; e.has(Rewording) && len(list) > 0 && d.chance(60) {
		words = pick(d, list...)
	} else if note := instructions[words]; e.has(Instructions) && note != "" {
		words += note
	}
	return e.brackets(e.quotes(e.enumerate(mark) + words))
}

// enumerate writes an enumerator in one of the ways that agencies do, the same
// way for every label of its level.
func (e *edition) enumerate(mark string) string {
	if mark == "" || !e.has(Enumerators) {
		return mark
	}
	switch {
	case strings.HasSuffix(mark, "、"):
		return strings.TrimSuffix(mark, "、") + pickMark(e, "enumerate one", "、", "．", "、 ")
	case strings.HasPrefix(mark, "（"):
		return mark + pickMark(e, "enumerate two", "", "、", " ")
	}
	n := int(mark[0] - '1')
	return pickMark(e, "enumerate three",
		mark[:1]+"、", "（"+mark[:1]+"）", string([]rune("①②③④⑤⑥⑦⑧⑨")[n]), mark[:1]+"．", mark[:1]+") ")
}

func (e *edition) brackets(s string) string {
	if !e.has(HalfBrackets) {
		return s
	}
	return strings.NewReplacer("（", "(", "）", ")").Replace(s)
}

func (e *edition) quotes(s string) string {
	switch {
	case e.has(StraightQuote):
		return strings.NewReplacer("“", `"`, "”", `"`).Replace(s)
	case e.has(NoQuote):
		return strings.NewReplacer("“", "", "”", "").Replace(s)
	}
	return s
}

// rewordings are what clerks make of the labels, by the label without its
// enumerator. They were thought up for the replica, and no reader's list was
// looked at.
var rewordings = map[string][]string{
	"规章":         {"政府规章"},
	"行政规范性文件":    {"规范性文件", "行政机关规范性文件"},
	"规范性文件":      {"行政规范性文件"},
	"本年制发件数":     {"本年度制发件数", "本年制发数（件）"},
	"本年废止件数":     {"本年度废止件数", "本年废止数（件）"},
	"现行有效件数":     {"现行有效数（件）", "目前现行有效件数"},
	"本年新制作数量":    {"本年新制作数", "本年度新制作数量"},
	"本年新公开数量":    {"本年新公开数", "本年度新公开数量"},
	"对外公开总数量":    {"对外公开总数", "对外公开数量合计"},
	"上一年项目数量":    {"上年项目数量", "上一年度项目数量"},
	"本年增/减":      {"本年增减", "本年度增/减"},
	"处理决定数量":     {"处理决定数", "处理决定总数"},
	"本年处理决定数量":   {"本年度处理决定数量", "本年处理决定数"},
	"行政许可":       {"行政许可事项"},
	"其他对外管理服务事项": {"其他对外管理和服务事项", "其它对外管理服务事项"},
	"行政处罚":       {"行政处罚事项"},
	"行政强制":       {"行政强制事项", "行政强制措施"},
	"行政事业性收费":    {"行政事业性收费项目"},
	"政府集中采购":     {"政府集中采购项目"},
	"采购项目数量":     {"采购项目数", "集中采购项目数量"},

	"法人或其他组织": {"法人和其他组织", "法人或者其他组织"},
	"自然人":     {"公民（自然人）"},
	"商业企业":    {"企业"},
	"科研机构":    {"科研院所"},
	"社会公益组织":  {"公益组织", "社会公益性组织"},
	"法律服务机构":  {"法律服务组织"},
	"其他":      {"其它"},
	"总计":      {"合计", "总 计"},

	"本年新收政府信息公开申请数量": {"本年新收到政府信息公开申请数量", "本年新收政府信息公开申请", "本年度新收申请数量"},
	"上年结转政府信息公开申请数量": {"上年结转的政府信息公开申请数量", "上一年度结转申请数量", "上年度结转政府信息公开申请"},
	"本年度办理结果":        {"本年办理结果", "本年度申请办理结果"},
	"予以公开":           {"予以公开的", "同意予以公开"},
	"部分公开（区分处理的，只计这一情形，不计其他情形）": {"部分公开", "予以部分公开（区分处理的，只计此项）"},
	"不予公开":               {"不予公开的", "不予公开情形"},
	"属于国家秘密":             {"涉及国家秘密", "属国家秘密的"},
	"其他法律行政法规禁止公开":       {"其他法律、行政法规禁止公开", "法律行政法规禁止公开的", "其它法律法规禁止公开"},
	"危及“三安全一稳定”":         {"可能危及“三安全一稳定”", "危及“三安全一稳定”的"},
	"保护第三方合法权益":          {"涉及第三方合法权益", "保护第三人合法权益", "为保护第三方合法权益"},
	"属于三类内部事务信息":         {"三类内部事务信息", "属于内部事务信息（三类）", "属内部事务信息"},
	"属于四类过程性信息":          {"四类过程性信息", "属于过程性信息（四类）", "属过程性信息"},
	"属于行政执法案卷":           {"属于行政执法案卷信息", "行政执法案卷"},
	"属于行政查询事项":           {"行政查询事项", "属行政查询类事项"},
	"无法提供":               {"无法提供的", "无法提供情形"},
	"本机关不掌握相关政府信息":       {"本机关未掌握相关政府信息", "本单位不掌握相关政府信息", "本机关不掌握相关信息"},
	"没有现成信息需要另行制作":       {"无现成信息需另行制作", "没有现成信息，需要另行制作的"},
	"补正后申请内容仍不明确":        {"经补正后申请内容仍不明确", "补正后仍不明确"},
	"不予处理":               {"不予处理的", "不予处理情形"},
	"信访举报投诉类申请":          {"信访、举报和投诉类申请", "属于信访举报投诉", "信访投诉举报类申请"},
	"重复申请":               {"属于重复申请", "重复提出的申请"},
	"要求提供公开出版物":          {"申请提供公开出版物", "要求提供已公开出版物"},
	"无正当理由大量反复申请":        {"无正当理由反复大量申请", "无正当理由大量、反复申请"},
	"要求行政机关确认或重新出具已获取信息": {"要求确认或重新出具已获取信息", "要求行政机关确认或者重新出具已经获取的信息"},
	"其他处理":               {"其他处理情形", "其它处理"},
	"申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请":     {"申请人逾期不补正", "申请人无正当理由逾期不补正，不再处理其申请"},
	"申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": {"申请人逾期未缴费", "申请人逾期不缴纳信息处理费", "逾期未按收费通知缴纳费用的"},
	"结转下年度继续办理": {"结转下一年度继续办理", "结转到下年度继续办理", "转下年继续办理"},

	"结果维持":     {"维持"},
	"结果纠正":     {"纠正"},
	"其他结果":     {"其它结果"},
	"尚未审结":     {"未审结", "尚未审结的"},
	"未经复议直接起诉": {"未经行政复议直接起诉", "未经复议、直接起诉"},
	"复议后起诉":    {"经复议后起诉", "行政复议后起诉"},
}

// instructions are what the form's notes say about a label, left standing in it.
var instructions = map[string]string{
	"规章":        "（设区的市、自治州以上人民政府填报，其他单位填0）",
	"行政规范性文件":   "（以文件印发日期为准）",
	"规范性文件":     "（含以政府办公室名义印发的）",
	"本年增/减":     "（增加用正数表示，减少用负数表示，如-8）",
	"现行有效件数":    "（截至12月31日）",
	"对外公开总数量":   "（截至本年底）",
	"处理决定数量":    "（含下级单位以本级名义作出的）",
	"本年处理决定数量":  "（按处理决定书计，1份计1件）",
	"予以公开":      "（含告知获取方式和途径的）",
	"重复申请":      "（同一申请人重复提出的，计2件以上）",
	"总计":        "",
	"结转下年度继续办理": "（尚在法定期限内的）",
	"其他结果":      "（含撤回、终止）",
}
