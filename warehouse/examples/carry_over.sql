-- Whose 上年结转 is not what they carried over the year before? Every break, with
-- both figures and the page to look at.
SELECT
    name,
    year,
    scope,
    want AS carried_out_of_the_year_before,
    got AS carried_into_this_year,
    url
FROM contradiction
WHERE check_id = 'XY_CARRY_TOTAL'
ORDER BY
    name,
    year,
    scope;
