-- What came of a run after it ended.
UPDATE run
SET
    outcome = ?2,
    detail = ?3
WHERE id = ?1;
