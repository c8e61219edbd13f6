package document

func readDOCX([]byte, string) (*Document, error) { return nil, ErrUnsupported }
