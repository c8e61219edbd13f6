package report

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
)

const someAgencies = `id,name,aka,region,kind,level,valid_from,valid_to
# the city
jia-education,甲市教育局,甲市教体局;甲市教育和体育局,990100,education,city,,
jia-safety,甲市安全生产监督管理局,,990100,emergency_management,city,,2018
jia-emergency,甲市应急管理局,甲市安全生产监督管理局,990100,emergency_management,city,2019,
jia-east-education,甲市东区教育局,,990101,education,county,,
yi-education,乙市教育局,,990200,education,city,,
bing-drum,鼓楼区司法局,,990301,justice,county,,
ding-drum,鼓楼区司法局,,990401,justice,county,,
`

func someResolver(t *testing.T) *Agencies {
	t.Helper()
	list, err := ReadAgencies(fstest.MapFS{"a.csv": {Data: []byte(someAgencies)}}, "agencies")
	if err != nil {
		t.Fatal(err)
	}
	return NewAgencies(list)
}

func TestResolve(t *testing.T) {
	known := someResolver(t)
	for _, c := range []struct {
		name, region string
		year         int
		want         string
	}{
		{"甲市教育局", "990100", 2021, "jia-education"},
		{"甲市 教育局", "990100", 2021, "jia-education"},
		{"甲市教育和体育局", "", 2021, "jia-education"},
		{"甲市东区教育局", "990100", 2021, "jia-east-education"},
		{"甲市东区教育局", "990000", 2021, "jia-east-education"},
		{"市教育局", "990100", 2021, "jia-education"},
		{"教育局", "990200", 2021, "yi-education"},
		{"区教育局", "990101", 2021, "jia-east-education"},
		{"甲市安全生产监督管理局", "990100", 2016, "jia-safety"},
		{"甲市安全生产监督管理局", "990100", 2020, "jia-emergency"},
		{"鼓楼区司法局", "990301", 2021, "bing-drum"},
		{"鼓楼区司法局", "990400", 2021, "ding-drum"},
	} {
		if got := known.Resolve(c.name, c.region, c.year); got.ID != c.want || !got.Confirmed {
			t.Errorf("Resolve(%q, %q, %d) = %s, confirmed %v; want %s", c.name, c.region, c.year, got.ID, got.Confirmed, c.want)
		}
	}
}

func TestResolveGuessesNothing(t *testing.T) {
	known := someResolver(t)
	for _, c := range []struct{ name, region string }{
		{"鼓楼区司法局", ""}, {"甲市财政局", "990100"}, {"市教育局", ""}, {"乙市教育局", "990100"}, {"育局", "990100"},
	} {
		got := known.Resolve(c.name, c.region, 2021)
		if got.Confirmed || got.Name != c.name || !strings.HasPrefix(got.ID, "x-") {
			t.Errorf("Resolve(%q, %q) = %+v; want an unconfirmed agency of that name", c.name, c.region, got)
		}
		if again := known.Resolve(" "+c.name, c.region, 2019); again.ID != got.ID {
			t.Errorf("Resolve(%q, %q) = %s, then %s; want one ID for one name", c.name, c.region, got.ID, again.ID)
		}
	}
	if a, b := known.Resolve("甲市财政局", "990100", 0), known.Resolve("甲市财政局", "990200", 0); a.ID == b.ID {
		t.Errorf("one ID %s for one name in two places", a.ID)
	}
}

func TestReadAgenciesSaysWhereItIsWrong(t *testing.T) {
	for name, c := range map[string]struct{ from, to, says string }{
		"other columns": {"id,name,aka", "id,title,aka", "agencies/a.csv:1"},
		"a bad region":  {",990200,", ",乙市,", "agencies/a.csv:7: region"},
		"a bad year":    {",,2018", ",,once", "agencies/a.csv:4: valid_to"},
		"no name":       {"乙市教育局", "", "agencies/a.csv:7: name"},
		"a field less":  {",990200,", ",", "agencies/a.csv"},
	} {
		_, err := ReadAgencies(fstest.MapFS{"a.csv": {Data: []byte(strings.Replace(someAgencies, c.from, c.to, 1))}}, "agencies")
		var at *FileError
		if !errors.As(err, &at) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: ReadAgencies = %v; want a *FileError that says %q", name, err, c.says)
		}
	}
}

func TestEmbeddedAgenciesRead(t *testing.T) {
	if len(EmbeddedAgencies()) == 0 {
		t.Error("no agencies come with harvest")
	}
}
