-- Under which version of the rules for links the answer led to nothing, 0 where
-- it led somewhere or nobody has looked.
ALTER TABLE validator ADD COLUMN barren INTEGER NOT NULL DEFAULT 0;
