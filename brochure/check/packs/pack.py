"""A pack: what the law of one jurisdiction asks of a brochure, as far as a program can tell.

Nothing in it is legal advice; `checked_on` says when somebody last compared it with its sources.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Literal

from brochure.check.packs import data

NOT_ADVICE = "This is not legal advice."


@dataclass(frozen=True, slots=True, kw_only=True)
class MandatoryNotice:
    """Words an advertisement must carry."""

    id: str
    pattern: str
    """Regular expression that the words fulfil, in any language."""
    wording: str
    """An example of the words."""
    source: str
    share: float = 0.0
    """Least share of the area of all pages."""
    channels: tuple[str, ...] = ()
    """Channels it holds for; all where empty."""
    needs_review_number: bool = False
    """Whether the number of the leave to advertise must stand in the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """One jurisdiction."""

    code: str
    name: str
    checked_on: date
    sources: Mapping[str, str]
    """What bites, by rule id: law and article."""
    strict: frozenset[str] = frozenset()
    """Rules whose findings are errors here, in advertising."""
    review_channels: tuple[str, ...] = ()
    """Channels that need leave to advertise; `*` for all."""
    foreign_channels: tuple[str, ...] = ("*",)
    """Channels in which advertising in a foreign language is allowed."""
    home_language: str = ""
    notices: tuple[MandatoryNotice, ...] = ()
    language_help: Literal["", "federal_money"] = ""
    """When a notice of help in other languages is due."""
    dates: Mapping[str, date] = field(default_factory=dict)
    """Dates from which something holds."""

    @property
    def note(self) -> str:
        """The sentence every finding of law ends with."""
        return f"Checked on {self.checked_on.isoformat()}. {NOT_ADVICE}"


@cache
def load(code: str) -> Pack:
    """Return the pack of a jurisdiction."""
    found = import_module(f"{data.__name__}.{code.lower()}").PACK
    assert isinstance(found, Pack)
    return found


@cache
def codes() -> tuple[str, ...]:
    """Return the codes of all packs, sorted."""
    return tuple(sorted(info.name.upper() for info in iter_modules(data.__path__)))
