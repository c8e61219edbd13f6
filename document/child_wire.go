package document

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"time"
)

// A frame is its length in four bytes, the highest first, and its bytes. The
// process that asks begins with one of childLimits and is answered childReady. A
// file is two frames, what a server called it and its bytes, and the answer one.

// childReady is what a process says when its limits hold.
const childReady = "ready 1"

// childLimits says what a process may take.
type childLimits struct {
	Memory    int64
	Time      time.Duration
	Recognise bool
}

func readLimits(r io.Reader) (limits childLimits, err error) {
	b, err := readFrame(r, maxReply)
	if err == nil {
		err = gob.NewDecoder(bytes.NewReader(b)).Decode(&limits)
	}
	return limits, err
}

func writeFrame(w io.Writer, b []byte) error {
	if _, err := w.Write(binary.BigEndian.AppendUint32(nil, uint32(len(b)))); err != nil {
		return err
	}
	_, err := w.Write(b)
	return err
}

// errFrame means that what was read is no frame of ours.
var errFrame = errors.New("a frame")

// readFrame returns io.EOF where nothing begins, and io.ErrUnexpectedEOF where a
// frame breaks off.
func readFrame(r io.Reader, most int) ([]byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(head[:])
	if uint64(n) > uint64(most) {
		return nil, fmt.Errorf("%w of %d bytes, at most %d", errFrame, n, most)
	}
	b := make([]byte, n)
	if _, err := io.ReadFull(r, b); err != nil {
		return nil, errors.Join(io.ErrUnexpectedEOF, err)
	}
	return b, nil
}

// errLong means that a value takes more bytes than it may.
var errLong = errors.New("too long to be said")

// writeValue writes a frame of a value.
func writeValue(w io.Writer, v any, most int) error {
	b := &limitedBuffer{most: most}
	if err := gob.NewEncoder(b).Encode(v); err != nil {
		return err
	}
	return writeFrame(w, b.Bytes())
}

type limitedBuffer struct {
	bytes.Buffer
	most int
}

func (b *limitedBuffer) Write(p []byte) (int, error) {
	if b.Len()+len(p) > b.most {
		return 0, errLong
	}
	return b.Buffer.Write(p)
}

// A wirePart is a Part with what gob leaves out: the containers of a document, and
// an error's text and kinds.
type wirePart struct {
	Path     string
	Document *Document
	In       []int // container of each block, nil where all are in the file itself
	Parents  []int
	Failed   bool
	Text     string
	Kinds    []int // indexes into kinds
}

// writeParts writes a frame of what a file holds. What is too much is one part
// that says so.
func writeParts(w io.Writer, parts []Part) error {
	said := make([]wirePart, len(parts))
	for i, p := range parts {
		said[i] = wirePart{Path: p.Path, Document: p.Document}
		if p.Err != nil {
			said[i].Failed, said[i].Text = true, p.Err.Error()
			for k, kind := range kinds {
				if errors.Is(p.Err, kind) {
					said[i].Kinds = append(said[i].Kinds, k)
				}
			}
		}
		if p.Document == nil {
			continue
		}
		said[i].Parents = p.Document.parents
		for j, b := range p.Document.Blocks {
			if b.in != 0 && said[i].In == nil {
				said[i].In = make([]int, len(p.Document.Blocks))
			}
			if b.in != 0 {
				said[i].In[j] = b.in
			}
		}
	}
	err := writeValue(w, said, maxReply)
	if errors.Is(err, errLong) {
		return writeParts(w, failed(fmt.Errorf("its text and tables are more than %d MB: %w", maxReply>>20, ErrTooLarge)))
	}
	return err
}

// A farError is an error of another process.
type farError struct {
	text  string
	kinds []error
}

func (e *farError) Error() string { return e.text }

func (e *farError) Unwrap() []error { return e.kinds }

// decodeParts reads what writeParts wrote.
func decodeParts(frame []byte) ([]Part, error) {
	var said []wirePart
	if err := gob.NewDecoder(bytes.NewReader(frame)).Decode(&said); err != nil {
		return nil, err
	}
	if len(said) == 0 {
		return nil, errors.New("no part")
	}
	parts := make([]Part, len(said))
	for i, s := range said {
		parts[i] = Part{Path: s.Path, Document: s.Document}
		if s.Failed {
			far := &farError{text: s.Text}
			for _, k := range s.Kinds {
				if k < 0 || k >= len(kinds) {
					return nil, fmt.Errorf("kind %d", k)
				}
				far.kinds = append(far.kinds, kinds[k])
			}
			parts[i].Err = far
		}
		d := s.Document
		if (d == nil) != s.Failed || d != nil && s.In != nil && len(s.In) != len(d.Blocks) {
			return nil, fmt.Errorf("part %d is neither a document nor an error", i+1)
		}
		if d == nil {
			continue
		}
		d.parents = s.Parents
		for j, in := range s.In {
			if in < 0 || in >= len(d.parents) {
				return nil, fmt.Errorf("part %d: container %d of %d", i+1, in, len(d.parents))
			}
			d.Blocks[j].in = in
		}
	}
	return parts, nil
}
