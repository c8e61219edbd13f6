package extract

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"net/url"
	"strings"

	"harvest/archive"
	"harvest/document"
	"harvest/page"
	"harvest/report"
)

// Extract reads captures, each with every report in it. A capture whose body is
// damaged in the archive is a problem like any other; an archive that cannot be
// read at all, and an Opener that cannot do its work, end the sequence with an error.
func (x *Extractor) Extract(ctx context.Context, a *archive.Archive, captures iter.Seq2[archive.Capture, error]) iter.Seq2[report.Reading, error] {
	return func(yield func(report.Reading, error) bool) {
		for c, err := range captures {
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				yield(report.Reading{}, err)
				return
			}
			body, err := a.Body(ctx, c)
			if errors.Is(err, archive.ErrDamaged) {
				lost := report.Problem{Kind: report.Unreadable, Detail: err.Error() + "; harvest archive verify names what is damaged"}
				if !yield(report.Reading{Input: c.URL, Capture: c.ID, Extractor: Version, Problem: &lost}, nil) {
					return
				}
				continue
			}
			if err != nil {
				yield(report.Reading{}, fmt.Errorf("read capture %s: %w", c.ID, err))
				return
			}
			o := origin{name: c.URL}
			if o.link, err = titleOfLink(ctx, a, c); err != nil {
				yield(report.Reading{}, err)
				return
			}
			parts := x.open(ctx, body, c.Header.Get("Content-Type"))
			if err := notRead(ctx, parts); err != nil {
				yield(report.Reading{}, fmt.Errorf("read capture %s: %w", c.ID, err))
				return
			}
			if s, ok := x.Sources[c.Source]; ok {
				o.src = &s
			} else {
				o.stray = x.strayHost(c.URL)
			}
			for _, r := range x.readParts(parts, x.about(o), body) {
				r.Capture = c.ID
				if !yield(r, nil) {
					return
				}
			}
		}
	}
}

// titleOfLink returns the text of the link that led to a capture. A file that is
// called no more than 附件1 goes by the link to the page that has it.
func titleOfLink(ctx context.Context, a *archive.Archive, c archive.Capture) (string, error) {
	if _, ok := page.ReportTitle(c.LinkText); ok || c.Kind != archive.Attachment || c.Referrer == "" {
		return c.LinkText, nil
	}
	article, ok, err := a.Last(ctx, http.MethodGet, c.Referrer)
	if err != nil {
		return "", fmt.Errorf("page of %s: %w", c.URL, err)
	}
	if _, titled := page.ReportTitle(article.LinkText); ok && titled {
		return article.LinkText, nil
	}
	return c.LinkText, nil
}

// strayHost returns the host of an address that no source brought, where it neither
// ends in .gov.cn nor is the site of a source; "" for any other (MD_DOMAIN).
func (x *Extractor) strayHost(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || strings.HasSuffix(strings.ToLower(u.Hostname()), ".gov.cn") {
		return ""
	}
	for _, s := range x.Sources {
		if s.Allows(u.Host) {
			return ""
		}
	}
	return u.Host
}

// notRead returns why parts say nothing of their file: the run was cancelled, or no
// process could be started. Neither may be taken for what the file is.
func notRead(ctx context.Context, parts []document.Part) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	for _, p := range parts {
		if errors.Is(p.Err, document.ErrNotTried) {
			return p.Err
		}
	}
	return nil
}

// Again yields the captures that are unread, and those that may be of one of the
// years: whose reports, their titles or the link that led there name one of them,
// or none of which names any year. said has, by capture, the texts of its last
// reading that name years; chosen says which captures are meant at all.
func Again(captures iter.Seq2[archive.Capture, error], read map[string]bool, years report.Years, said map[string][]string, chosen func(archive.Capture) bool) iter.Seq2[archive.Capture, error] {
	return func(yield func(archive.Capture, error) bool) {
		for c, err := range captures {
			if err == nil && c.Kind != archive.Article && c.Kind != archive.Attachment {
				continue
			}
			if err == nil && read[c.ID] && !(chosen(c) && mayBeOf(c, years, said[c.ID])) {
				continue
			}
			if !yield(c, err) || err != nil {
				return
			}
		}
	}
}

func mayBeOf(c archive.Capture, years report.Years, said []string) bool {
	named := page.Years(c.LinkText)
	for _, text := range said {
		named = append(named, page.Years(text)...)
	}
	return years.HoldsAny(named)
}

// Unread yields the captures that hold articles or attachments and whose ID is
// not in read.
func Unread(captures iter.Seq2[archive.Capture, error], read map[string]bool) iter.Seq2[archive.Capture, error] {
	return func(yield func(archive.Capture, error) bool) {
		for c, err := range captures {
			if err == nil && (read[c.ID] || c.Kind != archive.Article && c.Kind != archive.Attachment) {
				continue
			}
			if !yield(c, err) || err != nil {
				return
			}
		}
	}
}
