-- One row per source and address that its listing pages have named: when first
-- and last, and in which run last.
CREATE TABLE listed (
    source TEXT NOT NULL,
    url TEXT NOT NULL,
    link_text TEXT NOT NULL,
    run TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (source, url)
) STRICT, WITHOUT ROWID;
