package report

import (
	"bufio"
	"crypto/sha256"
	"embed"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// An Agency is a body that reports. Its identity is ID, never its address or the
// title of a page; a new name is a change to one row.
type Agency struct {
	ID        string
	Name      string
	Aka       []string // other names it prints
	Region    string   // division code of six digits
	Kind      string   // people_government, government_office, emergency_management …
	Level     string   // national, province, city, county or township
	ValidFrom int      // first report year, 0 unknown
	ValidTo   int      // last report year, 0 while it exists
	Confirmed bool     // a person entered it; false for a name met on a page
}

// Agencies resolves names to agencies. It is safe for concurrent use.
type Agencies struct {
	list   []Agency
	region map[string][]int // by region code
	name   map[string][]int // by name key
	id     map[string]int
}

//go:embed agencies/*.csv
var agencyFiles embed.FS

var embeddedAgencies = sync.OnceValue(func() []Agency {
	list, err := ReadAgencies(mustSub(agencyFiles, "agencies"), "agencies")
	if err != nil {
		panic(err)
	}
	return list
})

// EmbeddedAgencies returns the agencies that come with harvest.
func EmbeddedAgencies() []Agency { return slices.Clone(embeddedAgencies()) }

func mustSub(f fs.FS, dir string) fs.FS {
	sub, err := fs.Sub(f, dir)
	if err != nil {
		panic(err)
	}
	return sub
}

var agencyColumns = []string{"id", "name", "aka", "region", "kind", "level", "valid_from", "valid_to"}

// ReadAgencies reads every .csv file at the top of a folder. The first line names
// the columns id, name, aka (parted by ;), region, kind, level, valid_from and
// valid_to. A line that breaks a rule is a *FileError.
func ReadAgencies(folder fs.FS, name string) ([]Agency, error) {
	files, err := fs.Glob(folder, "*.csv")
	if err != nil {
		return nil, err
	}
	var list []Agency
	for _, file := range files {
		f, err := folder.Open(file)
		if err != nil {
			return nil, fmt.Errorf("read agencies: %w", err)
		}
		agencies, err := readAgencyFile(f, name+"/"+file)
		f.Close()
		if err != nil {
			return nil, err
		}
		list = append(list, agencies...)
	}
	return list, nil
}

func readAgencyFile(r io.Reader, file string) ([]Agency, error) {
	in := csv.NewReader(withoutMark(r))
	in.FieldsPerRecord = len(agencyColumns)
	in.Comment = '#'
	var list []Agency
	for n := 0; ; n++ {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			return list, nil
		}
		if err != nil {
			return nil, &FileError{File: file, Err: err}
		}
		line, _ := in.FieldPos(0)
		if n == 0 {
			if !slices.Equal(record, agencyColumns) {
				return nil, &FileError{File: file, Line: line, Err: fmt.Errorf("columns %v, want %v", record, agencyColumns)}
			}
			continue
		}
		a := Agency{ID: record[0], Name: record[1], Region: record[3], Kind: record[4], Level: record[5], Confirmed: true}
		if record[2] != "" {
			a.Aka = strings.Split(record[2], ";")
		}
		for i, year := range []*int{&a.ValidFrom, &a.ValidTo} {
			if text := record[6+i]; text != "" {
				if *year, err = strconv.Atoi(text); err != nil {
					return nil, &FileError{File: file, Line: line, Key: agencyColumns[6+i], Err: fmt.Errorf("%q is no year", text)}
				}
			}
		}
		switch {
		case !sourceID.MatchString(a.ID):
			return nil, &FileError{File: file, Line: line, Key: "id", Err: fmt.Errorf("%q: want lower-case words joined by hyphens", a.ID)}
		case a.Name == "":
			return nil, &FileError{File: file, Line: line, Key: "name", Err: errors.New("missing")}
		case !regionCode.MatchString(a.Region):
			return nil, &FileError{File: file, Line: line, Key: "region", Err: fmt.Errorf("%q: want a division code of six digits", a.Region)}
		}
		list = append(list, a)
	}
}

// withoutMark passes over the mark that spreadsheets put before UTF-8.
func withoutMark(r io.Reader) io.Reader {
	b := bufio.NewReader(r)
	if head, err := b.Peek(3); err == nil && string(head) == "\ufeff" {
		if _, err := b.Discard(3); err != nil {
			return r
		}
	}
	return b
}

