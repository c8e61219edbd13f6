-- One row per report found: an edition of one agency's report, with its rank.
CREATE OR REPLACE VIEW edition AS
WITH rival AS (
    SELECT
        c.report,
        b.report AS best
    FROM edition_choice AS c
    JOIN edition_choice AS b ON b.agency = c.agency AND b.year = c.year AND b.scope = c.scope AND b.choice = 1
    WHERE c.choice > 1
),
apart AS (
    SELECT
        v.report,
        count(*) FILTER (WHERE mine.value <> theirs.value) AS differs
    FROM rival AS v
    JOIN fact AS mine ON mine.report = v.report
    JOIN fact AS theirs
        ON theirs.report = v.best AND theirs.indicator = mine.indicator
        AND coalesce(theirs.member::VARCHAR, '') = coalesce(mine.member::VARCHAR, '')
    GROUP BY v.report
)
SELECT
    c.report,
    c.reading,
    c.agency,
    coalesce(a.name, r.agency_name) AS agency_name,
    coalesce(a.region, r.region) AS region,
    c.year,
    c.scope,
    r.title,
    r.published,
    c.url,
    c.digest,
    p.media_type,
    c.first_seen,
    n.cells_stated,
    n.cells_derived,
    n.cells_empty,
    n.cells_absent,
    n.cells_illegible,
    e.errors,
    c.editions,
    c.replaced,
    c.choice,
    c.why,
    v.differs
FROM edition_choice AS c
JOIN report AS r ON r.report = c.report
JOIN reading AS d ON d.reading = c.reading
LEFT JOIN capture AS p ON p.capture = d.capture
LEFT JOIN apart AS v ON v.report = c.report
LEFT JOIN agency AS a ON a.agency = c.agency
CROSS JOIN LATERAL (
    SELECT
        count(*) FILTER (WHERE f.state = 'stated') AS cells_stated,
        count(*) FILTER (WHERE f.state = 'derived') AS cells_derived,
        count(*) FILTER (WHERE f.state IN ('blank', 'dash', 'slash', 'none_word')) AS cells_empty,
        count(*) FILTER (WHERE f.state = 'absent') AS cells_absent,
        count(*) FILTER (WHERE f.state = 'illegible') AS cells_illegible
    FROM fact AS f
    WHERE f.report = c.report
) AS n
CROSS JOIN LATERAL (
    SELECT count(*) AS errors
    FROM finding AS f
    WHERE f.report = c.report AND f.severity = 'error'
) AS e;

COMMENT ON VIEW edition IS 'One row per report found: an edition of one agency''s report for one year and scope. Of several, choice 1 is the one to believe: not from a strange host, then not replaced at its own address, then more cells with a value, then fewer errors, then seen later.';
COMMENT ON COLUMN edition.report IS 'Number of the report in this file only; do not keep it elsewhere. Never NULL.';
COMMENT ON COLUMN edition.reading IS 'The reading that found it: identity that holds over releases. Never NULL.';
COMMENT ON COLUMN edition.agency IS 'Identity of the agency. NULL for a bare file, or where nothing tells.';
COMMENT ON COLUMN edition.agency_name IS 'Name of the agency in Chinese, as the list of agencies has it, else as printed. NULL where neither has one.';
COMMENT ON COLUMN edition.region IS 'Division code of the place the agency works for; where it is in no list, that of the source. NULL where nothing tells.';
COMMENT ON COLUMN edition.year IS 'Year reported on. NULL where nothing says it.';
COMMENT ON COLUMN edition.scope IS 'agency, office or consolidated; editions of two scopes never compete. Never NULL.';
COMMENT ON COLUMN edition.title IS 'Title as printed. NULL where the page prints none.';
COMMENT ON COLUMN edition.published IS 'Day of publishing as printed. NULL where the page prints none.';
COMMENT ON COLUMN edition.url IS 'Address it came from. NULL for a bare file.';
COMMENT ON COLUMN edition.digest IS 'SHA-256 of the body it was read from. NULL for a bare file.';
COMMENT ON COLUMN edition.media_type IS 'What its server said it was: text/html, application/pdf … NULL for a bare file.';
COMMENT ON COLUMN edition.first_seen IS 'When that body was first sent from there, UTC. NULL for a bare file.';
COMMENT ON COLUMN edition.cells_stated IS 'Cells of the form that print a figure. Never NULL.';
COMMENT ON COLUMN edition.cells_derived IS 'Totals that are blank and whose parts are printed: the sum stands in their place. Never NULL.';
COMMENT ON COLUMN edition.cells_empty IS 'Cells that are blank or print a dash, a slash or 无: no figure, and not 0. Never NULL.';
COMMENT ON COLUMN edition.cells_absent IS 'Cells of the form that the page lacks. Never NULL.';
COMMENT ON COLUMN edition.cells_illegible IS 'Cells that print something that is no figure. Never NULL.';
COMMENT ON COLUMN edition.errors IS 'Findings of severity error in this report. Never NULL.';
COMMENT ON COLUMN edition.editions IS 'How many editions compete, itself included. NULL where agency or year are not known.';
COMMENT ON COLUMN edition.replaced IS 'true where the same address later sent another edition of the same report. NULL where agency or year are not known.';
COMMENT ON COLUMN edition.choice IS 'Rank among the editions of the same agency, year and scope; 1 = the one to believe. NULL where agency or year are not known, so that nothing competes.';
COMMENT ON COLUMN edition.why IS 'What decided: against the next where it is the first, else against the first. Never NULL.';
COMMENT ON COLUMN edition.differs IS 'Cells with a value both here and in the edition to believe that do not agree: 0 is a rendition of the same report. NULL for the one to believe, and where nothing competes.';
