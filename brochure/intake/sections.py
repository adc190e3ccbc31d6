"""Sections: parts become the sections of a brochure, with its title and its figures."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from brochure.intake.blocks import blocks_of
from brochure.intake.lexicon import kind_of
from brochure.intake.material import Guess, Notes, Piece, Place
from brochure.intake.outline import ListPart, Part
from brochure.intake.shapes import Maker, noted
from brochure.intake.tree import NOTE, Said, Tree, slug

_SMALL = frozenset((
    "what", "is", "are", "the", "a", "an", "of", "to", "in", "for", "and", "your", "you", "how",
    "it", "its", "was", "ist", "sind", "der", "die", "das", "ein", "eine", "que", "est", "le",
    "la", "les", "qué", "что", "это", "такое", "как",
))  # fmt: skip


class Title(NamedTuple):
    """The title of a brochure."""

    text: Said
    subtitle: Said | None = None
    is_guess: bool = False
    """Whether its words were put together by the program: they stand elsewhere too."""


def titled(parts: list[Part], declared: str, notes: Notes, *, name: str) -> Title:
    """Return the title; the part it was taken from loses its heading.

    It is what the format declares, a heading that stands above all others, or else the words that
    most headings share; the last is a guess.
    """
    first = parts[0] if parts else None
    if first is not None and first.heading is not None and _is_above(first, parts[1:]):
        heading = first.heading
        if heading.confidence < 1:
            notes.guesses.append(Guess(heading.place, heading.text, "title", 0.8))
        first.heading, first.topic = None, None
        if not first.content:
            parts.remove(first)
        return Title(Said(heading.text, heading.doubts), _subtitle(parts, heading, notes))
    headings = [part.heading for part in parts if part.heading is not None]
    words, sure = _shared([h.text for h in headings])
    if declared and not words:
        words, sure = declared, 0.6
    if not words:
        words, sure = (headings[0].text, 0.4) if headings else (name or "–", 0.2)
    place = headings[0].place if headings else Place(name)
    notes.guesses.append(Guess(place, words, "title, from words of the headings", sure))
    return Title(Said(words, ("the source has no title; this one was guessed",)), is_guess=True)


def _subtitle(parts: list[Part], title: Piece, notes: Notes) -> Said | None:
    """Return the heading right below the title that nothing stands under; its part goes."""
    first = parts[0] if len(parts) > 1 else None
    if first is None or first.heading is None or first.content or first.topic is not None:
        return None
    if first.heading.place.number - title.place.number > 3 or first.heading.confidence == 1:
        return None
    notes.guesses.append(Guess(first.heading.place, first.heading.text, "subtitle", 0.6))
    del parts[0]
    return Said(first.heading.text, first.heading.doubts)


def _is_above(first: Part, rest: Sequence[Part]) -> bool:
    if not rest:
        return first.topic is None and first.heading is not None and first.heading.confidence >= 0.9
    deeper = all(part.level > first.level for part in rest)
    return deeper or (
        not first.content and first.topic in (None, "about") and rest[0].level >= first.level
    )


def _shared(headings: Sequence[str]) -> tuple[str, float]:
    """Return the longest run of words that two headings or more share."""
    counts: Counter[tuple[str, ...]] = Counter()
    written: dict[tuple[str, ...], str] = {}
    for heading in headings:
        words = re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", heading)
        runs = set()
        for i in range(len(words)):
            for j in range(i + 1, min(len(words), i + 6) + 1):
                run = tuple(word.casefold() for word in words[i:j])
                if run[0] in _SMALL or run[-1] in _SMALL:
                    continue
                runs.add(run)
                written.setdefault(run, " ".join(words[i:j]))
        counts.update(runs)
    shared = [run for run, times in counts.items() if times > 1 and len("".join(run)) > 3]
    if not shared:
        return "", 0.0
    best = max(shared, key=lambda run: (len(run), counts[run], len("".join(run))))
    return written[best], 0.5 if len(best) > 1 else 0.4


def sections_of(make: Maker, parts: Sequence[Part]) -> list[Tree]:
    """Return the sections: one for each heading of the highest level, with its sub-headings."""
    parts = _questions_below(list(parts))
    top = min((part.level for part in parts if part.heading is not None), default=1)
    groups: list[list[Part]] = []
    for part in parts:
        if not groups or part.level <= top:
            groups.append([part])
        else:
            groups[-1].append(part)
    made = [section for group in groups if (section := _section(make, group)) is not None]
    return _paired_panels(made)


def _section(make: Maker, group: Sequence[Part]) -> Tree | None:
    first = group[0]
    opens = first.heading is not None and not first.content and len(group) > 1
    blocks: list[Tree] = []
    for part in group[1:] if opens else group:
        blocks += blocks_of(make, part)
    if not blocks:
        return None
    base = first.heading.text if first.heading is not None and slug(first.heading.text) else ""
    section: Tree = {"id": make.ids.new(f"{base or blocks[0]['id']} section", "section", 5)}
    if opens and first.heading is not None:
        section["title"] = make.text(first.heading.text, first.heading)
    place = _place(group)
    section["blocks"] = blocks
    return noted(section, f"from {place}") if place else section


def _place(group: Sequence[Part]) -> str:
    for part in group:
        if part.heading is not None:
            return str(part.heading.place)
        for content in part.content:
            piece = content.items[0].piece if isinstance(content, ListPart) else content
            return str(piece.place)
    return ""


def _questions_below(parts: list[Part]) -> list[Part]:
    """Return the parts with questions under a heading such as FAQ as paragraphs of that part."""
    out: list[Part] = []
    for part in parts:
        above = out[-1] if out else None
        asks = part.heading is not None and part.heading.text.endswith(("?", "？", "؟"))
        plain = all(isinstance(c, Piece) and c.kind == "paragraph" for c in part.content)
        if (
            above is not None
            and above.topic == "faq"
            and asks
            and plain
            and part.heading is not None
        ):
            above.content += [replace(part.heading, kind="paragraph"), *part.content]
        else:
            out.append(part)
    return out


def _paired_panels(sections: list[Tree]) -> list[Tree]:
    """Put together two suitability blocks that follow each other: for whom, and for whom not."""
    out: list[Tree] = []
    last: Tree | None = None
    for section in sections:
        kept: list[Tree] = []
        for block in section["blocks"]:
            if last is not None and block["type"] == last["type"] == "suitability":
                side = next(key for key in ("suits", "suits_not") if key in block)
                if side not in last:
                    last[side] = block[side]
                    last[NOTE] = [*last.get(NOTE, ()), *block.get(NOTE, ())]
                    continue
            last = block
            kept.append(block)
        if kept:
            out.append({**section, "blocks": kept})
    return out


def figures_of(make: Maker, pieces: Sequence[Piece], files: Mapping[str, str]) -> list[Tree]:
    """Return the figures of the pictures that could be had and say what they show."""
    out: list[Tree] = []
    for piece in pieces:
        if piece.kind == "picture" and piece.picture in files:
            kind = "photo" if files[piece.picture].endswith((".jpg", ".jpeg")) else "drawing"
            alt = make.text(piece.text, piece)
            said = {"file": files[piece.picture], "kind": kind, "alt": alt}
            out.append({"id": piece.picture, **said})
    return out


def known_topics(parts: Sequence[Part]) -> frozenset[str]:
    """Return what the headings of a source are about."""
    return frozenset(kind for p in parts if p.heading and (kind := kind_of(p.heading.text)))
