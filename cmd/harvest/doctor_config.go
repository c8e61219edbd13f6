package main

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"harvest/report"
)

func checkConfiguration(_ context.Context, p *patient) diagnosis {
	if p.broken != nil {
		mend := hintFor(p.broken)
		if place := new(report.FileError); errors.As(p.broken, &place) {
			mend = "mend that line; harvest source check reads it again"
		}
		return fail(mend, "%v; what follows holds for what could be read of it", p.broken)
	}
	return ok("%d sources, %d agencies, %d regions", len(p.s.sources), len(p.s.agencies), len(p.s.regions))
}

func checkContact(_ context.Context, p *patient) diagnosis {
	if p.s.Contact == "" {
		return warn("set contact in harvest.yaml: an address or e-mail of yours", "none: a site that is troubled by the crawl cannot write to anyone, and may block it")
	}
	return ok("%s", p.s.Contact)
}

func checkSources(_ context.Context, p *patient) diagnosis {
	enabled, private := 0, 0
	var legacy []string
	for _, src := range p.s.sources {
		if src.Disabled != nil {
			continue
		}
		enabled++
		if src.Private {
			private++
		}
		if len(src.TLS.Legacy) > 0 {
			legacy = append(legacy, src.ID)
		}
	}
	switch {
	case p.broken != nil:
		return note("see configuration", "not known: the configuration is not read to its end")
	case enabled == 0:
		return warn("harvest init makes a first source; CONTRIBUTING.md has the recipe", "%d sources, none of them enabled: there is nothing to crawl", len(p.s.sources))
	case len(legacy) > 0:
		return note("look now and then whether those sites have been renewed, and take tls out: harvest source list has the reasons", "%d enabled, %d disabled; asked by old TLS: %s", enabled, len(p.s.sources)-enabled, strings.Join(legacy, ", "))
	case private > 0:
		return note("take private: true out of those that are public sites", "%d enabled, %d of them may be at a private address", enabled, private)
	}
	return ok("%d enabled, %d disabled", enabled, len(p.s.sources)-enabled)
}

// checkProxies never prints a value: it may hold a password.
func checkProxies(context.Context, *patient) diagnosis {
	var set []string
	for _, name := range []string{"HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy", "no_proxy"} {
		if os.Getenv(name) != "" {
			set = append(set, name)
		}
	}
	if len(set) > 0 {
		return note("if sites are only reached through a proxy, name it in harvest.yaml: proxy", "the environment sets %s: ignored", strings.Join(set, ", "))
	}
	return ok("none in the environment")
}

// leastFiles is how many files a night has open at most: connections of eight
// workers, the archive, two databases and a release being built.
const leastFiles = 1024

func checkOpenFiles(context.Context, *patient) diagnosis { return judgeFiles(openFiles()) }

func judgeFiles(limit uint64, known bool) diagnosis {
	switch {
	case !known:
		return ok("limit not known on this system")
	case limit < leastFiles:
		return warn("raise it: ulimit -n 4096, or LimitNOFILE=4096 in the unit", "at most %d at once; a night may need %d", limit, leastFiles)
	}
	return ok("at most %d at once", limit)
}

func checkCertificates(context.Context, *patient) diagnosis {
	const mend = "install the package ca-certificates, or point SSL_CERT_FILE at a bundle"
	roots, err := x509.SystemCertPool()
	switch {
	case err != nil:
		return fail(mend, "no roots to hold certificates against: %v", err)
	case runtime.GOOS == "linux" && roots.Equal(x509.NewCertPool()): // elsewhere the system verifies
		return fail(mend, "no roots to hold certificates against: every https site would fail with tls")
	}
	return ok("roots are there")
}

func checkZones(context.Context, *patient) diagnosis { return judgeZone("Asia/Shanghai") }

// judgeZone looks for a zone that harvest itself does not need: its own times are
// at a fixed distance.
func judgeZone(name string) diagnosis {
	if _, err := time.LoadLocation(name); err != nil {
		return note("install the package tzdata", "%s is not known here: harvest does without, a timer or cron that names it does not", name)
	}
	return ok("%s is known", name)
}

// programs are those that harvest can do without, and what it does with them.
var programs = []struct{ name, packages, reads string }{
	{"soffice", "libreoffice-writer", "RTF is read with it, and says unsupported without; every other format is read without it"},
	{"tesseract", "tesseract-ocr, tesseract-ocr-chi-sim", "harvest extract --ocr recognises scans with it, and counts what sums prove; without it a scan says scan, as it does without --ocr"},
}

func checkPrograms(context.Context, *patient) diagnosis {
	var there, missing, mend []string
	for _, p := range programs {
		if _, err := exec.LookPath(p.name); err == nil {
			there = append(there, p.name)
			continue
		}
		missing = append(missing, p.name)
		mend = append(mend, fmt.Sprintf("%s (%s): %s", p.name, p.packages, p.reads))
	}
	if len(missing) > 0 {
		return note("none need be. "+strings.Join(mend, ". "), "not installed: %s", strings.Join(missing, ", "))
	}
	return ok("%s are there", strings.Join(there, " and "))
}

func checkVersions(context.Context, *patient) diagnosis { return ok("%s", versions()) }
