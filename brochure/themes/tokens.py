"""Tokens: the typed groups a theme is made of. Every length is in points.

Each class mirrors a mapping of the theme files; the names of its fields are the names of the
tokens, their types say what a theme may write. There are no defaults for looks here: the base
theme `hershe` gives every token a value.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple, NewType

from brochure.values.ink import Ink
from brochure.values.units import Pt

Gap = NewType("Gap", float)
"""A vertical distance that copyfitting may shrink, in points."""

IconName = Literal[
    "check", "minus", "clock", "calendar", "pill", "walking", "no-smoking", "phone", "info",
    "warning",
]  # fmt: skip
Marker = Literal["check", "minus", "dash", "disc", "square", "number"]
Figures = Literal["default", "tabular", "lining"]
FitStep = Literal[
    "heading_stack", "gaps", "item_gap", "card_columns", "step_figure", "figure_width",
    "lead_to_body", "h1", "h2", "body_leading",
]  # fmt: skip

SCRIPTS = (
    "latin", "cyrillic", "greek", "korean", "japanese", "chinese", "traditional_chinese", "thai",
    "arabic", "hebrew", "devanagari",
)  # fmt: skip
"""Scripts a theme has faces and sizes for."""
ROLES = (
    "cover_title", "cover_subtitle", "h1", "h2", "h3", "call_title", "lead", "key_point", "body",
    "strong", "list", "table", "table_head", "question", "caption", "label", "running", "draft",
    "wordmark", "wordmark_cover", "fact", "phone", "numeral", "pull", "badge",
)  # fmt: skip
"""Text roles of every theme."""


class Space(NamedTuple):
    """Vertical distances, from smallest to largest."""

    hair: Gap
    tight: Gap
    close: Gap
    item: Gap
    block: Gap
    part: Gap
    section: Gap


class Inset(NamedTuple):
    """Horizontal padding of boxes."""

    panel: Pt
    card: Pt
    call: Pt
    tile: Pt


class Rules(NamedTuple):
    """Weights of lines; the segment opens a section title."""

    thin: Pt
    thread: Pt
    strong: Pt
    bar: Pt
    segment_weight: Pt
    segment_length: Pt
    dash_draft: tuple[float, ...]


class Icon(NamedTuple):
    """Sizes of icons by use."""

    list: Pt
    call: Pt
    do: Pt
    fact: Pt


class Badge(NamedTuple):
    """Numbered discs on figures."""

    diameter: Pt
    number: Pt
    weight: int
    ground: Ink
    ink: Ink
    leader: Pt
    leader_ink: Ink
    dot: Pt


class Figure(NamedTuple):
    """Figures and their tiles."""

    tile_ground: Ink | None
    frame: Pt
    frame_ink: Ink
    width_min: Pt
    labels: Literal["auto", "legend"]
    width_max: Pt | None
    """Widest a figure of a panel may be, so that its legend has room beside it; None: the panel."""


class Page(NamedTuple):
    """What the theme wants of a page beyond the product."""

    margin: Pt | None
    """Side margins where the theme insists; None leaves them to the product."""
    columns: int
    side_headings: bool
    h1_rule: bool
    """Whether an h1 opens with a thin rule and the accent segment."""
    header_rule: Pt
    """Weight of a rule under the running header; 0 for none."""
    header_rule_ink: Ink


class RoleSpec(NamedTuple):
    """A text role as written in the theme, before scripts have their say."""

    family: str
    weight: int
    size: Pt
    leading: Pt
    ink: str
    tracking: float = 0.0
    above: Gap = Gap(0.0)
    below: Gap = Gap(0.0)
    paragraph_gap: Gap = Gap(0.0)
    item_gap: Pt = Pt(0.0)
    lines_max: int | None = None
    balance: bool = False
    figures: Figures = "default"
    follows: str | None = None
    """Role whose size and leading in a script this one follows in proportion."""


class SizeSpec(NamedTuple):
    """Size, leading and perhaps weight of a role in one script."""

    size: float
    leading: float
    weight: int | None = None


class Script(NamedTuple):
    """Font stacks and sizes of a script."""

    head: tuple[str, ...]
    text: tuple[str, ...]
    sizes: Mapping[str, SizeSpec]
    label: tuple[str, ...] = ()
    """Stack of captions, labels and running text; empty for the text stack."""


class Summary(NamedTuple):
    """The band of key points."""

    ground: Ink | None
    bleed: bool
    padding_top: Pt
    padding_bottom: Pt


class Dash(NamedTuple):
    """The accent dash before a list item."""

    width: Pt
    weight: Pt
    ink: Ink
    indent: Pt
    shape: Marker


class Facts(NamedTuple):
    """The row of facts at a page foot."""

    columns: int
    rule: Pt
    rule_ink: Ink


class Suits(NamedTuple):
    """The two panels of who it suits and who not."""

    columns: int
    ground: Ink | None
    ground_not: Ink | None
    icon: IconName
    icon_not: IconName
    icon_ink: Ink
    icon_ink_not: Ink
    panel_min: Pt
    """Narrowest panel; below it they stand one under the other."""
    frame: Pt


class Advantages(NamedTuple):
    """Cards, or a check list when there are many."""

    columns_max: int
    check_list_from: int
    check_list_columns: int
    rule: Pt
    rule_ink: Ink
    padding_top: Pt
    row_gap: Gap
    column_gap: Pt

    def columns(self, count: int) -> int:
        """Return the number of columns for so many items."""
        if count >= self.check_list_from:
            return min(self.check_list_columns, self.columns_max)
        return min(2 if count == 4 else 3, self.columns_max, max(count, 1))


class Step(NamedTuple):
    """Numbered steps of a procedure."""

    numeral_column: Pt
    gap: Pt
    figure_column: Pt
    figure_ground: Ink | None
    numeral: Literal["plain", "ring"]
    ring: Pt
    """Weight of the ring around the numeral."""
    thread: Pt
    """Weight of the line that joins the steps; 0 for none."""
    thread_ink: Ink
    thread_top: Pt
    """Where the thread begins below the top of the step."""
    thread_gap: Pt
    """How far before the next step the thread ends."""
    stub: Pt
    end_dot: Pt
    rule: Pt
    """Weight of a rule above each step; 0 for none."""
    rule_ink: Ink
    nested_marker: Marker
    nested_indent: Pt
    nested_gap: Gap
    below: Gap
    figure_top: Pt


class CallStyle(NamedTuple):
    """One kind of call-out; a bar or frame of 0 is not drawn."""

    ground: Ink | None
    bar: Pt
    bar_ink: Ink
    frame: Pt
    frame_ink: Ink
    ink: Ink
    title_ink: Ink
    icon: IconName
    icon_ink: Ink


class Call(NamedTuple):
    """Call-outs."""

    padding_block: Pt
    padding_inline: Pt
    note: CallStyle
    warning: CallStyle
    call_now: CallStyle


class Timeline(NamedTuple):
    """The recovery timeline."""

    dot: Pt
    line: Pt
    ink: Ink
    row_gap: Gap
    label_gap: Pt
    last_hollow: bool
    label_max: Pt


class Risks(NamedTuple):
    """The table of risks with their level discs."""

    columns: int
    dot: Pt
    dot_gap: Pt
    dot_ink: Ink
    rule: Pt
    rule_ink: Ink
    row_gap: Gap


class Table(NamedTuple):
    """Tables of comparison."""

    head_rule: Pt
    head_rule_ink: Ink
    row_rule: Pt
    row_rule_ink: Ink
    padding_block: Pt
    padding_inline: Pt
    own_ground: Ink | None
    own_bar: Pt
    own_bar_ink: Ink


class Faq(NamedTuple):
    """Questions with answers."""

    rule: Pt
    rule_ink: Ink
    gap: Gap


class Contact(NamedTuple):
    """Contact details and QR code."""

    qr: Pt
    qr_module_min: Pt
    qr_ink: Ink


class Control(NamedTuple):
    """The control block."""

    columns: int
    rule: Pt
    rule_ink: Ink


class Notes(NamedTuple):
    """Ruled lines for the reader's own notes."""

    pitch: Pt
    rule: Pt
    rule_ink: Ink


class Draft(NamedTuple):
    """The draft marker."""

    frame: Pt
    ink: Ink
    ground: Ink
    padding_block: Pt
    padding_inline: Pt


class Cover(NamedTuple):
    """The cover page; `ground` None is bare paper."""

    ground: Ink | None
    ink: Ink
    title_ink: Ink
    art: bool
    fields: bool
    """Whether there are lines to write name, doctor, appointment and questions on."""


class Components(NamedTuple):
    """Tokens of the parts that blocks are drawn with."""

    summary: Summary
    dash: Dash
    facts: Facts
    suits: Suits
    advantages: Advantages
    step: Step
    call: Call
    timeline: Timeline
    risks: Risks
    table: Table
    faq: Faq
    contact: Contact
    control: Control
    notes: Notes
    draft: Draft
    cover: Cover


class FitLevel(NamedTuple):
    """One relaxation of the copyfitting ladder."""

    step: FitStep
    to: tuple[float, ...] = ()
    """Factor, points, columns, or size and leading; empty where the step says it all."""
    scripts: Mapping[str, float] = {}
    """Other values for scripts (body_leading: leading by size)."""
