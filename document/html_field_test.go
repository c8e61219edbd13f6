package document

import (
	"strings"
	"testing"
)

// fieldCells reads one row of a table of HTML and returns its cells.
func fieldCells(t *testing.T, cells ...string) []string {
	t.Helper()
	d, err := Read([]byte("<html><body><table><tr><td>甲</td><td>"+strings.Join(cells, "</td><td>")+"</td></tr></table></body></html>"), "text/html; charset=utf-8")
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range d.Blocks {
		if b.Grid != nil {
			var got []string
			for _, c := range b.Grid.Rows[0][1:] {
				got = append(got, c.Text)
			}
			return got
		}
	}
	t.Fatalf("no table in %+v", d.Blocks)
	return nil
}

func TestACellShowsItsFieldsOfText(t *testing.T) {
	for markup, want := range map[string]string{
		`<input value="7">`:                          "7",
		`<input type=text value="7">`:                "7",
		`<input type=" Number " value="7">`:          "7",
		`<input type=hidden value="7">`:              "",
		`<input value="7" type=checkbox>`:            "",
		`<input type=text name="7">`:                 "",
		`<textarea>7</textarea>`:                     "7",
		`<textarea></textarea>`:                      "",
		`<select><option>7</option></select>`:        "",
		`<button>7</button>`:                         "",
		`1<input type=text value="7">`:               "17",
		`<span style="display:none">8</span>7`:       "7",
		`<input type=text value="7" name=n id=i>2`:   "72",
		`<textarea rows=1 cols=9>规章</textarea>`:      "规章",
		`<input type="" value="7">`:                  "7",
		`<input type=radio value="7"><b>9</b>`:       "9",
		`<textarea style="width:9em">7 8</textarea>`: "7 8",
	} {
		if got := fieldCells(t, markup, "乙"); len(got) != 2 || got[0] != want {
			t.Errorf("%s shows %q; want %q", markup, got, want)
		}
	}
}

// A <pre> that prints a table is one, and one that prints none is a paragraph.
func TestPreformattedText(t *testing.T) {
	read := func(pre string) *Document {
		d, err := Read([]byte("<html><body><p>前</p><pre>"+pre+"</pre><p>后</p></body></html>"), "text/html; charset=utf-8")
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for name, pre := range map[string]string{
		"as printed":     "规章|1|2|3\n行政规范性文件|4|5|6\n",
		"with breaks":    "规章|1|2|3<br>行政规范性文件|4|5|6<br>",
		"in spans":       "<span>规章|1|2|3</span>\n<b>行政规范性文件|4|5|6</b>",
		"in paragraphs":  "<div>规章|1|2|3</div><div>行政规范性文件|4|5|6</div>",
		"hidden beside":  "规章|1|2|3<script>|9|</script><span style=\"display:none\">|8</span><!-- |7| -->\n行政规范性文件|4|5|6",
		"parted by tabs": "规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n",
	} {
		d := read(pre)
		var grids []*Grid
		var texts []string
		for _, b := range d.Blocks {
			if b.Grid != nil {
				grids = append(grids, b.Grid)
			} else {
				texts = append(texts, b.Text)
			}
		}
		if len(grids) != 1 || len(grids[0].Rows) != 2 || len(grids[0].Rows[0]) != 4 || grids[0].Rows[0][3].Text != "3" || grids[0].Rows[1][0].Text != "行政规范性文件" || grids[0].Number != 1 || grids[0].Lines != nil {
			t.Errorf("%s: %+v; want one table of two rows", name, d.Blocks)
		}
		if strings.Join(texts, "|") != "前|后" {
			t.Errorf("%s: paragraphs %q; want what stands around it", name, texts)
		}
	}
	if d := read("全年主动公开\n政府信息12条。"); len(d.Blocks) != 3 || d.Blocks[1].Grid != nil {
		t.Errorf("%+v; want a paragraph", d.Blocks)
	}
	if d := read("<table><tr><td>规章</td><td>1</td></tr></table>"); len(d.Blocks) != 3 || d.Blocks[1].Grid == nil || d.Blocks[1].Grid.Rows[0][1].Text != "1" {
		t.Errorf("%+v; want the table in it", d.Blocks)
	}
}
