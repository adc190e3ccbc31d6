"""Dates written the way a language writes them, without a locale library.

All languages use Western digits and the Gregorian calendar (Thai says so with ค.ศ.).
"""

from datetime import date

from brochure.languages.language import Language


def format_date(day: date, language: Language) -> str:
    """Write a whole date, such as `22 November 2026`."""
    return _fill(language.dates.date, day, language.dates.months)


def format_month_year(day: date, language: Language) -> str:
    """Write month and year, such as `November 2026`."""
    names = language.dates.months_alone or language.dates.months
    return _fill(language.dates.month_year, day, names)


def _fill(pattern: str, day: date, names: tuple[str, ...]) -> str:
    month = names[day.month - 1] if names else str(day.month)
    return pattern.format(day=day.day, month=month, number=day.month, year=day.year)
