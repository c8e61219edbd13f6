-- The closed lists of a release, in the order of the dictionary and the forms.
-- Codes of rows that agencies added come last.
CREATE TYPE indicator_code AS ENUM (
    SELECT code
    FROM (
        SELECT
            indicator AS code,
            place
        FROM work.indicator
        UNION ALL
        SELECT DISTINCT
            indicator,
            1000000
        FROM work.fact
        WHERE indicator NOT IN (SELECT indicator FROM work.indicator)
    )
    ORDER BY
        place,
        code
);
CREATE TYPE member_code AS ENUM (
    SELECT member
    FROM work.member
    ORDER BY place
);
CREATE TYPE state_code AS ENUM (
    'stated',
    'blank',
    'dash',
    'slash',
    'none_word',
    'illegible',
    'absent',
    'derived'
);
