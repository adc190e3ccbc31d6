"""Files for print: PDF/A-2b says the reference validator, X-4 and the print shop's list say we."""

from dataclasses import replace
from pathlib import Path

import pytest

from brochure.pipeline.build import build_one
from brochure.pipeline.package import package
from brochure.pipeline.plan import Choice, Target, plan
from brochure.pipeline.session import Session
from brochure.press.preflight.engine import preflight
from brochure.workspace import Workspace
from tests.conformance import verapdf
from tests.conformance.conftest import ROOT, need

pytestmark = pytest.mark.slow

JOBS = (
    Choice(languages=("en", "ko", "ar"), products=("trifold-a4",), profiles=("press", "proof")),
    Choice(languages=("en", "ko"), products=("a4",), profiles=("press",)),
    Choice(languages=("en", "ar"), products=("a5-booklet",), profiles=("press",)),
    Choice(
        languages=("en", "ar"),
        products=("a5-booklet",),
        profiles=("press",),
        imposed="sra3",
        marks=True,
    ),
)


@pytest.fixture(scope="module")
def pressed(tmp_path_factory: pytest.TempPathFactory) -> dict[Target, Path]:
    """Build the press files, sheets and proofs of the sample."""
    folder = tmp_path_factory.mktemp("pressed")
    session, output = Session(Workspace(ROOT)), Workspace(folder)
    made = {}
    for choice in JOBS:
        for target in plan(session, replace(choice, brochures=("smas-face-lift",))):
            result = build_one(session, target, output, force=True)
            assert result.state == "built", (target, result.diagnostics)
            made[target] = folder / target.path
    return made


def test_every_file_for_print_is_pdf_a(pressed: dict[Target, Path]) -> None:
    need(verapdf.missing())
    verdicts = verapdf.verify(("2b",), list(pressed.values()))
    assert [verdict for verdict in verdicts if verdict.outcome != "ok"] == []


def test_preflight_finds_nothing_in_press_files(pressed: dict[Target, Path]) -> None:
    for target, path in pressed.items():
        if target.profile == "press":
            report = preflight(path.read_bytes())
            assert report.findings == (), (target, report.as_text())


def test_sheets_are_hardly_larger_than_their_pages(pressed: dict[Target, Path]) -> None:
    for target, path in pressed.items():
        if target.imposed:
            pages = pressed[replace(target, imposed="", marks=False)]
            assert path.stat().st_size <= 1.15 * pages.stat().st_size, target


def test_a_package_is_the_same_in_another_session() -> None:
    target = Target(
        brochure="smas-face-lift",
        language="en",
        product="trifold-a4",
        profile="press",
        theme="hershe",
    )
    first, second = (package(Session(Workspace(ROOT)), [target]) for _ in range(2))
    assert first.data is not None
    assert first.data == second.data
