-- Who should have published, who did, and who was late? By city and year, over the
-- agencies that a source covers.
SELECT
    g.name AS city,
    c.year,
    count(*) AS expected,
    count(*) FILTER (WHERE c.status = 'found') AS found,
    count(*) FILTER (WHERE c.status = 'problem') AS unreadable,
    count(*) FILTER (WHERE c.status = 'missing') AS missing,
    count(*) FILTER (WHERE c.late) AS late,
    count(*) FILTER (WHERE c.status = 'found' AND c.late IS NULL) AS day_unknown,
    round(count(*) FILTER (WHERE NOT c.late) / count(*), 3) AS on_time_share
FROM coverage AS c
LEFT JOIN region AS g ON g.region = c.city
WHERE c.expected
GROUP BY
    g.name,
    c.year
ORDER BY
    g.name,
    c.year;
