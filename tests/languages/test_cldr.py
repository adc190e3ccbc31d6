"""Dates and numbers are those of the Unicode CLDR, by Babel; where not, it is on purpose."""

import re
from datetime import date
from decimal import Decimal

import pytest
from babel import Locale
from babel.dates import format_date as cldr_date
from babel.dates import format_skeleton
from babel.numbers import format_decimal as cldr_number

from brochure.languages.dates import format_date, format_month_year
from brochure.languages.language import load, tags
from brochure.languages.numbers import format_decimal

DAY = date(2026, 11, 22)
OWN_DATES = {
    "en": "day before month, as in Britain: no month is taken for a day",
    "fa": "Gregorian dates, which patients from abroad compare",
    "he": "the same, written with a prefix by the data",
    "kk": "words instead of the abbreviation of 'year'",
    "mn": "numbers of months, as documents have them",
    "th": "Christian years, said to be so",
    "vi": "words instead of commas",
}
OWN_NUMBERS = {"es", "pt", "it", "pl", "ar", "fa", "hi", "ur"}
"""Languages that group from five digits, or whose content keeps other signs."""


def locale(tag: str) -> Locale:
    return Locale.parse(tag.replace("-", "_"))


def plain(text: str) -> str:
    return re.sub(r"[\s\u200e\u200f]+", " ", text)


@pytest.mark.parametrize("tag", [tag for tag in tags() if tag not in OWN_DATES])
def test_dates_are_those_of_cldr(tag: str) -> None:
    wanted = cldr_date(DAY, "long", locale=locale(tag))
    assert plain(format_date(DAY, load(tag))) == plain(wanted)


@pytest.mark.parametrize("tag", [tag for tag in tags() if tag not in OWN_DATES])
def test_months_with_years_are_those_of_cldr(tag: str) -> None:
    wanted = format_skeleton("yMMMM", DAY, locale=locale(tag))
    assert plain(format_month_year(DAY, load(tag))) == plain(wanted)


@pytest.mark.parametrize("tag", [tag for tag in tags() if load(tag).dates.months])
def test_names_of_months_are_those_of_cldr(tag: str) -> None:
    found = set(load(tag).dates.months) | set(load(tag).dates.months_alone)
    data = locale(tag).months
    known = {name.lower() for way in data.values() for name in way["wide"].values()}
    assert {name.lower() for name in found} <= known


@pytest.mark.parametrize("tag", [tag for tag in tags() if tag not in OWN_NUMBERS])
def test_numbers_are_those_of_cldr(tag: str) -> None:
    for number in (Decimal("1.5"), Decimal(12345), Decimal("1234567.25")):
        wanted = cldr_number(number, locale=locale(tag), numbering_system="latn")
        assert plain(format_decimal(number, load(tag))) == plain(wanted)
