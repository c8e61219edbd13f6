-- One row per report that a person may mean: by its number, the beginning of its
-- reading, its address, or its agency, and year and scope. $1 says by which, $2 is
-- what was typed, $3 the year and $4 the scope, 0 and '' where any will do; those of
-- the year $5 come first.
SELECT
    r.report,
    coalesce(r.agency, ''),
    coalesce(a.name, r.agency_name, ''),
    coalesce(r.year, 0),
    r.scope,
    d.input
FROM report AS r
JOIN reading AS d ON d.reading = r.reading
LEFT JOIN agency AS a ON a.agency = r.agency
WHERE CASE $1
        WHEN 'number' THEN r.report = try_cast($2 AS INTEGER)
        WHEN 'reading' THEN starts_with(r.reading, $2)
        WHEN 'address' THEN d.input = $2
        WHEN 'agency' THEN r.agency = $2 OR a.name = $2 OR r.agency_name = $2 OR list_contains(string_split(a.aka, ';'), $2)
        WHEN 'like' THEN contains(r.agency, $2) OR contains(a.name, $2) OR contains(r.agency_name, $2) OR contains(a.aka, $2)
    END
    AND ($3 = 0 OR r.year = $3)
    AND ($4 = '' OR r.scope = $4)
ORDER BY
    coalesce(r.year = $5, false) DESC,
    r.report
LIMIT 100;
