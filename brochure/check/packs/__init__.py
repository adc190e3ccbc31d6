"""Jurisdictions: what the checker knows of the law of a country, as data with a date."""
