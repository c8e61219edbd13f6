package document

import "testing"

func TestSharedOFD(t *testing.T) {
	if right, cells := matchTable(t, "table.ofd", "table.expected.json"); right != cells {
		t.Errorf("%d of %d cells", right, cells)
	}
}
