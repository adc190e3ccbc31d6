"""Press files of a project: its press, preflight in the build, the package for the print shop."""

import hashlib
import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from PIL import Image

from brochure.forms.pages import FontKey
from brochure.pdf.icc import srgb_profile
from brochure.pdf.profiles.press import ICC
from brochure.pipeline.package import package
from brochure.pipeline.plan import Target
from brochure.pipeline.session import Session
from brochure.pipeline.stages import Composed, compose
from brochure.workspace import MemoryWorkspace

SOUND = (Path(__file__).parent.parent / "corpus/brochures/sound.yaml").read_text()
TARGET = Target(brochure="sample", language="en", product="a4", profile="press", theme="hershe")
PROJECT = "format: brochure-project/1\npress: {{{}}}\n"
FIGURE = """\
      - {type: figure, id: picture, figure: arm}
figures:
  - {id: arm, file: arm.png, title: Arm, caption: An arm., alt: An arm.}
"""


@pytest.fixture
def files() -> MemoryWorkspace:
    return MemoryWorkspace({"content/sample/brochure.yaml": SOUND})


@pytest.fixture
def session(files: MemoryWorkspace, font_keys: tuple[FontKey, ...]) -> Session:
    return Session(files, font_keys=font_keys)


def with_press(session: Session, settings: str, **icc: bytes) -> Composed:
    """Compose the press file of a project with these settings and profiles."""
    assert isinstance(session.files, MemoryWorkspace)
    session.files.files["brochure.yaml"] = PROJECT.format(settings).encode()
    session.files.files.update({f"{name}.icc": data for name, data in icc.items()})
    return compose(session, TARGET)


def codes(composed: Composed) -> set[str]:
    return {d.code for d in composed.diagnostics if d.severity == "error"}


def intent(composed: Composed) -> tuple[str, bytes]:
    assert composed.data is not None, composed.diagnostics
    with pikepdf.open(BytesIO(composed.data)) as pdf:
        (found, _) = pdf.Root.OutputIntents.as_list()
        return str(found.OutputConditionIdentifier), found.DestOutputProfile.read_bytes()


def test_a_press_file_is_for_coated_paper_by_default(session: Session) -> None:
    assert intent(compose(session, TARGET)) == ("FOGRA39", ICC)


def test_a_project_brings_its_own_press(session: Session) -> None:
    own = ICC[:-1] + bytes([ICC[-1] ^ 1])
    made = with_press(session, "icc: mine.icc, condition: FOGRA51, ink_limit: 280", mine=own)
    assert intent(made) == ("FOGRA51", own)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (srgb_profile(), "press.icc-not-press"),
        (b"not a profile", "press.icc-unreadable"),
        (ICC[:12] + b"mntr" + ICC[16:], "press.icc-not-press"),
        (ICC[:8] + b"\x05" + ICC[9:], "press.icc-version"),
        (ICC.replace(b"B2A0", b"B2Ax"), "press.icc-not-press"),
        (ICC[:600], "press.icc-unreadable"),
    ],
)
def test_a_profile_of_no_press_gives_no_file(session: Session, data: bytes, code: str) -> None:
    made = with_press(session, "icc: mine.icc", mine=data)
    assert made.data is None
    assert codes(made) == {code}


def test_a_missing_profile_gives_no_file(session: Session) -> None:
    made = with_press(session, "icc: missing.icc")
    assert made.data is None
    assert codes(made) == {"press.icc-unreadable"}


def test_a_profile_outside_the_project_is_refused(session: Session) -> None:
    from brochure.pipeline.session import ProjectFileError

    with pytest.raises(ProjectFileError):
        with_press(session, "icc: ../other/mine.icc")


def test_the_screen_file_does_not_care_for_the_press(session: Session) -> None:
    with_press(session, "icc: missing.icc")
    assert compose(session, replace(TARGET, profile="screen")).data is not None


def picture(pixels: int) -> bytes:
    out = BytesIO()
    Image.linear_gradient("L").resize((pixels, pixels)).convert("RGB").save(out, "PNG")
    return out.getvalue()


def test_a_picture_of_40_ppi_stops_delivery(files: MemoryWorkspace, session: Session) -> None:
    files.files["content/sample/brochure.yaml"] = (SOUND.rstrip("\n") + "\n" + FIGURE).encode()
    files.files["content/sample/arm.png"] = picture(150)
    made = compose(session, TARGET)
    assert made.data is None
    assert codes(made) == {"preflight.color-ppi"}
    (error,) = (d for d in made.diagnostics if d.code == "preflight.color-ppi")
    assert "pixels" in error.message
    assert error.message.startswith("page ")
    files.files["content/sample/arm.png"] = picture(2400)
    assert compose(session, TARGET).data is not None


SPOT_THEME = """\
format: brochure-theme/1
extends: hershe
colors:
  ink: {{rgb: "#005EB8", spot: "{name}", cmyk: [99, 50, 0, 0]}}
"""


def with_spot(session: Session, name: str) -> Composed:
    assert isinstance(session.files, MemoryWorkspace)
    session.files.files["themes/spot.yaml"] = SPOT_THEME.format(name=name).encode()
    return compose(session, replace(TARGET, theme="spot"))


