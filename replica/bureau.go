package replica

import (
	"strings"

	"harvest/report"
)

// An agency is an agency of the province with what it does in a year.
type agency struct {
	report.Agency
	city   *City
	place  string // name of the city or county it belongs to
	suffix string // 市, 县 or 区: what stands for the place in a short name
	self   string // what it calls itself in its prose: 我局, 我办 …
	host   string // first label of the host of a site of its own
	work   workload
	years  []figures // from FirstYear on, as they are, before any fault
	silent bool      // it never publishes
	own    bool      // it publishes on a site of its own
}

// A workload is what an agency does in a year, about.
type workload struct {
	requests  [2]int // new requests, least and most
	rules     bool   // it makes 规章
	normative int    // 规范性文件 in force at the start
	licences  int    // decisions
	penalties int
	coercions int
	fees      int // 行政事业性收费, 元
	purchases int // projects bought
}

// A bureau is one kind of bureau that a city or a county may have.
type bureau struct {
	kind, name, host string
	short            []string // other names, without the place
	work             workload
	from, to         int // report years it exists, 0 open
}

var bureaus = []bureau{
	{kind: "education", name: "教育局", host: "jyj", work: workload{requests: [2]int{3, 25}, normative: 12, licences: 160, penalties: 4, fees: 3_200_000, purchases: 20}},
	{kind: "public_security", name: "公安局", host: "gaj", work: workload{requests: [2]int{10, 60}, normative: 18, licences: 210_000, penalties: 46_000, coercions: 3_800, fees: 21_000_000, purchases: 30}},
	{kind: "civil_affairs", name: "民政局", host: "mzj", work: workload{requests: [2]int{0, 9}, normative: 9, licences: 120, penalties: 3, fees: 90_000, purchases: 6}},
	{kind: "justice", name: "司法局", host: "sfj", work: workload{requests: [2]int{0, 12}, normative: 6, licences: 240, penalties: 9, fees: 1_500_000, purchases: 4}},
	{kind: "finance", name: "财政局", host: "czj", work: workload{requests: [2]int{1, 14}, normative: 22, licences: 60, penalties: 5, purchases: 9}},
	{kind: "human_resources", name: "人力资源和社会保障局", host: "rsj", short: []string{"人社局"}, work: workload{requests: [2]int{2, 26}, normative: 16, licences: 900, penalties: 35, fees: 2_400_000, purchases: 12}},
	{kind: "natural_resources", name: "自然资源和规划局", host: "zrzyj", short: []string{"自然资源局"}, work: workload{requests: [2]int{12, 60}, normative: 20, licences: 2_600, penalties: 90, coercions: 4, fees: 88_000_000, purchases: 16}},
	{kind: "ecology_environment", name: "生态环境局", host: "sthjj", work: workload{requests: [2]int{4, 40}, normative: 8, licences: 410, penalties: 180, coercions: 22, fees: 60_000, purchases: 14}},
	{kind: "housing_construction", name: "住房和城乡建设局", host: "zjj", short: []string{"住建局"}, work: workload{requests: [2]int{10, 58}, normative: 24, licences: 3_900, penalties: 130, coercions: 3, fees: 9_700_000, purchases: 11}},
	{kind: "transport", name: "交通运输局", host: "jtj", short: []string{"交通局"}, work: workload{requests: [2]int{2, 20}, normative: 11, licences: 16_000, penalties: 2_900, coercions: 210, fees: 700_000, purchases: 10}},
	{kind: "water", name: "水利局", host: "slj", work: workload{requests: [2]int{0, 10}, normative: 7, licences: 260, penalties: 30, coercions: 2, fees: 14_000_000, purchases: 8}},
	{kind: "agriculture_rural", name: "农业农村局", host: "nyncj", work: workload{requests: [2]int{1, 18}, normative: 10, licences: 1_200, penalties: 160, coercions: 12, fees: 350_000, purchases: 9}},
	{kind: "culture_tourism", name: "文化广电和旅游局", host: "wglj", short: []string{"文旅局"}, work: workload{requests: [2]int{0, 8}, normative: 5, licences: 480, penalties: 60, purchases: 7}},
	{kind: "health", name: "卫生健康委员会", host: "wjw", short: []string{"卫健委", "卫生健康委"}, work: workload{requests: [2]int{2, 22}, normative: 13, licences: 5_200, penalties: 420, coercions: 3, fees: 1_100_000, purchases: 15}},
	{kind: "emergency_management", name: "应急管理局", host: "yjj", short: []string{"应急局"}, work: workload{requests: [2]int{0, 9}, normative: 9, licences: 640, penalties: 150, coercions: 14, purchases: 5}},
	{kind: "audit", name: "审计局", host: "sjj", work: workload{requests: [2]int{0, 5}, normative: 3, purchases: 3}},
	{kind: "market_regulation", name: "市场监督管理局", host: "scjgj", short: []string{"市场监管局"}, work: workload{requests: [2]int{6, 48}, normative: 14, licences: 168_000, penalties: 3_300, coercions: 160, fees: 2_900_000, purchases: 13}},
	{kind: "medical_security", name: "医疗保障局", host: "ybj", short: []string{"医保局"}, work: workload{requests: [2]int{0, 8}, normative: 10, penalties: 26, purchases: 4}},
	{kind: "urban_management", name: "城市管理局", host: "cgj", short: []string{"城管局"}, work: workload{requests: [2]int{4, 34}, normative: 6, licences: 2_100, penalties: 7_800, coercions: 95, fees: 5_400_000, purchases: 12}},
	{kind: "development_reform", name: "发展和改革委员会", host: "fgw", short: []string{"发改委"}, work: workload{requests: [2]int{1, 20}, normative: 17, licences: 700, penalties: 2, purchases: 8}},
	{kind: "rural_revitalisation", name: "乡村振兴局", host: "xczxj", from: 2021, to: 2023, work: workload{requests: [2]int{0, 4}, normative: 2, purchases: 2}},
}

