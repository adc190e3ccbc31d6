"""Values: a cell becomes a name, a day, a moment, a text or a number, or a reason why not.

Days are read only where they can mean one day: `2026-12-06`, `6.12.2026`, `2026년 12월 6일`; with
slashes the order of day and month must show, or be told.
"""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Literal, NamedTuple

from brochure.forms.personal import PersonalField
from brochure.languages.personal import Value

DayOrder = Literal["", "dmy", "mdy"]
"""What `03/04/2026` means; empty where nobody said."""

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)

_YEAR_FIRST = re.compile(
    r"(\d{4})\s*(?:[-./]|年|년)\s*(\d{1,2})\s*(?:[-./]|月|월)\s*(\d{1,2})\s*(?:日|일)?\.?"
)
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\.?")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_TIME = re.compile(
    r"(?:(오전|오후|午前|午後|上午|下午)\s*)?(\d{1,2})\s*(?:[:.]|시|時|时|点|點)\s*(\d{2})?"
    r"(?:분|分)?(?::\d{2}(?:\.\d+)?)?\s*([ap]\.?m\.?)?(?P<zone>\s*(?:Z|[+-]\d{2}:?\d{2}))?",
    re.IGNORECASE,
)
_LATER = ("오후", "午後", "下午")
_EARLIER = ("오전", "午前", "上午")


class Refused(NamedTuple):
    """Why a cell has no value; never with what it says."""

    code: str
    message: str
    hint: str = ""


def read_value(cell: str, field: PersonalField, order: DayOrder = "") -> Value | Refused | None:
    """Return the value of a cell; None where it is empty."""
    text = unicodedata.normalize("NFC", cell).strip(" \t\r\n\u00a0\u3000\ufeff")
    if not text:
        return None
    if any(_is_hidden(character) for character in text):
        hint = "type the value anew; it was perhaps copied from elsewhere"
        return Refused("hidden", "there is a character that is not seen", hint)
    match field.kind:
        case "date":
            return _day(text, order)
        case "datetime":
            return _moment(text, order)
        case "number":
            return _number(text)
        case _:
            return _words(text, field)


def _is_hidden(character: str) -> bool:
    """Tell whether a character is a control or turns text round; line ends and joiners are not."""
    if character in "\n\u200c\u200d":
        return False
    category = unicodedata.category(character)
    return category in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp") or (
        category == "Cf" and character not in "\u00ad\u200e\u200f\u061c"
    )


def _words(text: str, field: PersonalField) -> Value | Refused:
    one_line = " ".join(text.split()) if field.kind == "name" else text
    if len(one_line) > field.longest:
        message = f"it has {len(one_line)} characters; {field.longest} are allowed"
        return Refused("too-long", message, "shorten it; nothing is cut off by itself")
    if field.kind == "name" and not any(c.isalpha() for c in one_line):
        return Refused("name", "a name has letters")
    if one_line[0] in "=+@" or ("{" in one_line and "}" in one_line):
        hint = "write what should be printed"
        return Refused("formula", "it is a formula or a placeholder, not a value", hint)
    return one_line


def _day(text: str, order: DayOrder) -> date | Refused:
    found = _split_day(text, order)
    if isinstance(found, Refused):
        return found
    day, rest = found
    time = rest.strip(" T,")
    if time and not (_TIME.fullmatch(time) and re.fullmatch(r"[0:.\s]+", time)):
        return Refused("date", "there is more than a day", "write it as 2026-12-06")
    return day


def _split_day(text: str, order: DayOrder) -> tuple[date, str] | Refused:
    """Return the day at the start of a text, and the rest."""
    for pattern, places in ((_YEAR_FIRST, (1, 2, 3)), (_DAY_FIRST, (3, 2, 1))):
        match = pattern.match(text)
        if match is not None:
            return _checked([int(match[place]) for place in places], text[match.end() :])
    match = _SLASHED.match(text)
    if match is None:
        return Refused("date", "it is not a date", "write it as 2026-12-06")
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if first > 12 or second == first:
        return _checked([year, second, first], text[match.end() :])
    if second > 12:
        return _checked([year, first, second], text[match.end() :])
    if not order:
        hint = "write it as 2026-12-06, or say --dates dmy or --dates mdy"
        return Refused("date-order", "day and month cannot be told apart", hint)
    parts = [year, second, first] if order == "dmy" else [year, first, second]
    return _checked(parts, text[match.end() :])


def _checked(parts: list[int], rest: str) -> tuple[date, str] | Refused:
    try:
        day = date(*parts)
    except ValueError:
        return Refused("date", "there is no such day", "write it as 2026-12-06")
    if not EARLIEST <= day <= LATEST:
        return Refused("date", "the year cannot be right", "write it with four digits")
    return day, rest


def _moment(text: str, order: DayOrder) -> datetime | Refused:
    found = _split_day(text, order)
    if isinstance(found, Refused):
        return found
    day, rest = found
    match = _TIME.fullmatch(rest.strip(" T,"))
    if match is None:
        return Refused("time", "there is no time of day", "write it as 2026-12-06 14:30")
    if (match["zone"] or "").strip() in ("Z", "z", "+00:00", "-00:00", "+0000"):
        return Refused("time", "it is in world time, not in the clinic's", "write the local time")
    hour, minute = int(match[2]), int(match[3] or 0)
    later = match[1] in _LATER or (match[4] or "").lower().startswith("p")
    earlier = match[1] in _EARLIER or (match[4] or "").lower().startswith("a")
    if later and hour < 12:
        hour += 12
    if earlier and hour == 12:
        hour = 0
    if hour > 23 or minute > 59:
        return Refused("time", "there is no such time of day", "write it as 2026-12-06 14:30")
    return datetime(day.year, day.month, day.day, hour, minute)  # noqa: DTZ001 - the clinic's clock


def _number(text: str) -> Decimal | Refused:
    hint = "write it with digits and a point, such as 1234.5"
    try:
        number = Decimal(text.replace(" ", "")) if "," not in text else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite():
        return Refused("number", "it is not a number", hint)
    return number
