-- One response or resource record.
INSERT INTO body (
    record,
    url,
    fetched,
    payload,
    encoding,
    digest,
    size,
    file,
    start
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?);
