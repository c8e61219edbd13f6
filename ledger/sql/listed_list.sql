-- All addresses that listing pages have named.
SELECT
    source,
    url,
    link_text,
    run,
    first,
    last
FROM listed
ORDER BY
    source,
    url;
