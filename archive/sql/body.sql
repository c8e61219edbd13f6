-- One row per response or resource record.
SELECT
    record,
    url,
    fetched,
    payload,
    encoding,
    digest,
    size,
    file,
    start
FROM body
