package document

func (p *laidPage) findUnruled() {}
