package replica

import (
	"slices"
	"testing"
)

func TestDiceOfOnePurposeAreTheSameEachTime(t *testing.T) {
	draw := func(seed uint64, purpose ...string) []int {
		d := newDice(seed, purpose...)
		var list []int
		for range 20 {
			list = append(list, d.IntN(1000))
		}
		return list
	}
	same := draw(7, "a", "b")
	if again := draw(7, "a", "b"); !slices.Equal(same, again) {
		t.Errorf("newDice(7, a, b) threw %v, then %v", same, again)
	}
	for _, other := range [][]int{draw(8, "a", "b"), draw(7, "ab"), draw(7, "a", "c"), draw(7, "b", "a")} {
		if slices.Equal(same, other) {
			t.Errorf("another purpose threw %v too", other)
		}
	}
}

func TestDiceStayWithinTheirBounds(t *testing.T) {
	d := newDice(1, "bounds")
	for range 500 {
		if n := d.between(3, 5); n < 3 || n > 5 {
			t.Fatalf("between(3, 5) = %d", n)
		}
		if n := d.between(4, 2); n != 4 {
			t.Fatalf("between(4, 2) = %d, want 4", n)
		}
		if n := d.about(200, 10); n < 180 || n > 220 {
			t.Fatalf("about(200, 10) = %d", n)
		}
		if i := d.weighted([]int{0, 3, 0, 1}); i != 1 && i != 3 {
			t.Fatalf("weighted(0, 3, 0, 1) = %d, want 1 or 3", i)
		}
	}
	if d.chance(0) || !d.chance(100) {
		t.Error("chance(0) is true, or chance(100) is false")
	}
}

func TestShuffledKeepsEveryOneAndTheListItself(t *testing.T) {
	list := []int{1, 2, 3, 4, 5, 6, 7, 8, 9}
	other := shuffled(newDice(1, "list"), list)
	if !slices.IsSorted(list) {
		t.Errorf("shuffled changed its list to %v", list)
	}
	if slices.Equal(list, other) {
		t.Errorf("shuffled(%v) left the order as it was", list)
	}
	slices.Sort(other)
	if !slices.Equal(list, other) {
		t.Errorf("shuffled kept %v of %v", other, list)
	}
}