// NewAgencies returns a resolver over lists of agencies. Where two have one ID,
// the later stands.
func NewAgencies(lists ...[]Agency) *Agencies {
	a := &Agencies{region: make(map[string][]int), name: make(map[string][]int), id: make(map[string]int)}
	for _, list := range lists {
		for _, agency := range list {
			if i, ok := a.id[agency.ID]; ok {
				a.list[i] = agency
				continue
			}
			a.id[agency.ID] = len(a.list)
			a.list = append(a.list, agency)
		}
	}
	for i, agency := range a.list {
		a.region[agency.Region] = append(a.region[agency.Region], i)
		for _, n := range append([]string{agency.Name}, agency.Aka...) {
			key := NameKey(n)
			a.name[key] = append(a.name[key], i)
		}
	}
	return a
}

// All returns the agencies in the order they were given. Do not change it.
func (a *Agencies) All() []Agency { return a.list }

// ByID returns an agency.
func (a *Agencies) ByID(id string) (Agency, bool) {
	i, ok := a.id[id]
	if !ok {
		return Agency{}, false
	}
	return a.list[i], true
}

// Resolve returns the agency that prints a name in a year, where region is the
// division of the source: the place decides between agencies of one name, and
// completes a name that leaves its place out (市应急管理局). A name that fits no
// agency, or several, gets one of its own, not confirmed, whose ID is made of
// the region and the name, so that the same name always gets the same ID.
func (a *Agencies) Resolve(name, region string, year int) Agency {
	key := NameKey(name)
	if found := a.pick(a.name[key], region, year); found >= 0 {
		return a.list[found]
	}
	if short := withoutPlace(key); region != "" && short != "" {
		var match []int
		for _, i := range a.region[region] {
			for _, n := range append([]string{a.list[i].Name}, a.list[i].Aka...) {
				if full := NameKey(n); strings.HasSuffix(full, short) && placeOnly(strings.TrimSuffix(full, short)) {
					match = append(match, i)
					break
				}
			}
		}
		if found := a.pick(match, region, year); found >= 0 {
			return a.list[found]
		}
	}
	return unconfirmed(name, key, region)
}

// pick returns the one candidate that lies in region and exists in year, or -1.
// Without a region a name must be the only one of its kind.
func (a *Agencies) pick(candidates []int, region string, year int) int {
	found := -1
	for _, i := range candidates {
		agency := &a.list[i]
		if region != "" && !within(agency.Region, region) ||
			year > 0 && (agency.ValidFrom > year || agency.ValidTo > 0 && agency.ValidTo < year) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// within reports whether a division lies in another: a county in its city, a
// city in its province.
func within(code, region string) bool {
	switch {
	case strings.HasSuffix(region, "0000"):
		return code[:2] == region[:2]
	case strings.HasSuffix(region, "00"):
		return code[:4] == region[:4]
	}
	return code == region
}

func unconfirmed(name, key, region string) Agency {
	sum := sha256.Sum256([]byte(region + "\n" + key))
	place := region
	if place == "" {
		place = "000000"
	}
	return Agency{ID: "x-" + place + "-" + hex.EncodeToString(sum[:5]), Name: name, Region: region, Kind: "other"}
}

// withoutPlace cuts 省, 市, 区, 县, 旗, 州 or 本级 from the front of a name that
// begins with nothing else; "" where nothing is left.
func withoutPlace(key string) string {
	for _, p := range []string{"本省", "本市", "本县", "本区", "全市", "省", "市", "区", "县", "旗", "州"} {
		if rest, ok := strings.CutPrefix(key, p); ok {
			return rest
		}
	}
	return key
}

// placeOnly reports whether what stands before a short name can be a place.
func placeOnly(s string) bool {
	for _, end := range []string{"省", "市", "区", "县", "旗", "州", "盟"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return s == ""
}

// NameKey is a name as names are compared: without white space and quotes, with
// brackets of one width.
func NameKey(name string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '(':
			return '（'
		case ')':
			return '）'
		case ' ', '\t', '\n', '\r', '\u00a0', '\u3000', '\u200b', '\ufeff', '“', '”', '"', '《', '》':
			return -1
		}
		return r
	}, name)
}
