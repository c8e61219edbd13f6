package document

func readRTF([]byte, string) (*Document, error) { return nil, ErrUnsupported }
