-- One row per cell of the reports to believe.
CREATE OR REPLACE VIEW figure AS
SELECT
    r.report,
    r.agency,
    r.agency_name AS name,
    r.region,
    r.city,
    r.year,
    r.scope,
    f.indicator,
    i.label,
    i.parent AS part_of,
    f.member,
    i.unit,
    f.state,
    CASE WHEN f.member IS NULL OR f.member <> 'total' THEN f.value END AS value,
    CASE WHEN f.member = 'total' THEN f.value END AS total,
    f.printed,
    contains(coalesce(f.rule, ''), 'fixed') AS fixed,
    r.url
FROM annual_report AS r
JOIN fact AS f ON f.report = r.report
LEFT JOIN indicator AS i ON i.indicator = f.indicator;

COMMENT ON VIEW figure IS 'One row per cell of the reports to believe: an indicator and, in table 3, a member. Filter by indicator and scope before adding anything up.';
COMMENT ON COLUMN figure.report IS 'Number of the report in this file only; do not keep it elsewhere. Never NULL.';
COMMENT ON COLUMN figure.agency IS 'Identity of the agency, the same over years and sites. Never NULL.';
COMMENT ON COLUMN figure.name IS 'Name of the agency in Chinese. NULL where neither a list nor the page has one.';
COMMENT ON COLUMN figure.region IS 'Division code of the place the agency works for. NULL where nothing tells.';
COMMENT ON COLUMN figure.city IS 'Division code of the city (prefecture) the region is or lies in. NULL for a province, and where the region is not known.';
COMMENT ON COLUMN figure.year IS 'Year reported on. Never NULL.';
COMMENT ON COLUMN figure.scope IS 'agency, office or consolidated; never add figures of consolidated to the others. Never NULL.';
COMMENT ON COLUMN figure.indicator IS 'What the cell counts, as indicator.indicator has it. Never NULL.';
COMMENT ON COLUMN figure.label IS 'Label as the official form prints it, in Chinese. NULL for a row that an agency added to the form.';
COMMENT ON COLUMN figure.part_of IS 'Code of the heading or total that the indicator is a part of: never add it to that one. NULL where it is part of none.';
COMMENT ON COLUMN figure.member IS 'Applicant of table 3; total stands for all of them. NULL in tables 2 and 4.';
COMMENT ON COLUMN figure.unit IS 'Unit of value and total: 件, 项, 万元 … NULL for a row that an agency added to the form.';
COMMENT ON COLUMN figure.state IS 'stated, blank, dash, slash, none_word, illegible, absent or derived. Never NULL.';
COMMENT ON COLUMN figure.value IS 'The figure of one applicant, or of a cell without applicants, in unit. NULL where member is total (see total), and unless the state is stated or derived: missing is not 0.';
COMMENT ON COLUMN figure.total IS 'The figure for all applicants together, in unit; the sum of value over the members, as printed or derived. NULL where member is not total, and unless the state is stated or derived: missing is not 0.';
COMMENT ON COLUMN figure.printed IS 'What stands in the cell. NULL where it is the plain figure or nothing.';
COMMENT ON COLUMN figure.fixed IS 'true where the figure is not what the page was read as: a person corrected it, or one of the figures that it sums up; table fix says why. Never NULL.';
COMMENT ON COLUMN figure.url IS 'Address of the page or file that prints it. NULL for a bare file.';
