"""Event data sets that others made (ACLED, GDELT, ICEWS, POLECAT) as chronicles: rows in, coded events, links by rule."""
