-- One row per report that lies in the column of another agency, which is neither
-- above nor below its own: the government of the same place and its office are
-- above and below every body of it, and bodies of one kind are so where the place
-- of one lies in that of the other.
WITH hosted AS (
    SELECT
        r.report,
        r.agency,
        r.agency_name,
        r.region,
        r.kind,
        r.year,
        r.scope,
        h.agency AS host,
        coalesce(a.name, h.agency) AS host_name,
        a.region AS host_region,
        a.kind AS host_kind
    FROM annual_report AS r
    JOIN reading AS d ON d.reading = r.reading
    JOIN capture AS c ON c.capture = d.capture
    JOIN source AS h ON h.source = c.source
    LEFT JOIN agency AS a ON a.agency = h.agency
    WHERE h.agency <> r.agency AND coalesce(r.template_requests, r.template_disclosure, r.template_review) IN ('2019', '2021')
)
SELECT
    h.agency,
    h.year,
    h.scope,
    'MD_AGENCY_VS_PUBLISHER' AS check_id,
    'warning' AS severity,
    NULL::VARCHAR AS indicator,
    NULL::VARCHAR AS member,
    h.host_name AS want,
    coalesce(h.agency_name, h.agency) AS got,
    h.report
FROM hosted AS h
LEFT JOIN region AS mine ON mine.region = h.region
LEFT JOIN region AS theirs ON theirs.region = h.host_region
WHERE NOT coalesce(
        h.region = h.host_region AND (
            h.kind IN ('people_government', 'government_office')
            OR h.host_kind IN ('people_government', 'government_office')
        ),
        false
    )
    AND NOT coalesce(
        h.kind = h.host_kind AND h.kind <> 'other' AND (
            h.host_region IN (mine.parent, mine.province)
            OR h.region IN (theirs.parent, theirs.province)
        ),
        false
    )
