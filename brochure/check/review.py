"""Review: a document in one language with all that rules about its words ask of it.

Everything is worked out once, whichever rule asks first.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from brochure.check.lexicon.lexicon import Lexicon
from brochure.check.lexicon.lexicon import load as load_lexicon
from brochure.check.packs.pack import Pack
from brochure.check.packs.pack import load as load_pack
from brochure.check.passages import Passage, passages
from brochure.forms.document import Document
from brochure.values.span import Span

UNDATED = date(2000, 1, 1)
"""The day of a review that nobody dated: nothing is overdue."""


@dataclass(frozen=True, kw_only=True)
class Review:
    """What rules about the content read."""

    document: Document
    """In the language it is judged in."""
    today: date = UNDATED

    @property
    def language(self) -> str:
        """Tag of the language of the texts."""
        return self.document.language

    @property
    def purpose(self) -> str | None:
        """What the brochure is for."""
        return self.document.about.purpose

    @property
    def is_advertising(self) -> bool:
        """Whether it is meant to attract people."""
        return self.purpose == "advertising"

    @property
    def jurisdictions(self) -> tuple[str, ...]:
        """Codes of the laws that hold."""
        return self.document.about.jurisdictions

    def held_in(self, *codes: str) -> bool:
        """Tell whether one of these laws holds."""
        return any(code in codes for code in self.jurisdictions)

    @cached_property
    def is_surgical(self) -> bool:
        """Whether it is about an operation: said, or there is a procedure block."""
        treatment = self.document.about.treatment
        if treatment is not None:
            return treatment == "surgery"
        return any(getattr(block, "type", "") == "procedure" for block in self.blocks)

    @cached_property
    def lexicon(self) -> Lexicon:
        """Words of the language."""
        return load_lexicon(self.language)

    @cached_property
    def packs(self) -> tuple[Pack, ...]:
        """What is known of the laws that hold."""
        return tuple(load_pack(code) for code in self.jurisdictions)

    @cached_property
    def blocks(self) -> tuple[object, ...]:
        """All blocks in reading order, sections opened."""
        found: list[object] = []
        for section in self.document.blocks:
            found += getattr(section, "blocks", None) or (section,)
        return tuple(found)

    def of_type(self, name: str) -> tuple[object, ...]:
        """Return the blocks of a type."""
        return tuple(block for block in self.blocks if getattr(block, "type", "") == name)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All texts with what they are about."""
        return tuple(passages(self.document))

    @cached_property
    def by_block(self) -> Mapping[int, tuple[Passage, ...]]:
        """The texts of each block, by its identity."""
        found: dict[int, list[Passage]] = {}
        for passage in self.passages:
            found.setdefault(id(passage.block), []).append(passage)
        return {key: tuple(value) for key, value in found.items()}

    def texts_of(self, block: object) -> tuple[Passage, ...]:
        """Return the texts of a block."""
        return self.by_block.get(id(block), ())

    def span_of(self, block: object) -> Span | None:
        """Return a place in a block: that of its first text."""
        texts = self.texts_of(block)
        return texts[0].text.span if texts else self.document.span

    @cached_property
    def topics(self) -> frozenset[str]:
        """What the document has words about; a heading alone is none."""
        found: set[str] = set()
        for passage in self.passages:
            if not passage.is_title:
                found |= passage.topics
        for block in self.blocks:
            if getattr(block, "items", None):
                found.add(getattr(block, "type", ""))
        return frozenset(found)

    def about(self, topic: str) -> Iterator[Passage]:
        """Yield the texts on a topic, headings left out."""
        return (p for p in self.passages if topic in p.topics and not p.is_title)

    @cached_property
    def brand(self) -> str:
        """The one spelling of the provider's name."""
        return self.document.provider.brand_name or self.document.variables.get("brand", "")

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all words but those of the control block, as an ad reviewer approves them."""
        lines = (f"{p.key}\t{p.words}" for p in self.passages if "control" not in p.topics)
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()
