package report

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// A Form is one of the official forms: its tables, and in them every cell that a
// report of that form must print.
type Form struct {
	Name     string // 2021, 2019 …
	Basis    string // the notice that set it
	From, To int    // report years; To is 0 while it is in force
	Tables   []Table
}

// A Table is one table of a form, cut into blocks that each have columns of
// their own.
type Table struct {
	Name   string // disclosure, requests, review or statistics
	Number int    // of the section it stands in: 2, 3 or 4; 0 for an annex
	Blocks []FormBlock
}

// A FormBlock is a run of rows under one head.
type FormBlock struct {
	Label   string // as printed above the head, "" where none is
	Columns []Column
	Rows    []Row
}

// A Column is one column of figures.
type Column struct {
	Label    string
	Under    []string // headings above it
	Variants []string
}

// A Row is one row of figures. Cells stand in the order of the block's columns.
type Row struct {
	Label     string
	Variants  []string
	Under     []string // headings to its left, outermost first
	Group     string   // indicator of the innermost heading, "" where it has none
	Extension bool     // not on the national form: no fact where a report lacks it
	Cells     []Cell
}

// A Cell is one figure of a form.
type Cell struct {
	Indicator string
	Member    string // "" where the indicator has no applicant
}

// String is the cell as a person types it: an indicator, and behind a slash the
// member where it has one.
func (c Cell) String() string {
	if c.Member == "" {
		return c.Indicator
	}
	return c.Indicator + "/" + c.Member
}

// A SectionHead is one of the six sections of a report's prose.
type SectionHead struct {
	Number  int        `yaml:"number"`
	Heading string     `yaml:"heading"`
	Words   [][]string `yaml:"words"` // all words of one list stand in a heading of this section
}

//go:embed forms.yaml
var formsYAML []byte

type formsFile struct {
	Forms []struct {
		Name  string `yaml:"name"`
		Basis string `yaml:"basis"`
		From  int    `yaml:"from"`
		To    int    `yaml:"to"`
	} `yaml:"forms"`
	Members []struct {
		Code     string   `yaml:"code"`
		Label    string   `yaml:"label"`
		Under    string   `yaml:"under"`
		Variants []string `yaml:"variants"`
	} `yaml:"members"`
	Sections []SectionHead `yaml:"sections"`
	Tables   []tableFile   `yaml:"tables"`
}

type tableFile struct {
	Name    string        `yaml:"name"`
	Forms   []string      `yaml:"forms"` // names of the forms that have the table
	Number  int           `yaml:"number"`
	Blocks  []blockFile   `yaml:"blocks"`
	Rows    []rowFile     `yaml:"rows"`
	Results []elementFile `yaml:"results"`
	Parts   []partFile    `yaml:"parts"`
}

type blockFile struct {
	Label   string        `yaml:"label"`
	Form    string        `yaml:"form"`
	Columns []elementFile `yaml:"columns"`
	Rows    []rowFile     `yaml:"rows"`
}

type rowFile struct {
	Label     string   `yaml:"label"`
	Form      string   `yaml:"form"`
	Variants  []string `yaml:"variants"`
	Under     []string `yaml:"under"`
	Group     string   `yaml:"group"`
	Extension bool     `yaml:"extension"`
	Cell      string   `yaml:"cell"`
	Cells     []string `yaml:"cells"`
}

type elementFile struct {
	Code     string   `yaml:"code"`
	Label    string   `yaml:"label"`
	Variants []string `yaml:"variants"`
}

type partFile struct {
	Code     string   `yaml:"code"`
	Label    []string `yaml:"label"`
	Variants []string `yaml:"variants"`
}

var loadForms = sync.OnceValue(func() formsFile {
	var f formsFile
	mustDecode("forms.yaml", formsYAML, &f)
	return f
})

var buildForms = sync.OnceValue(func() []*Form {
	file := loadForms()
	var forms []*Form
	for _, f := range file.Forms {
		form := &Form{Name: f.Name, Basis: f.Basis, From: f.From, To: f.To}
		for i := range file.Tables {
			if !slices.Contains(file.Tables[i].Forms, f.Name) {
				continue
			}
			form.Tables = append(form.Tables, file.table(&file.Tables[i], f.Name))
		}
		forms = append(forms, form)
	}
	return forms
})

// Forms returns the forms, newest first. They are shared: do not change them.
func Forms() []*Form { return buildForms() }

// FormByName returns a form.
func FormByName(name string) (*Form, bool) {
	for _, f := range Forms() {
		if f.Name == name {
			return f, true
		}
	}
	return nil, false
}

// FormOf returns the form in force for a report year.
func FormOf(year int) (*Form, bool) {
	for _, f := range Forms() {
		if f.InForce(year) {
			return f, true
		}
	}
	return nil, false
}

// Table returns the form's table of a name: one without blocks where the form has
// none.
func (f *Form) Table(name string) *Table {
	for i := range f.Tables {
		if f.Tables[i].Name == name {
			return &f.Tables[i]
		}
	}
	return &Table{Name: name}
}

