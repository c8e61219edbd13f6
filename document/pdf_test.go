package document

import "testing"

func TestSharedPDFTables(t *testing.T) {
	for _, c := range []struct {
		file, expected string
		share          float64
	}{
		{"table.pdf", "table.expected.json", 1},
		{"table_chromium.pdf", "table.expected.json", 1},
		{"table_enc128.pdf", "table.expected.json", 1},
		{"table_enc256.pdf", "table.expected.json", 1},
		{"table_lin.pdf", "table.expected.json", 1},
		{"table_tagged.pdf", "table.expected.json", 1},
		{"small_gbk_full.pdf", "small.expected.json", 1},
		{"small_gbk_open.pdf", "small.expected.json", 1},
		{"small_gbk_rot90.pdf", "small.expected.json", 1},
		{"small_gbk_three.pdf", "small.expected.json", 1},
		{"small_ucs2_full.pdf", "small.expected.json", 1},
		{"table_noline.pdf", "table.expected.json", 0.97},
	} {
		t.Run(c.file, func(t *testing.T) {
			if right, cells := matchTable(t, c.file, c.expected); float64(right) < c.share*float64(cells) {
				t.Errorf("%d of %d cells", right, cells)
			}
		})
	}
}
