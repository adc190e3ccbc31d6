"""Document: what a brochure says, before any thought of layout.

`content` makes a Document from YAML; `languages` turns it into one of the same type whose texts are
in one language and hold no unresolved field.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

from brochure.forms.about import About, Provider, Waiver
from brochure.forms.personal import ComputedField, PersonalField
from brochure.values.span import Origin, Span

if TYPE_CHECKING:
    from brochure.forms.plan import Plan


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of plain characters."""

    text: str
    isolate: bool = False
    """Whether the bidi algorithm must treat the run as one unit (phone numbers, names)."""
    private: bool = False
    """Whether the run holds a recipient's data."""


@dataclass(frozen=True, slots=True)
class Strong:
    """Strongly emphasised inlines."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Link:
    """Inlines that lead somewhere."""

    children: "tuple[Inline, ...]"
    target: str
    """`https:`, `mailto:` or `tel:` address, or `#id` of a block."""


@dataclass(frozen=True, slots=True)
class Field:
    """A variable such as `{brand}`, to be replaced when the document is localized."""

    name: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced line break."""


Inline = Run | Strong | Link | Field | LineBreak


@dataclass(frozen=True, slots=True)
class Text:
    """A translatable text.

    Blocks declare fields of this type; the reader gives each its key from the path of ids.
    """

    inlines: tuple[Inline, ...]
    key: str = ""
    """Stable message key, e.g. `procedure.steps.incision.text`; positions never count."""
    source: str = ""
    """The text as written in YAML or PO, markup and all."""
    language: str = ""
    """BCP 47 tag of the text."""
    span: Span | None = None

    @property
    def origin(self) -> Origin:
        """Where the text came from."""
        return Origin(self.key, self.span)


def plain(inlines: tuple[Inline, ...]) -> str:
    """Return the characters of inlines without markup; fields show as `{name}`."""
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Run(text=text):
                parts.append(text)
            case Strong(children=children) | Link(children=children):
                parts.append(plain(children))
            case Field(name=name):
                parts.append("{" + name + "}")
            case LineBreak():
                parts.append("\n")
    return "".join(parts)


class Block(Protocol):
    """What every block offers; the types are in `brochure.blocks`, one file each."""

    @property
    def type(self) -> str:
        """Name of the block type, e.g. `procedure`."""

    @property
    def id(self) -> str:
        """Id of the block, unique in the document and first part of its message keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What the cover shows beside the title."""

    picture: str
    """Path of the picture file, a key of the document's `assets`."""
    mirror: bool = False
    """Whether the picture may face the other way in right-to-left pages (decoration only)."""
    alt: Text | None = None
    """Text alternative; None for decoration."""


Release = Literal["", "draft", "released"]
"""How far a language is: a draft may have gaps, a released one needs an approval besides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """A person's word for the words of one language and version."""

    language: str
    version: str
    name: str
    role: str
    date: datetime.date
    digest: str
    """Digest of the words approved; others void it."""
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A brochure in one language, checked and ready to be arranged."""

    id: str
    language: str
    """BCP 47 tag."""
    title: Text
    subtitle: Text | None = None
    blocks: tuple[Block, ...] = ()
    """In reading order."""
    figures: tuple[Block, ...] = ()
    """Figures that blocks refer to by id (`brochure.blocks.figure.Figure`)."""
    control: Block
    """The control block (`brochure.blocks.control.Control`)."""
    cover: Cover | None = None
    """None leaves a cover of type alone."""
    neutral_title: Text | None = None
    """Title for metadata and file names of personal copies: tells neither patient nor treatment."""
    card: Block | None = None
    """Personal details on the cover (`blocks.details.Card`), only in personal copies."""
    fields: Mapping[str, PersonalField] = field(default_factory=dict)
    """What each recipient has of their own; empty for a brochure that is the same for all."""
    computed: Mapping[str, ComputedField] = field(default_factory=dict)
    """Days worked out from fields."""
    products: tuple[str, ...] = ()
    """Products it is made as; empty for those of the project."""
    about: About = field(default_factory=About)
    """What it is for, where and for whom."""
    provider: Provider = field(default_factory=Provider)
    waivers: tuple[Waiver, ...] = ()
    """Findings of rules that somebody answers for."""
    variables: Mapping[str, str] = field(default_factory=dict)
    """Values of `{name}` in texts."""
    words: Mapping[str, str] = field(default_factory=dict)
    """Fixed words of the language (labels), by name; filled by `languages.localize`."""
    reviewed: bool = False
    """Whether the control block names a reviewer and a date: no draft marker."""
    translated: bool = False
    """Whether the texts come from a catalog and no native reviewer has signed them."""
    number_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words of the language that stand for numbers of the source, from the catalog."""
    releases: Mapping[str, Release] = field(default_factory=dict)
    """How far each language is, by tag; a language not named must be complete."""
    approvals: tuple[Approval, ...] = ()
    """Who answered for which words, in the order they did."""
    plans: "tuple[Plan, ...]" = ()
    """What stands on the panels of folded products."""
    assets: Mapping[str, bytes] = field(default_factory=dict)
    """Picture files by the path content uses, read by the workspace."""
    span: Span | None = None

    @property
    def open_names(self) -> frozenset[str]:
        """Names that stay open in texts until a recipient is known."""
        return frozenset((*self.fields, *self.computed))

    @property
    def release(self) -> Release:
        """How far the document's own language is."""
        return self.releases.get(self.language, "")
