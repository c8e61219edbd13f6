package document

func isPDF(body []byte) bool { return magic("%PDF-")(body) }

func readPDF([]byte, string) (*Document, error) { return nil, ErrUnsupported }
