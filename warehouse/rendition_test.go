package warehouse

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The page, its file and its picture are one report: one row to believe, the best
// read of them, and the others editions that say how far they agree.
func TestRenditionsOfOneReportAreJoined(t *testing.T) {
	for kind, release := range fileKinds {
		t.Run(kind, func(t *testing.T) {
			h := handmade(t, release, bodies, columns)
			u := "http://www.yi.gov.cn/"
			some := map[string]any{"request_new__total": "illegible", "request_granted__total": "absent"}
			h.add(sheet{agency: "finance", year: 2022, url: u + "1.html", seen: "2023-01-01", cells: some})
			h.add(sheet{agency: "finance", year: 2022, url: u + "1.pdf", seen: "2023-01-01"})
			h.add(sheet{agency: "finance", year: 2022, url: u + "copy.html", seen: "2023-01-01", cells: map[string]any{"request_new__total": 999, "request_granted__total": "blank"}})
			h.exec("UPDATE capture SET kind = 'attachment', media_type = 'application/pdf', referrer = ? WHERE url = ?", u+"1.html", u+"1.pdf")
			got := h.rows("SELECT report, media_type, choice, editions, differs FROM edition ORDER BY report")
			want := []string{"1|text/html|3|3|0", "2|application/pdf|1|3|NULL", "3|text/html|2|3|1"}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("edition (-want +got):\n%s", diff)
			}
			if got := h.rows("SELECT report, editions FROM annual_report"); !cmp.Equal(got, []string{"2|3"}) {
				t.Errorf("annual_report = %v; want the file alone", got)
			}
		})
	}
}

// What renditions share is no contradiction: neither a copy of last year nor one of
// another body.
func TestARenditionContradictsNothing(t *testing.T) {
	for kind, release := range fileKinds {
		t.Run(kind, func(t *testing.T) {
			h := handmade(t, release, bodies, columns)
			u := "http://www.yi.gov.cn/"
			h.add(sheet{agency: "finance", year: 2022, url: u + "1.html", seen: "2023-01-01", cells: alike(12)})
			h.add(sheet{agency: "finance", year: 2022, url: u + "1.pdf", seen: "2023-01-01", cells: alike(12)})
			// the same body, met in another column under an identity made of its name
			h.add(sheet{agency: "x-990100-1", region: "990100", year: 2022, url: u + "2.html", seen: "2023-01-01", cells: alike(12)})
			h.exec("UPDATE report SET agency_name = '乙市财政局' WHERE report = 3")
			// another body with the same figures is one
			h.add(sheet{agency: "police", year: 2022, url: u + "3.html", seen: "2023-01-01", cells: alike(12)})
			got := h.rows("SELECT report, got FROM contradiction WHERE check_id IN ('XA_IDENTICAL_TEXT', 'XY_DUPLICATE_REPORT') ORDER BY report")
			for _, row := range got {
				t.Log(row)
			}
			want := h.rows("SELECT report FROM contradiction WHERE check_id = 'XA_IDENTICAL_TEXT' AND contains(got, '乙市公安局') ORDER BY report")
			if len(want) != 2 || len(got) != 3 {
				t.Errorf("%d contradictions, %d with the police; want three, two of them", len(got), len(want))
			}
			if rows := h.rows("SELECT got FROM contradiction WHERE check_id = 'XA_IDENTICAL_TEXT' AND agency <> 'police' AND contains(got, '财政局')"); len(rows) > 0 {
				t.Errorf("a rendition is held against itself: %v", rows)
			}
		})
	}
}

// A page that is a picture has no problem in coverage when its file was read, and
// view problem says so.
func TestAPictureWhoseFileReadsIsNoProblemOfCoverage(t *testing.T) {
	for kind, release := range fileKinds {
		t.Run(kind, func(t *testing.T) {
			h := handmade(t, release, bodies, columns)
			u := "http://www.yi.gov.cn/"
			page := func(id, url, link string) {
				h.capture(id, "finance-column", url, link, "2023-01-01")
				h.exec("INSERT INTO reading VALUES (?, ?, '', ?, '1', 'scan', 'its tables are pictures')", "reading-"+id, url, id)
			}
			page("p1", u+"1.html", "乙市财政局2022年政府信息公开工作年度报告")
			page("p2", u+"2.html", "乙市财政局2021年政府信息公开工作年度报告")
			h.add(sheet{agency: "finance", year: 2022, source: "finance-column", url: u + "1.pdf", seen: "2023-01-01"})
			h.exec("UPDATE capture SET kind = 'attachment', referrer = ? WHERE url = ?", u+"1.html", u+"1.pdf")
			if diff := cmp.Diff([]string{u + "1.html|scan|1", u + "2.html|scan|NULL"}, h.rows("SELECT url, kind, report FROM problem ORDER BY url")); diff != "" {
				t.Errorf("problem (-want +got):\n%s", diff)
			}
			if got := h.rows("SELECT status FROM coverage WHERE agency = 'finance' AND year = 2022"); len(got) != 1 || got[0] == "problem" || got[0] == "missing" {
				t.Errorf("coverage of 2022 = %v; want it found", got)
			}
		})
	}
}

// A page from a host that is no government's never stands before one from an
// agency's site, however much of it is read (Q42).
func TestAStrangeHostIsBelievedLast(t *testing.T) {
	h := handmade(t, true, bodies, columns)
	less := map[string]any{"request_new__total": "blank", "request_granted__total": "blank"}
	h.add(sheet{agency: "finance", year: 2022, url: "http://clone.example.com/1.html", seen: "2023-03-01"})
	h.add(sheet{agency: "finance", year: 2022, url: "http://www.yi.gov.cn/1.html", seen: "2023-01-01", cells: less})
	h.add(sheet{agency: "finance", year: 2022, url: "http://www.yi.gov.cn.example.com/1.html", seen: "2023-03-01"})
	h.add(sheet{agency: "finance", year: 2022}) // a bare file has no host
	got := h.rows("SELECT report, choice, why FROM edition ORDER BY choice")
	if len(got) != 4 || got[0] != "4|1|more cells with a value than the next: 200, not 198" || got[1] != "2|2|fewer cells with a value than the first: 198, not 200" {
		t.Errorf("edition = %q; want the bare file and the agency's page first", got)
	}
	for _, row := range got[2:] {
		if row[len(row)-len("government's"):] != "government's" {
			t.Errorf("%s; want it last because of its host", row)
		}
	}
}
