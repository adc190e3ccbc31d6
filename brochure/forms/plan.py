"""Plan: what stands on which panel of a folded piece, part by part.

A plan belongs to a Document; its texts are translated with the document's. A part either repeats a
text of the brochure, stands for one in fewer words, or says something of its own.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from brochure.forms.document import Text
from brochure.values.span import Span

PartRole = Literal[
    "title", "subtitle", "note", "art", "heading", "subheading", "lead", "text", "list_heading",
    "check_item", "minus_item", "dash_item", "callout_title", "callout_text", "call_title",
    "call_item", "call_number", "emergency_lead", "emergency_item", "contact", "qr", "figure",
    "figure_label", "step_title", "step_text", "closing_line", "control", "block",
]  # fmt: skip
"""What a part is for; the theme says how it looks."""
PART_ROLES: tuple[PartRole, ...] = get_args(PartRole)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing on a panel."""

    role: PartRole
    text: Text | None = None
    """Words of the part's own."""
    ref: str | None = None
    """Key of a text of the brochure that is repeated as it is."""
    value: str | None = None
    """Words that are the same in all languages and may hold `{variables}`: numbers, addresses."""
    name: str | None = None
    """Id of the figure, call-out or block meant, or path of the picture."""
    figure: str | None = None
    """Id of the figure of a step."""
    mirror: bool = False
    """Whether a picture may face the other way in right-to-left languages."""
    translations_only: bool = False
    """Shown only where the translation has not been checked."""
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPanel:
    """Parts that stand on one panel, or flow through several."""

    id: str
    panels: tuple[str, ...]
    """Names of the product's panels, in the order they are filled."""
    ground: str | None = None
    """Name of a colour of the theme."""
    parts: tuple[Part, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The panels of a brochure for one product."""

    product: str
    id: str
    """First part of the message keys of its own texts."""
    panels: tuple[PlanPanel, ...]
    span: Span | None = None
