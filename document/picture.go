package document

func isPicture(body []byte) bool {
	return magic("\x89PNG")(body) || magic("\xff\xd8\xff")(body) || magic("GIF8")(body)
}

func readPicture([]byte, string) (*Document, error) { return nil, ErrUnsupported }
