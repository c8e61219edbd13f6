package document

import "testing"

func TestTablesOfOtherElements(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"boxes": {"<div class=t><div><div>类别</div><div>数</div></div><div><span>规章</span><span>3</span></div><div><div>许可</div><div></div></div><div><div>处罚</div><div>4</div></div><div><div>强制</div><div>5</div></div></div>",
			[]string{"1: 类别@1 数@2", "1: 规章@1 3@2", "1: 许可@1 @2", "1: 处罚@1 4@2", "1: 强制@1 5@2"}},
		"a list":                   {"<ul><li><b>规章</b> <i>3</i></li><li><b>许可</b> <i>4</i></li><li><b>处罚</b> <i>5</i></li></ul>", []string{"1: 规章@1 3@2", "1: 许可@1 4@2", "1: 处罚@1 5@2"}},
		"links":                    {"<ul><li><a>报告</a><span>3</span></li><li><a>指南</a><span>4</span></li><li><a>目录</a><span>5</span></li></ul>", []string{"报告3", "指南4", "目录5"}},
		"text":                     {"<div><p>一</p><p>二 <b>3</b> <b>4</b></p><p>三</p></div>", []string{"一", "二 3 4", "三"}},
		"cells by style":           {"<div><span style='display: table-cell'>规章</span><span style='display:table-cell'>3</span></div>", []string{"规章", "3"}},
		"fields of a form":         {"<table><tr><td>规章<td><input value=3><input type=hidden value=9><tr><td>许可<td><textarea>4</textarea></table><input value='搜索'>", []string{"1: 规章@1 3@2", "1: 许可@1 4@2"}},
		"a table of tabs in <pre>": {"<table><tr><td>a</table><pre>题\n规章\t3\n许可\t4\n处罚\t5\n</pre><table><tr><td>b</table>", []string{"1: a@1", "题", "2: 规章@1 3@2", "2: 许可@1 4@2", "2: 处罚@1 5@2", "3: b@1"}},
		"prose in <pre>":           {"<pre>本机关\n依法公开</pre>", []string{"本机关 依法公开"}},
	} {
		wantRead(t, name, "<html><body>"+c.body+"</body></html>", c.want...)
	}
}

func TestTextThatAPageDoesNotShow(t *testing.T) {
	table := "<table><tr><td>规章</td><td>3</td></tr></table>" + "<p>本机关依法公开政府信息，本报告由办公室编制。</p><p>本机关依法公开政府信息，本报告由办公室编制。</p><p>完</p>"
	want := []string{"1: 规章@1 3@2", "本机关依法公开政府信息，本报告由办公室编制。", "本机关依法公开政府信息，本报告由办公室编制。", "完"}
	coded := ""
	for _, r := range table {
		switch r {
		case '<':
			coded += "&lt;"
		case '>':
			coded += "&gt;"
		default:
			coded += string(r)
		}
	}
	for name, body := range map[string]string{
		"a field":       "<textarea style='display:none'>" + coded + "</textarea>",
		"a frame":       `<iframe srcdoc="` + coded + `"></iframe>`,
		"an attribute":  "<div data-content='" + coded + "\n'></div>",
		"a template":    "<template>" + table + "</template>",
		"a script's":    `<script type="text/html">` + table + "</script>",
		"a script text": "<script>var a = '" + table + "'</script>",
	} {
		wantRead(t, name, "<html><body>"+body+"</body></html>", want...)
	}
}
