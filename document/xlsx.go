package document

func readXLSX([]byte, string) (*Document, error) { return nil, ErrUnsupported }
