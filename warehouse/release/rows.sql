-- Every table of the release from the working file, in an order of its own.
-- masked() stands around every text that comes from a page, not around addresses,
-- codes and figures.
INSERT INTO meta SELECT schema, harvest FROM work.meta;
INSERT INTO indicator SELECT indicator, section, label, unit, kind, parent, forms, harmonized, note, place FROM work.indicator ORDER BY place;
INSERT INTO member SELECT member, label, place FROM work.member ORDER BY place;
INSERT INTO region SELECT region, name, level, parent, city, province FROM work.region ORDER BY region;
INSERT INTO agency
SELECT agency, name, aka, region, kind, level, valid_from, valid_to, confirmed
FROM (
    SELECT agency, name, aka, region, kind, level, valid_from, valid_to, confirmed
    FROM work.agency
    UNION ALL
    SELECT agency, coalesce(masked(min(agency_name)), agency), NULL, min(region), 'other', NULL, NULL, NULL, false
    FROM work.report
    WHERE agency IS NOT NULL AND agency NOT IN (SELECT agency FROM work.agency)
    GROUP BY agency
)
ORDER BY agency;
INSERT INTO source
SELECT source, name, agency, region, kinds, platform, site, listing, since, at_least, max_drop, disabled, stale_since
FROM work.source
ORDER BY source;
INSERT INTO listed SELECT source, url, masked(link_text), run, first_listed, last_listed FROM work.listed ORDER BY source, url;
INSERT INTO run SELECT run, command, started, finished, outcome, detail, summary FROM work.run ORDER BY started, run;
INSERT INTO exchange
SELECT exchange, run, source, method, url, kind, fetched, duration_ms, outcome, masked(detail), status, size, capture, file, file_offset
FROM work.exchange
ORDER BY fetched, exchange;
INSERT INTO capture
SELECT capture, url, source, kind, masked(link_text), referrer, status, media_type, digest, size, first_seen, last_seen, file, file_offset, added_by
FROM work.capture
ORDER BY url, digest;
INSERT INTO reading SELECT reading, input, masked(part), capture, extractor, problem, masked(detail) FROM work.reading ORDER BY input, part, reading;
INSERT INTO report
SELECT n.report, r.reading, masked(r.title), masked(r.agency_name), r.agency, r.region, r.year, r.scope, r.published,
    r.template_disclosure, r.template_requests, r.template_review, r.template_statistics
FROM work.report AS r
JOIN numbering AS n ON n.old = r.report
ORDER BY n.report;
INSERT INTO fact
SELECT n.report, f.indicator, f.member, f.state, f.value,
    CASE
        WHEN f.printed = '' OR f.printed = CAST(f.value::BIGINT AS VARCHAR) AND f.value = f.value::BIGINT THEN NULL
        WHEN f.state = 'illegible' THEN masked(f.printed)
        ELSE f.printed
    END,
    f.rule, f.at_table, f.at_row, f.at_column, f.at_page, f.at_box
FROM work.fact AS f
JOIN numbering AS n ON n.old = f.report
ORDER BY f.indicator::indicator_code, n.report, f.member::member_code;
INSERT INTO finding
SELECT n.report, f.check_id, f.severity, f.indicator, f.member,
    CASE WHEN regexp_full_match(f.want, '[-+0-9.,]*') THEN f.want ELSE masked(f.want) END,
    CASE WHEN regexp_full_match(f.got, '[-+0-9.,]*') THEN f.got ELSE masked(f.got) END
FROM work.finding AS f
JOIN numbering AS n ON n.old = f.report
ORDER BY n.report, f.check_id, f.indicator, f.member, f.want, f.got;
INSERT INTO extra
SELECT n.report, e.code, e.form_table, masked(e.label), masked(e.head), e.state, e.value, e.unit,
    CASE WHEN e.state = 'illegible' THEN masked(e.printed) ELSE e.printed END,
    e.at_table, e.at_row, e.at_column, e.at_page, e.at_box
FROM work.extra AS e
JOIN numbering AS n ON n.old = e.report
ORDER BY e.code, n.report, e.at_table, e.at_row, e.at_column, e.at_page, e.at_box;
INSERT INTO evidence
SELECT n.report, e.about, e.place, e.said_by, masked(e.says), masked(e.printed)
FROM work.evidence AS e
JOIN numbering AS n ON n.old = e.report
ORDER BY n.report, e.place;
