package archive

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strings"
)

//go:embed sql/place.sql
var placeSQL string

// places lists what the index says lies in a file, in order of offset.
func (ix *index) places(ctx context.Context, file string) ([]place, error) {
	return list(ctx, ix, nil, func(r *sql.Rows) (p place, err error) {
		err = r.Scan(&p.start, &p.what, &p.id, &p.url, &p.payload, &p.digest)
		return p, err
	}, placeSQL, file)
}

// files lists the files that the index has taken something of, in order.
func (ix *index) files(ctx context.Context) ([]string, error) {
	return list(ctx, ix, nil, func(r *sql.Rows) (name string, err error) {
		err = r.Scan(&name)
		return name, err
	}, "SELECT name FROM file ORDER BY name")
}

// bodyOf finds a response or resource record by its ID.
func (ix *index) bodyOf(ctx context.Context, record string) (body, bool, error) {
	return one(ctx, ix, nil, scanBody, bodySQL+"WHERE record = ?", record)
}

// bodyWith finds a record with a payload.
func (ix *index) bodyWith(ctx context.Context, payload string) (body, bool, error) {
	return one(ctx, ix, nil, scanBody, bodySQL+"WHERE payload = ? LIMIT 1", payload)
}

// take takes what the index says lies at an offset.
func (o *verifiedFile) take(at int64) []place {
	n := 0
	for n < len(o.places) && o.places[n].start == at {
		if o.places[n].what == "first" {
			o.last = o.places[n]
		}
		n++
	}
	here := o.places[:n]
	o.places = o.places[n:]
	return here
}

// missing reports what the index says lies before an offset, where no record
// begins.
func (o *verifiedFile) missing(before int64) error {
	for len(o.places) > 0 && o.places[0].start < before {
		at := o.places[0].start
		here := o.take(at)
		d := o.tell(record{offset: at}, here, errors.New("the index knows a record here, and none begins here"), false)
		if err := o.damaged(d); err != nil {
			return err
		}
	}
	return nil
}

// placed is the ID by which the index knows a record.
func placed(rec record, file string) string {
	if rec.id == "" {
		return placeID(file, rec.offset)
	}
	return rec.id
}

// agree says where a whole record is not what the index says lies there.
func agree(rec record, id string, b *body, here []place) error {
	var wrong error
	for _, p := range here {
		switch {
		case (p.what == "exchange" || p.what == "body") && p.id != id:
			wrong = errors.Join(wrong, fmt.Errorf("the index has record %s here", p.id))
		case p.what == "exchange" && p.url != targetURI(rec):
			wrong = errors.Join(wrong, fmt.Errorf("the index has a record of %s here", p.url))
		case p.what != "body" && p.what != "capture":
		case b == nil:
			wrong = errors.Join(wrong, fmt.Errorf("the index has the body of %s %s here", p.what, p.id))
		case p.what == "body" && p.payload != b.payload:
			wrong = errors.Join(wrong, fmt.Errorf("its payload has the digest sha256:%s, the index says sha256:%s", b.payload, p.payload))
		case p.digest != b.digest:
			wrong = errors.Join(wrong, fmt.Errorf("%s %s: its body has the digest %s, the index says %s", p.what, p.id, b.digest, p.digest))
		}
	}
	return wrong
}

// tell names a damaged record: by its header where that is trusted, else by the
// index and only then by what the header seems to say.
func (o *verifiedFile) tell(rec record, here []place, wrong error, trusted bool) Damage {
	d := Damage{File: o.name, Offset: rec.offset, Kind: rec.kind, Record: rec.id, URL: targetURI(rec),
		Reason: strings.ReplaceAll(wrong.Error(), "\n", "; ")}
	for _, p := range here {
		switch {
		case p.what == "capture":
			d.Captures = append(d.Captures, p.id)
		case !trusted && p.what != "first":
			d.Record, d.URL = p.id, p.url
		case !trusted:
			d.URL = p.url
		}
	}
	slices.Sort(d.Captures)
	if d.URL == "" && rec.kind == "" && o.ours && rec.offset > o.last.start {
		d.URL = o.last.url // harvest writes the records of an exchange in one piece
	}
	return d
}
