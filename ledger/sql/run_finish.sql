-- One run that ends.
UPDATE run
SET
    finished = ?2,
    outcome = ?3,
    summary = ?4
WHERE
    id = ?1
    AND finished IS NULL;
