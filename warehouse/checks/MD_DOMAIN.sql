-- One row per report from a host that is no government's: it does not end in
-- .gov.cn, is not the site of a source, and no source brought it (what a source
-- brings comes from the hosts that a person allowed it).
WITH hosted AS (
    SELECT
        r.report,
        r.agency,
        r.year,
        r.scope,
        c.source,
        lower(regexp_extract(c.url, '^[A-Za-z]+://([^/?#]*@)?([^/?#]*)', 2)) AS host
    FROM annual_report AS r
    JOIN reading AS d ON d.reading = r.reading
    JOIN capture AS c ON c.capture = d.capture
),
allowed AS (
    SELECT DISTINCT lower(regexp_extract(site, '^[A-Za-z]+://([^/?#]*@)?([^/?#]*)', 2)) AS host
    FROM source
)
SELECT
    h.agency,
    h.year,
    h.scope,
    'MD_DOMAIN' AS check_id,
    'error' AS severity,
    NULL::VARCHAR AS indicator,
    NULL::VARCHAR AS member,
    'a host that ends in .gov.cn, or the site of a source' AS want,
    h.host AS got,
    h.report
FROM hosted AS h
LEFT JOIN allowed AS o ON o.host = h.host
WHERE h.source IS NULL AND o.host IS NULL AND regexp_replace(h.host, ':[0-9]+$', '') NOT LIKE '%.gov.cn'
