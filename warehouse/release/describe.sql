-- One row per column of the tables and views of a release, with the comments.
SELECT
    o.kind,
    o.name,
    coalesce(o.comment, ''),
    c.column_name,
    CASE WHEN c.data_type LIKE 'ENUM%' THEN 'ENUM' ELSE c.data_type END,
    coalesce(c.comment, '')
FROM (
    SELECT
        'table' AS kind,
        database_name,
        table_name AS name,
        comment
    FROM duckdb_tables()
    UNION ALL
    SELECT
        'view',
        database_name,
        view_name,
        comment
    FROM duckdb_views()
    WHERE NOT internal
) AS o
JOIN duckdb_columns() AS c ON c.table_name = o.name AND c.database_name = o.database_name
WHERE o.database_name IN ('harvest', 'prose')
ORDER BY
    o.kind,
    o.name,
    c.column_index;
