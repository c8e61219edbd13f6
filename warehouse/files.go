package warehouse

import (
	"embed"
	"io/fs"
	"path"
	"strings"
)

//go:embed tables/*.sql views/*.sql checks/*.sql examples/*.sql release/*.sql gates/*.sql explain/*.sql
var files embed.FS

// Tables names the tables, in the order they are made.
func Tables() []string {
	return []string{"meta", "indicator", "member", "region", "agency", "source", "run", "exchange", "capture", "listed",
		"reading", "report", "fact", "section", "claim", "finding", "extra", "evidence", "fix"}
}

// Views names the views, each after those it reads.
func Views() []string {
	return []string{"edition_choice", "edition", "annual_report", "figure", "form_2008", "form_2014", "form_2019", "form_2021", "fingerprint",
		"contradiction_in_report", "contradiction_between_years", "contradiction_between_agencies", "contradiction",
		"coverage", "city_year", "unconfirmed_agency", "unknown_label", "problem", "visit", "source_status"}
}

// GateNames names the gates: each lists what keeps a release from being published.
func GateNames() []string { return named("gates") }

// Examples returns the example queries by name.
func Examples() map[string]string {
	examples := make(map[string]string)
	for _, name := range named("examples") {
		examples[name] = statements("examples", name)
	}
	return examples
}

// named lists the files of a folder without their ending, in order.
func named(folder string) []string {
	found, err := fs.Glob(files, folder+"/*.sql")
	if err != nil {
		panic(err)
	}
	for i, f := range found {
		found[i] = strings.TrimSuffix(path.Base(f), ".sql")
	}
	return found
}

// statements returns the text of an embedded file.
func statements(folder, name string) string {
	b, err := files.ReadFile(folder + "/" + name + ".sql")
	if err != nil {
		panic(err)
	}
	return string(b)
}
