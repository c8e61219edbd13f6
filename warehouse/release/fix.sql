-- Every fix, and whether the facts of this release have it: where its body was read
-- in several captures, the first that has it speaks for all.
INSERT INTO fix
SELECT
    x.digest,
    masked(x.part),
    x.indicator,
    x.member,
    CASE WHEN regexp_full_match(x.printed, '[-+0-9.,]*') THEN x.printed ELSE masked(x.printed) END,
    x.value,
    x.state,
    masked(x.reason),
    masked(x.author),
    x.source,
    coalesce(bool_or(list_contains(string_split(f.rule, ','), 'fixed') AND f.state = x.state AND f.value IS NOT DISTINCT FROM x.value), false) AS is_used,
    CASE
        WHEN is_used THEN NULL
        WHEN count(c.capture) = 0 THEN 'no capture has this body'
        WHEN count(d.reading) = 0 THEN 'the body has no such part'
        WHEN count(r.report) = 0 THEN 'no report is read there: ' || min(d.problem)
        WHEN count(f.report) = 0 THEN 'the report has no such cell'
        WHEN bool_or(f.state = x.state AND f.value IS NOT DISTINCT FROM x.value) THEN 'the reading says so without it'
        WHEN bool_or(regexp_replace(trim(coalesce(f.printed, '')), '\s+', ' ', 'g') = regexp_replace(trim(x.printed), '\s+', ' ', 'g')) THEN 'the body was not read again since the fix was written'
        ELSE masked('the cell prints "' || min(coalesce(f.printed, '')) || '"')
    END
FROM work.fix AS x
LEFT JOIN work.capture AS c ON c.digest = x.digest
LEFT JOIN work.reading AS d ON d.capture = c.capture AND d.part = x.part
LEFT JOIN work.report AS r ON r.reading = d.reading
LEFT JOIN work.fact AS f ON f.report = r.report AND f.indicator = x.indicator AND f.member IS NOT DISTINCT FROM x.member
GROUP BY x.digest, x.part, x.indicator, x.member, x.printed, x.value, x.state, x.reason, x.author, x.source
ORDER BY
    x.digest,
    x.part,
    x.indicator,
    x.member;
