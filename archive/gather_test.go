package archive

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// told is a record of a gatherer's file, number n, with header fields a line each.
func told(n int, kind, id, block string, header ...string) record {
	r := record{kind: kind, id: id, date: at(n), offset: int64(100 * n), block: []byte(block)}
	r.header.set("WARC-Target-URI", "http://www.a.test/"+strings.TrimLeft(id, "qrm"))
	r.header = append(r.header, parseFields([]byte(strings.Join(header, "\n")))...)
	return r
}

func request(n int, id string, header ...string) record {
	return told(n, typeRequest, id, "POST / HTTP/1.1\r\nHost: www.a.test\r\n\r\nbody of "+id, header...)
}

func answered(n int, id string, header ...string) record {
	return told(n, typeResponse, id, "HTTP/1.1 200 OK\r\n\r\n", header...)
}

func described(n int, id string, header ...string) record {
	return told(n, typeMetadata, id, "outcome: ok\r\nsource: s of "+id+"\r\nkind: listing\r\nmethod: POST\r\n", header...)
}

// gathered gives records to a gatherer and tells of what comes out: ID, body
// sent, source, kind, offset of the first record.
func gatheredFrom(g *gatherer, list ...record) []string {
	for _, r := range list {
		var b *body
		if r.kind == typeResponse {
			b = &body{digest: "d"}
		}
		g.add(r, b)
	}
	g.flush()
	var got []string
	for _, e := range g.done {
		got = append(got, fmt.Sprintf("%s %s|%s|%s|%s|%d", e.Method, e.ID, e.Body, e.Source, e.Kind, e.start))
	}
	return got
}

