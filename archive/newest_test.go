package archive

import "testing"

func TestTheNewestAnswersComeFirstAndFailuresNever(t *testing.T) {
	a := open(t, t.TempDir(), Options{})
	var want []string
	for n := range 5 {
		x, _ := keep(t, a, exchange("http://www.a.test/", n), "body")
		want = append([]string{x.ID}, want...)
	}
	silent := exchange("http://www.a.test/", 9)
	silent.Status, silent.Header, silent.Outcome = 0, nil, "timeout"
	if _, err := a.Fail(t.Context(), silent); err != nil {
		t.Fatal(err)
	}
	commit(t, a)
	for _, n := range []int{0, 1, 3, 9} {
		got, err := a.Newest(t.Context(), n)
		if err != nil || len(got) != min(n, len(want)) {
			t.Fatalf("Newest(%d) = %d exchanges, %v; want %d", n, len(got), err, min(n, len(want)))
		}
		for i, x := range got {
			if x.ID != want[i] {
				t.Errorf("Newest(%d)[%d] = %s, want %s", n, i, x.ID, want[i])
			}
		}
	}
}
