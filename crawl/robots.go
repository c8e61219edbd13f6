package crawl

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// robotsCap is how much of a robots.txt is read: 500 KiB (RFC 9309, section 2.5).
const robotsCap = 500 << 10

// maxCrawlDelay is the longest Crawl-delay that is believed.
const maxCrawlDelay = 24 * time.Hour

// A robots is the rules of one robots.txt that apply to one crawler. The zero
// value allows everything. It does not change, so goroutines may share it.
type robots struct {
	rules []robotsRule // the one to use first: longest pattern, Allow before Disallow
	wait  time.Duration
}

// parseRobots reads the groups of a robots.txt that name agent, a product token;
// where none does, those of *; where there are none either, everything is allowed
// (RFC 9309, section 2.2.1). A token is matched whole and in any case, up to a
// slash or white space: "harvest/1.0" names harvest, "harvester" does not. Any
// body can be read: a line that makes no sense is passed over (section 2.2.4),
// and one over the cap is cut after the last line that is whole.
func parseRobots(body []byte, agent string) *robots {
	agent = productToken(agent)
	var own, all robots
	var named, inOwn, inAll, inRules bool // what the file did so far; whom the group names, whether it has a rule
	for line := range strings.FieldsFuncSeq(string(capped(body)), func(r rune) bool { return r == '\r' || r == '\n' }) {
		line, _, _ = strings.Cut(line, "#")
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
		switch key {
		case "user-agent":
			if inRules {
				inOwn, inAll, inRules = false, false, false
			}
			token := productToken(value)
			inOwn = inOwn || token != "" && strings.EqualFold(token, agent)
			inAll = inAll || token == "*"
			named = named || inOwn
		case "allow", "disallow", "crawl-delay":
			inRules = true
			if inOwn {
				own.add(key, value)
			}
			if inAll {
				all.add(key, value)
			}
		}
	}
	r := &all
	if named {
		r = &own
	}
	slices.SortStableFunc(r.rules, compareRules)
	return r
}

// capped cuts a body at the cap and drops a byte order mark.
func capped(body []byte) []byte {
	if len(body) > robotsCap {
		// A line that ends at the cap is whole, so its end may be the octet after it.
		body = body[:bytes.LastIndexAny(body[:robotsCap+1], "\r\n")+1]
	}
	return bytes.TrimPrefix(body, []byte("\ufeff"))
}

// productToken is what comes before the version or a remark in the value of a
// User-agent line (RFC 9309, section 2.2.1).
func productToken(value string) string {
	if i := strings.IndexFunc(value, func(r rune) bool { return r == '/' || unicode.IsSpace(r) }); i >= 0 {
		return value[:i]
	}
	return value
}

// add takes up a line of a group. A pattern that begins with neither / nor * is
// no rule (RFC 9309, section 2.2), nor is an empty one.
func (r *robots) add(key, value string) {
	switch {
	case key == "crawl-delay":
		r.wait = max(r.wait, crawlDelay(value))
	case strings.HasPrefix(value, "/"), strings.HasPrefix(value, "*"):
		r.rules = append(r.rules, robotsRule{pattern: encodePattern(value), allow: key == "allow"})
	}
}

// crawlDelay reads decimal seconds. What is no number, or below 0, is no delay.
func crawlDelay(value string) time.Duration {
	seconds, _ := strconv.ParseFloat(value, 64) // 0 for what is no number, infinite for one out of range
	switch {
	case seconds >= maxCrawlDelay.Seconds():
		return maxCrawlDelay
	case seconds > 0:
		return time.Duration(seconds * float64(time.Second))
	}
	return 0
}

// allows reports whether the crawler may ask for target, the path and query of a
// request line. The longest pattern that matches decides, Allow if two are
// equally long; where none matches, and for /robots.txt itself, the answer is yes
// (RFC 9309, section 2.2.2).
func (r *robots) allows(target string) bool {
	if !strings.HasPrefix(target, "/") {
		target = "/" + target
	}
	target = percentEncode(target, "")
	if target == "/robots.txt" {
		return true
	}
	for _, rule := range r.rules {
		if ok, _ := rule.match(target); ok {
			return rule.allow
		}
	}
	return true
}

// delay is the Crawl-delay of the group that applies, the longest where it has
// several: 0 where it has none, and never more than a day. RFC 9309 does not know
// the line; section 2.2.4 lets a crawler read it.
func (r *robots) delay() time.Duration { return r.wait }

// A robotsRule is an Allow or Disallow line.
type robotsRule struct {
	pattern string // percent-encoded; * stands for any run of octets, a last $ for the end
	allow   bool
}

// compareRules puts the rule to use first: the one of the most octets, counted
// as they are compared, that is percent-encoded (RFC 9309, section 2.2.2).
func compareRules(a, b robotsRule) int {
	switch {
	case len(a.pattern) != len(b.pattern):
		return cmp.Compare(len(b.pattern), len(a.pattern))
	case a.allow == b.allow:
		return 0
	case a.allow:
		return -1
	}
	return 1
}

// match reports whether the pattern matches the start of a percent-encoded
// target, the whole of it if anchored (RFC 9309, section 2.2.3). Each segment
// between stars is looked for once, from where the one before ended: the first
// place that fits leaves the most to those that follow, so nothing is ever tried
// again. steps is the octets passed and the segments looked for, at most the
// octets of target and pattern and one.
func (r robotsRule) match(target string) (ok bool, steps int) {
	pattern, anchored := strings.CutSuffix(r.pattern, "$")
	segment, rest, star := strings.Cut(pattern, "*")
	target, ok = strings.CutPrefix(target, segment)
	for steps = len(segment) + 1; ok && star; steps++ {
		segment, rest, star = strings.Cut(rest, "*")
		if anchored && !star {
			return strings.HasSuffix(target, segment), steps + 1
		}
		i := strings.Index(target, segment)
		if i < 0 {
			return false, steps + len(target) + 1
		}
		steps += i + len(segment)
		target = target[i+len(segment):]
	}
	return ok && (!anchored || target == ""), steps
}

// encodePattern is percentEncode for a pattern, whose stars and last $ stay.
func encodePattern(value string) string {
	pattern, anchored := strings.CutSuffix(value, "$")
	pattern = percentEncode(pattern, "*")
	if anchored {
		pattern += "$"
	}
	return pattern
}

// percentEncode gives the one form in which octets are compared (RFC 9309,
// section 2.2.2): unreserved ones decoded, reserved ones as they stand, all
// others as upper-case %XX, among them $, a % that begins no escape, and a star
// unless keep names it, so that a pattern's %2A means a star (section 2.2.3).
func percentEncode(text, keep string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		c, escaped := text[i], false
		if c == '%' && i+2 < len(text) {
			if n, err := strconv.ParseUint(text[i+1:i+3], 16, 8); err == nil {
				c, escaped = byte(n), true
				i += 2
			}
		}
		if unreserved(c) || !escaped && (strings.IndexByte(":/?#[]@!&'()+,;=", c) >= 0 || strings.IndexByte(keep, c) >= 0) {
			b.WriteByte(c)
		} else {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	return b.String()
}

// unreserved reports whether an octet means the same with and without an escape (RFC 3986, section 2.3).
func unreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0
}
