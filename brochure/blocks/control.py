"""Control block: version, dates, reviewers and references, at the foot of the last page.

It is the document's `control`, not one of its blocks.

Example:

    version: "0.1"
    date_issued: 2026-11-22
    date_reviewed: null
    next_review_due: 2027-11-22
    authors:
      - {name: Editorial draft, role: medical writer}
    reviewed_by: []
    notice:
      title: Draft, not yet reviewed
      text: No doctor has reviewed this leaflet yet.
    references:
      - id: chang-2011
        citation: Chang S, et al. A Systematic Review. Plast Reconstr Surg 2011;127:423.
        url: https://doi.org/10.1097/example
        accessed: 2026-11-22
        supports: [limits.items.evidence]
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from brochure.blocks.base import Item, Marked, Model, TextField

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.flow import FlowNode

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def _as_date(value: object) -> datetime.date:
    """Read `YYYY-MM-DD` and nothing else: no times, no numbers of seconds."""
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("date_form", "Input should be a date such as 2026-11-22")


IsoDate = Annotated[datetime.date, BeforeValidator(_as_date)]
"""A calendar date, written `YYYY-MM-DD`."""


class Author(Model):
    """Who wrote the text."""

    name: str = Field(description="Name as it should be read.", min_length=1)
    role: str = Field("", description="Profession or role.")


class Reviewer(Author):
    """Who checked the text."""

    date: IsoDate | None = Field(None, description="When.")


class Notice(Marked):
    """A box that says what state the text is in."""

    title: TextField | None = Field(None, description="The state in a few words.")
    text: TextField = Field(description="What it means for the reader.")


class Source(Model):
    """A work the text rests on; never translated."""

    id: str = Field(description="Name that `refs` use.", pattern=r"^[a-z][a-z0-9_-]*$")
    citation: str = Field(description="The work, cited as in print.", min_length=1)
    url: str | None = Field(None, description="Where to read it.", pattern=r"^https?://\S+$")
    accessed: IsoDate | None = Field(None, description="When it was read.")
    note: str | None = Field(None, description="A remark for reviewers; not printed.")
    supports: tuple[str, ...] = Field((), description="Keys of the texts that rest on it.")


class Control(Marked):
    """What must be known of a version of the brochure."""

    type: ClassVar[str] = "control"
    """What kind of block it counts as where blocks are walked; not a key in YAML."""
    id: ClassVar[str] = "control"
    """First part of its message keys."""
    version: str = Field(description="Version, in quotes.", min_length=1)
    date_issued: IsoDate = Field(description="When this version was written.")
    date_reviewed: IsoDate | None = Field(None, description="When a clinician checked it.")
    next_review_due: IsoDate = Field(description="When it must be checked again.")
    status: Literal["not_reviewed", "reviewed"] | None = Field(
        None, description="Worked out from reviewers and date; may be given to be explicit."
    )
    authors: tuple[Author, ...] = Field((), description="Who wrote it.")
    reviewed_by: tuple[Reviewer, ...] = Field((), description="Who checked it; empty: a draft.")
    notice: Notice | None = Field(None, description="Shown while the text is not reviewed.")
    translation_notice: Notice | None = Field(
        None, description="Shown while the translation is not checked."
    )
    funding: str | None = Field(None, description="Who paid for the text.")
    conflicts_of_interest: str | None = Field(None, description="Interests readers should know.")
    references: tuple[Source, ...] = Field((), description="Works the text rests on.")

    @property
    def reviewed(self) -> bool:
        """Whether a named person checked the text on a known date: no draft marker then."""
        dated = self.date_reviewed is not None or any(r.date for r in self.reviewed_by)
        return bool(self.reviewed_by) and dated and self.status != "not_reviewed"
