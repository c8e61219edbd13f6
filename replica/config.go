package replica

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"harvest/report"
)

// Sources returns one source for every column of every site. All are private,
// and keep the pace that the province is set to.
func (p *Province) Sources() []report.Source {
	var list []report.Source
	for _, c := range p.columns {
		s := report.Source{
			ID: c.id, Name: c.site.name + "：" + c.name, Covers: c.covers, Platform: c.site.platform,
			Site: "http://" + c.site.host, Column: c.path, Pace: p.Pace, Private: true,
			Expect: report.Expect{Since: FirstYear, AtLeast: len(c.editions)},
		}
		s.Covers.Kinds = slices.Clone(c.covers.Kinds)
		for _, a := range c.agencies {
			if other := c.elsewhere[a]; other != nil && !slices.Contains(s.Hosts, other.host) {
				s.Hosts = append(s.Hosts, other.host)
			}
		}
		list = append(list, s)
	}
	return list
}

// WriteConfig writes what harvest reads to crawl the province: the folders
// sources, agencies and regions, each with one file called replica. It makes dir
// and overwrites those files.
func (p *Province) WriteConfig(dir string) error {
	files := []struct {
		name string
		text func() (string, error)
	}{
		{"sources/replica.yaml", p.sourcesYAML},
		{"agencies/replica.csv", p.agenciesCSV},
		{"regions/replica.csv", p.regionsCSV},
	}
	for _, f := range files {
		text, err := f.text()
		if err != nil {
			return fmt.Errorf("write %s: %w", f.name, err)
		}
		path := filepath.Join(dir, filepath.FromSlash(f.name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return fmt.Errorf("write configuration of the replica: %w", err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			return fmt.Errorf("write configuration of the replica: %w", err)
		}
	}
	return nil
}

func (p *Province) sourcesYAML() (string, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "# Columns of the made-up province %s, seed %d. Every site is on loopback.\n\nsources:\n", p.Name, p.Seed)
	for _, s := range p.Sources() {
		fmt.Fprintf(&b, "- id: %s\n  name: %s\n", s.ID, strconv.Quote(s.Name))
		if s.Covers.Agency != "" {
			fmt.Fprintf(&b, "  covers: {agency: %s}\n", s.Covers.Agency)
		} else {
			fmt.Fprintf(&b, "  covers: {region: %q", s.Covers.Region)
			if len(s.Covers.Kinds) > 0 {
				fmt.Fprintf(&b, ", kinds: [%s]", strings.Join(s.Covers.Kinds, ", "))
			}
			b.WriteString("}\n")
		}
		fmt.Fprintf(&b, "  platform: %s\n  site: %s\n  column: %s\n", s.Platform, s.Site, strconv.Quote(s.Column))
		if len(s.Hosts) > 0 {
			fmt.Fprintf(&b, "  hosts: [%s]\n", strings.Join(s.Hosts, ", "))
		}
		if s.Pace > 0 {
			fmt.Fprintf(&b, "  pace: %s\n", s.Pace)
		}
		fmt.Fprintf(&b, "  expect: {since: %d, at_least: %d}\n  private: true\n", s.Expect.Since, s.Expect.AtLeast)
	}
	return b.String(), nil
}

func (p *Province) agenciesCSV() (string, error) {
	lines := [][]string{{"id", "name", "aka", "region", "kind", "level", "valid_from", "valid_to"}}
	for _, a := range p.Agencies() {
		lines = append(lines, []string{a.ID, a.Name, strings.Join(a.Aka, ";"), a.Region, a.Kind, a.Level,
			yearOrNone(a.ValidFrom), yearOrNone(a.ValidTo)})
	}
	return csvText(lines)
}

func (p *Province) regionsCSV() (string, error) {
	lines := [][]string{{"code", "name", "level", "parent"}}
	for _, r := range p.Regions() {
		lines = append(lines, []string{r.Code, r.Name, r.Level, r.Parent})
	}
	return csvText(lines)
}

func yearOrNone(year int) string {
	if year == 0 {
		return ""
	}
	return strconv.Itoa(year)
}

func csvText(lines [][]string) (string, error) {
	var b strings.Builder
	w := csv.NewWriter(&b)
	err := w.WriteAll(lines)
	return b.String(), err
}
