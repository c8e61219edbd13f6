-- The prose, in a file of its own: sections of the reports and what they claim, by
-- the reports' numbers, without the contacts that stand in them.
INSERT INTO section
SELECT n.report, s.number, masked(s.heading), masked(s.text)
FROM work.section AS s
JOIN numbering AS n ON n.old = s.report
ORDER BY n.report, s.number;
INSERT INTO claim
SELECT n.report, c.indicator, c.value, c.approx, masked(c.printed), masked(c.sentence), c.rule, c.at_table, c.at_row, c.at_column, c.at_page, c.at_box
FROM work.claim AS c
JOIN numbering AS n ON n.old = c.report
ORDER BY n.report, c.indicator;
