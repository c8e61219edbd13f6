package replica

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestGBKPagesAreGBK(t *testing.T) {
	t.Parallel()
	for _, seed := range seeds[:1] { // the other provinces are coded by the same code
		p := province(seed)
		h := p.Handler(1, nil)
		for _, r := range truth(seed).Reports {
			w := get(h, r.URL)
			body, header := w.Body.Bytes(), w.Header().Get("Content-Type")
			meta := bytes.Contains(body, []byte("charset=gb2312"))
			switch {
			case hasQuirk(r.Quirks, GBKMeta):
				if !meta || strings.Contains(header, "charset") {
					t.Errorf("seed %d: %s: meta says GBK %t, header %q", seed, r.URL, meta, header)
				}
			case hasQuirk(r.Quirks, GBKBare):
				if meta || strings.Contains(header, "charset") {
					t.Errorf("seed %d: %s: meta says GBK %t, header %q; want neither to say anything", seed, r.URL, meta, header)
				}
			case hasQuirk(r.Quirks, GBKLying):
				if !meta || !strings.Contains(header, "ISO-8859-1") {
					t.Errorf("seed %d: %s: meta says GBK %t, header %q", seed, r.URL, meta, header)
				}
			default:
				if !utf8.Valid(body) {
					t.Errorf("seed %d: %s is no UTF-8", seed, r.URL)
				}
				continue
			}
			text, err := simplifiedchinese.GBK.NewDecoder().Bytes(body)
			if err != nil || utf8.Valid(body) || bytes.ContainsRune(text, utf8.RuneError) || !bytes.Contains(text, []byte("政府信息公开")) {
				t.Errorf("seed %d: %s is no GBK: %v", seed, r.URL, err)
			}
		}
	}
}

func TestEncodeKeepsWhatGBKLacks(t *testing.T) {
	for _, c := range []struct {
		charset charset
		media   string
		text    string
		want    string
	}{
		{utf8Charset, "text/html", "公开©", "公开©"},
		{gbkMeta, "text/html", "公开", "\xb9\xab\xbf\xaa"},
		{gbkMeta, "text/html", "©", "&#169;"},
	} {
		if got := string(c.charset.encode(c.media, c.text)); got != c.want {
			t.Errorf("encode(%s, %q) = %q, want %q", c.media, c.text, got, c.want)
		}
	}
}