// What the offices of governments do, and what a city's report counts beside
// the agencies that are drawn: its other bureaus, counties and townships.
var (
	cityOffice   = workload{requests: [2]int{40, 190}, rules: true, normative: 130, purchases: 10}
	countyOffice = workload{requests: [2]int{15, 90}, normative: 40, purchases: 6}
	restOfCity   = workload{requests: [2]int{260, 1300}, normative: 260, licences: 420_000, penalties: 61_000, coercions: 5_200, fees: 640_000_000, purchases: 900}
)

// portalBureaus is how many bureaus of a city publish on its portal.
const portalBureaus = 4

// drawAgencies gives every city its government, office and bureaus, and its
// county an office. The last bureau of each city has a site of its own.
func (p *Province) drawAgencies() {
	d := newDice(p.Seed, "agencies")
	for i := range p.Cities {
		c := &p.Cities[i]
		p.addGovernment(c)
		p.addOffice(c, c.Code, c.Name, "city", cityOffice)
		drawn := shuffled(d, bureaus[:len(bureaus)-1])[:portalBureaus+1]
		if i < 2 { // the bureau of a few years, where the portal lists it
			drawn[0] = bureaus[len(bureaus)-1]
		}
		for _, b := range drawn {
			p.addBureau(c, b, c.Code, c.Name, "city")
		}
		p.agencies[len(p.agencies)-1].own = true
		county := &c.Counties[0]
		p.addOffice(c, county.Code, county.Name, "county", countyOffice)
		if i%4 == 0 { // it shares the county's site
			p.addBureau(c, pick(d, bureaus[:len(bureaus)-1]...), county.Code, county.Name, "county")
		}
	}
	for _, a := range p.agencies {
		a.years = a.work.series(newDice(p.Seed, "figures", a.ID))
	}
	p.consolidate()
}

func (p *Province) addGovernment(c *City) {
	a := &agency{city: c, place: c.Name, suffix: "市", self: "我市", work: restOfCity}
	a.Agency = report.Agency{ID: "r-" + c.Code + "-government", Name: c.Name + "人民政府", Aka: []string{c.Name},
		Region: c.Code, Kind: "people_government", Level: "city", Confirmed: true}
	p.agencies = append(p.agencies, a)
}

func (p *Province) addOffice(c *City, code, place, level string, work workload) {
	suffix := place[len(place)-len("市"):]
	a := &agency{city: c, place: place, suffix: suffix, self: "我办", work: work}
	a.Agency = report.Agency{ID: "r-" + code + "-office", Name: place + "人民政府办公室",
		Aka:    []string{place + "政府办公室", place + "人民政府（" + suffix + "政府办公室）"},
		Region: code, Kind: "government_office", Level: level, Confirmed: true}
	p.agencies = append(p.agencies, a)
}

func (p *Province) addBureau(c *City, b bureau, code, place, level string) {
	suffix := place[len(place)-len("市"):]
	self := "我局"
	if strings.HasSuffix(b.name, "委员会") {
		self = "我委"
	}
	a := &agency{city: c, place: place, suffix: suffix, self: self, host: b.host, work: b.work}
	a.Agency = report.Agency{ID: "r-" + code + "-" + strings.ReplaceAll(b.kind, "_", "-"), Name: place + b.name,
		Region: code, Kind: b.kind, Level: level, ValidFrom: b.from, ValidTo: b.to, Confirmed: true}
	for _, s := range b.short {
		a.Aka = append(a.Aka, place+s)
	}
	p.agencies = append(p.agencies, a)
}

// consolidate makes each government's figures those of every agency of the city
// and of the rest of it.
func (p *Province) consolidate() {
	for _, g := range p.agencies {
		if g.scope() != report.ScopeConsolidated {
			continue
		}
		for _, a := range p.agencies {
			if a == g || a.city != g.city {
				continue
			}
			for year := range g.years {
				g.years[year].add(a.years[year])
			}
		}
	}
}

// scope is that of the agency's reports.
func (a *agency) scope() report.Scope {
	switch a.Kind {
	case "people_government":
		return report.ScopeConsolidated
	case "government_office":
		return report.ScopeOffice
	}
	return report.ScopeAgency
}

// exists reports whether the agency should report on a year.
func (a *agency) exists(year int) bool {
	return (a.ValidFrom == 0 || a.ValidFrom <= year) && (a.ValidTo == 0 || a.ValidTo >= year)
}
