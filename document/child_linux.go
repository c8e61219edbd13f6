package document

import (
	"fmt"
	"os/exec"
	"syscall"
)

// apart gives a process a group of its own, so that all it starts can be killed
// with it, and has it end with the one that started it.
func apart(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}

// killAll ends a process and those it started.
func killAll(cmd *exec.Cmd) { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }

const (
	childFiles  = 64        // open at once
	childWrites = 256 << 20 // bytes to one file: the compiled reader of PDF
)

// confine limits this process: memory that it may write, files, and no core. The
// number of processes is not limited: the system counts those of the whole user.
func confine(memory int64) error {
	for _, l := range []struct {
		what int
		most uint64
	}{
		{syscall.RLIMIT_DATA, uint64(memory)}, {syscall.RLIMIT_NOFILE, childFiles}, {syscall.RLIMIT_FSIZE, childWrites}, {syscall.RLIMIT_CORE, 0},
	} {
		var now syscall.Rlimit
		if err := syscall.Getrlimit(l.what, &now); err != nil {
			return fmt.Errorf("limit %d: %w", l.what, err)
		}
		now.Cur = min(l.most, now.Max)
		if err := syscall.Setrlimit(l.what, &now); err != nil {
			return fmt.Errorf("limit %d: %w", l.what, err)
		}
	}
	return nil
}
