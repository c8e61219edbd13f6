package extract

import "testing"

// Codes are told by their sequence where most rows print nothing behind theirs.
func TestCodesOfAnEmptyTable(t *testing.T) {
	text := "甲市教育局2010年政府信息公开工作年度报告\n一、概述\n本机关依法公开。\n附表\n指标名称\n主动公开信息数 条 01 328\n其中：全文电子化的主动公开信息数 条 02\n" +
		"新增的行政规范性文件数 条 03\n网站专栏页面访问量 人次 04\n现场接待人数 人次 05 25\n网上咨询数 人次 06\n咨询电话接听数 人次 07\n申请总数 条 08 52\n1.当面申请数 条 09\n2.传真申请数 条 10 17\n"
	wantCells(t, read(t, "a.txt", text), "early_proactive_total=328", "early_normative_new=absent", "early_visitors=25", "early_web_inquiries=absent", "early_requests=52", "early_requests_fax=17")
}
