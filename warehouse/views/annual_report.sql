-- One row per agency, year and scope: the edition to believe.
CREATE OR REPLACE VIEW annual_report AS
SELECT
    c.report,
    c.reading,
    c.agency,
    coalesce(a.name, r.agency_name) AS agency_name,
    a.kind,
    a.level,
    coalesce(a.region, r.region) AS region,
    g.city,
    c.year,
    c.scope,
    r.title,
    r.published,
    CASE
        WHEN c.year <= 2018 OR c.scope = 'consolidated' THEN make_date(c.year + 1, 3, 31)
        ELSE make_date(c.year + 1, 1, 31)
    END AS deadline,
    c.url,
    c.digest,
    c.first_seen,
    c.editions,
    s.stale_since,
    r.template_disclosure,
    r.template_requests,
    r.template_review,
    r.template_statistics
FROM edition_choice AS c
JOIN report AS r ON r.report = c.report
LEFT JOIN agency AS a ON a.agency = c.agency
LEFT JOIN region AS g ON g.region = coalesce(a.region, r.region)
JOIN reading AS d ON d.reading = c.reading
LEFT JOIN capture AS p ON p.capture = d.capture
LEFT JOIN source AS s ON s.source = p.source
WHERE c.choice = 1;

COMMENT ON VIEW annual_report IS 'One row per agency, year and scope: the edition to believe. See edition for those passed over, and why.';
COMMENT ON COLUMN annual_report.report IS 'Number of the report in this file only; do not keep it elsewhere. Never NULL.';
COMMENT ON COLUMN annual_report.reading IS 'The reading that found it: identity that holds over releases. Never NULL.';
COMMENT ON COLUMN annual_report.agency IS 'Identity of the agency, the same over years and sites. Never NULL.';
COMMENT ON COLUMN annual_report.agency_name IS 'Name of the agency in Chinese, as the list of agencies has it, else as printed. NULL where neither has one.';
COMMENT ON COLUMN annual_report.kind IS 'Kind of body: people_government, education, finance … NULL where the agency is in no list.';
COMMENT ON COLUMN annual_report.level IS 'national, province, city, county or township. NULL where unknown.';
COMMENT ON COLUMN annual_report.region IS 'Division code of the place the agency works for; where it is in no list, that of the source. NULL where nothing tells.';
COMMENT ON COLUMN annual_report.city IS 'Division code of the city (prefecture) the region is or lies in. NULL for a province, and where the region is not known.';
COMMENT ON COLUMN annual_report.year IS 'Year reported on. Never NULL.';
COMMENT ON COLUMN annual_report.scope IS 'agency, office or consolidated; never add figures of consolidated to the others. Never NULL.';
COMMENT ON COLUMN annual_report.title IS 'Title as printed. NULL where the page prints none.';
COMMENT ON COLUMN annual_report.published IS 'Day of publishing as printed. NULL where the page prints none.';
COMMENT ON COLUMN annual_report.deadline IS 'Last day to publish (条例 art. 49): 31 March of the next year for years to 2018 and for consolidated reports, else 31 January. Never NULL.';
COMMENT ON COLUMN annual_report.url IS 'Address it came from. NULL for a bare file.';
COMMENT ON COLUMN annual_report.digest IS 'SHA-256 of the body it was read from. NULL for a bare file.';
COMMENT ON COLUMN annual_report.first_seen IS 'When that body was first sent from there, UTC. NULL for a bare file.';
COMMENT ON COLUMN annual_report.editions IS 'How many editions of this report there are, itself included. Never NULL.';
COMMENT ON COLUMN annual_report.stale_since IS 'When its source was last well, UTC, where it is not now (view source_status): the site may say otherwise since. NULL while the source is well, and for a bare file.';
COMMENT ON COLUMN annual_report.template_disclosure IS 'Form that table 2 was read as: 2019 or 2021. NULL where the report lacks the table.';
COMMENT ON COLUMN annual_report.template_requests IS 'Form that table 3 was read as: 2019 or 2021. NULL where the report lacks the table.';
COMMENT ON COLUMN annual_report.template_review IS 'Form that table 4 was read as: 2019 or 2021. NULL where the report lacks the table.';
COMMENT ON COLUMN annual_report.template_statistics IS 'Form that the statistical table of the years before 2019 was read as: 2014 or 2008. NULL where the report lacks it.';
