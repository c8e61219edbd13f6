package document

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const scriptTable = `<p class="t">一、总体情况</p><p>本机关依法公开政府信息，全年主动公开政府信息若干条，依法办理申请，未发生收费。</p><table border="1"><tr><td>规章</td><td>1</td></tr><tr><td>行政规范性文件</td><td>2</td></tr></table><p>二</p>`

// A page that shows no table is what its script puts in (Q53).
func TestMarkupInAScriptIsRead(t *testing.T) {
	literal, err := json.Marshal(scriptTable)
	if err != nil {
		t.Fatal(err)
	}
	single := "'" + strings.ReplaceAll(scriptTable, "/", `\/`) + "'"
	want := []string{"一、总体情况", "本机关依法公开政府信息，全年主动公开政府信息若干条，依法办理申请，未发生收费。", "1: 规章@1 1@2", "1: 行政规范性文件@1 2@2", "二"}
	for name, body := range map[string]string{
		"a JSON string in a script": `<html><head><title>t</title></head><body><div id="app"></div><script>window._DETAIL = {"id":1,"content":` + string(literal) + `};</script></body></html>`,
		"single quotes":             `<html><body><script>var c = ` + single + `;</script></body></html>`,
		"a template literal":        "<html><body><script>var c = `" + scriptTable + "`;</script></body></html>",
		"a JSON file":               `{"code":0,"data":{"title":"x","body":` + string(literal) + `}}`,
		"markup escaped once more":  `{"data":"` + strings.NewReplacer("<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(scriptTable) + `"}`,
		"a longer string without a table": `<html><body><script>var a = "<p>` + strings.Repeat("页", 900) + `</p><p>a</p><p>b</p>"; var c = ` + string(literal) +
			`;</script></body></html>`,
	} {
		d, err := Read([]byte(body), "")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(want, laid(d)); diff != "" {
			t.Errorf("%s: -want +got\n%s", name, diff)
		}
	}
}

// A page that shows a table, or enough text, is what it shows.
func TestAPageThatShowsItsTextIsNotLookedBehind(t *testing.T) {
	literal, err := json.Marshal(strings.ReplaceAll(scriptTable, "table", "div"))
	if err != nil {
		t.Fatal(err)
	}
	script := `<script>var c = ` + string(literal) + `</script>`
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"its own table": {`<table><tr><td>甲<td>3</table><script>var c = "` + strings.ReplaceAll(scriptTable, `"`, `\"`) + `"</script>`, []string{"1: 甲@1 3@2"}},
		"its own text":  {"<p>" + strings.Repeat("文", 500) + "</p>" + script, []string{strings.Repeat("文", 500)}},
		"no markup":     {`<p>文</p><script>var c = "` + strings.Repeat("x", 300) + `"</script>`, []string{"文"}},
		"an open quote": {"<p>文</p><script>// don't\nvar c = 1</script>", []string{"文"}},
	} {
		d, err := Read([]byte(c.body), "")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, laid(d)); diff != "" {
			t.Errorf("%s: -want +got\n%s", name, diff)
		}
	}
	d, err := Read([]byte("<p>文</p>"+script), "")
	if err != nil || len(d.Blocks) < 3 || d.Blocks[1].Line != 2 {
		t.Errorf("Read of a shell = %+v, %v; want its paragraphs behind the page's own, counted on", d, err)
	}
}

func TestUnescapeScript(t *testing.T) {
	for in, want := range map[string]string{
		`a\/b`: "a/b", `\u7532\u5e02`: "甲市", `a\nb`: "a b", `\"q\"`: `"q"`, `end\`: `end\`, `\uZZZZx`: "ZZZZx", `\u12`: "12", `\x`: "x",
	} {
		if got := unescapeScript([]byte(in)); got != want {
			t.Errorf("unescapeScript(%q) = %q; want %q", in, got, want)
		}
	}
}

// Quotation marks that are never closed are not looked behind once more for each of
// them: a page of 2 MB took minutes.
func TestQuotesThatStayOpenTakeNoTime(t *testing.T) {
	for _, quote := range []string{"\\`", "\\\"", "\\'"} {
		text := []byte(strings.Repeat(quote, 1<<20) + "\n\"" + strings.Repeat("x", shortestMarkup) + "\"")
		var got []string
		eachString(text, func(s string) { got = append(got, s) })
		if len(got) != 1 || strings.Trim(got[0], "x") != "" {
			t.Errorf("eachString of a million of %s: %d strings; want the one behind them", quote, len(got))
		}
	}
}

func FuzzScript(f *testing.F) {
	f.Add([]byte(`{"a":"<p><p><p>"}`))
	f.Add([]byte("var a = '<table><td>' + \"\\u12"))
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > 1<<14 {
			return
		}
		eachString(text, func(s string) {
			if len(s) > 2*len(text) {
				t.Fatalf("%d bytes out of %d", len(s), len(text))
			}
		})
		longestMarkup(text, nil, true)
	})
}
