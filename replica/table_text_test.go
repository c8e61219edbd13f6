package replica

import (
	"strings"
	"testing"

	"harvest/report"
)

func TestTextReportsHoldEveryPrintedCellInItsShape(t *testing.T) {
	for _, seed := range seeds {
		shapes := make(map[Quirk]int)
		for _, e := range province(seed).editions {
			if !e.plain {
				continue
			}
			text := e.plainText()
			if !strings.HasPrefix(text, e.title+"\n") {
				t.Errorf("seed %d: %s does not begin with its title", seed, e.url())
			}
			var figures []string
			lines := strings.Split(text, "\n")
			switch {
			case e.has(TextTabs):
				shapes[TextTabs]++
				figures = rowFigures(lines, "一、", "\t", "\t")
			case e.has(TextPipes):
				shapes[TextPipes]++
				figures = rowFigures(lines, "| 一、", " | ", " |")
			default:
				shapes[TextLines]++
				for i, l := range lines {
					if strings.HasPrefix(l, "一、") || strings.HasPrefix(l, "一．") {
						figures = lines[i+1 : i+8] // the last such line is the row, the first the heading
					}
				}
			}
			for i, m := range report.Members() {
				want := e.cells[report.Cell{Indicator: rowNew, Member: m}].text
				if i >= len(figures) || figures[i] != want {
					t.Fatalf("seed %d: %s with %v: the first row holds %q, want %q for %s", seed, e.url(), e.quirks, figures, want, m)
				}
			}
		}
		if shapes[TextTabs] < 2 || shapes[TextPipes] < 2 || shapes[TextLines] < 2 {
			t.Errorf("seed %d: text reports are shaped %v, want at least 2 of each", seed, shapes)
		}
	}
}

// rowFigures returns the last seven cells of the last line that begins with a
// label and holds cells.
func rowFigures(lines []string, label, gap, end string) []string {
	for i := len(lines) - 1; i >= 0; i-- {
		same := strings.HasPrefix(lines[i], label) || strings.HasPrefix(lines[i], strings.Replace(label, "、", "．", 1))
		if same && strings.Contains(lines[i], gap) {
			cells := strings.Split(strings.TrimPrefix(strings.TrimSuffix(lines[i], strings.TrimSpace(end)), "| "), gap)
			return trimmed(cells[len(cells)-7:])
		}
	}
	return nil
}

func trimmed(list []string) []string {
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return list
}
