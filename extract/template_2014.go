package extract

// The form of 2014: the annex of 国办发〔2014〕32号, one row an indicator. No real page
// with all of its rows has been seen; Fujian's table, of which years have, goes by
// its own wordings of the same rows.
var statistics2014 = Template{Name: "2014", Table: "statistics", Read: readStatistics}
