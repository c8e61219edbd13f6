package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/spf13/cobra"
)

// checkout is the root of the checkout, as seen from here.
var checkout = filepath.Join("..", "..")

func deployFile(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(checkout, "deploy", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// toCome are the verbs that deploy/ names and that are not merged yet.
var toCome []string

// checkTyped holds a command line, without harvest, against the commands there
// are.
func checkTyped(t *testing.T, place string, words []string) {
	t.Helper()
	cmd, rest, err := newRootCmd().Find(words)
	if (err != nil || !cmd.HasParent()) && len(words) > 0 && slices.Contains(toCome, words[0]) {
		return
	}
	if err != nil || !cmd.HasParent() && len(rest) > 0 && !strings.HasPrefix(rest[0], "-") {
		t.Errorf("%s: harvest %s: no such command: %v", place, strings.Join(words, " "), err)
		return
	}
	for _, word := range rest {
		name, _, _ := strings.Cut(strings.TrimLeft(word, "-"), "=")
		if !strings.HasPrefix(word, "-") || name == "" || name == "help" {
			continue
		}
		if flagOf(cmd, name) {
			continue
		}
		t.Errorf("%s: harvest %s: %s has no flag %s", place, strings.Join(words, " "), cmd.CommandPath(), word)
	}
}

func flagOf(cmd *cobra.Command, name string) bool {
	if len(name) == 1 {
		return cmd.Flags().ShorthandLookup(name) != nil || cmd.InheritedFlags().ShorthandLookup(name) != nil
	}
	return cmd.Flags().Lookup(name) != nil || cmd.InheritedFlags().Lookup(name) != nil
}

// typed finds command lines in a paper: in back quotes, and lines of code. What
// follows a word that no command line has is left out.
var typed = regexp.MustCompile("(?m)(?:`|^(?:\\./|go run \\./cmd/)?)harvest ((?:[-a-z0-9=./_]+ ?)+)")

func TestEveryCommandInThePapersExists(t *testing.T) {
	papers := []string{"README.md", "CONTRIBUTING.md"}
	for _, folder := range []string{"docs/*.md", "deploy/*"} {
		more, err := filepath.Glob(filepath.Join(checkout, folder))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range more {
			papers = append(papers, strings.TrimPrefix(path, checkout+string(filepath.Separator)))
		}
	}
	met := 0
	for _, name := range papers {
		b, err := os.ReadFile(filepath.Join(checkout, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range typed.FindAllStringSubmatch(string(b), -1) {
			words := strings.Fields(m[1])
			if strings.HasPrefix(m[0], "harvest ") && !slices.ContainsFunc(newRootCmd().Commands(), func(c *cobra.Command) bool { return c.Name() == words[0] }) {
				continue // a line of prose
			}
			met++
			checkTyped(t, name, words)
		}
	}
	if met < 5 {
		t.Errorf("%d commands in %v, want five at least", met, papers)
	}
}

// setting returns the values that a unit gives a key.
func setting(unit, key string) (values []string) {
	for line := range strings.Lines(unit) {
		if value, ok := strings.CutPrefix(strings.TrimSpace(line), key+"="); ok {
			values = append(values, value)
		}
	}
	return values
}

func TestUnitsRunCommandsThatExistAndAreFencedIn(t *testing.T) {
	for _, name := range []string{"harvest.service", "harvest-schedule.service"} {
		unit := deployFile(t, name)
		start := setting(unit, "ExecStart")
		if len(start) != 1 {
			t.Fatalf("%s: ExecStart %q, want one", name, start)
		}
		words := strings.Fields(start[0])
		if words[0] != "/usr/local/bin/harvest" {
			t.Errorf("%s starts %s", name, words[0])
		}
		checkTyped(t, name, words[1:])
		for key, want := range map[string]string{
			"User": "harvest", "StateDirectory": "harvest", "ProtectSystem": "strict", "NoNewPrivileges": "yes", "PrivateTmp": "yes",
			"RestrictAddressFamilies": "AF_INET AF_INET6 AF_UNIX", "KillSignal": "SIGTERM", "KillMode": "mixed", "SuccessExitStatus": "3", "TimeoutStopSec": "30min", "Restart": "on-failure",
		} {
			if got := setting(unit, key); !slices.Equal(got, []string{want}) {
				t.Errorf("%s: %s=%q, want %s", name, key, got, want)
			}
		}
		if got := setting(unit, "MemoryMax"); len(got) != 1 || got[0] == "infinity" {
			t.Errorf("%s: MemoryMax=%q, want a bound", name, got)
		}
	}
	if got := setting(deployFile(t, "harvest.service"), "RestartPreventExitStatus"); !slices.Equal(got, []string{"1 2 3 4 SIGABRT SIGBUS SIGKILL SIGSEGV"}) {
		t.Errorf("RestartPreventExitStatus=%q: a night is begun again only behind another run", got)
	}
	if got := setting(deployFile(t, "harvest-schedule.service"), "ExecReload"); !slices.Equal(got, []string{"/bin/kill -HUP $MAINPID"}) {
		t.Errorf("ExecReload=%q", got)
	}
	if got := setting(deployFile(t, "harvest.timer"), "OnCalendar"); !slices.Equal(got, []string{"*-*-* 00:30:00 Asia/Shanghai"}) {
		t.Errorf("OnCalendar=%q", got)
	}
}

// systemd has nothing to say of the units, knows when the timer is due, and finds
// the services well fenced in.
func TestSystemdAcceptsTheUnits(t *testing.T) {
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("systemd-analyze is not installed (Debian package systemd)")
	}
	program, err := os.Executable() // verify looks whether it can be run
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var units []string
	for _, name := range []string{"harvest.service", "harvest.timer", "harvest-schedule.service"} {
		text := strings.ReplaceAll(deployFile(t, name), "/usr/local/bin/harvest", program)
		units = append(units, filepath.Join(dir, name))
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	ask := func(args ...string) string {
		t.Helper()
		out, err := exec.CommandContext(t.Context(), analyze, args...).CombinedOutput()
		if err != nil {
			t.Errorf("systemd-analyze %v: %v\n%s", args, err, out)
		}
		return string(out)
	}
	if out := ask(append([]string{"verify", "--man=no"}, units...)...); out != "" {
		t.Errorf("systemd-analyze verify complains:\n%s", out)
	}
	if out := ask("calendar", setting(deployFile(t, "harvest.timer"), "OnCalendar")[0]); !strings.Contains(out, "16:30:00 UTC") {
		t.Errorf("half past midnight in Asia/Shanghai is 16:30 UTC; systemd-analyze calendar says\n%s", out)
	}
	for _, unit := range units {
		if strings.HasSuffix(unit, ".service") {
			lines := strings.Split(strings.TrimSpace(ask("security", "--offline=yes", "--threshold=15", unit)), "\n") // exposure of 1.5 of 10 at most
			t.Log(lines[len(lines)-1])
		}
	}
}

func TestTheContainerIsBuiltFromWhatIsThere(t *testing.T) {
	text := strings.ReplaceAll(deployFile(t, "Containerfile"), "\\\n", " ")
	last := make(map[string]string) // of the last stage
	var stages []string
	for line := range strings.Lines(text) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		words := strings.Fields(value)
		switch key {
		case "", "#":
			continue
		case "ADD":
			t.Errorf("%s: want COPY, which fetches nothing", line)
		case "FROM":
			clear(last)
			if len(words) == 3 && words[1] == "AS" {
				stages = append(stages, words[2])
			}
		case "COPY":
			checkCopy(t, words, stages)
		case "ARG", "RUN", "USER", "ENV", "WORKDIR", "VOLUME", "STOPSIGNAL", "ENTRYPOINT", "CMD":
		default:
			t.Errorf("Containerfile: %q is no instruction that is known here", key)
		}
		last[key] = value
	}
	for key, want := range map[string]string{"USER": "10001:10001", "VOLUME": "/data", "ENTRYPOINT": `["harvest"]`, "STOPSIGNAL": "SIGTERM", "ENV": "HARVEST_DATA=/data"} {
		if last[key] != want {
			t.Errorf("Containerfile: the last stage has %s %s, want %s", key, last[key], want)
		}
	}
	for _, needed := range []string{"CGO_ENABLED=1", "ca-certificates", "tzdata", "debian:bookworm-slim"} {
		if !strings.Contains(text, needed) {
			t.Errorf("Containerfile: %s is missing", needed)
		}
	}
	if regexp.MustCompile(`(?m)^(ARG|FROM) .*[a-z0-9]\.[a-z]+/`).MatchString(text) {
		t.Error("Containerfile names a registry: images are named short")
	}
	var words []string
	if err := yaml.Unmarshal([]byte(last["CMD"]), &words); err != nil {
		t.Fatal(err)
	}
	checkTyped(t, "Containerfile", words)
}

func checkCopy(t *testing.T, words, stages []string) {
	t.Helper()
	if stage, from := strings.CutPrefix(words[0], "--from="); from {
		if !slices.Contains(stages, stage) {
			t.Errorf("COPY %v: no stage %s before", words, stage)
		}
		return
	}
	for _, source := range words[:len(words)-1] {
		if _, err := os.Stat(filepath.Join(checkout, source)); err != nil {
			t.Errorf("COPY %v: %v", words, err)
		}
	}
}

func TestTheCronJobIsOneNightAtATime(t *testing.T) {
	text := deployFile(t, "cronjob.yaml")
	documents := yaml.NewDecoder(strings.NewReader(text))
	kinds := make(map[string][]byte)
	for {
		var one map[string]any
		err := documents.Decode(&one)
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		b, err := yaml.Marshal(one)
		if err != nil {
			t.Fatal(err)
		}
		kinds[one["kind"].(string)] = b
	}
	job := kinds["CronJob"]
	const (
		spec      = "$.spec.jobTemplate.spec"
		pod       = spec + ".template.spec"
		container = pod + ".containers[0]"
	)
	for path, want := range map[string]string{
		"$.apiVersion":                             "batch/v1",
		"$.spec.schedule":                          "30 0 * * *",
		"$.spec.timeZone":                          "Asia/Shanghai",
		"$.spec.concurrencyPolicy":                 "Forbid",
		"$.spec.startingDeadlineSeconds":           "21600",
		spec + ".backoffLimit":                     "0",
		spec + ".podFailurePolicy.rules[0].action": "Ignore",
		spec + ".podFailurePolicy.rules[1].onExitCodes.values[2]": "3",
		pod + ".restartPolicy":                                  "Never",
		pod + ".terminationGracePeriodSeconds":                  "1800",
		pod + ".securityContext.runAsNonRoot":                   "true",
		pod + ".securityContext.runAsUser":                      "10001", // USER of the Containerfile
		container + ".securityContext.readOnlyRootFilesystem":   "true",
		container + ".securityContext.allowPrivilegeEscalation": "false",
		container + ".securityContext.capabilities.drop[0]":     "ALL",
		container + ".resources.limits.memory":                  "4Gi",
		container + ".volumeMounts[0].mountPath":                "/data",
		container + ".volumeMounts[1].mountPath":                "/tmp",
		pod + ".volumes[0].persistentVolumeClaim.claimName":     "harvest-data",
		pod + ".volumes[1].name":                                "tmp",
	} {
		if got := yamlAt(t, job, path); got != want {
			t.Errorf("%s = %q, want %q", path, got, want)
		}
	}
	if got := yamlAt(t, kinds["PersistentVolumeClaim"], "$.metadata.name"); got != "harvest-data" {
		t.Errorf("the claim is named %q", got)
	}
	var args []string
	if err := readYAML(job, container+".args", &args); err != nil {
		t.Fatal(err)
	}
	checkTyped(t, "cronjob.yaml", args)
	if got := yamlAt(t, job, container+".image"); got != "harvest:"+version {
		t.Errorf("image %q, want harvest:%s", got, version)
	}
}

func readYAML(b []byte, path string, into any) error {
	p, err := yaml.PathString(path)
	if err != nil {
		return err
	}
	return p.Read(bytes.NewReader(b), into)
}

func yamlAt(t *testing.T, b []byte, path string) string {
	t.Helper()
	var value any
	if err := readYAML(b, path, &value); err != nil {
		t.Errorf("%s: %v", path, err)
		return ""
	}
	text, err := yaml.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Trim(strings.TrimSpace(string(text)), `"`)
}