// Path says where a cell stands on the form, outermost first: the headings of its
// row, the row's label, the headings of its column and the column's label. It is nil
// for a cell that the form does not have.
func (f *Form) Path(cell Cell) []string {
	for _, t := range f.Tables {
		for _, b := range t.Blocks {
			for _, r := range b.Rows {
				k := slices.Index(r.Cells, cell)
				if k < 0 {
					continue
				}
				path := slices.Clone(r.Under)
				if r.Label != "" {
					path = append(path, r.Label)
				}
				return append(append(path, b.Columns[k].Under...), b.Columns[k].Label)
			}
		}
	}
	return nil
}

// Cells returns every cell of the table in printed order, extension rows left out.
func (t *Table) Cells() []Cell {
	var cells []Cell
	for _, b := range t.Blocks {
		for _, r := range b.Rows {
			if !r.Extension {
				cells = append(cells, r.Cells...)
			}
		}
	}
	return cells
}

// SectionHeads returns the six sections in order.
func SectionHeads() []SectionHead { return loadForms().Sections }

// Members returns the codes of the seven applicants of table 3 in printed order;
// the last is total.
func Members() []string {
	var codes []string
	for _, m := range loadForms().Members {
		codes = append(codes, m.Code)
	}
	return codes
}

// Total is the member that stands for all applicants.
const Total = "total"

// MemberLabel returns a member's printed label, "" for an unknown code.
func MemberLabel(code string) string {
	for _, m := range loadForms().Members {
		if m.Code == code {
			return m.Label
		}
	}
	return ""
}

func (f *formsFile) table(t *tableFile, form string) Table {
	table := Table{Name: t.Name, Number: t.Number}
	for _, b := range t.Blocks {
		if b.Form != "" && b.Form != form {
			continue
		}
		block := FormBlock{Label: b.Label}
		for _, c := range b.Columns {
			block.Columns = append(block.Columns, Column{Label: c.Label, Variants: c.Variants})
		}
		for _, r := range b.Rows {
			row := Row{Label: r.Label, Variants: r.Variants, Under: r.Under, Group: r.Group, Extension: r.Extension}
			for _, code := range r.Cells {
				row.Cells = append(row.Cells, Cell{Indicator: code})
			}
			block.Rows = append(block.Rows, row)
		}
		table.Blocks = append(table.Blocks, block)
	}
	if len(t.Rows) > 0 {
		table.Blocks = append(table.Blocks, f.requests(t, form))
	}
	if len(t.Parts) > 0 {
		table.Blocks = append(table.Blocks, review(t))
	}
	return table
}

func (f *formsFile) requests(t *tableFile, form string) FormBlock {
	var block FormBlock
	for _, m := range f.Members {
		c := Column{Label: m.Label, Variants: m.Variants}
		if m.Under != "" {
			c.Under = []string{m.Under}
		}
		block.Columns = append(block.Columns, c)
	}
	for _, r := range t.Rows {
		if r.Form != "" && r.Form != form {
			continue
		}
		row := Row{Label: r.Label, Variants: r.Variants, Under: r.Under, Group: r.Group}
		for _, m := range f.Members {
			row.Cells = append(row.Cells, Cell{Indicator: r.Cell, Member: m.Code})
		}
		block.Rows = append(block.Rows, row)
	}
	return block
}

func review(t *tableFile) FormBlock {
	block := FormBlock{Rows: []Row{{}}}
	for _, p := range t.Parts {
		for _, r := range t.Results {
			block.Columns = append(block.Columns, Column{Label: r.Label, Under: p.Label, Variants: r.Variants})
			block.Rows[0].Cells = append(block.Rows[0].Cells, Cell{Indicator: p.Code + "_" + r.Code})
		}
	}
	return block
}

// formLabels returns the printed path of every indicator that a form prints.
func formLabels() map[string]string {
	labels := make(map[string]string)
	for _, f := range slices.Backward(Forms()) {
		for _, t := range f.Tables {
			for _, b := range t.Blocks {
				for _, r := range b.Rows {
					for i, c := range r.Cells {
						switch {
						case c.Member != "":
							labels[c.Indicator] = r.Label
							if r.Group != "" {
								labels[r.Group] = r.Under[len(r.Under)-1]
							}
						case t.Name == "statistics":
							labels[c.Indicator] = r.Label
						case r.Label == "":
							labels[c.Indicator] = strings.Join(append(slices.Clone(b.Columns[i].Under), b.Columns[i].Label), "/")
						default:
							labels[c.Indicator] = r.Label + "/" + b.Columns[i].Label
						}
					}
				}
			}
		}
	}
	return labels
}

// InForce reports whether reports of a year followed the form.
func (f *Form) InForce(year int) bool { return year >= f.From && (f.To == 0 || year <= f.To) }
