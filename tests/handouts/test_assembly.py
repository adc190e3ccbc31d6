"""Copies from templates: equal to full layouts, neutral outside, nothing of anybody kept."""

import io
import pickle
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pikepdf
import pytest

from brochure.forms.pages import Pages
from brochure.handouts.assembler import Assembler
from brochure.handouts.faults import faults_of
from brochure.handouts.master import Master
from brochure.handouts.work import try_out
from brochure.pdf.sealing import Seal
from brochure.pipeline.plan import Target
from brochure.pipeline.session import Session
from brochure.workspace import Workspace, random_bytes
from tests.handouts.looks import differing_pixels, look_of
from tests.handouts.people import CANARY, LANGUAGES, NAMES, ROOT, SHEET, people, person

PHRASE = "walnut-tunnel-crisp"


@cache
def session() -> Session:
    return Session(Workspace(ROOT))


def target(language: str) -> Target:
    return Target(
        brochure=SHEET, language=language, product="a4-sheet", profile="screen", theme="hershe"
    )


@cache
def master(language: str) -> Master:
    return Master(session(), target(language), draft=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_can_be_handed_out_as_a_draft(language: str) -> None:
    assert [f.message for f in master(language).findings if f.severity == "error"] == []


@pytest.mark.parametrize("language", ["en", "ar", "th"])
def test_assembled_copies_are_the_full_layouts(language: str) -> None:
    assembler = Assembler(master(language))
    for one in people(language, 8):
        shown = master(language).shown(one)
        made = assembler.make(shown)
        assert made.data is not None, made.findings
        full, _ = master(language).copy(shown)
        assert assembler.pages(shown) == full
    assert assembler.full == 0
    assert assembler.compiled < 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_assembled_copies_look_and_read_like_full_layouts(language: str) -> None:
    assembler = Assembler(master(language))
    sealing = Assembler(master(language), encrypted=True)
    for number, one in enumerate(people(language, 4, seed=len(language) + ord(language[0]))):
        shown = master(language).shown(one)
        made = assembler.make(shown).data
        pages, _ = master(language).copy(shown)
        assert made is not None
        assert pages is not None
        full, _ = master(language).written(pages)
        assert full is not None
        look, wanted = look_of(made), look_of(full)
        assert look.text == wanted.text
        assert differing_pixels(look, wanted) == 0
        if not number:
            sealed = sealing.make(shown, Seal(PHRASE, random_bytes)).data
            assert sealed is not None
            assert look_of(sealed, PHRASE) == look
    assert assembler.full == 0


def test_a_name_of_any_script_stands_in_a_sheet_of_any_language() -> None:
    assembler = Assembler(master("ar"))
    for row, name in enumerate(NAMES, 2):
        made = assembler.make(master("ar").shown(person(row, "ar", name)))
        assert made.data is not None, (name, made.findings)


def test_a_copy_has_the_same_bytes_whoever_came_before() -> None:
    crowd = list(people("en", 8))
    forward, backward = Assembler(master("en")), Assembler(master("en"))
    first = [forward.make(master("en").shown(one)).data for one in crowd]
    last = [backward.make(master("en").shown(one)).data for one in reversed(crowd)]
    assert first == last[::-1]


def test_metadata_names_neither_person_nor_treatment() -> None:
    made = Assembler(master("en")).make(master("en").shown(person(2, "en", CANARY)))
    assert made.data is not None
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        said = str(pdf.docinfo) + bytes(pdf.Root.Metadata.read_bytes()).decode()
        assert "/Outlines" not in pdf.Root
        assert pdf.docinfo["/Title"] == "Your information from Hershe"
    assert "face" not in said.lower()
    assert "Zyqx" not in said


def test_nobody_is_left_in_templates_and_caches() -> None:
    own = Session(Workspace(ROOT))
    assembler = Assembler(Master(own, target("en"), draft=True))
    canary = person(2, "en", CANARY, personal_note=f"For {CANARY} only")
    for one in (*people("en", 3), canary, *people("en", 3, seed=2)):
        assert assembler.make(assembler.master.shown(one)).data is not None
    kept = [
        text
        for memo in (own.texts.set, own.texts.prepared)
        for half in (memo._young, memo._old)
        for text in map(str, half)
    ]
    families = assembler._families.values()
    kept += [str(f.recurring._young) + str(f.recurring._old) for f in families]
    kept += [str(f.questions.by_number) for f in families]
    assert not any("Zyqx" in text for text in kept)
    for family in families:
        for layout in leaves(family.root):
            assert b"Zyqx" not in layout.template.prefix
            assert "Zyqx" not in str(layout.pages)


def leaves(node: Any) -> Iterator[Any]:  # noqa: ANN401 - a private class
    """Yield the layouts below a node."""
    if node.leaf is not None:
        yield node.leaf
    for child in node.children.values():
        yield from leaves(child)


def test_an_encrypted_copy_opens_with_its_password_alone_and_says_the_same() -> None:
    assembler = Assembler(master("ko"), encrypted=True)
    shown = master("ko").shown(person(2, "ko", "김민지"))
    plain = assembler.make(shown).data
    sealed = assembler.make(shown, Seal(PHRASE, random_bytes)).data
    again = assembler.make(shown, Seal(PHRASE, random_bytes)).data
    assert plain is not None
    assert sealed is not None
    assert again is not None
    assert sealed != again  # a new key each time
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(sealed))
    with pikepdf.open(io.BytesIO(sealed), password=PHRASE) as pdf:
        assert pdf.encryption.R == 6
        assert pdf.allow.accessibility
        assert b"pdfaid:part" not in pdf.Root.Metadata.read_bytes()
        assert b"pdfuaid:part" in pdf.Root.Metadata.read_bytes()
        said = [page.obj.Contents[0].read_bytes() for page in pdf.pages]
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        assert said == [page.obj.Contents[0].read_bytes() for page in pdf.pages]


