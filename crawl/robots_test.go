package crawl

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"time"
)

// simpleExample and longestExample are those of RFC 9309, sections 5.1 and 5.2.
const (
	simpleExample = `User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: bazbot
Disallow: /example/page.html

User-Agent: quxbot

EOF
`
	longestExample = `User-Agent: foobot
Allow: /example/page/
Disallow: /example/page/disallowed.gif
`
)

func TestRobotsReadsTheExamplesOfTheRFC(t *testing.T) {
	for _, test := range []struct{ body, agent, allowed, disallowed string }{
		{simpleExample, "harvest", "/ /publications/ /publications/a.gif /a.gif?b /a.gifs /example", "/a.gif /example/ /example/page.html"},
		{simpleExample, "foobot", "/example/page.html /example/allowed.gif /robots.txt", "/ /publications/ /example/other.gif"},
		{simpleExample, "barbot", "/ /example/ /a.gif", "/example/page.html"},
		{simpleExample, "bazbot", "/ /example/ /a.gif", "/example/page.html"},
		{simpleExample, "quxbot", "/ /example/page.html /a.gif", ""},
		{longestExample, "foobot", "/ /example/page/ /example/page/allowed.gif", "/example/page/disallowed.gif"},
		{longestExample, "harvest", "/example/page/disallowed.gif", ""},
	} {
		checkAllows(t, test.body, test.agent, test.allowed, test.disallowed)
	}
}

// checkAllows checks one file against targets parted by spaces.
func checkAllows(t *testing.T, body, agent, allowed, disallowed string) {
	t.Helper()
	r := parseRobots([]byte(body), agent)
	for want, targets := range map[bool]string{true: allowed, false: disallowed} {
		for target := range strings.FieldsSeq(targets) {
			if got := r.allows(target); got != want {
				t.Errorf("parseRobots(%.200q, %q).allows(%q) = %t; want %t", body, agent, target, got, want)
			}
		}
	}
}

