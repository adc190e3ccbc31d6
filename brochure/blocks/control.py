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

from brochure.blocks import callout
from brochure.blocks.base import HeadingLevel, Marked, Model, TextField
from brochure.blocks.tables import is_narrow, label_role
from brochure.forms.document import Field as Variable
from brochure.forms.document import Link, Run, Text
from brochure.forms.flow import (
    Box,
    Cell,
    Element,
    FlowNode,
    Rule,
    Space,
    Stack,
)
from brochure.languages.dates import format_date
from brochure.languages.fields import fill
from brochure.languages.language import tags

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
    registration_no: str = Field("", description="Number in the register of the profession.")


class AdReview(Model):
    """Leave to advertise, where the law asks for it."""

    body: str = Field(description="Who gave it.", min_length=1)
    number: str = Field(description="Its number.", min_length=1)
    approved_on: IsoDate = Field(description="When it was given.")
    expires_on: IsoDate = Field(description="Last day it holds.")
    content_sha256: str | None = Field(
        None, description="Digest of the approved words, as 'brochure check' tells it."
    )


class Notice(Marked):
    """A box that says what state the text is in."""

    title: TextField | None = Field(None, description="The state in a few words.")
    text: TextField = Field(description="What it means for the reader.")


class Source(Model):
    """A work the text rests on; never translated."""

    id: str = Field(description="Name that `refs` use.", pattern=r"^[a-z][a-z0-9_-]*$")
    citation: str = Field(description="The work, cited as in print.", min_length=1)
    url: str | None = Field(None, description="Where to read it.", pattern=r"^https?://\S+$")
    language: str | None = Field(
        None, description="Language tag of the citation where it is not that of the brochure."
    )
    accessed: IsoDate | None = Field(None, description="When it was read.")
    note: str | None = Field(None, description="A remark for reviewers; not printed.")
    supports: tuple[str, ...] = Field((), description="Keys of the texts that rest on it.")


class Control(Marked):
    """What must be known of a version of the brochure."""

    type: ClassVar[str] = "control"
    """What kind of block it counts as where blocks are walked; not a key in YAML."""
    id: ClassVar[str] = "control"
    """First part of its message keys."""
    version: str | None = Field(None, description="Version, in quotes.", min_length=1)
    date_issued: IsoDate | None = Field(None, description="When this version was written.")
    date_reviewed: IsoDate | None = Field(None, description="When a clinician checked it.")
    next_review_due: IsoDate | None = Field(None, description="When it must be checked again.")
    status: Literal["not_reviewed", "reviewed"] | None = Field(
        None, description="Worked out from reviewers and date; may be given to be explicit."
    )
    authors: tuple[Author, ...] = Field((), description="Who wrote it.")
    reviewed_by: tuple[Reviewer, ...] = Field((), description="Who checked it; empty: a draft.")
    notice: Notice | None = Field(None, description="Shown while the text is not reviewed.")
    translation_notice: Notice | None = Field(
        None, description="Shown while the translation is not checked."
    )
    ad_review: AdReview | None = Field(
        None, description="Leave to advertise, where the law asks for it."
    )
    funding: str | None = Field(None, description="Who paid for the text.")
    conflicts_of_interest: str | None = Field(None, description="Interests readers should know.")
    references: tuple[Source, ...] = Field((), description="Works the text rests on.")

    @property
    def reviewed(self) -> bool:
        """Whether a named person checked the text on a known date: no draft marker then."""
        dated = self.date_reviewed is not None or any(r.date for r in self.reviewed_by)
        return bool(self.reviewed_by) and dated and self.status != "not_reviewed"


def _people(kit: Kit, people: tuple[Author, ...]) -> str:
    said = []
    for person in people:
        parts = [person.name, person.role]
        if isinstance(person, Reviewer) and person.date is not None:
            parts.append(format_date(person.date, kit.language))
        said.append(", ".join(part for part in parts if part))
    return "; ".join(said)


def _dates(kit: Kit, control: Control) -> list[Cell]:
    """Return version, dates and reviewers."""
    reviewers = _people(kit, control.reviewed_by) if control.reviewed else ""
    facts = [
        ("version", control.version),
        ("date_issued", _date(kit, control.date_issued)),
        ("next_review", _date(kit, control.next_review_due)),
        ("reviewed_by", reviewers or kit.word("status_not_reviewed")),
    ]
    return [_fact(kit, word, value) for word, value in facts if value]


