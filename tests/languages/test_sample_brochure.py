"""The SMAS face lift: facts, figures and translations of the shipped brochure hold together."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from math import dist
from pathlib import Path
from typing import Any

import pytest
import yaml

from brochure.content.plan import read_plan
from brochure.content.read import read_document
from brochure.forms.document import Document, Inline, Link, Strong
from brochure.languages import fields
from brochure.languages.catalog import Catalog, Entry, read_catalog
from brochure.languages.inline import parse_inline
from brochure.languages.language import load
from brochure.languages.localize import localize
from brochure.languages.texts import texts_of

FOLDER = Path(__file__).parents[2] / "content" / "smas-face-lift"
CATALOGS = sorted(FOLDER.glob("languages/*.po"))
FACTS = {f"F{number}" for number in range(1, 46)}
PLAN_STRINGS = 60
"""Short texts and own texts of the trifold."""
CONTENT_STRINGS = 369 + PLAN_STRINGS
"""360 of the 390 strings of the reviewed text (29 labels are words of the languages, one call-out
is not in its drawing), the title of the contents list and four facts of two strings."""


@cache
def brochure() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((FOLDER / "brochure.yaml").read_text("utf-8"))
    return loaded


@cache
def document() -> Document:
    assets = {
        path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in FOLDER.glob("figures/*")
    }
    source = (FOLDER / "brochure.yaml").read_text("utf-8")
    found, diagnostics = read_document(source, "smas-face-lift/brochure.yaml", assets=assets)
    assert diagnostics == ()
    assert found is not None
    for path in sorted(FOLDER.glob("products/*.yaml")):
        found, diagnostics = read_plan(
            path.read_text("utf-8"), f"products/{path.name}", found, assets=assets
        )
        assert diagnostics == ()
    return found


def mappings(node: object) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from mappings(value)
    elif isinstance(node, list):
        for value in node:
            yield from mappings(value)


@cache
def catalog(path: Path) -> Catalog:
    return read_catalog(path.read_text("utf-8"), path.name)


def test_every_fact_of_the_clinic_is_carried_by_a_text() -> None:
    carried: set[str] = set()
    for node in mappings(brochure()):
        carried.update(node.get("facts", ()))
    assert carried == FACTS


def test_six_steps_and_five_advantages_of_the_incision_are_there() -> None:
    procedure = next(n for n in mappings(brochure()) if n.get("type") == "procedure")
    assert len(procedure["steps"]) == 6
    assert len(procedure["steps"][0]["advantages"]["items"]) == 5


def test_blocks_and_sections_have_ids_of_their_own() -> None:
    ids = Counter(section["id"] for section in brochure()["sections"])
    ids.update(block["id"] for section in brochure()["sections"] for block in section["blocks"])
    assert [name for name, count in ids.items() if count > 1] == []


def test_references_and_figures_meant_exist() -> None:
    references = {reference["id"] for reference in brochure()["control"]["references"]}
    figures = {figure["id"] for figure in brochure()["figures"]}
    for node in mappings(brochure()["sections"]):
        assert set(node.get("refs", ())) <= references
        assert {node["figure"]} <= figures if "figure" in node else True


def test_seven_figures_are_used_once_each_and_have_their_files() -> None:
    used = Counter(n["figure"] for n in mappings(brochure()["sections"]) if "figure" in n)
    assert used == Counter(figure["id"] for figure in brochure()["figures"])
    assert [figure["number"] for figure in brochure()["figures"]] == [1, 2, 3, 4, 5, 6, 7]
    for figure in brochure()["figures"]:
        assert (FOLDER / figure["file"]).is_file()


@pytest.mark.parametrize("figure", brochure()["figures"], ids=lambda figure: figure["id"])
def test_badges_stay_in_the_picture_and_apart_at_their_smallest(figure: dict[str, Any]) -> None:
    source = (FOLDER / figure["file"]).read_text("utf-8")
    found = re.search(r'viewBox="0 0 (\d+) (\d+)"', source)
    assert found is not None
    width, height = int(found[1]), int(found[2])
    narrowest = 34 if height > width else 114
    diameter = 20 / (narrowest * 72 / 25.4) * width
    for callout in figure["callouts"]:
        for x, y in (callout["at"], callout["badge"]):
            assert 0 < x < width
            assert 0 < y < height
    for one, other in combinations(figure["callouts"], 2):
        assert dist(one["badge"], other["badge"]) >= diameter


def test_without_a_reviewer_the_brochure_is_a_draft() -> None:
    assert brochure()["control"]["reviewed_by"] == []
    assert brochure()["control"]["date_reviewed"] is None


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_catalogs_are_whole_and_say_they_are_machine_translations(path: Path) -> None:
    found = catalog(path)
    assert found.diagnostics == ()
    assert len(found.entries) == CONTENT_STRINGS
    assert found.headers["Language"] == path.stem
    assert found.headers["X-Method"] == "machine"
    assert not found.is_reviewed
    assert [e.key for e in found.entries.values() if not e.translation or e.fuzzy] == []


def test_english_is_read_and_made_local_without_a_finding() -> None:
    local, diagnostics = localize(document(), load("en"))
    assert diagnostics == ()
    assert len(list(texts_of(local))) == CONTENT_STRINGS


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_every_text_is_translated_without_a_finding(path: Path) -> None:
    local, diagnostics = localize(document(), load(path.stem), catalog(path))
    assert diagnostics == ()
    assert {text.language for text in texts_of(local)} == {path.stem}
    assert local.translated


def parts(inlines: tuple[Inline, ...]) -> Counter[str]:
    """Count bold parts and links by target."""
    found: Counter[str] = Counter()
    for inline in inlines:
        if isinstance(inline, Strong | Link):
            found[inline.target if isinstance(inline, Link) else "**"] += 1
            found.update(parts(inline.children))
    return found


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_translations_keep_fields_links_and_bold_parts(path: Path) -> None:
    for entry in catalog(path).entries.values():
        source, translation = parse_inline(entry.source)[0], parse_inline(entry.translation)[0]
        assert parts(source) == parts(translation), entry.key
        assert sorted(fields.names_of(source)) == sorted(fields.names_of(translation)), entry.key


def numbers(text: str) -> Counter[str]:
    """Count numbers, thousands separators taken out."""
    plain = re.sub(r"\{\w+\}|\]\([^)]*\)", "", text)
    joined = re.sub(r"(?<=\d)[.,](?=\d{3}(?!\d))", "", plain)
    return Counter(re.findall(r"\d+(?::\d+)?", joined))


def spoken_numbers(entry: Entry, words: dict[str, tuple[str, ...]]) -> Counter[str]:
    """Count numbers said with words, longest words first."""
    text, found = entry.translation, Counter[str]()
    for word in sorted(words, key=len, reverse=True):
        for number in words[word]:
            found[number] += text.count(word)
        text = text.replace(word, "")
    return found


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_translations_keep_the_numbers(path: Path) -> None:
    words = dict(catalog(path).number_words)
    for entry in catalog(path).entries.values():
        said = numbers(entry.translation) + spoken_numbers(entry, words)
        missing = numbers(entry.source) - said
        added = numbers(entry.translation) - numbers(entry.source)
        assert not missing, (entry.key, missing)
        assert not added, (entry.key, added)
