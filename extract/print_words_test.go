package extract_test

import (
	"fmt"
	"hash/fnv"
	"strings"
	"unicode/utf8"
)

// A set says what a report's labels may be used for.
type set string

const (
	tuning set = "tuning" // whoever teaches the reader a label may take these
	kept   set = "kept"   // never to be taught: they measure how the reader meets a label it has not seen
)

// A wording is how a label stands on the form, and how agencies word it. Those
// that are kept must not be copied into report/forms.yaml, nor into anything else
// that reads: a reader that knows them has measured nothing.
type wording struct {
	form   string
	tuning []string
	kept   []string // KEPT FOR THE SCORE ONLY
}

// say makes a wording. What stands behind the bar is kept for the score only.
func say(form string, variants ...string) wording {
	w := wording{form: form}
	into := &w.tuning
	for _, v := range variants {
		if v == "|" {
			into = &w.kept
			continue
		}
		*into = append(*into, v)
	}
	return w
}

// requestWords are the labels of table 3 and its applicants.
var requestWords = map[string]wording{
	"request_new":                        say("本年新收政府信息公开申请数量", "本年度新收到政府信息公开申请数", "今年新收申请数量", "|", "当年新收政府信息公开申请件数", "本年新增政府信息公开申请数量"),
	"request_carried_in":                 say("上年结转政府信息公开申请数量", "上年度结转政府信息公开申请数", "上一年度结转申请数量", "|", "上年结转到本年的政府信息公开申请", "去年结转政府信息公开申请件数"),
	"request_results":                    say("本年度办理结果", "本年办理结果", "本年度处理结果", "|", "年度办理情况", "当年办理结果"),
	"request_granted":                    say("予以公开", "予以公开的", "同意公开", "|", "全部公开", "给予公开"),
	"request_partial":                    say("部分公开（区分处理的，只计这一情形，不计其他情形）", "部分公开(区分处理的，只计此情形，不计其它情形)", "部分公开（经区分处理）", "|", "予以部分公开（区分处理的，仅计这一情形）", "部分公开（区分处理的只计这一情形，不计其他情形"),
	"request_denied":                     say("不予公开", "不予公开情形", "不公开", "|", "不予以公开", "决定不予公开"),
	"request_denied_state_secret":        say("属于国家秘密", "属国家秘密", "涉及国家秘密的", "|", "依法确定为国家秘密", "国家秘密"),
	"request_denied_law_prohibited":      say("其他法律行政法规禁止公开", "其他法律、行政法规规定禁止公开", "其它法律法规禁止公开", "|", "法律、行政法规禁止公开的", "其他法律行政止公开"),
	"request_denied_security_stability":  say("危及“三安全一稳定”", "危及\"三安全一稳定\"", "危及「三安全一稳定」的", "|", "可能危及国家安全、公共安全、经济安全、社会稳定", "危害“三安全一稳定”"),
	"request_denied_third_party":         say("保护第三方合法权益", "保护第三方的合法权益", "涉及第三方合法权益", "|", "损害第三方合法权益", "第三方权益保护"),
	"request_denied_internal_affairs":    say("属于三类内部事务信息", "属于内部事务信息（三类）", "三类内部事务", "|", "属内部事务类信息", "属于人事管理等三类内部事务信息"),
	"request_denied_process_info":        say("属于四类过程性信息", "属于过程性信息（四类）", "四类过程信息", "|", "属过程性信息", "属于讨论记录等四类过程性信息"),
	"request_denied_enforcement_file":    say("属于行政执法案卷", "属行政执法案卷", "行政执法案卷类信息", "|", "行政执法卷宗", "属于行政执法案卷的信息"),
	"request_denied_admin_inquiry":       say("属于行政查询事项", "属行政查询事项", "属于行政查询类事项", "|", "行政查询类", "属于不动产登记等行政查询事项"),
	"request_unavailable":                say("无法提供", "无法提供情形", "不能提供", "|", "无法提供的", "无法予以提供"),
	"request_unavailable_not_held":       say("本机关不掌握相关政府信息", "本机关未掌握相关政府信息", "本单位不掌握相关政府信息", "|", "本行政机关不掌握该信息", "政府信息不存在或本机关不掌握"),
	"request_unavailable_needs_creation": say("没有现成信息需要另行制作", "没有现成信息，需另行制作", "无现成信息需要另行制作", "|", "需加工、分析后另行制作", "无现成信息、须重新制作"),
	"request_unavailable_unclear":        say("补正后申请内容仍不明确", "经补正后申请内容仍不明确", "补正后仍不明确", "|", "补正后申请内容依然不明确", "申请内容经补正仍不清楚"),
	"request_not_processed":              say("不予处理", "不予处理情形", "不处理", "|", "不予以处理", "决定不予处理"),
	"request_not_processed_petition":     say("信访举报投诉类申请", "信访、举报、投诉类", "属信访举报投诉类申请", "|", "以申请形式进行信访、投诉、举报", "信访投诉举报类"),
	"request_not_processed_duplicate":    say("重复申请", "重复申请的", "重复提出的申请", "|", "重复提交申请", "已答复又重复申请"),
	"request_not_processed_publication":  say("要求提供公开出版物", "要求提供公开的出版物", "要求提供公开发行出版物", "|", "索要公开出版物", "要求提供政府公报等公开出版物"),
	"request_not_processed_excessive":    say("无正当理由大量反复申请", "无正当理由的大量、反复申请", "无正当理由大量多次申请", "|", "申请数量、频次明显超过合理范围", "无正当理由频繁大量申请"),
	"request_not_processed_reconfirm":    say("要求行政机关确认或重新出具已获取信息", "要求行政机关确认或重新出具已获取的政府信息", "要求确认或重新出具已获取信息", "|", "要求对已获取信息予以确认或重新出具", "要求行政机关重新出具或确认已获取信息"),
	"request_other":                      say("其他处理", "其它处理", "其他处理情况", "|", "其他处理方式", "作其他处理"),
	"request_other_no_correction":        say("申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "申请人无正当理由逾期不补正，行政机关不再处理其申请", "申请人逾期不补正", "|", "逾期未补正", "无正当理由逾期不补正的"),
	"request_other_fee_unpaid":           say("申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "申请人逾期未按收费通知要求缴费，行政机关不再处理其申请", "申请人逾期不缴费", "|", "逾期未缴纳费用", "未按收费通知要求缴纳费用的"),
	"request_other_misc":                 say("其他", "其它", "其他情形", "|", "其余情况", "其他类型"),
	"request_result_total":               say("总计", "合计", "办结总数", "|", "办理结果合计", "共计"),
	"request_carried_out":                say("结转下年度继续办理", "结转下年度继续办理的申请", "转下年度继续办理", "|", "结转至下一年度办理", "结转次年继续办理"),

	"natural_person":     say("自然人", "公民个人", "自然人申请", "|", "自然人（个人）", "公民（自然人）"),
	"organisation":       say("法人或其他组织", "法人和其他组织", "法人及其他组织", "|", "法人、其他组织", "单位"),
	"enterprise":         say("商业企业", "商业性企业", "企业单位", "|", "工商企业", "商业公司"),
	"research_institute": say("科研机构", "科研院所", "科研单位", "|", "科学研究机构", "科研部门"),
	"public_welfare_org": say("社会公益组织", "社会公益性组织", "社会公益机构", "|", "公益性组织", "公益社团"),
	"legal_service_org":  say("法律服务机构", "法律服务组织", "法律服务单位", "|", "法律机构", "律师事务所等法律服务机构"),
	"other_org":          say("其他", "其它", "其他组织类", "|", "其他法人", "其余组织"),
	"total":              say("总计", "合计", "总 计", "|", "共计", "总计（件）"),
	"applicants":         say("申请人情况", "申请人类型", "申请人", "|", "申请主体情况", "申请人分类"),
	"balance":            say("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "(本列数据勾稽关系：第一项加第二项之和等于第三项加第四项之和)", "项目", "|", "办理情况（第一、二项之和等于第三、四项之和）", "事项"),
}

// disclosureWords are the labels of table 2 of both forms.
var disclosureWords = map[string]wording{
	"content":       say("信息内容", "信 息 内 容", "信息类别", "|", "内容", "信息项目"),
	"article_1":     say("第二十条第（一）项", "第二十条第(一)项", "第二十条第一项", "|", "《条例》第二十条第（一）项", "第20条第（一）项"),
	"article_5":     say("第二十条第（五）项", "第二十条第(五)项", "第二十条第五项", "|", "《条例》第二十条第（五）项", "第20条第（五）项"),
	"article_6":     say("第二十条第（六）项", "第二十条第(六)项", "第二十条第六项", "|", "《条例》第二十条第（六）项", "第20条第（六）项"),
	"article_8":     say("第二十条第（八）项", "第二十条第(八)项", "第二十条第八项", "|", "《条例》第二十条第（八）项", "第20条第（八）项"),
	"article_9":     say("第二十条第（九）项", "第二十条第(九)项", "第二十条第九项", "|", "《条例》第二十条第（九）项", "第20条第（九）项"),
	"rules":         say("规章", "政府规章", "规章（设区的市、自治州人民政府应提供相关数据）", "|", "行政规章类", "地方政府规章"),
	"normative":     say("规范性文件", "行政机关规范性文件", "规范性文件（含政府和部门）", "|", "規範性文件", "规范性文件类"),
	"normative2021": say("行政规范性文件", "行政规范性文件（含政府和部门）", "规范性文件", "|", "行政規範性文件", "行政规范性公文"),
	"license":       say("行政许可", "行政许可事项", "行政许可类", "|", "许可", "行政许可（审批）"),
	"other_service": say("其他对外管理服务事项", "其它对外管理服务事项", "其他对外管理和服务事项", "|", "其他管理服务事项", "其他对外管理、服务"),
	"penalty":       say("行政处罚", "行政处罚事项", "行政处罚类", "|", "处罚", "行政处罚案件"),
	"coercion":      say("行政强制", "行政强制事项", "行政强制措施", "|", "强制", "行政强制类"),
	"fee":           say("行政事业性收费", "行政事业性收费项目", "行政事业收费", "|", "事业性收费", "行政事业性收费类"),
	"procurement":   say("政府集中采购", "政府集中采购项目", "集中采购", "|", "政府采购（集中）", "政府集中采购情况"),
	"issued":        say("本年制发件数", "本年制发数量", "本年度制发件数", "|", "年内制发（件）", "当年制发件数"),
	"repealed":      say("本年废止件数", "本年废止数量", "本年度废止件数", "|", "年内废止（件）", "当年废止件数"),
	"in_force":      say("现行有效件数", "现行有效数量", "现行有效的件数", "|", "现行有效（件）", "目前有效件数"),
	"decisions2021": say("本年处理决定数量", "本年度处理决定数量", "本年处理决定数", "|", "年内处理决定（件）", "当年处理决定数量"),
	"fee_amount":    say("本年收费金额（单位：万元）", "本年收费金额(单位:万元)", "本年度收费金额（万元）", "|", "收费金额，单位：万元", "当年收费金额（单位：万元）"),
	"made":          say("本年新制作数量", "本年新制作数", "本年度新制作数量", "|", "当年新制作数量", "年内新制作"),
	"published":     say("本年新公开数量", "本年新公开数", "本年度新公开数量", "|", "当年新公开数量", "年内新公开"),
	"published_all": say("对外公开总数量", "对外公开总数", "对外公开的总数量", "|", "累计对外公开数量", "对外公开总量"),
	"items_prev":    say("上一年项目数量", "上年项目数量", "上一年度项目数量", "|", "上年度项目数", "去年项目数量"),
	"items_change":  say("本年增/减", "本年增／减", "本年增/减（减用负值表示，如-8）", "|", "当年增减", "本年增加或减少"),
	"decisions":     say("处理决定数量", "处理决定数", "本年处理决定数量", "|", "作出处理决定数量", "处理决定（件）"),
	"projects":      say("采购项目数量", "采购项目数", "项目数量", "|", "采购项目个数", "集采项目数量"),
	"amount":        say("采购总金额", "采购总金额（万元）", "采购金额", "|", "采购总额（万元）", "总金额（单位：万元）"),
}

// reviewWords are the labels of table 4.
var reviewWords = map[string]wording{
	"review":                  say("行政复议", "行政复议情况", "被申请行政复议", "|", "复议", "行政复议案件"),
	"litigation":              say("行政诉讼", "行政诉讼情况", "被提起行政诉讼", "|", "诉讼", "行政诉讼案件"),
	"litigation_direct":       say("未经复议直接起诉", "未经复议直接提起诉讼", "未经行政复议直接起诉", "|", "直接起诉（未经复议）", "未复议直接诉讼"),
	"litigation_after_review": say("复议后起诉", "复议后提起诉讼", "经复议后起诉", "|", "行政复议后起诉", "先复议后诉讼"),
	"upheld":                  say("结果维持", "维持结果", "结果维持数", "|", "维持原行为", "予以维持"),
	"corrected":               say("结果纠正", "纠正结果", "结果纠正数", "|", "予以纠正", "被纠正"),
	"other":                   say("其他结果", "其它结果", "其他结果数", "|", "另有结果", "其余结果"),
	"pending":                 say("尚未审结", "尚未审结数", "未审结", "|", "正在审理", "尚在审理中"),
	"total":                   say("总计", "合计", "总计数", "|", "共计", "总计件数"),
}

// word returns the label that a report prints for a code.
func (b *book) word(words map[string]wording, code string) string {
	w, ok := words[code]
	if !ok {
		panic("no words for " + code)
	}
	if b.opt("words") == "form" {
		return w.form
	}
	variants := w.tuning
	if b.set == kept {
		variants = w.kept
	}
	n := b.hash("word", code)
	label := w.form
	if len(variants) > 0 && n%10 < 6 {
		label = variants[int(n/10)%len(variants)]
	}
	if m := b.hash("mangle", code); m%10 < 2 {
		label = mangle(b.set, int(m/10%4), label)
	}
	return label
}

// hash draws for a purpose of this report, the same wherever it is asked.
func (b *book) hash(purpose ...string) uint64 {
	h := fnv.New64a()
	fmt.Fprint(h, b.set, b.stem)
	for _, p := range purpose {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return h.Sum64() >> 7
}

var traditional = strings.NewReplacer("规", "規", "范", "範", "处", "處", "罚", "罰", "许", "許", "强", "強", "开", "開", "数", "數",
	"请", "請", "转", "轉", "结", "結", "议", "議", "诉", "訴", "讼", "訟", "总", "總", "计", "計", "关", "關", "属", "屬", "业", "業", "机", "機", "务", "務")

// mangle does to a label what typing, converting and laying out do.
func mangle(s set, how int, label string) string {
	runes := []rune(label)
	middle := len(runes) / 2
	if s == tuning {
		switch how {
		case 0:
			return traditional.Replace(label)
		case 1:
			return string(runes[:middle]) + " " + string(runes[middle:])
		case 2:
			return strings.NewReplacer("（", "(", "）", ")", "，", ",", "：", ":").Replace(label)
		}
		return strings.ReplaceAll(label, "其他", "其它")
	}
	switch how { // KEPT FOR THE SCORE ONLY
	case 0:
		if middle > 1 {
			return string(runes[:middle]) + "\n" + string(runes[middle:])
		}
	case 1:
		return string(runes[:middle]) + "\u3000" + string(runes[middle:])
	case 2:
		if strings.HasSuffix(label, "）") {
			return strings.TrimSuffix(label, "）")
		}
		if utf8.RuneCountInString(label) > 9 { // a letter lost in typing
			return string(runes[:middle]) + string(runes[middle+1:])
		}
	case 3:
		return label + "："
	}
	return label
}
