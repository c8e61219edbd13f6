package document

func readXLS([]byte, string) (*Document, error) { return nil, ErrUnsupported }
