//go:build unix

package archive

import (
	"os"
	"syscall"
)

// lock takes the lock of a file for as long as it is open. It reports false
// where another open file has it, in this process or another.
func lock(f *os.File) (bool, error) {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err == syscall.EWOULDBLOCK {
		return false, nil
	}
	return err == nil, err
}
