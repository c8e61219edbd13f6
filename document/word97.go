package document

func readDOC([]byte, string) (*Document, error) { return nil, ErrUnsupported }
