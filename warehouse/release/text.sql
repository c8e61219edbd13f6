-- The prose, in a file of its own: sections of the reports, by their numbers,
-- without the contacts that stand in them.
INSERT INTO section
SELECT n.report, s.number, masked(s.heading), masked(s.text)
FROM work.section AS s
JOIN numbering AS n ON n.old = s.report
ORDER BY n.report, s.number;
