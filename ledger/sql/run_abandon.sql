-- Runs that never ended are given up when another begins.
UPDATE run
SET outcome = 'abandoned'
WHERE
    finished IS NULL
    AND id <> ?1
    AND outcome = '';
