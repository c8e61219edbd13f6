package document

import "testing"

func TestSharedDOC(t *testing.T) {
	if right, cells := matchTable(t, "table.doc", "table.expected.json"); right != cells {
		t.Errorf("%d of %d cells", right, cells)
	}
}
