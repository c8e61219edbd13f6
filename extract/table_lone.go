package extract

import (
	"harvest/document"
	"harvest/report"
)

// unitsBeside reports whether the rows of a statistical table of text print their unit
// and figure on one line, 件 105, and hardly any figure stands alone: one that does is
// the number of a page, wherever in a label the page ends.
func unitsBeside(blocks []document.Block) bool {
	beside, alone := 0, 0
	for i := range blocks {
		if blocks[i].Grid != nil {
			continue
		}
		tokens := partUnit(tokensOf(&blocks[i], 0))
		switch n := len(tokens); {
		case lone(tokens):
			alone++
		case n > 1 && tokens[n-1].number.State == report.Stated && (unitWord(tokens[n-2].text) || n > 2 && unitWord(tokens[n-3].text)):
			beside++
		}
	}
	return beside >= 2*fewestRows && alone <= beside/fewestRows
}

// lone reports whether a paragraph is one figure and nothing else.
func lone(tokens []cell) bool {
	return len(tokens) == 1 && tokens[0].number.State == report.Stated
}
