package replica

import (
	"hash/fnv"
	"math/rand/v2"
)

// A dice draws for one purpose. The same seed and purpose give the same draws,
// whatever else was drawn before, so that nothing depends on an order.
type dice struct{ *rand.Rand }

func newDice(seed uint64, purpose ...string) dice {
	h := fnv.New64a()
	for _, word := range purpose {
		h.Write([]byte(word))
		h.Write([]byte{0})
	}
	return dice{rand.New(rand.NewPCG(seed, h.Sum64()))}
}

// chance is true in percent of a hundred throws.
func (d dice) chance(percent int) bool { return d.IntN(100) < percent }

// between returns a number from lo to hi, both included.
func (d dice) between(lo, hi int) int {
	if hi <= lo {
		return lo
	}
	return lo + d.IntN(hi-lo+1)
}

// about returns a number within percent of n.
func (d dice) about(n, percent int) int {
	return d.between(n*(100-percent)/100, n*(100+percent)/100)
}

// weighted returns an index, each as likely as its weight.
func (d dice) weighted(weights []int) int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	n := d.IntN(sum)
	for i, w := range weights {
		if n -= w; n < 0 {
			return i
		}
	}
	return len(weights) - 1
}

// pick returns one of a list.
func pick[T any](d dice, list ...T) T { return list[d.IntN(len(list))] }

// shuffled returns a list in another order and leaves the list itself alone.
func shuffled[T any](d dice, list []T) []T {
	other := make([]T, len(list))
	for i, j := range d.Perm(len(list)) {
		other[i] = list[j]
	}
	return other
}