func TestRecordsAreTiedInWhicheverWayTheirCrawlerTiesThem(t *testing.T) {
	own := []string{"POST r1|body of q1|s of m1|listing|100"}
	foreign := []string{"POST r1|body of q1||article|100"}
	for _, c := range []struct {
		name string
		list []record
		want []string
	}{
		{"ours", []record{request(1, "q1", "WARC-Concurrent-To: <r1>"), answered(2, "r1"), described(3, "m1", "WARC-Concurrent-To: <r1>")}, own},
		{"ours, last first", []record{described(1, "m1", "WARC-Concurrent-To: <r1>"), answered(2, "r1"), request(3, "q1", "WARC-Concurrent-To: <r1>")}, own},
		{"the answer names the request", []record{request(1, "q1"), answered(2, "r1", "WARC-Concurrent-To: <q1>")}, foreign},
		{"the request names the answer", []record{answered(1, "r1"), request(2, "q1", "WARC-Concurrent-To: <r1>")}, foreign},
		{"each names the other", []record{request(1, "q1", "WARC-Concurrent-To: <r1>"), answered(2, "r1", "WARC-Concurrent-To: <q1>")}, foreign},
		{"the metadata names both", []record{request(1, "q1", "WARC-Concurrent-To: <r1>"), answered(2, "r1"),
			described(3, "m1", "WARC-Concurrent-To: <r1>", "WARC-Concurrent-To: <q1>")}, own},
		{"no request", []record{answered(1, "r1")}, []string{"GET r1|||article|100"}},
		{"no answer", []record{request(1, "q1", "WARC-Concurrent-To: <r1>"), described(2, "m1", "WARC-Concurrent-To: <r1>")}, nil},
		{"an attempt", []record{described(1, "m1")}, []string{"POST m1||s of m1|listing|100"}},
		{"an attempt that was sent", []record{request(1, "q1", "WARC-Concurrent-To: <m1>"), described(2, "m1")},
			[]string{"POST m1|body of q1|s of m1|listing|100"}},
		{"metadata of another program", []record{answered(1, "r1"),
			told(2, typeMetadata, "m1", "fetchTimeMs: 3\r\n", "WARC-Concurrent-To: <r1>")}, []string{"GET r1|||article|100"}},
		{"other kinds", []record{told(1, "resource", "x", ""), told(2, "conversion", "y", ""), told(3, "warcinfo", "z", "")}, nil},
		{"two at once", []record{request(1, "q1", "WARC-Concurrent-To: <r1>"), request(2, "q2", "WARC-Concurrent-To: <r2>"),
			answered(3, "r2"), answered(4, "r1"), described(5, "m1", "WARC-Concurrent-To: <r1>"), described(6, "m2", "WARC-Concurrent-To: <r2>")},
			[]string{"POST r1|body of q1|s of m1|listing|100", "POST r2|body of q2|s of m2|listing|200"}},
	} {
		if diff := cmp.Diff(c.want, gatheredFrom(newGatherer("f"), c.list...)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestAnExchangeIsCompleteOnceNothingCanBelongToIt(t *testing.T) {
	g := newGatherer("f")
	g.window = 3
	g.add(answered(1, "r1"), &body{})
	for n := 2; n <= 4; n++ {
		if len(g.done) != 0 {
			t.Fatalf("given up after %d records", n-1)
		}
		g.add(told(n, "resource", "x", ""), nil)
	}
	g.add(told(5, "resource", "x", ""), nil)
	if len(g.done) != 1 || len(g.byID) != 0 {
		t.Errorf("after the window: %d done, %d IDs kept; want 1 and 0", len(g.done), len(g.byID))
	}
}

func TestWhatIsTakenEndsBeforeTheOldestOpenExchange(t *testing.T) {
	g := newGatherer("f")
	g.add(request(1, "q1", "WARC-Concurrent-To: <r1>"), nil)
	g.add(described(2, "m9"), nil) // an attempt of its own
	g.add(answered(3, "r1"), &body{})
	got, end := g.take(400)
	if len(got) != 1 || got[0].ID != "m9" || end != 100 {
		t.Errorf("take = %+v up to %d, want the attempt, up to 100", got, end)
	}
	g.add(described(4, "m1", "WARC-Concurrent-To: <r1>"), nil)
	got, end = g.take(500)
	if len(got) != 1 || got[0].ID != "r1" || end != 500 {
		t.Errorf("take = %+v up to %d, want the answer, up to 500", got, end)
	}
	if got, _ := g.take(500); len(got) != 0 {
		t.Errorf("take again = %+v, want nothing", got)
	}
}

func TestOnlyAddressesOfTheWebAreExchanges(t *testing.T) {
	for target, want := range map[string]int{
		"http://a.test/": 1, "https://a.test/": 1, "<http://a.test/>": 1, "dns:a.test": 0, "ftp://a.test/x": 0, "": 0, "urn:x": 0,
	} {
		g := newGatherer("f")
		r := answered(1, "r1")
		r.header = fields{{"WARC-Target-URI", target}}
		if got := gatheredFrom(g, r); len(got) != want {
			t.Errorf("target %q gives %v, want %d", target, got, want)
		}
	}
}

func TestMetadataTellsWhatItWasTold(t *testing.T) {
	x := exchange("http://www.a.test/", 1)
	x.Size, x.Capture = 12, "0123"
	for _, alone := range []bool{false, true} {
		var got Exchange
		parseFields(aboutExchange(x, alone).appendTo(nil)).learn(&got)
		want := Exchange{Run: x.Run, Source: x.Source, Method: x.Method, Referrer: x.Referrer, LinkText: x.LinkText, Kind: x.Kind,
			Duration: x.Duration, Outcome: x.Outcome, Detail: x.Detail, Address: x.Address, Size: x.Size}
		if alone { // no other record tells of the answer
			want.Status, want.Header = x.Status, x.Header
		}
		same(t, fmt.Sprint("alone ", alone), got, want)
	}
	var empty Exchange
	parseFields(aboutExchange(Exchange{}, true).appendTo(nil)).learn(&empty)
	same(t, "an empty exchange", empty, Exchange{})
	var damaged Exchange
	parseFields([]byte("outcome: x\nsize: many\nduration-ms: -\nstatus: odd\nheader: no field\n")).learn(&damaged)
	same(t, "a damaged one", damaged, Exchange{Outcome: "x", Header: http.Header{}})
}
