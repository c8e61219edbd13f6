//go:build linux || darwin || freebsd

package main

import "syscall"

// freeBytes is how much this user may still write to the disk of a folder, and
// whether the system says so.
func freeBytes(folder string) (free int64, known bool, err error) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(folder, &s); err != nil {
		return 0, true, err
	}
	return int64(s.Bavail) * int64(s.Bsize), true, nil
}

// openFiles is how many files this process may have open, and whether the system
// says so.
func openFiles() (limit uint64, known bool) {
	var r syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &r); err != nil {
		return 0, false
	}
	return uint64(r.Cur), true
}
