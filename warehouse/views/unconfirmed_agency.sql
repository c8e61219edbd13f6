-- One row per agency that reports and that no list knows yet.
CREATE OR REPLACE VIEW unconfirmed_agency AS
SELECT
    r.agency,
    coalesce(any_value(a.name), min(r.agency_name)) AS name,
    coalesce(any_value(a.region), min(r.region)) AS region,
    count(*) AS reports,
    array_to_string(list_sort(list(DISTINCT r.year) FILTER (WHERE r.year IS NOT NULL)), ', ') AS years,
    min(c.url) AS url,
    concat(
        'if it is a known agency under another name, add that name to its aka; else add a line to an agencies CSV: ',
        r.agency,
        ',',
        coalesce(any_value(a.name), min(r.agency_name), 'NAME'),
        ',,',
        coalesce(any_value(a.region), min(r.region), 'REGION'),
        ',KIND,LEVEL,,'
    ) AS to_do
FROM report AS r
LEFT JOIN agency AS a ON a.agency = r.agency
JOIN reading AS d ON d.reading = r.reading
LEFT JOIN capture AS c ON c.capture = d.capture
WHERE r.agency IS NOT NULL AND NOT coalesce(a.confirmed, false)
GROUP BY r.agency;

COMMENT ON VIEW unconfirmed_agency IS 'One row per agency that reports and that no list knows yet: a person should name it, then every year of it falls into place.';
COMMENT ON COLUMN unconfirmed_agency.agency IS 'Identity made of the region and the name as printed. Never NULL.';
COMMENT ON COLUMN unconfirmed_agency.name IS 'Name as printed, in Chinese. NULL where the page prints none.';
COMMENT ON COLUMN unconfirmed_agency.region IS 'Division code of the source. NULL for a bare file.';
COMMENT ON COLUMN unconfirmed_agency.reports IS 'Reports found under this name, editions included. Never NULL.';
COMMENT ON COLUMN unconfirmed_agency.years IS 'Report years found, parted by commas. Empty or NULL where no report says its year.';
COMMENT ON COLUMN unconfirmed_agency.url IS 'Address of one of the reports, to look at. NULL where all are bare files.';
COMMENT ON COLUMN unconfirmed_agency.to_do IS 'What to do, with the line of the CSV to fill in. Never NULL.';
