-- Up to where an archive file is acknowledged. It never moves back.
INSERT INTO position (
    file,
    acknowledged
) VALUES (?, ?)
ON CONFLICT (file) DO UPDATE SET
    acknowledged = max(acknowledged, excluded.acknowledged);
