package document

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const sharedCorpus = "../../shared/corpus"

// printedRows are the rows of the table of requests, in the order in which the report
// prints them, by their keys in the file of what is expected.
var printedRows = []struct{ label, key string }{
	{"一、本年新收政府信息公开申请数量", "request_new"}, {"二、上年结转政府信息公开申请数量", "request_carried_in"},
	{"（一）予以公开", "request_granted"}, {"（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "request_partial"},
	{"1.属于国家秘密", "request_denied_state_secret"}, {"2.其他法律行政止公开", "request_denied_law_prohibited"},
	{"3.危及“三安全一稳定”", "request_denied_security_stability"}, {"4.保护第三方合法权益", "request_denied_third_party"},
	{"5.属于三类内部事务信息", "request_denied_internal_affairs"}, {"6.属于四类过程性信息", "request_denied_process_info"},
	{"7.属于行政执法案卷", "request_denied_enforcement_file"}, {"8.属于行政查询事项", "request_denied_admin_inquiry"},
	{"1.本机关不掌握相关政府信息", "request_unavailable_not_held"}, {"2.没有现成信息需要另行制作", "request_unavailable_needs_creation"},
	{"3.补正后申请内容仍不明确", "request_unavailable_unclear"}, {"1.信访举报投诉类申请", "request_not_processed_petition"},
	{"2.重复申请", "request_not_processed_duplicate"}, {"3.要求提供公开出版物", "request_not_processed_publication"},
	{"4.无正当理由大量反复申请", "request_not_processed_excessive"}, {"5.要求行政机关确认或重新出具已获取信息", "request_not_processed_reconfirm"},
	{"（六）其他处理", "request_other"}, {"（七）总计", "request_result_total"}, {"四、结转下年度继续办理", "request_carried_out"},
}

// A real report: tables over pages, vertical labels of groups, labels that wrap.
func TestSharedReport(t *testing.T) {
	body, err := os.ReadFile(filepath.Join(sharedCorpus, "hongze-2023.pdf"))
	if err != nil {
		t.Skip("the folder of shared reports is not here")
	}
	text, err := os.ReadFile(filepath.Join(sharedCorpus, "hongze-2023.expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var want struct {
		Requests map[string]map[string]int
	}
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	d, err := Read(body, "")
	if err != nil {
		t.Fatal(err)
	}
	var grids []*Grid
	headings := make(map[string]bool)
	for _, b := range d.Blocks {
		if b.Grid != nil {
			grids = append(grids, b.Grid)
		}
		headings[b.Text] = true
		if strings.HasPrefix(b.Text, "- ") {
			t.Errorf("a page number is a paragraph: %q", b.Text)
		}
	}
	for _, h := range []string{"一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"} {
		if !headings[h] {
			t.Errorf("no paragraph %q", h)
		}
	}
	if len(grids) != 3 || d.Pages != 5 {
		t.Fatalf("%d tables on %d pages, want 3 on 5", len(grids), d.Pages)
	}
	rows := grids[1].Rows
	if len(rows) != 3+len(printedRows) || grids[1].Columns != 10 || !grids[1].Ruled {
		t.Fatalf("the table of requests has %d rows of %d columns", len(rows), grids[1].Columns)
	}
	group := rows[5][0]
	if plain(group.Text) != plain("三、本年度办理结果") || group.Column != 1 || group.RowSpan != 20 || group.Page != 3 {
		t.Errorf("the group's label is %+v", group)
	}
	applicants := []string{"natural_person", "enterprise", "research_institute", "public_welfare_org", "legal_service_org", "other_org", "total"}
	for i, w := range printedRows {
		row := rows[3+i]
		if len(row) < 8 {
			t.Errorf("%s: %d cells", w.label, len(row))
			continue
		}
		if label := row[len(row)-8]; plain(label.Text) != plain(w.label) {
			t.Errorf("row %d says %q, want %q", 4+i, label.Text, w.label)
		}
		for j, c := range row[len(row)-7:] {
			if c.Column != 4+j || c.Text != strconv.Itoa(want.Requests[w.key][applicants[j]]) {
				t.Errorf("%s, %s: %q in column %d, want %d in column %d", w.label, applicants[j], c.Text, c.Column, want.Requests[w.key][applicants[j]], 4+j)
			}
		}
	}
}
