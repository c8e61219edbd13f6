package ledger

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// crowd fills the frontier: so many requests over so many hosts.
func crowd(tb testing.TB, requests, hosts int) *Ledger {
	tb.Helper()
	l, err := Open(tb.Context(), filepath.Join(tb.TempDir(), "ledger.db"))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { l.Close() })
	if _, err := l.StartRun(tb.Context(), Run{ID: "r"}); err != nil {
		tb.Fatal(err)
	}
	list := make([]Request, requests)
	for i := range list {
		list[i] = page(fmt.Sprintf("h%d.test", i%hosts), i)
		list[i].Priority = i % 3
		list[i].Due = at(i % 60)
	}
	if n, err := l.Add(tb.Context(), list...); err != nil || n != requests {
		tb.Fatalf("Add = %d, %v", n, err)
	}
	return l
}

func TestEveryStatementOfAClaimUsesAnIndex(t *testing.T) {
	l := begin(t)
	for name, values := range map[string]int{
		"queue_next": 1, "request_next": 3, "request_claim": 2, "host_hold": 3, "host_free": 1, "queue_drop": 2,
		"queue_settle": 2, "request_done": 3, "request_again": 5, "host_set": 7, "validator": 2, "validator_set": 6,
	} {
		text, err := statements.ReadFile("sql/" + name + ".sql")
		if err != nil {
			t.Fatal(err)
		}
		rows, err := l.db.Query("EXPLAIN QUERY PLAN "+string(text), make([]any, values)...)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for rows.Next() {
			var id, parent, unused int
			var detail string
			if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(detail, "SCAN ") && detail != "SCAN CONSTANT ROW" && !strings.HasPrefix(detail, "SCAN json_each ") || strings.Contains(detail, "TEMP B-TREE") {
				t.Errorf("%s: %s", name, detail)
			}
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		rows.Close()
	}
}

func TestTheQueueAgreesWithTheRequests(t *testing.T) {
	l := crowd(t, 300, 20)
	now := at(100)
	for i := range 400 {
		r, err := l.Claim(t.Context(), "r", now, time.Duration(i%7)*time.Second)
		now = now.Add(time.Second)
		if err != nil {
			continue
		}
		g := Group{Done: []Done{{Request: r}}, Hosts: rest(r.Host, now.Add(time.Duration(i%5)*time.Second))}
		switch i % 4 {
		case 0:
			g.Done[0].Again = now.Add(time.Duration(i%11) * time.Second)
		case 1:
			g.Found = []Request{page(r.Host, 1000+i), page("new.test", i)}
		case 2:
			continue // the claimer died
		}
		commit(t, l, g)
	}
	const truth = `SELECT request.run, request.host, max(min(request.due), coalesce(max(host.next), 0), coalesce(max(host.busy), 0))
		FROM request LEFT JOIN host ON host.name = request.host WHERE request.done = 0 GROUP BY request.run, request.host`
	var differ, hosts int
	err := l.db.QueryRow("SELECT (SELECT count(*) FROM (SELECT * FROM ("+truth+") EXCEPT SELECT * FROM queue)) + "+
		"(SELECT count(*) FROM (SELECT * FROM queue EXCEPT SELECT * FROM ("+truth+"))), (SELECT count(*) FROM queue)").Scan(&differ, &hosts)
	if err != nil || differ != 0 || hosts == 0 {
		t.Errorf("%d of %d hosts in the queue are wrong, %v", differ, hosts, err)
	}
}

// BenchmarkClaim claims and commits with 50,000 requests over 1,000 hosts to do.
func BenchmarkClaim(b *testing.B) {
	l := crowd(b, 50_000, 1_000)
	now := at(100)
	for b.Loop() {
		r, err := l.Claim(b.Context(), "r", now, lease)
		if err != nil {
			b.Fatal(err)
		}
		now = now.Add(10 * time.Millisecond)
		err = l.Commit(b.Context(), Group{Done: []Done{{Request: r, Again: now}}, Hosts: rest(r.Host, now.Add(3*time.Second))})
		if err != nil {
			b.Fatal(err)
		}
	}
}
