"""Flats and sheets as others see them: conforming, bleeding where cut and nowhere else."""

import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from brochure.pipeline.build import build_one
from brochure.pipeline.plan import Choice, plan
from brochure.pipeline.session import Session
from brochure.values.units import mm
from brochure.workspace import Workspace
from tests.conformance import verapdf
from tests.conformance.conftest import ROOT, need

pytestmark = pytest.mark.slow

DPI = 144
WHITE = (255, 255, 255)
LANGUAGES = ("en", "ko", "ar")
READ = (
    Choice(languages=LANGUAGES, products=("trifold-a4",), profiles=("screen", "office")),
    Choice(languages=LANGUAGES, products=("a5-booklet",), profiles=("office",)),
)
PRINTED = (
    Choice(languages=LANGUAGES, products=("trifold-a4",), profiles=("press",)),
    Choice(
        languages=LANGUAGES,
        products=("trifold-a4", "a5-booklet"),
        profiles=("press",),
        imposed="SRA3",
        marks=True,
    ),
)


def built(choices: tuple[Choice, ...], folder: Path) -> list[Path]:
    session, output = Session(Workspace(ROOT)), Workspace(folder)
    paths = []
    for choice in choices:
        for target in plan(session, choice):
            if target.brochure != "smas-face-lift":
                continue
            result = build_one(session, target, output)
            assert result.state == "built", (target, result.diagnostics)
            paths.append(folder / target.path)
    return paths


def rendered(path: Path, page: int) -> Image.Image:
    need(None if shutil.which("pdftoppm") else "poppler is missing: run `make slow`")
    stem = path.with_suffix(f".{page}")
    command = ["pdftoppm", "-r", str(DPI), "-f", str(page), "-l", str(page), "-singlefile"]
    subprocess.run([*command, "-png", str(path), str(stem)], check=True)
    return Image.open(f"{stem}.png").convert("RGB")


def pixel(length: float) -> int:
    return round(length * DPI / 72)


def test_flats_and_office_sheets_are_pdf_ua_and_pdf_a(tmp_path: Path) -> None:
    need(verapdf.missing())
    verdicts = verapdf.verify(("ua1", "2a"), built(READ, tmp_path))
    assert [verdict for verdict in verdicts if verdict.outcome != "ok"] == []


def test_press_flats_and_sheets_are_pdf_a(tmp_path: Path) -> None:
    need(verapdf.missing())
    verdicts = verapdf.verify(("2b",), built(PRINTED, tmp_path))
    assert [verdict for verdict in verdicts if verdict.outcome != "ok"] == []


def test_grounds_of_the_outside_reach_the_edges_of_the_bleed(tmp_path: Path) -> None:
    choice = Choice(languages=("en",), products=("trifold-a4",), profiles=("press",))
    (path,) = built((choice,), tmp_path)
    image = rendered(path, 1)
    width, height = image.size
    # Flap, back and cover have grounds at the top; flap and cover at the foot and the sides.
    for x in (0.15, 0.5, 0.85):
        assert image.getpixel((round(width * x), 1)) != WHITE
    for x in (0.15, 0.85):
        assert image.getpixel((round(width * x), height - 2)) != WHITE
    for y in (0.1, 0.9):
        assert image.getpixel((1, round(height * y))) != WHITE
        assert image.getpixel((width - 2, round(height * y))) != WHITE


def test_nothing_of_the_cover_shows_beyond_the_spine_of_a_stitched_sheet(tmp_path: Path) -> None:
    choice = Choice(
        languages=("en",), products=("a5-booklet",), profiles=("press",), imposed="SRA3"
    )
    (path,) = built((choice,), tmp_path)
    image = rendered(path, 1)
    spine, top = image.width // 2, (image.height - pixel(mm(210))) // 2
    beside = pixel(mm(1.5))
    for y in (top + pixel(mm(5)), top + pixel(mm(120)), top + pixel(mm(205))):
        assert image.getpixel((spine - beside, y)) == WHITE
        assert image.getpixel((spine + beside, y)) != WHITE
    # At the fore-edge the cover runs 3 mm over the trim and no further.
    edge = spine + pixel(mm(148))
    assert image.getpixel((edge + pixel(mm(2)), top + pixel(mm(5)))) != WHITE
    assert image.getpixel((edge + pixel(mm(4)), top + pixel(mm(5)))) == WHITE
