-- The prose, in a file of its own: sections of the reports, by their numbers.
INSERT INTO section
SELECT n.report, s.number, s.heading, s.text
FROM work.section AS s
JOIN numbering AS n ON n.old = s.report
ORDER BY n.report, s.number;
