package replica

import "fmt"

const provinceCode = "990000"

// cityCount is how many cities a province has.
const cityCount = 8

// A Region is one division: its code of six digits, its level (province, city
// or county) and the code of the division it lies in, "" for the province.
type Region struct{ Code, Name, Level, Parent string }

// A City is a city and the counties in it.
type City struct {
	Code, Name string
	Counties   []Region

	domain        string // yunting: the city's sites lie under yunting.gov.test
	countyDomains []string
}

// A place is a name that no real division of its level has, and how it is
// written in an address.
type place struct{ name, domain string }

var provinceNames = []string{"璟川省", "沧屏省", "景澜省", "砚江省", "云岫省"}

var cityNames = []place{
	{"云汀", "yunting"}, {"澄浦", "chengpu"}, {"岚川", "lanchuan"}, {"宁渚", "ningzhu"},
	{"柏原", "boyuan"}, {"桂屿", "guiyu"}, {"松漪", "songyi"}, {"栖梧", "qiwu"},
	{"砚溪", "yanxi"}, {"鹿鸣", "luming"}, {"望湖", "wanghu"}, {"苇泽", "weize"},
	{"梓陵", "ziling"}, {"晴岚", "qinglan"}, {"沧浦", "cangpu"}, {"霞浔", "xiaxun"},
}

var countyNames = []place{
	{"青萝县", "qingluo"}, {"竹坞县", "zhuwu"}, {"石浔县", "shixun"}, {"雁泽县", "yanze"},
	{"白榆县", "baiyu"}, {"南圃区", "nanpu"}, {"双桅区", "shuangwei"}, {"临砚县", "linyan"},
	{"北渚区", "beizhu"}, {"柳汀县", "liuting"}, {"茗溪县", "mingxi"}, {"枕河区", "zhenhe"},
	{"麦坪县", "maiping"}, {"荻港区", "digang"}, {"梅坞县", "meiwu"}, {"橘洲区", "juzhou"},
}

func (p *Province) drawPlaces() {
	d := newDice(p.Seed, "places")
	p.Name = pick(d, provinceNames...)
	cities := shuffled(d, cityNames)
	counties := shuffled(d, countyNames)
	for i, c := range cities[:cityCount] {
		city := City{Code: fmt.Sprintf("99%02d00", i+1), Name: c.name + "市", domain: c.domain}
		county := counties[i]
		city.Counties = []Region{{
			Code: fmt.Sprintf("99%02d01", i+1), Name: county.name, Level: "county", Parent: city.Code,
		}}
		city.countyDomains = []string{county.domain}
		p.Cities = append(p.Cities, city)
	}
}

// portal is the host of the city's portal.
func (c *City) portal() string { return "www." + c.domain + ".gov.test" }
