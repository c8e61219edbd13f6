package report

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
)

// An Indicator is one kind of figure: what it counts, in which unit, and which
// series over all forms it feeds.
type Indicator struct {
	Code       string      `yaml:"code"`
	Section    string      `yaml:"section"` // disclosure, requests, review, narrative, statistics, early, harmonized
	Forms      []string    `yaml:"forms"`   // names of the forms that have it
	Kind       string      `yaml:"kind"`    // count, signed_count, money, group, subtotal, derived, narrative, harmonized
	Unit       string      `yaml:"unit"`    // 件, 项, 万元 …; "" where it has none
	Parent     string      `yaml:"parent"`  // code of the group or total it is part of
	Label      string      `yaml:"label"`   // as printed; for cells of a form, as forms.yaml has it
	Variants   []string    `yaml:"variants"`
	Harmonized *Harmonized `yaml:"harmonized"`
	Note       string      `yaml:"note"` // what to beware of
}

// A Harmonized says which series an indicator feeds and how.
type Harmonized struct {
	To     string `yaml:"to"`
	How    string `yaml:"how"` // prefer or add
	Rank   int    `yaml:"rank"`
	Factor int64  `yaml:"factor"` // multiply first, 0 means 1
}

//go:embed indicators.yaml
var indicatorsYAML []byte

type dictionary struct {
	list   []Indicator
	byCode map[string]int
}

var loadDictionary = sync.OnceValue(func() dictionary {
	var file struct {
		Indicators []Indicator `yaml:"indicators"`
	}
	mustDecode("indicators.yaml", indicatorsYAML, &file)
	d := dictionary{list: file.Indicators, byCode: make(map[string]int, len(file.Indicators))}
	labels := formLabels()
	for i := range d.list {
		if d.list[i].Label == "" {
			d.list[i].Label = labels[d.list[i].Code]
		}
		d.byCode[d.list[i].Code] = i
	}
	return d
})

// Indicators returns the dictionary in its own order. The slice is shared: do
// not change it.
func Indicators() []Indicator { return loadDictionary().list }

// IndicatorByCode returns an indicator of the dictionary.
func IndicatorByCode(code string) (Indicator, bool) {
	d := loadDictionary()
	i, ok := d.byCode[code]
	if !ok {
		return Indicator{}, false
	}
	return d.list[i], true
}

// Extension reports whether a code stands for a row that an agency or a province
// added to the form, which the dictionary need not have.
func Extension(code string) bool { return strings.Contains(code, "_x_") }

// mustDecode reads an embedded file. A broken one is a broken build.
func mustDecode(name string, b []byte, into any) {
	if err := yaml.UnmarshalWithOptions(b, into, yaml.Strict()); err != nil {
		panic(fmt.Sprintf("embedded %s: %v", name, err))
	}
}
