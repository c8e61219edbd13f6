package document

func readOFD([]byte, string) (*Document, error) { return nil, ErrUnsupported }
