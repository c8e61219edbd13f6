package page

import "testing"

// Every word of a table that decides what is a title, each in a title that nothing
// else of it decides.

// rule: var neverWords in page/title_words.go
// rule: func carries in page/title_words.go
func TestQ47EachWordThatMakesNoReport(t *testing.T) {
	const name = "云河市教育局2021年政府信息公开工作年度报告"
	if _, ok := ReportTitle(name); !ok {
		t.Fatalf("%s is no title", name)
	}
	var refused []string
	for _, w := range []string{"印发", "图解", "图说", "数说", "长图", "漫画", "H5", "解读", "一图", "读懂", "看懂", "征求意见", "季度", "上半年", "下半年", "半年", "统计制度", "工作要点", "学年",
		"网站工作年度报表", "法治政府建设", "编制"} {
		refused = append(refused, name+"（"+w+"）", w+"："+name)
	}
	for _, w := range []string{"本报告", "根据", "按照", "现将"} {
		refused = append(refused, w+"的"+name)
	}
	for _, w := range []string{"指南", "目录", "制度", "评估", "考核", "培训", "预算", "决算"} {
		refused = append(refused, "云河市教育局2021年"+w+"政府信息公开工作年度报告")
	}
	for _, w := range []string{"通知", "指南", "目录", "制度", "评估", "考核", "培训", "预算", "决算", "格式", "模板", "范本", "报送", "通报", "要求", "汇总表"} {
		refused = append(refused, name+"（"+w+"）")
	}
	for _, w := range []string{"召开", "举办", "审议", "听取", "通过", "征集", "加强", "开展", "检查", "完成", "编报", "编写", "撰写", "提交", "调研", "督导", "部署", "推进", "各部门", "各单位"} {
		refused = append(refused, "云河市教育局"+w+"2021年政府信息公开工作年度报告")
	}
	for _, w := range []string{"做好", "报送", "上报", "编", "撰写", "提交", "按时", "开展", "填报", "进一步", "切实", "认真", "组织", "落实", "加强", "规范", "推进", "召开", "对", "征集"} {
		refused = append(refused, "关于"+w+name, "关于《"+w+name)
	}
	for _, title := range refused {
		if got, ok := ReportTitle(title); ok {
			t.Errorf("ReportTitle(%q) = %+v, true; want false", title, got)
		}
	}
}

// rule: var vocabulary in page/title.go
// rule: var tailBegins in page/title_words.go
func TestQ29EachWordOfTheName(t *testing.T) {
	for _, what := range []string{"政府信息公开", "政务信息公开", "信息公开", "信息与政务公开", "政府信息和政务公开", "政务公开"} {
		for _, words := range []string{"", "工作", "任务", "年度", "总体情况", "情况的", "2021年度", "2021年", "2021", "（2021年度）"} {
			for _, end := range []string{"报告", "年报"} {
				title := "云河市教育局2021年" + what + words + end
				if got, ok := ReportTitle(title); !ok || got.Agency != "云河市教育局" || got.Year != 2021 || got.Text == "" {
					t.Errorf("ReportTitle(%q) = %+v, %v; want 云河市教育局's of 2021", title, got, ok)
				}
			}
		}
	}
	const name = "云河市教育局2021年政府信息公开工作年度报告"
	for _, w := range []string{"及", "和", "与", "暨", "全文", "正文", "附", "公开版", "定稿", "终稿", "修订", "更正", "转载", "图片", "文字", "发布时间", "发布日期", "发文",
		"日期", "时间", "来源", "信息来源", "浏览", "点击", "作者", "字体", "字号", "索引", "下载", "打印", "根据", "按照", "依据", "为", "本", "现", "一", "主动公开", "公开", "政府", "二"} {
		if got, ok := ReportTitle(name + w + "甲"); !ok || got.Text != name {
			t.Errorf("ReportTitle(%q) = %+v, %v; want the title before it", name+w+"甲", got, ok)
		}
	}
	if got, ok := ReportTitle(name + "审查意见"); ok {
		t.Errorf("a longer name is %+v; want none", got)
	}
}

// rule: var carriers in page/title_words.go
// rule: func unwrap in page/title_words.go
func TestQ30EachWordThatCarriesAReport(t *testing.T) {
	const name = "云河市教育局2021年政府信息公开工作年度报告"
	for _, w := range []string{"关于公布", "关于发布", "关于公开", "转发", "关于转发"} {
		for _, tail := range []string{"的通知", "的公告", "的通告", "的决定"} {
			title := "云河市人民政府办公室" + w + name + tail
			if got, ok := ReportTitle(title); !ok || got.Text != name || got.Agency != "云河市教育局" {
				t.Errorf("ReportTitle(%q) = %+v, %v; want what it carries", title, got, ok)
			}
		}
	}
	for _, w := range []string{"关于公布", "关于发布", "关于公开", "关于转发", "转发", "关于"} {
		if got, ok := ReportTitle("云河市人民政府办公室" + w + "2021年政府信息公开工作年度报告"); !ok || got.Agency != "云河市人民政府办公室" {
			t.Errorf("%s: %+v, %v; want who issued it", w, got, ok)
		}
	}
	if got, ok := ReportTitle("云河市政府公布2021年政府信息公开工作年度报告"); !ok || got.Agency != "云河市政府" {
		t.Errorf("政府公布: %+v, %v; want 云河市政府", got, ok)
	}
	if got, ok := ReportTitle("云河市人民政府办公室关于" + name + "的通知"); ok {
		t.Errorf("a notice about it is %+v; want none", got)
	}
}