func TestRobotsRules(t *testing.T) {
	for _, test := range []struct{ name, rules, allowed, disallowed string }{
		{"Allow wins a tie", "Disallow: /a\nAllow: /a", "/a /ab", ""},
		{"Allow wins a tie in either order", "Allow: /a\nDisallow: /a", "/a /ab", ""},
		{"octets of the pattern decide, not of the match", "Allow: /a*\nDisallow: /a/b", "/a/c", "/a/b /a/b/c/d"},
		{"length beats order", "Disallow: /\nAllow: /a/", "/a/ /a/b", "/ /a /b"},
		{"an empty Disallow disallows nothing", "Disallow:", "/ /a", ""},
		{"an empty Allow allows nothing", "Allow:\nDisallow: /a", "/", "/a"},
		{"a pattern without / or * is no rule", "Disallow: a\nDisallow: http://a.test/b\nDisallow: $", "/ /a /b", ""},
		{"robots.txt is always allowed", "Disallow: /\nDisallow: /robots.txt", "/robots.txt /robots%2Etxt", "/ /robots.txt2 /a/robots.txt"},
		{"case of a path counts", "Disallow: /A", "/a", "/A"},
		{"case of a key does not", "dISALLOW: /a", "/b", "/a"},
		{"a star is any run", "Disallow: /a*/b", "/a /b /a/c", "/a/b /a/x/b /axx/b/c"},
		{"stars in a row are one", "Disallow: /a***b$", "/a", "/ab /axb"},
		{"a last $ is the end", "Disallow: /a$", "/ab /a/ /a?b", "/a"},
		{"segments do not overlap", "Disallow: /*aba*ba$", "/aba /ababb", "/ababa /abaxba"},
		{"the last segment is sought from the end", "Disallow: /*.htm$", "/a.html /a.htm.html", "/a.htm /a.htm.htm /a.html.htm"},
		{"a $ inside is a $", "Disallow: /a$b", "/a /ab", "/a$b /a%24b"},
		{"an escaped star and $ are themselves", "Disallow: /a%2A\nDisallow: /b%24", "/a /ax /b", "/a* /a%2a /b$ /b%24c"},
		{"a query is matched", "Disallow: /*?page=", "/a /a?b", "/a?page=2 ?page=2"},
		{"only / for the home page", "Disallow: /$", "/a", "/"},
		{"Chinese and its escapes are one", "Disallow: /中\nDisallow: /%e6%96%87", "/%E4 /x", "/中 /%E4%B8%AD/a /%e4%b8%ad /文 /%E6%96%87"},
		{"both ways of writing it tie", "Disallow: /%E4%B8%AD\nAllow: /中", "/中 /%e4%b8%ad", ""},
		{"unreserved octets are decoded", "Disallow: /%7Ea%2Db", "/~a", "/~a-b /%7ea-%62"},
		{"an escaped slash is no slash", "Disallow: /a%2fb", "/a/b", "/a%2Fb /a%2fb"},
		{"an escape is decoded once", "Disallow: /%2561", "/a /%61", "/%2561"},
		{"a % that begins no escape is a %", "Disallow: /%zz\nDisallow: /a%", "/zz /a", "/%zz /%25zz /a% /a%25b"},
		{"octets that are not UTF-8", "Disallow: /\xd6\xd0", "/%D6", "/%D6%D0 /%d6%d0b"},
		{"spaces inside a pattern", "Disallow: /a b", "/a /ab", "/a%20b"},
		{"comments", "# all\nDisallow: /a#b\nDisallow: /c # d\n#Disallow: /e", "/e", "/a /c"},
		{"white space", " \tDisallow\t :\u3000 /a \t\nDisallow:/b", "/", "/a /b"},
		{"lines that make no sense", "Disallow\n:\n::/\nDisallow /a\nNo: /b\n\x00\xff\nDisallow: /c", "/a /b", "/c"},
		{"CR ends a line", "Disallow: /a\rDisallow: /b\r\n\r\nDisallow: /c", "/ /d", "/a /b /c"},
	} {
		t.Run(test.name, func(t *testing.T) {
			checkAllows(t, "User-agent: *\n"+test.rules, "harvest", test.allowed, test.disallowed)
		})
	}
	checkAllows(t, "\ufeffUser-agent: *\nDisallow: /a", "harvest", "/", "/a") // byte order mark
	if parseRobots([]byte("User-agent: *\nDisallow: /$"), "harvest").allows("") {
		t.Error(`allows("") = true where / is disallowed; want false`)
	}
}

func TestRobotsGroups(t *testing.T) {
	for _, test := range []struct{ name, body, allowed, disallowed string }{
		{"nothing", "", "/ /a", ""},
		{"a rule before any group is nobody's", "Disallow: /a\nUser-agent: *\nDisallow: /b", "/a", "/b"},
		{"other crawlers only", "User-agent: b\nDisallow: /", "/ /a", ""},
		{"a longer token is another", "User-agent: harvester\nDisallow: /\n", "/", ""},
		{"a shorter token is another", "User-agent: harv\nDisallow: /\n", "/", ""},
		{"a token in the middle is another", "User-agent: my-harvest\nDisallow: /\n", "/", ""},
		{"a version is left out", "User-agent: harvest/1.0 (+http://a.test/)\nDisallow: /", "", "/"},
		{"a remark is left out", "User-agent: harvest bot\nDisallow: /", "", "/"},
		{"case does not count", "USER-AGENT: HarVest\nDisallow: /", "", "/"},
		{"our group beats *, wherever it stands", "User-agent: harvest\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/ /b", "/a"},
		{"our group beats * without a rule", "User-agent: *\nDisallow: /\n\nUser-agent: harvest", "/", ""},
		{"our group beats * with an empty rule", "User-agent: harvest\nDisallow:\nUser-agent: *\nDisallow: /", "/", ""},
		{"groups that name us are merged", "User-agent: harvest\nDisallow: /a\nUser-agent: b\nDisallow: /b\nUser-agent: Harvest\nDisallow: /c", "/b", "/a /c"},
		{"groups of * are merged", "User-agent: *\nDisallow: /a\nUser-agent: b\nDisallow: /b\nUser-agent: *\nDisallow: /c", "/b", "/a /c"},
		{"one group for several", "User-agent: a\nUser-agent: harvest\nUser-agent: b\nDisallow: /a", "/", "/a"},
		{"one group for us and *", "User-agent: harvest\nUser-agent: *\nDisallow: /a\nUser-agent: *\nDisallow: /b", "/b", "/a"},
		{"blank and unknown lines end no group", "User-agent: harvest\n\nSitemap: http://a.test/\nHost: a\n\nUser-agent: b\nDisallow: /a\nSitemap: x\n\nDisallow: /b", "/", "/a /b"},
		{"Crawl-delay is a line of its group", "User-agent: harvest\nCrawl-delay: 1\nUser-agent: b\nDisallow: /", "/", ""},
		{"a rule that is none still ends the heads", "User-agent: harvest\nDisallow: a\nUser-agent: b\nDisallow: /", "/", ""},
		{"a head without a name", "User-agent:\nDisallow: /\nUser-agent: /\nDisallow: /", "/", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			checkAllows(t, test.body, "harvest", test.allowed, test.disallowed)
		})
	}
	checkAllows(t, "User-agent:\nDisallow: /", "", "/", "")
}