def test_a_spot_colour_of_a_theme_is_a_plate(session: Session) -> None:
    made = with_spot(session, "PANTONE 300 C")
    assert made.data is not None, made.diagnostics
    with pikepdf.open(BytesIO(made.data)) as pdf:
        spaces = pdf.pages[0].Resources.ColorSpace
        assert [str(space[1]) for space in spaces.values()] == ["/PANTONE 300 C"]


@pytest.mark.parametrize("name", ["Größe/№", "cyan", "All", "A  B"])
def test_a_spot_colour_with_an_odd_name_gives_no_file(session: Session, name: str) -> None:
    made = with_spot(session, name)
    assert made.data is None
    assert codes(made) == {"press.spot-name"}


def test_a_clear_picture_is_laid_on_white_where_nothing_may_be_transparent(
    files: MemoryWorkspace, session: Session
) -> None:
    image = Image.open(BytesIO(picture(2400))).convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    out = BytesIO()
    image.save(out, "PNG", compress_level=1)
    files.files["content/sample/brochure.yaml"] = (SOUND.rstrip("\n") + "\n" + FIGURE).encode()
    files.files["content/sample/arm.png"] = out.getvalue()
    clear = with_press(session, "preflight: gwg-sheet-x1a")
    assert codes(clear) == {"preflight.transparency"}
    assert with_press(session, "preflight: gwg-sheet-x1a, x1a_safe: true").data is not None


# ---------------------------------------------------------------------- package


def unzipped(data: bytes | None) -> dict[str, bytes]:
    assert data is not None
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_package_holds_all_that_a_print_shop_needs(session: Session) -> None:
    made = package(session, [replace(TARGET, imposed="a3")])
    files = unzipped(made.data)
    assert made.name == "sample-en-a4-print.zip"
    assert {
        "sample-a4-en-press.pdf",
        "sample-a4-en-sheets.pdf",
        "sample-a4-en-proof.pdf",
        "dummy.svg",
        "preflight-report.txt",
        "preflight-report.json",
        "ticket.txt",
        "ticket.json",
        "profile/FOGRA39L_coated.icc",
        "licences/FOGRA39L_coated.txt",
        "licences/Noto-Sans.txt",
    } <= set(files)
    assert files["profile/FOGRA39L_coated.icc"] == ICC
    assert b"zlib" in files["licences/FOGRA39L_coated.txt"]
    assert b"SIL OPEN FONT LICENSE" in files["licences/Noto-Sans.txt"]
    assert json.loads(files["preflight-report.json"])["errors"] == 0


def test_the_ticket_says_the_job_and_the_digest_of_each_file(session: Session) -> None:
    assert isinstance(session.files, MemoryWorkspace)
    job = "job: {quantity: 500, paper: 135 g silk, contact: print@clinic.example}\n"
    session.files.files["brochure.yaml"] = ("format: brochure-project/1\n" + job).encode()
    files = unzipped(package(session, [TARGET]).data)
    ticket = json.loads(files["ticket.json"])
    assert ticket["quantity"] == 500
    assert ticket["size_mm"]["trim"] == {"width": 210.0, "height": 297.0}
    assert ticket["size_mm"]["bleed"] == 3.0
    assert ticket["inks"] == ["Cyan", "Magenta", "Yellow", "Black"]
    assert ticket["printing_condition"].startswith("FOGRA39")
    for entry in ticket["files"]:
        assert entry["sha256"] == hashlib.sha256(files[entry["path"]]).hexdigest()
    text = files["ticket.txt"].decode()
    for said in ("500", "135 g silk", "print@clinic.example", "3 mm", "0 errors"):
        assert said in text or said == "0 errors"


def test_a_package_is_the_same_on_every_build(
    files: MemoryWorkspace, session: Session, font_keys: tuple[FontKey, ...]
) -> None:
    first = package(session, [TARGET]).data
    assert first == package(session, [TARGET]).data
    assert first == package(Session(files, font_keys=font_keys), [TARGET]).data


def test_several_jobs_have_folders_of_their_own(session: Session) -> None:
    made = package(session, [TARGET, replace(TARGET, product="letter")])
    assert made.name == "sample-print.zip"
    files = unzipped(made.data)
    assert "sample/en/a4/ticket.txt" in files
    assert "sample/en/letter/ticket.txt" in files


def test_an_error_means_no_package(session: Session) -> None:
    with_press(session, "icc: missing.icc")
    made = package(session, [TARGET])
    assert made.data is None
    ((_, diagnostics),) = made.diagnostics
    assert "press.icc-unreadable" in {d.code for d in diagnostics}


def test_a_proof_shows_cuts_and_a_clear_watermark(session: Session) -> None:
    made = compose(session, replace(TARGET, profile="proof"))
    assert made.data is not None, made.diagnostics
    with pikepdf.open(BytesIO(made.data)) as pdf:
        page = pdf.pages[0]
        used = [str(i.operator) for i in pikepdf.parse_content_stream(page)]
        media, trim = ([float(v) for v in page[key].as_list()] for key in ("/MediaBox", "/TrimBox"))
        assert media[2] - trim[2] > 30
        assert float(page.Resources.ExtGState.Clear.ca) < 0.5
        assert "gs" in used
        assert "/GTS_PDFX" not in {str(i.S) for i in pdf.Root.OutputIntents.as_list()}
