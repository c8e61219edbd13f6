package document

import (
	"context"
	"fmt"
)

// readRTF reads what LibreOffice makes of an RTF. Without it on the machine the
// file is ErrUnsupported, and the error says what to install.
func readRTF(ctx context.Context, body []byte) (*Document, error) {
	docx, err := toDOCX(ctx, body, ".rtf")
	if err != nil {
		return nil, err
	}
	d, err := readDOCX(docx, "")
	if err != nil {
		return nil, fmt.Errorf("as docx: %w", err)
	}
	return d, nil
}
