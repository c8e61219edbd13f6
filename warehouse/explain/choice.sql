-- One row per report of an agency that has been passed over for another edition.
SELECT report
FROM edition_choice
WHERE agency = $1 AND choice > 1;
