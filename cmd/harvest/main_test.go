package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"harvest/ledger"
	"harvest/schedules"
	"harvest/warehouse"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"harvest": main})
}

// Every command as a person types it: help, output, files and exit codes.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"aged":    aged,
			"counted": counted,
			"exits":   exits,
			"packed":  packed,
			"serve":   serve,
			"zeros":   zeros,
		},
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
	})
}

// exits runs a command and holds its exit code: exits 2 harvest query.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARG …]")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := "0"
	if err != nil {
		code = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if code != args[0] {
		ts.Fatalf("%s ended with %s, want exit code %s", strings.Join(args[1:], " "), code, args[0])
	}
}

// serve serves a folder of the script on loopback and puts the host into an
// environment variable: serve HOST site. A file's name may say its status:
// 503.html is sent with status 503.
func serve(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: serve VARIABLE FOLDER")
	}
	folder := http.FileServer(http.Dir(ts.MkAbs(args[1])))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var status int
		if n, _ := fmt.Sscanf(filepath.Base(r.URL.Path), "%d.html", &status); n == 1 && status >= 400 {
			w.WriteHeader(status)
			return
		}
		folder.ServeHTTP(w, r)
	}))
	ts.Defer(server.Close)
	ts.Setenv(args[0], strings.TrimPrefix(server.URL, "http://"))
}

// counted has schedules count since some time ago, as if a scheduler had been
// started then: counted data 24h season weekly.
func counted(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: counted FOLDER AGO SCHEDULE …")
	}
	ago, err := time.ParseDuration(args[1])
	ts.Check(err)
	l, err := ledger.Open(context.Background(), filepath.Join(ts.MkAbs(args[0]), "ledger.db"))
	ts.Check(err)
	defer l.Close()
	for _, id := range args[2:] {
		at := time.Now().Add(-ago)
		ts.Check(l.AddTicks(context.Background(), ledger.Tick{Schedule: id, Due: at, Finished: at, Outcome: schedules.Begun}))
	}
}

// aged gives files of DuckDB the shape that an older harvest made: aged FILE ….
func aged(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: aged FILE …")
	}
	for _, file := range args {
		w, err := warehouse.Open(context.Background(), ts.MkAbs(file), "test")
		ts.Check(err)
		_, err = w.DB.ExecContext(context.Background(), "UPDATE meta SET schema = 1")
		ts.Check(err)
		ts.Check(w.Close())
	}
}
