"""Plates rendered by Ghostscript: what overprints leaves the other plates alone."""

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from brochure.forms.pages import LAYOUT, FontKey, Item, PlacedRun
from brochure.press.preflight.engine import opened, report_of
from brochure.press.preflight.plates import with_plates
from brochure.press.preflight.report import Report
from brochure.values.ink import Ink
from brochure.values.units import mm
from tests.pdf.sample import shape
from tests.press.broken import BLACK, SPOT, TEAL, area, box, changed, clean_items, content, made

pytestmark = pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not installed")
Plates = list[dict[str, bytes]]


@pytest.fixture(scope="module")
def font(font_keys: tuple[FontKey, ...]) -> FontKey:
    return next(key for key in font_keys if key.family == "Noto Sans" and key.weight == 400)


def rendered(data: bytes, folder: Path) -> Plates:
    (folder / "in.pdf").write_bytes(data)
    command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r72"]
    subprocess.run([*command, "-sOutputFile=p%d.tif", "in.pdf"], cwd=folder, check=True)
    names = {path: re.fullmatch(r"p\d+\((.*)\)\.tif", path.name) for path in folder.iterdir()}
    return [{match[1]: path.read_bytes() for path, match in names.items() if match}]


def measured(data: bytes, plates: Plates) -> Report:
    file = opened(data)
    return with_plates(report_of(file), file, plates, 72)


def percents(coded: bytes, left: float, top: float, width: float, height: float) -> set[int]:
    """Return the amounts of ink in a rectangle given in mm from the trim's corner."""
    with Image.open(BytesIO(coded)) as image:
        x, y = round(mm(12 + left)), round(mm(12 + top))
        part = image.convert("L").crop((x, y, x + round(mm(width)), y + round(mm(height))))
        return {round((255 - value) / 2.55) for value in part.tobytes()}


def test_a_spot_plate_is_intact_under_black_text(font: FontKey, tmp_path: Path) -> None:
    items: tuple[Item, ...] = (
        area(SPOT._replace(tint=35.0), box(20, 60, 60, 20)),
        PlacedRun(mm(25), mm(72), shape(font, "Black over a spot", 12), BLACK, LAYOUT),
    )
    (plates,) = rendered(made(items), tmp_path)
    assert percents(plates["PANTONE 300 C"], 22, 62, 56, 16) == {35}
    assert max(percents(plates["Black"], 22, 62, 56, 16)) > 90
    for plate in ("Cyan", "Magenta", "Yellow"):
        assert percents(plates[plate], 0, 0, 148, 210) == {0}


def test_plates_keep_the_numbers_of_the_recipes(font: FontKey, tmp_path: Path) -> None:
    data = made((*clean_items(font), area(TEAL, box(20, 180, 30, 15))))
    plates = rendered(data, tmp_path)
    for plate, amount in zip(("Cyan", "Magenta", "Yellow", "Black"), TEAL.cmyk or (), strict=True):
        assert percents(plates[0][plate], 22, 182, 26, 11) == {amount}
    report = measured(data, plates)
    assert report.findings == ()
    assert "flat areas as declared within 0." in report.ink_basis
    assert report.ink[0].plates[0][0] == "Cyan"


def test_ink_that_blends_is_seen_on_plates_only(font: FontKey, tmp_path: Path) -> None:
    from pikepdf import Dictionary, Name

    state = Dictionary(BM=Name.Multiply)
    dark = "0.9 0.8 0.8 0.2 k 200 260 80 80 re f /Extra gs 0 0 0 0.9 k 200 260 80 80 re f"
    data = changed(made(clean_items(font)), content(dark, state=state))
    assert "preflight.ink" not in {f.code for f in report_of(opened(data)).findings}
    found = measured(data, rendered(data, tmp_path)).findings
    assert {f.code for f in found} == {"preflight.ink"}


def test_a_plate_that_differs_is_reported(font: FontKey, tmp_path: Path) -> None:
    data = made((area(TEAL, box(20, 180, 30, 15)),))
    other = made((area(Ink((0, 0, 0), (88, 60, 48, 45)), box(20, 180, 30, 15)),))
    found = measured(data, rendered(other, tmp_path)).findings
    assert {f.code for f in found} == {"preflight.plates"}
    assert "3.8 %" in found[0].what or "4.0 %" in found[0].what
