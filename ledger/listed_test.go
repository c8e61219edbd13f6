package ledger

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func allListed(t *testing.T, l *Ledger) []Listed {
	t.Helper()
	var all []Listed
	for at, err := range l.Listed(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, at)
	}
	return all
}

// What a list has lost keeps the run and the time that it was last named in.
func TestListedAddressesKnowWhenTheyWereLastNamed(t *testing.T) {
	l := begin(t)
	named := func(run, url, text string, when time.Time) Listed {
		return Listed{Source: "s", URL: url, LinkText: text, Run: run, Last: when}
	}
	commit(t, l, Group{Listed: []Listed{named("r", "http://a/1", "年报", at(1)), named("r", "http://a/2", "年报", at(1))}})
	commit(t, l, Group{Listed: []Listed{named("q", "http://a/2", "2021年年报", at(9))}})
	want := []Listed{
		{Source: "s", URL: "http://a/1", LinkText: "年报", Run: "r", First: at(1), Last: at(1)},
		{Source: "s", URL: "http://a/2", LinkText: "2021年年报", Run: "q", First: at(1), Last: at(9)},
	}
	if diff := cmp.Diff(want, allListed(t, l)); diff != "" {
		t.Errorf("Listed: -want +got\n%s", diff)
	}
}

// A group that does not hold leaves nothing of its list.
func TestAStaleGroupListsNothing(t *testing.T) {
	l := begin(t)
	stale := Request{ID: 99, Token: 1}
	err := l.Commit(t.Context(), Group{Done: []Done{{Request: stale, Outcome: "ok"}}, Listed: []Listed{{Source: "s", URL: "http://a/1", Run: "r", Last: night}}})
	if err == nil || len(allListed(t, l)) != 0 {
		t.Errorf("Commit of a stale claim = %v, and %d addresses are listed; want an error and none", err, len(allListed(t, l)))
	}
}
