package extract

// The form of 2021: 国办公开办函〔2021〕30号. Table 2 counts documents made,
// repealed and in force, decisions, and fees in 万元; （六）of table 3 has three
// rows.
var (
	disclosure2021 = Template{Name: "2021", Table: "disclosure", Signs: []string{"废止", "现行有效", "收费金额"}, Read: readDisclosure}
	requests2021   = Template{Name: "2021", Table: "requests", Signs: []string{"不补正", "收费通知", "缴费", "缴纳费用"}, Read: readRequests}
	review2021     = Template{Name: "2021", Table: "review", Read: readReview}
)
