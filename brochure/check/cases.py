"""Cases: examples of rules, written as the lines of a brochure that matter.

What is shown is what is tested: the lines are laid over a complete brochure, read as content is
read, and the rule looks at the result. Blocks with an id of the base take its place; others are
added; `drop` takes blocks out.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from brochure.check.base_case import BASE
from brochure.check.review import Review
from brochure.check.rule import Example, Translation
from brochure.content.keys import plain_data
from brochure.content.read import read_document
from brochure.content.source import parse
from brochure.forms.document import Document
from brochure.languages.catalog import Catalog, Entry
from brochure.languages.language import load as load_language
from brochure.languages.localize import localize

TODAY = date(2026, 11, 22)
PICTURES = {"figures/face.svg": b"<svg/>"}


def document_of(
    lines: str, *, drop: tuple[str, ...] = (), language: str = "en", whole: bool = False
) -> Document:
    """Return the base brochure with these lines laid over it; with `whole`, the lines alone."""
    given = _data(lines)
    data = given if whole else _laid(_data(BASE), given, drop)
    data["language"] = language
    text = json.dumps(data, ensure_ascii=False)
    document, found = read_document(text, "content/example/brochure.yaml", assets=PICTURES)
    if document is None:
        raise AssertionError("\n".join(f"{d.span}: {d.message}" for d in found))
    local, problems = localize(document, load_language(language))
    assert not problems, problems
    return local


def case(
    shown: str, *, drop: tuple[str, ...] = (), language: str = "en", today: date = TODAY
) -> Example:
    """Return an example of a rule that reads a review."""

    def make() -> Review:
        return Review(document=document_of(shown, drop=drop, language=language), today=today)

    return Example(shown=shown, make=make)


def said(words: str, **options: Any) -> Example:  # noqa: ANN401 - options of `case`
    """Return an example that is one paragraph in English patient information."""
    return case(
        f"blocks:\n  - type: prose\n    id: intro\n    text: {json.dumps(words)}", **options
    )


def advertised(words: str, jurisdiction: str = "KR", language: str = "en") -> Example:
    """Return an example that is one paragraph of an advertisement."""
    lines = (
        f"document: {{purpose: advertising, jurisdiction: {jurisdiction}}}\n"
        f"blocks:\n  - type: prose\n    id: intro\n"
        f"    text: {json.dumps(words, ensure_ascii=False)}"
    )
    return case(lines, language=language)


def translated(
    english: str,
    other: str,
    *,
    language: str = "ko",
    change: Callable[[Document], Document] = lambda document: document,
    note: str = "",
) -> Example:
    """Return an example of a translation rule: a text and its translation."""

    def make() -> Translation:
        source = document_of(
            f"blocks:\n  - {{type: prose, id: intro, text: {json.dumps(english)}}}"
        )
        entry = Entry(key="intro.text", source=english, translation=other)
        catalog = Catalog(file="languages/ko.po", entries={"intro.text": entry} if other else {})
        target, _ = localize(source, load_language(language), catalog)
        return Translation(source=source, target=change(target))

    shown = f"msgid {json.dumps(english)}\nmsgstr {json.dumps(other, ensure_ascii=False)}{note}"
    return Example(shown=shown, make=make)


def signed(document: Document) -> Document:
    """Return a translation that a native reader has signed."""
    return replace(document, translated=False)


@cache
def _parsed(text: str) -> str:
    node, found = parse(text, "example.yaml")
    assert node is not None, found
    return json.dumps(plain_data(node))


def _data(text: str) -> dict[str, Any]:
    if not any(line.strip() and not line.lstrip().startswith("#") for line in text.splitlines()):
        return {}
    data = json.loads(_parsed(text))
    assert isinstance(data, dict)
    return data


def _laid(base: dict[str, Any], given: Mapping[str, Any], drop: tuple[str, ...]) -> dict[str, Any]:
    for key, value in given.items():
        if key == "blocks":
            continue
        held = base.get(key)
        if isinstance(value, dict) and isinstance(held, dict):
            held.update(value)
            base[key] = {name: part for name, part in held.items() if part is not None}
        else:
            base[key] = value
    blocks = base["sections"][0]["blocks"]
    known = {block["id"]: index for index, block in enumerate(blocks)}
    for block in given.get("blocks", ()):
        if block["id"] in known:
            blocks[known[block["id"]]] = block
        else:
            blocks.append(block)
    base["sections"][0]["blocks"] = [block for block in blocks if block["id"] not in drop]
    return base