func TestRobotsDelay(t *testing.T) {
	for _, test := range []struct {
		body string
		want time.Duration
	}{
		{"", 0},
		{"User-agent: *\nDisallow: /", 0},
		{"User-agent: *\nCrawl-delay: 10", 10 * time.Second},
		{"User-agent: *\ncrawl-DELAY :2.5 # s", 2500 * time.Millisecond},
		{"User-agent: *\nCrawl-delay: .5", 500 * time.Millisecond},
		{"User-agent: *\nCrawl-delay: 0", 0},
		{"User-agent: *\nCrawl-delay: -5", 0},
		{"User-agent: *\nCrawl-delay: ten", 0},
		{"User-agent: *\nCrawl-delay:", 0},
		{"User-agent: *\nCrawl-delay: NaN", 0},
		{"User-agent: *\nCrawl-delay: -1e999", 0},
		{"User-agent: *\nCrawl-delay: 86400", 24 * time.Hour},
		{"User-agent: *\nCrawl-delay: 86401", 24 * time.Hour},
		{"User-agent: *\nCrawl-delay: 99999999999999999999", 24 * time.Hour},
		{"User-agent: *\nCrawl-delay: 1e999", 24 * time.Hour},
		{"User-agent: *\nCrawl-delay: 9\nUser-agent: harvest\nCrawl-delay: 2", 2 * time.Second},
		{"User-agent: *\nCrawl-delay: 9\nUser-agent: harvest\nDisallow: /", 0},
		{"User-agent: *\nCrawl-delay: 9\nUser-agent: b\nCrawl-delay: 30", 9 * time.Second},
		{"User-agent: harvest\nCrawl-delay: 9\nUser-agent: harvest\nCrawl-delay: 3", 9 * time.Second},
	} {
		if got := parseRobots([]byte(test.body), "harvest").delay(); got != test.want {
			t.Errorf("parseRobots(%q).delay() = %v; want %v", test.body, got, test.want)
		}
	}
}

func TestRobotsIsCutAtTheEndOfALine(t *testing.T) {
	const head, last = "User-agent: *\nDisallow: /a\n#", "Allow: /a/b"
	for _, test := range []struct {
		name string
		over int // octets of the last line beyond the cap
		want bool
	}{{"whole", 0, true}, {"cut", 1, false}, {"beyond", len(last), false}} {
		fill := strings.Repeat("x", robotsCap-len(head)-1-len(last)+test.over)
		for _, end := range []string{"\n", "\r\n", "\nDisallow: /\n"} {
			body := head + fill + "\n" + last + end
			if got := parseRobots([]byte(body), "harvest").allows("/a/b"); got != test.want {
				t.Errorf("%s, then %q: allows(/a/b) = %t; want %t", test.name, end, got, test.want)
			}
		}
	}
	one := append([]byte("User-agent: *\rDisallow: /"), bytes.Repeat([]byte("a"), robotsCap)...)
	if r := parseRobots(one, "harvest"); len(r.rules) != 0 {
		t.Errorf("a line over the cap gave %d rules; want none", len(r.rules))
	}
}

