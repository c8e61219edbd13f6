-- One row per label that no form knows, the most printed first.
CREATE OR REPLACE VIEW unknown_label AS
SELECT
    e.code,
    e.form_table,
    mode(e.label ORDER BY e.label) AS label,
    count(DISTINCT e.report) AS reports,
    count(DISTINCT r.agency) AS agencies,
    min(r.year) AS first_year,
    max(r.year) AS last_year,
    min(coalesce(c.url, d.input)) AS url
FROM extra AS e
JOIN report AS r ON r.report = e.report
JOIN reading AS d ON d.reading = r.reading
LEFT JOIN capture AS c ON c.capture = d.capture
GROUP BY e.code, e.form_table
ORDER BY reports DESC, e.form_table, e.code;

COMMENT ON VIEW unknown_label IS 'One row per label of a row that no form knows, the most printed first: a province''s own row, or a wording to add to the variants of a form. Its figures are in extra.';
COMMENT ON COLUMN unknown_label.code IS 'Table and a hash of the label: the same label has the same code in every report. Never NULL.';
COMMENT ON COLUMN unknown_label.form_table IS 'disclosure, requests, review or statistics. Never NULL.';
COMMENT ON COLUMN unknown_label.label IS 'The label as most reports print it. Never NULL.';
COMMENT ON COLUMN unknown_label.reports IS 'Reports that print it, editions included. Never NULL.';
COMMENT ON COLUMN unknown_label.agencies IS 'Agencies among them that are told. Never NULL.';
COMMENT ON COLUMN unknown_label.first_year IS 'Earliest report year that prints it. NULL where no report says its year.';
COMMENT ON COLUMN unknown_label.last_year IS 'Latest report year that prints it. NULL where no report says its year.';
COMMENT ON COLUMN unknown_label.url IS 'Address or file of one of the reports, to look at. Never NULL.';
