package main

import (
	_ "embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"harvest/load"
)

//go:embed harvest.example.yaml
var exampleConfig string

// A start is what a new folder is to hold.
type start struct {
	contact                                string
	site, column, platform, agency, region string // of a first source; all empty for an example
	data                                   string // the data folder elsewhere, empty for one in the new folder
}

// A newFile is one file of a new folder.
type newFile struct {
	path, text string
	may        bool // be there already, and is left then
}

// check says what is missing of the first source.
func (f start) check() error {
	given := f.site != "" || f.column != "" || f.platform != "" || f.agency != "" || f.region != ""
	if given && (f.site == "" || f.column == "" || f.platform == "" || (f.agency == "") == (f.region == "")) {
		return errors.New("a first source takes --site, --column, --platform and either --agency or --region")
	}
	return nil
}

// files returns what the folder is to hold, each folder before what lies in it.
func (f start) files(now time.Time) ([]newFile, error) {
	configuration, err := f.configuration()
	if err != nil {
		return nil, err
	}
	fixes, err := load.ExampleFixes()
	if err != nil {
		return nil, err
	}
	name, source := f.source(now)
	list := []newFile{
		{path: "harvest.yaml", text: configuration},
		{path: filepath.Join("sources", name+".yaml"), text: source},
		{path: filepath.Join("agencies", "agencies.csv"), text: "id,name,aka,region,kind,level,valid_from,valid_to\n"},
		{path: filepath.Join("fixes", "fixes.yaml"), text: fixes},
	}
	if f.data == "" {
		list = append(list, newFile{path: ".gitignore", text: "/data/\n", may: true})
	}
	return list, nil
}

// configuration is the example with the settings that a start has.
func (f start) configuration() (string, error) {
	text := exampleConfig
	for _, set := range [][2]string{
		{"\nsources: []\n", "\nsources: [sources]\n"},
		{"\nagencies: []\n", "\nagencies: [agencies]\n"},
		{"\nfixes: []\n", "\nfixes: [fixes]\n"},
		{"\ncontact: \"\"\n", "\ncontact: " + strconv.Quote(f.contact) + "\n"},
		{"\ndata: data\n", "\ndata: " + f.dataSetting() + "\n"},
	} {
		if strings.Count(text, set[0]) != 1 {
			return "", fmt.Errorf("harvest.example.yaml: want the line %q once", strings.TrimSpace(set[0]))
		}
		text = strings.Replace(text, set[0], set[1], 1)
	}
	return text, nil
}

func (f start) dataSetting() string {
	if f.data == "" {
		return "data"
	}
	return strconv.Quote(f.data)
}

const sourceHead = `# One entry for each column of a site where annual reports are listed.
#   id        lower-case words joined by hyphens, for ever the same
#   covers    {agency: ID}, or {region: "411700", kinds: [education]}
#   platform  trs: static lists of TRS WCM; generic: links and a visible pager
#   site      scheme and host
#   column    path of the listing's first page
#   hosts     further hosts that its pages lead to
#   expect    {since: 2019, at_least: 5}: what a healthy list shows
# harvest source check reads it; harvest run --plan says what would be asked.
sources:
`

// source returns the name and the text of the file of the first source.
func (f start) source(now time.Time) (name, text string) {
	if f.site == "" {
		return "example", sourceHead + fmt.Sprintf(`- id: example
  covers: {region: "411700"}
  platform: generic
  site: https://www.example.gov.cn
  column: /zfxxgk/gknb/
  disabled: {since: "%s", reason: "an example: change it, and take this line out"}
`, now.Format(time.DateOnly))
	}
	covers := "{agency: " + strconv.Quote(f.agency) + "}"
	if f.region != "" {
		covers = "{region: " + strconv.Quote(f.region) + "}"
	}
	name = sourceName(f.site)
	return name, sourceHead + fmt.Sprintf("- id: %s\n  covers: %s\n  platform: %s\n  site: %s\n  column: %s\n",
		name, covers, strconv.Quote(f.platform), strconv.Quote(f.site), strconv.Quote(f.column))
}

var notInID = regexp.MustCompile(`[^a-z0-9]+`)

// sourceName makes an ID of a site: www.zhumadian.gov.cn is zhumadian.
func sourceName(site string) string {
	host := site
	if u, err := url.Parse(site); err == nil && u.Host != "" {
		host = u.Host
	}
	host = strings.TrimSuffix(strings.TrimPrefix(strings.ToLower(host), "www."), ".gov.cn")
	if id := strings.Trim(notInID.ReplaceAllString(host, "-"), "-"); id != "" {
		return id
	}
	return "first"
}

// make makes the folder and says what it made and what to type next. All is read
// as a night would read it before a file is made where it belongs.
func (f start) make(w io.Writer, dir string, now time.Time) error {
	list, err := f.files(now)
	if err != nil {
		return err
	}
	for _, file := range list {
		path := filepath.Join(dir, file.path)
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) && !file.may {
			if err != nil {
				return err
			}
			return &hintError{fmt.Errorf("%s is there already: nothing was made", path), "harvest init with another folder, or move that file away"}
		}
	}
	if err := rehearse(list); err != nil {
		return err
	}
	for _, file := range list {
		made, err := makeFile(filepath.Join(dir, file.path), file)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s  %s\n", made, filepath.Join(dir, file.path))
	}
	data := f.data
	if data == "" {
		data = filepath.Join(dir, "data")
	}
	if err := os.MkdirAll(data, 0o755); err != nil {
		return err
	}
	fmt.Fprintf(w, "made  %s\n", data)
	return f.next(w, dir)
}

// makeFile makes a file, and the folder it lies in, unless it is there.
func makeFile(path string, file newFile) (what string, err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return "", err
	}
	out, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if errors.Is(err, fs.ErrExist) && file.may {
		return "left", nil
	}
	if err != nil {
		return "", err
	}
	_, err = io.WriteString(out, file.text)
	return "made", errors.Join(err, out.Close())
}

// rehearse makes the files in a folder of their own and reads them.
func rehearse(list []newFile) (err error) {
	dir, err := os.MkdirTemp("", "harvest-init-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	for _, file := range list {
		if _, err := makeFile(filepath.Join(dir, file.path), file); err != nil {
			return err
		}
	}
	if _, err := (&config{file: filepath.Join(dir, "harvest.yaml")}).settings(); err != nil {
		return &hintError{fmt.Errorf("the first source would be wrong: %w", err), "harvest init --help; agencies of your own come later, in agencies/agencies.csv: begin with --region"}
	}
	return nil
}

// next says what to type next.
func (f start) next(w io.Writer, dir string) error {
	here := ""
	if dir != "." {
		here = " --config " + filepath.Join(dir, "harvest.yaml")
	}
	if f.contact == "" {
		fmt.Fprintf(w, "next  set contact in %s: whom a site may write to\n", filepath.Join(dir, "harvest.yaml"))
	}
	if f.site == "" {
		fmt.Fprintf(w, "next  make %s a source of yours\n", filepath.Join(dir, "sources", "example.yaml"))
	}
	_, err := fmt.Fprintf(w, "next  harvest source check%[1]s\nnext  harvest run --plan%[1]s\nnext  harvest run%[1]s\n", here)
	return err
}
