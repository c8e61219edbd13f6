package archive

import (
	"bytes"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base32"
	"encoding/hex"
	"fmt"
	"hash"
	"strings"
)

// A stated digest is what a digest field of a WARC header says: an algorithm
// and a value, in hex as harvest writes it or in base32 as many others do.
type stated struct {
	label string
	make  func() hash.Hash // nil where nothing is stated, or in an algorithm nobody knows
	value []byte           // nil where it is no value of the algorithm
}

func readDigest(label string) stated {
	algorithm, text, _ := strings.Cut(label, ":")
	s := stated{label: label}
	switch strings.ReplaceAll(strings.ToLower(algorithm), "-", "") {
	case "sha256":
		s.make = sha256.New
	case "sha1":
		s.make = sha1.New
	case "sha512":
		s.make = sha512.New
	case "md5":
		s.make = md5.New
	default:
		return s
	}
	size := s.make().Size()
	value, err := hex.DecodeString(text)
	if err != nil || len(value) != size {
		value, err = base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(strings.ToUpper(strings.TrimRight(text, "=")))
	}
	if err == nil && len(value) == size {
		s.value = value
	}
	return s
}

// check says what is wrong unless sum is the value stated.
func (s stated) check(what string, sum []byte) error {
	if bytes.Equal(sum, s.value) {
		return nil
	}
	algorithm, _, _ := strings.Cut(s.label, ":")
	return fmt.Errorf("its %s has the digest %s:%x, its header states %s", what, algorithm, sum, s.label)
}

// of is the digest of b in the algorithm stated.
func (s stated) of(b []byte) []byte {
	h := s.make()
	h.Write(b)
	return h.Sum(nil)
}
