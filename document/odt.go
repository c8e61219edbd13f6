package document

func readODT([]byte, string) (*Document, error) { return nil, ErrUnsupported }
