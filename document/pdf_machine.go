package document

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// maxMachineMemory bounds what one PDF may take up while it is read, in pages of 64 KB.
const maxMachineMemory = 8192

// pdfMachine runs PDFium in a sandbox without files, clock or network. Every file
// gets a machine of its own, so that what one file breaks does not outlive it.
type pdfMachine struct {
	mu    sync.Mutex
	cache func() (dir string, err error)
	pool  pdfium.Pool // nil until the first PDF
}

var pdfs = &pdfMachine{cache: userCache}

// userCache is the folder that the compiled PDF reader is kept in: compiling takes
// seconds, fetching it a tenth of one. Where it cannot be written none is kept.
func userCache() (string, error) {
	dir, err := os.UserCacheDir()
	return filepath.Join(dir, "harvest", "pdf"), err
}

// open returns a machine that nobody else has; close it. It waits while as many are
// open as there are processors.
func (m *pdfMachine) open() (pdfium.Pdfium, error) {
	pool, err := m.compiled()
	if err != nil {
		return nil, fmt.Errorf("no PDF reader: %v: %w", err, ErrUnsupported)
	}
	machine, err := pool.GetInstanceWithContext(context.Background())
	if err != nil {
		return nil, fmt.Errorf("no PDF reader: %v: %w", err, ErrUnsupported)
	}
	return machine, nil
}

func (m *pdfMachine) compiled() (pdfium.Pool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.pool != nil {
		return m.pool, nil
	}
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(maxMachineMemory)
	if dir, err := m.cache(); err == nil && dir != "" {
		if cache, err := wazero.NewCompilationCacheWithDir(dir); err == nil {
			config = config.WithCompilationCache(cache)
		}
	}
	pool, err := webassembly.Init(webassembly.Config{
		MaxTotal:      min(runtime.GOMAXPROCS(0), 4),
		FSConfig:      wazero.NewFSConfig(), // else it sees every file of this machine
		RuntimeConfig: config,
		Stdout:        io.Discard,
		Stderr:        io.Discard,
	})
	if err != nil {
		return nil, err
	}
	m.pool = pool
	return pool, nil
}
