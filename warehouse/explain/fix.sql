-- One row per fix that changed a fact of one body and part, with the indicator that
-- its own is a part of. The value is in millionths.
SELECT
    x.indicator,
    coalesce(x.member, ''),
    coalesce(i.parent, ''),
    x.printed,
    x.state,
    (x.value * 1000000)::BIGINT,
    x.reason,
    x.author,
    x.source
FROM fix AS x
LEFT JOIN indicator AS i ON i.indicator::VARCHAR = x.indicator
WHERE x.used AND x.digest = $1 AND x.part = $2
ORDER BY
    x.indicator,
    x.member;
