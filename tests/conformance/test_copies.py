"""Copies for recipients are PDF/UA-1 and PDF/A-2a in every language, and sound when encrypted."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from brochure.handouts.assembler import Assembler
from brochure.handouts.master import Master
from brochure.pdf.sealing import Seal
from brochure.pipeline.plan import Target
from brochure.pipeline.session import Session
from brochure.workspace import Workspace, random_bytes
from tests.benchmarks.handouts import person as holder
from tests.benchmarks.handouts import with_card
from tests.conformance import verapdf
from tests.conformance.conftest import ROOT, need
from tests.handouts.people import LANGUAGES, NAMES, SHEET, people, person

pytestmark = pytest.mark.slow

PHRASE = "walnut-tunnel-crisp"


def copies(language: str, *, encrypted: bool = False) -> Iterator[bytes]:
    """Yield sheets for random people and for a name in each of twelve scripts and tongues."""
    target = Target(
        brochure=SHEET, language=language, product="a4-sheet", profile="screen", theme="hershe"
    )
    master = Master(Session(Workspace(ROOT)), target, draft=True)
    assembler = Assembler(master, encrypted=encrypted)
    crowd = [person(row, language, name) for row, name in enumerate(NAMES, 2)]
    for one in (*people(language, 4), *crowd):
        seal = Seal(PHRASE, random_bytes) if encrypted else None
        made = assembler.make(master.shown(one), seal)
        assert made.data is not None, made.findings
        yield made.data
    assert assembler.full == 0


def test_sheets_in_every_language_conform(tmp_path: Path) -> None:
    need(verapdf.missing())
    files = []
    for language in LANGUAGES:
        for number, data in enumerate(copies(language)):
            files.append(tmp_path / f"{language}-{number}.pdf")
            files[-1].write_bytes(data)
    assert len(files) == 12 * 16
    verdicts = verapdf.verify(("ua1", "2a"), files)
    assert [verdict for verdict in verdicts if verdict.outcome != "ok"] == []


def test_a_brochure_with_a_personal_card_conforms(tmp_path: Path) -> None:
    from random import Random

    need(verapdf.missing())
    target = Target(
        brochure="smas-face-lift", language="en", product="a4", profile="screen", theme="hershe"
    )
    master = Master(Session(Workspace(with_card(tmp_path))), target, draft=True)
    made = Assembler(master).make(master.shown(holder(2, "en", Random(1))))
    assert made.data is not None, made.findings
    path = tmp_path / "card.pdf"
    path.write_bytes(made.data)
    verdicts = verapdf.verify(("ua1", "2a"), [path])
    assert [verdict for verdict in verdicts if verdict.outcome != "ok"] == []


@pytest.mark.parametrize("language", ["en", "ko", "ar", "th"])
def test_encrypted_sheets_are_sound_and_conform_once_opened(language: str, tmp_path: Path) -> None:
    need(verapdf.missing())
    files = []
    for number, data in enumerate(copies(language, encrypted=True)):
        with pikepdf.open(BytesIO(data), password=PHRASE) as pdf:
            assert pdf.check_pdf_syntax() == []
            files.append(tmp_path / f"{number}.pdf")
            pdf.save(files[-1], encryption=False)
    verdicts = verapdf.verify(("ua1",), files)
    assert [verdict for verdict in verdicts if verdict.outcome != "ok"] == []