def _date(kit: Kit, day: datetime.date | None) -> str:
    return "" if day is None else format_date(day, kit.language)


def _people_and_feedback(kit: Kit, control: Control) -> list[Cell]:
    """Return who wrote and paid for the text, and where remarks go."""
    facts: list[tuple[str, str | Text]] = [
        ("authors", _people(kit, control.authors)),
        ("funding", control.funding or ""),
        ("conflicts_of_interest", control.conflicts_of_interest or ""),
        ("feedback", _address(kit)),
    ]
    return [_fact(kit, word, value) for word, value in facts if value]


def _fact(kit: Kit, word: str, value: str | Text) -> Cell:
    parts = (
        kit.paragraph(kit.word(word), label_role(kit), mark=Element(role="Lbl")),
        kit.paragraph(value, mark=Element(role="LBody")),
    )
    return Cell(node=Stack(children=parts), mark=Element(role="LI"))


def _address(kit: Kit) -> Text | str:
    """Return the address for feedback, else that of the clinic, else nothing."""
    variables = kit.document.variables
    name = next((n for n in ("feedback", "email") if variables.get(n)), None)
    if name is None:
        return ""
    return Text(fill((Variable(name),), variables), f"variables.{name}")


def _references(kit: Kit, control: Control) -> list[FlowNode]:
    """Return the works the text rests on, each a link where it can be read online."""
    if not control.references:
        return []
    texts = []
    for source in control.references:
        run = Run(source.citation, isolate=kit.language.direction == "rtl")
        inlines = (Link((run,), source.url),) if source.url else (run,)
        key, tongue = f"control.references.{source.id}", source.language or ""
        texts.append(Text(inlines, key, source.citation, language=tongue))
    label = kit.paragraph(kit.word("references"), label_role(kit), keep_with_next=True)
    tongues = {source.language for source in control.references}
    known = tongues.pop() if len(tongues) == 1 else None
    cited = kit.in_script_of(known) if known is not None and known in tags() else kit
    return [Space(height=kit.theme.space.item), label, cited.bullets(texts, "number")]


def _notices(kit: Kit, control: Control, level: int) -> list[FlowNode]:
    """Return the notices that hold: a draft has not been reviewed, a translation not checked."""
    notices = []
    if control.notice is not None and not control.reviewed:
        notices.append(control.notice)
    if control.translation_notice is not None and kit.document.translated:
        notices.append(control.translation_notice)
    said: list[Text | str] = [notice.text for notice in notices]
    if kit.document.release == "draft" and control.translation_notice is None:
        said.append(kit.word("translation_draft"))
    if not said:
        return []
    ink = callout.style_of(kit, "important").ink
    texts = kit.spaced([kit.paragraph(words, ink=ink) for words in said], kit.theme.space.tight)
    title = next((n.title for n in notices if n.title is not None), None)
    panel = callout.panel(kit, "important", title, texts, level=level)
    return [panel, Space(height=kit.theme.space.block)]


def to_flow(control: Control, kit: Kit, heading: HeadingLevel = 2) -> tuple[FlowNode, ...]:
    """Return notices, version, dates, people and references at the foot of the last page.

    On narrow pages they take more than a page and simply follow the text.
    """
    token = kit.theme.components.control
    gap, listed = kit.theme.space.tight, Element(role="L", numbering="None")
    dates = kit.columns(_dates(kit, control), token.columns, row_gap=gap, mark=listed)
    more = _people_and_feedback(kit, control)
    columns = max(1, token.columns // 2)
    people = kit.columns(more, columns, row_gap=gap, mark=listed) if more else None
    nodes = (
        *_notices(kit, control, heading),
        Rule(weight=token.rule, ink=token.rule_ink, box=Box(keep_with_next=True)),
        Space(height=kit.theme.space.close),
        dates,
        *((Space(height=gap), people) if people else ()),
        *_references(kit, control),
    )
    wide = not is_narrow(kit)
    return (Stack(children=nodes, box=Box(keep_together=wide, at_foot=wide)),)
