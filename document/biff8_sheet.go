package document

import "fmt"

// maxColumns is how wide a sheet of these formats is.
const maxColumns = 256

// readSheet reads the records of a sheet up to its end, into s, or past them where
// s is nil.
func (b *workbook) readSheet(s *worksheet) error {
	deep := 1 // charts lie inside sheets
	var waiting *sheetCell
	for deep > 0 {
		r, ok, err := b.next()
		if err != nil {
			return err
		}
		switch {
		case !ok:
			return fmt.Errorf("it has no end: %w", ErrTruncated)
		case r.id == recBOF:
			deep++
		case r.id == recEOF:
			deep--
		case s == nil || deep > 1:
		case r.id == recString:
			if waiting != nil {
				if waiting.text, err = b.longText(r.parts); err != nil {
					return err
				}
				b.add(s, *waiting)
				waiting = nil
			}
		default:
			if waiting, err = b.cell(s, r, waiting); err != nil {
				return fmt.Errorf("record %#x at byte %d: %w", r.id, r.at, err)
			}
			if b.cells > maxParts {
				return fmt.Errorf("over %d cells: %w", maxParts, ErrTooLarge)
			}
		}
	}
	return nil
}

// longText reads a string whose length takes two bytes.
func (b *workbook) longText(parts [][]byte) (string, error) {
	in := &biffText{parts: append([][]byte(nil), parts...)}
	if b.old {
		return b.narrow(in, in.u16())
	}
	return in.wide()
}

// add takes a cell into a sheet.
func (b *workbook) add(s *worksheet, c sheetCell) {
	if c.text = cellLines(c.text); c.column <= maxColumns {
		s.add(c)
	}
}

// merge takes a list of merged ranges into a sheet.
func (b *workbook) merge(s *worksheet, d []byte) error {
	n := int(u16(d, 0))
	if 2+8*n > len(d) {
		return errOutside
	}
	for i := range n {
		at := d[2+8*i:]
		top, bottom, left, right := int(u16(at, 0)), int(u16(at, 2)), int(u16(at, 4)), int(u16(at, 6))
		if bottom < top || right < left || left >= maxColumns {
			return fmt.Errorf("merged cells %d:%d to %d:%d: %w", top, left, bottom, right, ErrDamaged)
		}
		right = min(right, maxColumns-1)
		s.merged = append(s.merged, sheetRange{top + 1, left + 1, bottom - top + 1, right - left + 1})
	}
	b.cells += n
	return nil
}
