-- How many requests do the bodies of each city receive, year by year, and how many
-- of their reports could be counted? Beside it, what the city says of itself.
SELECT
    name,
    year,
    requests_received,
    requests_received_reports AS reports_counted,
    requests_received_missing AS reports_not_counted,
    consolidated_requests_received AS said_for_the_whole_city
FROM city_year
ORDER BY
    name,
    year;
