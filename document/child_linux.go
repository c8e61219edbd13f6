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
		{syscall.RLIMIT_DATA, uint64(memory)}, {syscall.RLIMIT_FSIZE, childWrites}, {syscall.RLIMIT_NOFILE, childFiles}, {syscall.RLIMIT_CORE, 0},
	} {
		if _, err := setLimit(l.what, func(now *syscall.Rlimit) { now.Cur = min(l.most, now.Max) }); err != nil {
			return err
		}
	}
	return nil
}

// otherMemory is what each process of another program may take that a confined
// process starts, in bytes.
const otherMemory = 4 << 30

// unconfined starts another program, from a confined process with wider limits than
// those that are made for our own readers.
func unconfined(start func() error) error {
	for what, most := range map[int]uint64{syscall.RLIMIT_DATA: otherMemory, syscall.RLIMIT_FSIZE: otherMemory} {
		was, err := setLimit(what, func(now *syscall.Rlimit) { now.Cur = max(now.Cur, min(most, now.Max)) })
		if err != nil {
			return err
		}
		defer setLimit(what, func(now *syscall.Rlimit) { *now = was })
	}
	return start()
}

// setLimit changes a limit of this process and returns what it was.
func setLimit(what int, change func(*syscall.Rlimit)) (was syscall.Rlimit, err error) {
	if err := syscall.Getrlimit(what, &was); err != nil {
		return was, fmt.Errorf("limit %d: %w", what, err)
	}
	now := was
	change(&now)
	if err := syscall.Setrlimit(what, &now); err != nil {
		return was, fmt.Errorf("limit %d: %w", what, err)
	}
	return was, nil
}