func TestRobotsMatchNeverGoesBack(t *testing.T) {
	long := strings.Repeat("a", 10<<10)
	for _, test := range []struct {
		pattern, target string
		want            bool
	}{
		{"/" + strings.Repeat("*a", 100) + "*b", "/" + long, false},
		{"/" + strings.Repeat("*a", 100) + "*b$", "/" + long, false},
		{"/" + strings.Repeat("*a", 100) + "*b", "/" + long + "b", true},
		{"/" + strings.Repeat("*a", 100) + "$", "/" + long, true},
		{"/" + strings.Repeat("*", 10_000) + "b", "/" + long, false},
		{"/" + strings.Repeat("*"+long[:50]+"b", 100), "/" + long, false},
		{strings.Repeat("*", 100), "/" + long, true},
	} {
		ok, steps := robotsRule{pattern: test.pattern}.match(test.target)
		if limit := len(test.target) + len(test.pattern) + 1; ok != test.want || steps > limit {
			t.Errorf("match(%.20q…, %.20q…) = %t in %d steps; want %t in at most %d", test.pattern, test.target, ok, steps, test.want, limit)
		}
	}
}

// slowMatch is match as a regular expression.
func slowMatch(pattern string) *regexp.Regexp {
	body, anchored := strings.CutSuffix(pattern, "$")
	expression := "^" + strings.ReplaceAll(regexp.QuoteMeta(body), `\*`, ".*")
	if anchored {
		expression += "$"
	}
	return regexp.MustCompile(expression)
}

func TestRobotsMatchAgreesWithRegularExpressions(t *testing.T) {
	var targets []string
	for m := range 3 * 3 * 3 * 3 * 3 {
		targets = append(targets, "/"+spell("ab/", m))
	}
	for n := range 5 * 5 * 5 * 5 * 5 {
		rule := robotsRule{pattern: encodePattern("/" + spell("ab*$/", n))}
		slow := slowMatch(rule.pattern)
		for _, target := range targets {
			if got, _ := rule.match(target); got != slow.MatchString(target) {
				t.Fatalf("match(%q, %q) = %t; want %t", rule.pattern, target, got, !got)
			}
		}
	}
}

// spell writes a number in the letters of an alphabet.
func spell(alphabet string, n int) string {
	var word []byte
	for ; n > 0; n /= len(alphabet) {
		word = append(word, alphabet[n%len(alphabet)])
	}
	return string(word)
}

func FuzzRobots(f *testing.F) {
	f.Add([]byte(simpleExample), "/example/page.html")
	f.Add([]byte(longestExample), "/example/page/disallowed.gif")
	f.Add([]byte("\ufeffUser-agent: harvest/1\rCrawl-delay: 1e9\r\nDisallow: /中*%2a%$\nAllow:*a*a*b"), "/%e4%b8%ad?a=%zz#*$")
	f.Fuzz(func(t *testing.T, body []byte, target string) {
		r := parseRobots(body, "harvest")
		if d := r.delay(); d < 0 || d > maxCrawlDelay {
			t.Errorf("delay() = %v; want 0 to a day", d)
		}
		encoded := percentEncode("/"+strings.TrimPrefix(target, "/"), "")
		if again := percentEncode(encoded, ""); again != encoded {
			t.Errorf("percentEncode(%q) = %q; want no change", encoded, again)
		}
		octets, longest, want := 0, -1, true
		for _, rule := range r.rules {
			octets += len(rule.pattern)
			ok, steps := rule.match(encoded)
			if limit := len(encoded) + len(rule.pattern) + 1; steps > limit {
				t.Errorf("match(%q, %q) took %d steps; want at most %d", rule.pattern, encoded, steps, limit)
			}
			if len(rule.pattern) < 200 && ok != slowMatch(rule.pattern).MatchString(encoded) {
				t.Errorf("match(%q, %q) = %t; want %t", rule.pattern, encoded, ok, !ok)
			}
			if n := len(rule.pattern); ok && (n > longest || n == longest && rule.allow) {
				longest, want = n, rule.allow
			}
		}
		if octets > 3*min(len(body), robotsCap) {
			t.Errorf("%d octets of patterns from a body of %d", octets, len(body))
		}
		if got := r.allows(target); encoded != "/robots.txt" && got != want {
			t.Errorf("allows(%q) = %t; want %t", target, got, want)
		}
	})
}
