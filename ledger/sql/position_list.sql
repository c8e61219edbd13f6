-- All archive files.
SELECT
    file,
    acknowledged
FROM position
ORDER BY file;
