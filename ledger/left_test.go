package ledger

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLeftCountsWhatIsNotDone(t *testing.T) {
	l := begin(t)
	other := page("a.test", 4)
	other.Source = "z"
	add(t, l, page("a.test", 1), page("a.test", 2), page("b.test", 3), other)
	r := claim(t, l, at(0))
	want := []Left{{"s", "a.test", 2}, {"s", "b.test", 1}, {"z", "a.test", 1}}
	check := func(when string) {
		t.Helper()
		got, err := l.Left(t.Context(), "r")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("Left %s: -want +got\n%s", when, diff)
		}
	}
	check("under a claim")
	if err := l.Commit(t.Context(), Group{Done: []Done{{Request: r, Outcome: "ok", Again: at(9)}}}); err != nil {
		t.Fatal(err)
	}
	check("of one put back")
	r = claim(t, l, at(20))
	if err := l.Commit(t.Context(), Group{Done: []Done{{Request: r, Outcome: "ok"}}}); err != nil {
		t.Fatal(err)
	}
	for i := range want {
		if want[i].Host == r.Host && want[i].Source == r.Source {
			want[i].Requests--
		}
	}
	want = slices.DeleteFunc(want, func(l Left) bool { return l.Requests == 0 })
	check("of one done")
	if got, err := l.Left(t.Context(), "other"); err != nil || len(got) != 0 {
		t.Errorf("Left of another run = %v, %v; want nothing", got, err)
	}
}
