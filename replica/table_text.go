package replica

import "strings"

// plainText is a report as a text file: its title, its day, its prose a
// paragraph a line, and its tables as the edition lays out cells.
func (e *edition) plainText() string {
	var b strings.Builder
	b.WriteString(e.title + "\n\n")
	b.WriteString("发布日期：" + e.published.Format("2006-01-02") + "    来源：" + e.agency.Name + "\n\n")
	for _, p := range e.flow() {
		if p.kind == tablePart {
			e.plainTable(&b, p.table)
			continue
		}
		b.WriteString(p.text + "\n\n")
	}
	return b.String()
}

func (e *edition) plainTable(b *strings.Builder, t table) {
	for _, row := range t.plainGrid() {
		switch {
		case e.has(TextTabs):
			b.WriteString(strings.Join(row, "\t") + "\n")
		case e.has(TextPipes):
			b.WriteString("| " + strings.Join(row, " | ") + " |\n")
		default:
			for _, text := range row {
				if text != "" {
					b.WriteString(text + "\n")
				}
			}
		}
	}
	b.WriteByte('\n')
}

// plainGrid lays a table out without spans: each text stands where its cell
// begins, and the rest of what it spans is "".
func (t table) plainGrid() [][]string {
	var grid [][]string
	taken := make(map[[2]int]bool)
	for r, row := range t.rows {
		var line []string
		at := 0
		for _, c := range row {
			for ; taken[[2]int{r, at}]; at++ {
				line = append(line, "")
			}
			for dc := range max(c.cols, 1) {
				for dr := range max(c.rows, 1) {
					taken[[2]int{r + dr, at + dc}] = true
				}
				if dc == 0 {
					line = append(line, strings.ReplaceAll(c.text, "\n", ""))
				} else {
					line = append(line, "")
				}
			}
			at += max(c.cols, 1)
		}
		grid = append(grid, line)
	}
	return grid
}
