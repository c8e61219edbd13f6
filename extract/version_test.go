package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// recorded is the file that says which goldens a version has.
const recorded = "goldens.version"

var extractorField = regexp.MustCompile(`"extractor":"[^"]*"`)

// goldensDigest is a digest over the names and lines of every golden, but for the
// version that they name.
func goldensDigest(t *testing.T, folder fs.FS) string {
	t.Helper()
	sum := sha256.New()
	goldens := 0
	err := fs.WalkDir(folder, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".golden.jsonl") {
			return err
		}
		b, err := fs.ReadFile(folder, path)
		if err != nil {
			return err
		}
		goldens++
		b = extractorField.ReplaceAll(b, []byte(`"extractor":""`))
		fmt.Fprintf(sum, "%s %d\n", path, len(b))
		_, err = sum.Write(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if goldens == 0 {
		t.Fatal("no goldens")
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// versionFault says what is wrong with a version whose goldens have a digest, where
// another version and digest are recorded; "" where nothing is.
func versionFault(version, digest, recordedVersion, recordedDigest string) string {
	switch {
	case digest != recordedDigest && version == recordedVersion:
		return "goldens have changed since version " + version + ": move Version in extract.go, then run with -update"
	case digest != recordedDigest || version != recordedVersion:
		return "run with -update: these goldens are not recorded as those of version " + version
	}
	return ""
}

// A golden that changes forces the version up, once, so that what was read before is
// read again. With -update the new version is recorded, never an old one for new
// goldens. It runs behind TestGoldens, which rewrites them.
func TestAVersionHasTheGoldensItWasRecordedWith(t *testing.T) {
	digest := goldensDigest(t, os.DirFS("testdata"))
	var version, known string
	b, err := os.ReadFile(recorded)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	if _, err := fmt.Sscanf(string(b), "version %s goldens %s", &version, &known); err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		t.Fatalf("%s: %v", recorded, err)
	}
	fault := versionFault(Version, digest, version, known)
	if *update && Version != version {
		if err := os.WriteFile(recorded, fmt.Appendf(nil, "version %s goldens %s\n", Version, digest), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if fault != "" {
		t.Errorf("%s: %s", filepath.ToSlash(recorded), fault)
	}
}

func TestAChangedGoldenForcesTheVersionUp(t *testing.T) {
	for _, c := range []struct{ version, digest, says string }{
		{"3", "a", ""},
		{"3", "b", "move Version"},
		{"4", "b", "run with -update"},
		{"4", "a", "run with -update"},
	} {
		if fault := versionFault(c.version, c.digest, "3", "a"); (fault == "") != (c.says == "") || !strings.Contains(fault, c.says) {
			t.Errorf("version %s with goldens %s, where 3 has a: %q; want %q", c.version, c.digest, fault, c.says)
		}
	}
}

func TestTheDigestOfGoldensIsOfWhatTheySay(t *testing.T) {
	digest := func(name, line string) string {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(line), 0o644); err != nil {
			t.Fatal(err)
		}
		return goldensDigest(t, os.DirFS(dir))
	}
	one := digest("a.golden.jsonl", `{"input":"a","extractor":"3","value":1}`)
	if again := digest("a.golden.jsonl", `{"input":"a","extractor":"12","value":1}`); again != one {
		t.Error("the version changes the digest")
	}
	if other := digest("a.golden.jsonl", `{"input":"a","extractor":"3","value":2}`); other == one {
		t.Error("a figure does not change the digest")
	}
	if other := digest("b.golden.jsonl", `{"input":"a","extractor":"3","value":1}`); other == one {
		t.Error("the name does not change the digest")
	}
}
