package document

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/nwaples/rardecode/v2"
)

// maxRarMemory is how much memory a rar may ask for, in bytes.
const maxRarMemory = 64 << 20

func rarMembers(body []byte) iter.Seq2[packed, error] {
	return func(yield func(packed, error) bool) {
		z, err := rardecode.NewReader(bytes.NewReader(body), rardecode.MaxDictionarySize(maxRarMemory))
		for err == nil {
			var h *rardecode.FileHeader
			if h, err = nextOfRar(z); err != nil {
				break
			}
			if h.IsDir {
				continue
			}
			m := packed{name: chineseName(h.Name), size: h.UnPackedSize, locked: h.Encrypted || h.HeaderEncrypted}
			if h.UnKnownSize {
				m.size = -1
			}
			m.open = func() (io.ReadCloser, error) { return packedReader{io.NopCloser(z), rarError}, nil }
			if !yield(m, nil) {
				return
			}
		}
		if !errors.Is(err, io.EOF) {
			yield(packed{}, rarError(err))
		}
	}
}

func nextOfRar(z *rardecode.Reader) (_ *rardecode.FileHeader, err error) {
	defer caught(&err)
	return z.Next()
}

// rarError tells what cannot be read for want of a password, of the other volumes
// or of a decoder from damage.
func rarError(err error) error {
	for _, m := range []struct{ of, kind error }{
		{rardecode.ErrArchiveEncrypted, ErrEncrypted},
		{rardecode.ErrArchivedFileEncrypted, ErrEncrypted},
		{rardecode.ErrBadPassword, ErrEncrypted},
		{rardecode.ErrDictionaryTooLarge, ErrTooLarge},
		{rardecode.ErrMultiVolume, ErrUnsupported},
		{rardecode.ErrUnknownVersion, ErrUnsupported},
		{rardecode.ErrUnknownDecoder, ErrUnsupported},
		{rardecode.ErrUnsupportedDecoder, ErrUnsupported},
		{rardecode.ErrUnexpectedArcEnd, ErrTruncated},
		{rardecode.ErrShortFile, ErrTruncated},
		{rardecode.ErrDecoderOutOfData, ErrTruncated},
	} {
		if errors.Is(err, m.of) {
			return fmt.Errorf("%w: %w", m.kind, err)
		}
	}
	return withKind(err)
}
