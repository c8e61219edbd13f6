package archive

import (
	"bytes"

	"github.com/klauspost/compress/gzip"
)

// packed is records as they stand in a file, one gzip member each.
type packed struct {
	bytes  []byte
	starts []int64 // of each record, from the first
}

// A packer compresses records. What it packed is good until it packs again.
type packer struct {
	out   bytes.Buffer
	fast  *gzip.Writer
	brief *gzip.Writer // for what is short: it looks for no repeats, which takes three times as long and saves a tenth
	store *gzip.Writer // for what is compressed already
}

// briefest is the size below which a record is packed as one that is short.
const briefest = 2 << 10

func newPacker() *packer {
	fast, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed) // the levels are ones it knows
	brief, _ := gzip.NewWriterLevel(nil, gzip.HuffmanOnly)
	store, _ := gzip.NewWriterLevel(nil, gzip.NoCompression)
	return &packer{fast: fast, brief: brief, store: store}
}

func (p *packer) pack(records ...record) (packed, error) {
	p.out.Reset()
	starts := make([]int64, len(records))
	for i, r := range records {
		starts[i] = int64(p.out.Len())
		zip := p.fast
		switch {
		case r.dense:
			zip = p.store
		case len(r.block)+len(r.body) < briefest:
			zip = p.brief
		}
		if err := r.appendTo(&p.out, zip); err != nil {
			return packed{}, err
		}
	}
	return packed{p.out.Bytes(), starts}, nil
}

// maxSpare bounds the buffer of a packer that is kept for the next exchange.
const maxSpare = 1 << 20

// packer lends a packer, so that several goroutines compress at once.
func (a *Archive) packer() *packer {
	if p, ok := a.packers.Get().(*packer); ok {
		return p
	}
	return newPacker()
}

func (a *Archive) putPacker(p *packer) {
	if p.out.Cap() <= maxSpare {
		a.packers.Put(p)
	}
}
