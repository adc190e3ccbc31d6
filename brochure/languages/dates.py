"""Dates written the way a language writes them, without a locale library.

All languages use Western digits and the Gregorian calendar (Thai says so with ค.ศ.).
"""

from datetime import date, datetime

from brochure.languages.language import Language

_SPACED = frozenset(("korean", "japanese", "chinese", "traditional_chinese", "thai"))
"""Scripts of languages that put no comma between day and time."""


def format_date(day: date, language: Language) -> str:
    """Write a whole date, such as `22 November 2026`."""
    return _fill(language.dates.date, day, language.dates.months)


def format_moment(moment: datetime, language: Language) -> str:
    """Write day and time of day, such as `6 December 2026, 14:30`."""
    joint = " " if language.script in _SPACED else language.separator
    time = language.numbers.time.format(hour=f"{moment:%H}", minute=f"{moment:%M}")
    return f"{format_date(moment, language)}{joint}{time}"


def format_month_year(day: date, language: Language) -> str:
    """Write month and year, such as `November 2026`."""
    names = language.dates.months_alone or language.dates.months
    return _fill(language.dates.month_year, day, names)


def _fill(pattern: str, day: date, names: tuple[str, ...]) -> str:
    month = names[day.month - 1] if names else str(day.month)
    return pattern.format(day=day.day, month=month, number=day.month, year=day.year)
