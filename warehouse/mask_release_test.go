package warehouse

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Whatever text of a page holds a contact, the release masks it and the working
// file keeps it; figures that look like one, and addresses, stay.
func TestAReleaseMasksEveryTextOfAPage(t *testing.T) {
	w := filled(t)
	exec(t, w, `
INSERT INTO exchange VALUES ('e', NULL, 's', 'GET', 'http://a.test/13812345678.html', 'article', '2026-02-01', 1, 'failed', 'says: call 010-12345678', 200, 1, NULL, 'f', 0);
UPDATE capture SET link_text = '联系人：张三 13812345678' WHERE capture = 'c1';
UPDATE reading SET detail = 'a notice: 电话：2345678', part = 'a/联系人：张三.doc' WHERE reading = 'd2';
UPDATE report SET title = '甲市财政局报告（0370-1234567）', agency_name = '甲市财政局 gk@a.test';
UPDATE claim SET sentence = '申请12件，电话：2345678。';
UPDATE section SET heading = '六、咨询电话：2345678', text = '邮箱：gk@a.test，13812345678件';
UPDATE extra SET label = '另计 电话：2345678', head = '电话：2345678', printed = '13812345678件';
UPDATE finding SET want = '13812345678', got = '电话：2345678';
UPDATE evidence SET about = 'agency', says = '财政局 gk@a.test', printed = '联系人：张三';
UPDATE fact SET printed = '13812345678元' WHERE indicator = 'disclosure_fee_amount';
INSERT INTO fact VALUES (17, 'review_upheld', NULL, 'illegible', NULL, '电话0370-1234567', 'in-order', 3, 1, 1, NULL, NULL)`)
	r := publish(t, w, t.TempDir())
	release, err := r.Open(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer release.Close()
	for query, want := range map[string][2]string{
		"SELECT url FROM exchange":                                           {"http://a.test/13812345678.html", "http://a.test/13812345678.html"},
		"SELECT detail FROM exchange":                                        {"says: call 〔电话〕", "says: call 010-12345678"},
		"SELECT link_text FROM capture WHERE capture = 'c1'":                 {"联系人：〔姓名〕 〔电话〕", "联系人：张三 13812345678"},
		"SELECT detail FROM reading WHERE reading = 'd2'":                    {"a notice: 电话：〔电话〕", "a notice: 电话：2345678"},
		"SELECT part FROM reading WHERE reading = 'd2'":                      {"a/联系人：〔姓名〕.doc", "a/联系人：张三.doc"},
		"SELECT title FROM report":                                           {"甲市财政局报告（〔电话〕）", "甲市财政局报告（0370-1234567）"},
		"SELECT agency_name FROM report":                                     {"甲市财政局 〔邮箱〕", "甲市财政局 gk@a.test"},
		"SELECT heading FROM section":                                        {"六、咨询电话：〔电话〕", "六、咨询电话：2345678"},
		"SELECT sentence FROM claim":                                         {"申请12件，电话：〔电话〕。", "申请12件，电话：2345678。"},
		"SELECT text FROM section":                                           {"邮箱：〔邮箱〕，13812345678件", "邮箱：gk@a.test，13812345678件"},
		"SELECT label FROM extra":                                            {"另计 电话：〔电话〕", "另计 电话：2345678"},
		"SELECT head FROM extra":                                             {"电话：〔电话〕", "电话：2345678"},
		"SELECT printed FROM extra":                                          {"13812345678件", "13812345678件"},
		"SELECT says FROM evidence":                                          {"财政局 〔邮箱〕", "财政局 gk@a.test"},
		"SELECT printed FROM evidence":                                       {"联系人：〔姓名〕", "联系人：张三"},
		"SELECT want FROM finding":                                           {"13812345678", "13812345678"},
		"SELECT got FROM finding":                                            {"电话：〔电话〕", "电话：2345678"},
		"SELECT printed FROM fact WHERE indicator = 'disclosure_fee_amount'": {"13812345678元", "13812345678元"},
		"SELECT printed FROM fact WHERE state = 'illegible'":                 {"电话〔电话〕", "电话0370-1234567"},
	} {
		if diff := cmp.Diff(want, [2]string{one[string](t, release, query), one[string](t, w, query)}); diff != "" {
			t.Errorf("%s in the release and in the working file (-want +got):\n%s", query, diff)
		}
	}
	if name := one[string](t, release, "SELECT name FROM agency WHERE NOT confirmed"); name != "甲市财政局 〔邮箱〕" {
		t.Errorf("the agency met by name is called %q", name)
	}
}

func TestANullStaysNull(t *testing.T) {
	w := filled(t)
	exec(t, w, "UPDATE report SET title = NULL; UPDATE section SET heading = NULL")
	r := publish(t, w, t.TempDir())
	release, err := r.Open(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer release.Close()
	if n := one[int](t, release, "SELECT count(*) FROM report JOIN section ON section.report = report.report WHERE title IS NULL AND heading IS NULL"); n != 1 {
		t.Errorf("%d rows keep their NULLs; want 1", n)
	}
}
