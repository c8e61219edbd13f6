//go:build unix

package main

import (
	"os/exec"
	"syscall"
)

// ownGroup keeps a key typed at the scheduler's terminal from reaching its
// command: that is asked to end once, by the scheduler.
func ownGroup(p *exec.Cmd) { p.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }
