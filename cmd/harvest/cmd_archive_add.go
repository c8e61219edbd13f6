package main

import (
	"context"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"harvest/archive"
	"harvest/report"
	"harvest/warehouse"
)

// addition is what the flags of archive add say.
type addition struct {
	source, url, by, fetched, kind, title string
}

func newArchiveAddCmd(c *config) *cobra.Command {
	var f addition
	cmd := &cobra.Command{
		Use:   "add FILE",
		Short: "Add a file that a person fetched, for a site that blocks",
		Long: `Keep a file in the archive as the body of an address, with who brought it and
when it was fetched. From then on it is a capture like any other: harvest run
reads it, or harvest extract --json | harvest load, and its row in table capture
says who added it. The address must be on a host of the source. A body that the
archive has of that address already is not added again. A crawl may be under way
meanwhile.

FETCHED is a day, or a time in Asia/Shanghai, or one with its own zone:
2026-01-31, "2026-01-31 09:30", 2026-01-31T09:30:00+08:00.

Exit codes: 0 done, or there already, 1 failed, 2 used wrongly.`,
		Example: "  harvest archive add report.html --source henan-zhumadian --url https://www.zhumadian.gov.cn/2024.html --by 'Li, data desk'",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := c.settings()
			if err != nil {
				return err
			}
			x, body, err := f.exchange(cmd, s, args[0], time.Now())
			if err != nil {
				return err
			}
			kept, added, err := add(cmd.Context(), s, x, body)
			if err != nil {
				return err
			}
			return printAdded(cmd, kept, added)
		},
	}
	cmd.Flags().StringVar(&f.source, "source", "", "the source it belongs to (needed)")
	cmd.Flags().StringVar(&f.url, "url", "", "the address it was fetched from (needed)")
	cmd.Flags().StringVar(&f.by, "by", "", "who adds it (needed)")
	cmd.Flags().StringVar(&f.fetched, "fetched", "", "when it was fetched (default now)")
	cmd.Flags().StringVar(&f.kind, "kind", "", "article or attachment (default article for a web page, else attachment)")
	cmd.Flags().StringVar(&f.title, "title", "", "what the page that links to it calls it")
	return cmd
}

// exchange holds the flags against the sources and reads the file.
func (f addition) exchange(cmd *cobra.Command, s *settings, name string, now time.Time) (archive.Exchange, []byte, error) {
	wrong := func(err error) (archive.Exchange, []byte, error) { return archive.Exchange{}, nil, usage(cmd, err) }
	for _, flag := range []struct{ name, value string }{{"source", f.source}, {"url", f.url}, {"by", f.by}} {
		if strings.TrimSpace(flag.value) == "" {
			return wrong(fmt.Errorf("--%s is needed", flag.name))
		}
	}
	src, ok := s.sourcesByID()[f.source]
	if !ok {
		return archive.Exchange{}, nil, &usageError{fmt.Errorf("no source %q among %d", f.source, len(s.sources)), "harvest source list"}
	}
	address, err := checkAddress(f.url, src)
	if err != nil {
		return wrong(err)
	}
	fetched, err := parseFetched(f.fetched, now)
	if err != nil {
		return wrong(err)
	}
	if f.kind != "" && f.kind != string(archive.Article) && f.kind != string(archive.Attachment) {
		return wrong(fmt.Errorf("--kind %q: want article or attachment", f.kind))
	}
	body, err := os.ReadFile(name)
	if err != nil {
		return archive.Exchange{}, nil, err
	}
	if len(body) == 0 {
		return archive.Exchange{}, nil, &hintError{fmt.Errorf("%s is empty", name), "save the page or file once more"}
	}
	media := mediaType(name, body)
	kind := archive.Kind(f.kind)
	switch {
	case kind != "":
	case media == "text/html":
		kind = archive.Article
	default:
		kind = archive.Attachment
	}
	return archive.Exchange{Source: src.ID, URL: address, LinkText: f.title, Kind: kind, AddedBy: strings.TrimSpace(f.by), Fetched: fetched,
		Detail: "from the file " + filepath.Base(name), Header: http.Header{"Content-Type": {media}}}, body, nil
}

