"""Claims: where a text says what a lexicon lists, and means it.

"Nobody can guarantee a result" is the sentence we want, and "permanent numbness is rare" is good.
So a hit counts only where it is not denied, not asked, not one of the exempt phrases, and not in a
part that tells of harms or limits.
"""

from collections.abc import Iterator
from typing import NamedTuple

from brochure.check.lexicon.lexicon import Lexicon, pattern
from brochure.check.passages import Passage
from brochure.check.review import Review
from brochure.check.sentences import CLAUSE, Sentence, short
from brochure.values.span import Span

GUARDED = frozenset((
    "risks", "harms", "limits", "red_flags", "questions", "glossary", "control",
    "contraindications",
))  # fmt: skip
"""Topics in which such words tell of harms, limits or doubts."""


class Claim(NamedTuple):
    """A claim that was found."""

    passage: Passage
    sentence: Sentence
    quote: str
    """The words themselves."""

    @property
    def shown(self) -> str:
        """The words with some of what stands around them, as a message shows them."""
        whole = self.sentence.words
        if len(whole) <= 60:
            return short(whole)
        at = whole.find(self.quote)
        start = max(0, at - 20)
        part = whole[start : start + 58]
        return ("…" if start else "") + short(part, 58) + ("…" if start + 58 < len(whole) else "")

    @property
    def span(self) -> Span | None:
        """The place."""
        return self.passage.span_of(self.quote)


def claims(
    review: Review,
    name: str,
    *,
    guarded: frozenset[str] = GUARDED,
    is_negatable: bool = True,
) -> Iterator[Claim]:
    """Yield the claims of one pattern of the lexicon.

    Args:
        review: the document.
        name: field of `Lexicon`.
        guarded: topics that are not looked at.
        is_negatable: whether a negation takes a hit away.
    """
    lexicon = review.lexicon
    wanted = pattern(getattr(lexicon, name))
    exempt = pattern(lexicon.exempt.get(name, ""))
    for passage in review.passages:
        if passage.topics & guarded or not wanted.search(passage.words):
            continue
        for sentence in passage.sentences:
            if _is_asked(sentence, passage, review):
                continue
            free = [m.span() for m in exempt.finditer(sentence.words)]
            for match in wanted.finditer(sentence.words):
                if any(start < match.end() and match.start() < end for start, end in free):
                    continue
                if is_negatable and is_denied(sentence.words, match.start(), match.end(), lexicon):
                    continue
                yield Claim(passage, sentence, match[0])


def _is_asked(sentence: Sentence, passage: Passage, review: Review) -> bool:
    """Tell whether a reader asks; "Want a guaranteed result?" of an advertisement is a claim."""
    if not sentence.is_question:
        return False
    return not review.is_advertising or passage.field == "question"


def is_denied(sentence: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a stretch of a sentence is denied.

    A negation of the subject ("no surgeon") holds for the whole sentence; another one for its own
    clause only, before or after the words as the language has it.
    """
    before, after = sentence[:start], sentence[end:]
    if pattern(lexicon.nobody).search(before) or pattern(lexicon.nobody).search(
        _clause_after(after)
    ):
        return True
    if pattern(lexicon.negation).search(_clause_before(before)):
        return True
    return bool(pattern(lexicon.negation_after).search(_clause_after(after)))


def _clause_before(text: str) -> str:
    parts = list(CLAUSE.finditer(text))
    return text[parts[-1].end() :] if parts else text


def _clause_after(text: str) -> str:
    part = CLAUSE.search(text)
    return text[: part.start()] if part else text
