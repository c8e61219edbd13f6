package extract

// The form of 2019: 国办公开办函〔2019〕60号. Table 2 counts documents made and
// published, items and their change, decisions, and purchases; （六）of table 3
// is one row. Table 4 is that of 2021.
var (
	disclosure2019 = Template{Name: "2019", Table: "disclosure", Signs: []string{"对外公开总", "上一年项目", "增减", "集中采购"}, Read: readDisclosure}
	requests2019   = Template{Name: "2019", Table: "requests", Read: readRequests}
	review2019     = Template{Name: "2019", Table: "review", Read: readReview}
)
