package replica

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// reportTitle is what the specification takes for the title of a report.
var reportTitle = regexp.MustCompile(`(政府|政务)?信息公开(工作|任务)?(20\d{2}年?度?)?(工作|任务)?(年度)?(任务)?(情况)?(工作)?(报告|年报)`)

func TestTitlesAreThoseOfReports(t *testing.T) {
	for _, seed := range seeds {
		for _, r := range truth(seed).Reports {
			if !reportTitle.MatchString(r.Title) || !strings.Contains(r.Title, strconv.Itoa(r.Year)) {
				t.Errorf("seed %d: %q is no title of a report on %d", seed, r.Title, r.Year)
			}
		}
	}
}

func TestEveryWordingOfATitleIsThatOfAReport(t *testing.T) {
	for _, list := range [][]string{titles, namelessTitles} {
		for _, form := range list {
			title := strings.NewReplacer("{name}", "云汀市教育局", "{year}", "2021").Replace(form)
			if !reportTitle.MatchString(title) || strings.ContainsAny(title, "{}") {
				t.Errorf("%q is no title of a report", title)
			}
		}
	}
}

func TestShortNamesPutTheKindOfPlaceInItsPlace(t *testing.T) {
	p := province(1)
	for _, e := range p.editions {
		if !e.has(ShortName) {
			continue
		}
		if !strings.HasPrefix(e.named, e.agency.suffix) || strings.Contains(e.named, e.agency.place) {
			t.Errorf("%s is called %q for short", e.agency.Name, e.named)
		}
	}
}

func TestOnlyASiteOfOneAgencyLeavesItsNameOut(t *testing.T) {
	for _, seed := range seeds {
		covers := make(map[string]string)
		for _, s := range province(seed).Sources() {
			covers[s.ID] = s.Covers.Agency
		}
		for _, r := range truth(seed).Reports {
			if nameless := r.Agency == ""; nameless != hasQuirk(r.Quirks, NamelessTitle) || nameless && covers[r.Source] != r.AgencyID {
				t.Errorf("seed %d: %s is titled %q by a source that covers %q", seed, r.URL, r.Title, covers[r.Source])
			}
		}
	}
}
