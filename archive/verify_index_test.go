package archive

import (
	"slices"
	"strings"
	"testing"
)

func TestWhatTheIndexSaysIsHeldAgainstTheFile(t *testing.T) {
	for query, reason := range map[string]string{
		"UPDATE capture SET digest = 'f00d'":             "the index says f00d",
		"UPDATE body SET payload = 'f00d'":               "the index says sha256:f00d",
		"UPDATE exchange SET start = start + 1":          "none begins here",
		"UPDATE exchange SET url = 'http://x.test/'":     "a record of http://x.test/",
		"UPDATE body SET record = 'urn:uuid:0'":          "the index has record urn:uuid:0 here",
		"DELETE FROM body":                               "which is not in the archive",
		"UPDATE capture SET start = start + 7":           "none begins here",
		"UPDATE file SET indexed = indexed + 100":        "100 bytes more",
		"INSERT INTO file VALUES ('warc/x.warc.gz', 10)": "the file is gone",
	} {
		dir := t.TempDir()
		sample(t, dir)
		w := open(t, dir, Options{})
		if _, err := w.index.db.Exec(query); err != nil {
			t.Fatal(err)
		}
		shut(t, w)
		_, damage := verified(t, open(t, dir, Options{ReadOnly: true}))
		if !slices.ContainsFunc(damage, func(d Damage) bool { return strings.Contains(d.Reason, reason) }) {
			t.Errorf("%s: %+v; want %q", query, damage, reason)
		}
	}
}

func TestForeignDigestsAreRecomputed(t *testing.T) {
	const chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n0\r\n\r\n"
	for _, c := range []struct{ header, block, reason string }{
		{"WARC-Block-Digest: sha1:AQQIEYP6FXI3VID357SSP6RB5XVZG6MV\n", "HTTP/1.1 200 OK\r\n\r\none", ""},
		{"WARC-Payload-Digest: sha1:7PYERSNJDV3AULIZSCDS2HW3RKDO4MBQ\n", chunked, "digest"},
		{"WARC-Payload-Digest: sha256:" + sha256hex([]byte("one")) + "\n", chunked, ""},
		{"WARC-Payload-Digest: sha256:" + sha256hex([]byte("3\r\none\r\n0\r\n\r\n")) + "\n", chunked, ""},
		{"WARC-Payload-Digest: md5:short\n", chunked, "states md5:short"},
		{"WARC-Payload-Digest: blake3:aa\n", chunked, ""},
		{"WARC-Block-Digest: sha256:" + strings.Repeat("0", 64) + "\n", chunked, "block has the digest"},
	} {
		dir := t.TempDir()
		put(t, dir, "f.warc.gz", gzipped(foreign("WARC-Type: response\nWARC-Record-ID: <urn:uuid:1>\nWARC-Target-URI: http://f.test/\n"+c.header, c.block)))
		_, damage := verified(t, open(t, dir, Options{}))
		switch {
		case c.reason == "" && damage != nil:
			t.Errorf("%s: %+v, want none", c.header, damage)
		case c.reason != "" && (len(damage) != 1 || !strings.Contains(damage[0].Reason, c.reason) || damage[0].Record != "urn:uuid:1"):
			t.Errorf("%s: %+v, want %q", c.header, damage, c.reason)
		}
	}
}
