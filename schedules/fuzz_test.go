package schedules

import (
	"testing"
	"time"
)

// Whatever a file says, it is refused or it is due at times that move forward and
// lie in its season.
func FuzzRead(f *testing.F) {
	_, content := Embedded()
	f.Add(content)
	for _, when := range []string{"0 0 29 2 *", "*/7 1-5,9 * JAN-mar sun", "TZ=", "CRON_TZ=X 0 0 * * *", "@every 1s", "0 0 31 2,4 *", "? ? ? ? ?"} {
		f.Add([]byte("schedules: [{id: s, when: '" + when + "', from: 02-29, to: 02-28, command: run}]"))
	}
	start := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, content []byte) {
		list, err := Read("s.yaml", content, allow)
		if err != nil {
			return
		}
		for _, s := range list {
			at := start
			for range 5 {
				next := s.Next(at)
				if next.IsZero() {
					break // 29 February may be more than five years away
				}
				if !next.After(at) || !s.inSeason(next) {
					t.Fatalf("%+v: Next(%v) = %v", s, at, next)
				}
				at = next
			}
			if s.Limit <= 0 || len(s.Words()) == 0 {
				t.Fatalf("%+v: want a limit and a command", s)
			}
		}
	})
}
