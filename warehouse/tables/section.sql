-- One row per section of prose of a report.
CREATE TABLE IF NOT EXISTS section (
    report INTEGER NOT NULL,
    number INTEGER NOT NULL,
    heading VARCHAR,
    text VARCHAR NOT NULL
);

COMMENT ON TABLE section IS 'One row per section of prose of a report.';
COMMENT ON COLUMN section.report IS 'The report it stands in. Never NULL.';
COMMENT ON COLUMN section.number IS 'Which of the six sections, 1 to 6, told by its words. Never NULL.';
COMMENT ON COLUMN section.heading IS 'Heading as printed, contacts masked as in text. NULL where only its table marks the section.';
COMMENT ON COLUMN section.text IS 'Paragraphs, one a line, tables left out; in a release without contacts: 〔电话〕, 〔邮箱〕 and 〔姓名〕 stand where a telephone number, an e-mail address or the name of a person to ask stood. Empty where it has none. Never NULL.';
