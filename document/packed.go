package document

import (
	"archive/zip"
	"bytes"
)

// zipWith reports whether a file is a zip that holds a file of that name.
func zipWith(name string) func([]byte) bool {
	return func(body []byte) bool {
		if !magic("PK\x03\x04")(body) {
			return false
		}
		z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
		if err != nil {
			return false
		}
		for _, f := range z.File {
			if f.Name == name {
				return true
			}
		}
		return false
	}
}