// checkAddress returns an address in the form in which crawl asks for it. It
// must be on a host of the source.
func checkAddress(address string, src report.Source) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", fmt.Errorf("--url: %w", err)
	}
	if u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return "", fmt.Errorf("--url %s: want an address such as https://www.example.gov.cn/report.html", address)
	}
	if !src.Allows(u.Host) {
		return "", fmt.Errorf("--url %s: %s is no host of source %s, which allows %s", address, u.Host, src.ID,
			strings.Join(append([]string{src.Host()}, src.Hosts...), ", "))
	}
	u.Fragment = ""
	return u.String(), nil
}

// parseFetched reads a time as people write it; now where nothing is written.
func parseFetched(text string, now time.Time) (time.Time, error) {
	if text == "" {
		return now, nil
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02 15:04:05", "2006-01-02 15:04", time.DateOnly} {
		if t, err := time.ParseInLocation(layout, text, warehouse.Shanghai()); err == nil {
			if t.After(now) {
				return t, fmt.Errorf("--fetched %s: it has not come yet", text)
			}
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("--fetched %q: want a time such as 2026-01-31 or 2026-01-31T09:30:00+08:00", text)
}

// mediaTypes are those that the first bytes of a file do not tell.
var mediaTypes = map[string]string{
	".html": "text/html", ".htm": "text/html", ".shtml": "text/html", ".xhtml": "application/xhtml+xml",
	".doc": "application/msword", ".xls": "application/vnd.ms-excel", ".wps": "application/vnd.ms-works", ".rtf": "application/rtf",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".odt":  "application/vnd.oasis.opendocument.text", ".ofd": "application/ofd", ".7z": "application/x-7z-compressed",
}

// mediaType tells what a file holds by its first bytes, or by its ending where
// these leave it open. It names no charset: the page itself does.
func mediaType(name string, body []byte) string {
	told, _, err := mime.ParseMediaType(http.DetectContentType(body))
	if err != nil {
		told = "application/octet-stream"
	}
	switch told {
	case "text/plain", "text/xml", "application/zip", "application/octet-stream":
		if byEnding, ok := mediaTypes[strings.ToLower(filepath.Ext(name))]; ok {
			return byEnding
		}
	}
	return told
}

// add keeps a file that a person brought, in a WARC file of its own that is
// finished when add returns.
func add(ctx context.Context, s *settings, x archive.Exchange, body []byte) (c archive.Capture, added bool, err error) {
	a, err := archive.Open(ctx, s.archive(), archive.Options{Agent: s.agent()})
	if err != nil {
		return c, false, err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	if c, added, err = a.Add(ctx, x, body); err != nil || !added {
		return c, added, err
	}
	if _, err := a.Sync(); err != nil {
		return c, false, err
	}
	return c, true, a.Index(ctx)
}

func printAdded(cmd *cobra.Command, c archive.Capture, added bool) error {
	if !added {
		how := "a site sent it"
		if c.AddedBy != "" {
			how = c.AddedBy + " added it"
		}
		_, err := fmt.Fprintf(cmd.OutOrStdout(), "nothing changed: the archive has this body of %s already, capture %s; %s first, of %s\n",
			c.URL, c.ID, how, c.FirstSeen.In(warehouse.Shanghai()).Format("2006-01-02 15:04"))
		return err
	}
	if _, err := fmt.Fprintf(cmd.OutOrStdout(), "capture %s: %s of %s, %d bytes of %s, added by %s\n", c.ID, c.Kind, c.URL, c.Size, c.MediaType, c.AddedBy); err != nil {
		return err
	}
	_, err := fmt.Fprintln(cmd.ErrOrStderr(), "try: harvest extract --json | harvest load && harvest publish; or the next harvest run reads it")
	return err
}
