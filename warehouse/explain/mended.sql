-- One row per fact that a fix set, or that stands in a body that fixes are about:
-- the list in IN is of their digests. A capture that is not remembered yet, so that
-- nobody knows its digest, is left out. The value is in millionths.
SELECT
    d.capture,
    c.digest,
    d.part,
    f.indicator::VARCHAR,
    coalesce(f.member::VARCHAR, ''),
    f.state::VARCHAR,
    (f.value * 1000000)::BIGINT,
    coalesce(f.printed, ''),
    coalesce(f.rule, '')
FROM fact AS f
JOIN report AS r ON r.report = f.report
JOIN reading AS d ON d.reading = r.reading
JOIN capture AS c ON c.capture = d.capture
WHERE contains(f.rule, 'fixed') OR c.digest IN (%s);
