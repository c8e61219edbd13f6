-- One row per applicant of table 3, the last one standing for all.
CREATE TABLE IF NOT EXISTS member (
    member member_code NOT NULL,
    label VARCHAR NOT NULL,
    place INTEGER NOT NULL
);

COMMENT ON TABLE member IS 'One row per applicant of table 3, the last one standing for all.';
COMMENT ON COLUMN member.member IS 'Code of the applicant, as fact.member has it. Never NULL.';
COMMENT ON COLUMN member.label IS 'Label as the official form prints it, in Chinese. Never NULL.';
COMMENT ON COLUMN member.place IS 'Order on the form, counted from 1; 7 is the total of the other six. Never NULL.';
