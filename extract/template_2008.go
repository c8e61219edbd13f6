package extract

// The local tables of the years before 2014, as 定西 and its kin print them. No
// real page with one has been seen.
var statistics2008 = Template{Name: "2008", Table: "statistics", Read: readStatistics}