def test_a_file_is_one_revision() -> None:
    made = Assembler(master("en")).make(master("en").shown(person(2, "en", "Anna"))).data
    assert made is not None
    assert made.count(b"%%EOF") == 1
    assert b"/Prev" not in made


def test_a_sheet_gives_way_to_stay_on_one_leaf_where_it_can(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def pages(language: str) -> Pages:
        shown = master(language).shown(person(2, language, "Anna Müller"))
        made, _ = master(language).copy(shown)
        assert made is not None
        return made

    english, indonesian = pages("en"), pages("id")
    assert (len(english.pages), english.gave_way) == (2, "")
    assert len(indonesian.pages) == 2
    assert "gaps" in indonesian.gave_way
    roomy = replace(session().product("a4-sheet"), pages_wanted=0)
    monkeypatch.setattr(session(), "product", lambda _: roomy)
    assert len(pages("id").pages) == 3


def test_a_block_without_its_value_vanishes() -> None:
    without = master("en").bare(master("en").shown(person(2, "en", "Anna")))
    ids = [block.id for section in without.blocks for block in section.blocks]  # type: ignore[attr-defined]
    assert "note" not in ids
    assert "greeting" in ids


@pytest.mark.parametrize("language", ["en", "ko", "ar"])
def test_a_value_that_fits_nowhere_is_refused_and_told_without_the_value(language: str) -> None:
    long = "W" * 60
    assembler, one = Assembler(master(language)), person(9, language, long)
    made = assembler.make(master(language).shown(one))
    assert made.data is None
    faults = faults_of(made.findings, one, master(language))
    assert faults == try_out(assembler, one)
    assert {(fault.row, fault.code) for fault in faults} == {(9, "handout.does-not-fit")}
    assert not any("WW" in fault.message for fault in faults)


def test_a_character_that_no_font_has_is_told_by_field() -> None:
    one = person(9, "en", "Anna \U00013080")
    made = Assembler(master("en")).make(master("en").shown(one))
    assert made.data is None
    assert faults_of(made.findings, one, master("en")) == (
        (9, "handout.no-glyph", "patient_name has a character that no font has"),
    )


def test_a_job_can_be_sent_to_another_machine() -> None:
    one = person(2, "en", "Anna")
    assert pickle.loads(pickle.dumps(one)) == one
    assert not re.search("password='[^']", repr(one))
