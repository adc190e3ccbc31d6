"""The sample brochure in every language that it has: complete, in its order, near its pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pytest

from brochure.forms.document import Document, plain
from brochure.languages.language import load
from brochure.layout.fit import guide_of
from brochure.layout.frames import DRIFT_MAX
from brochure.pdf import profiles
from brochure.pdf.write import write
from brochure.pipeline import stages
from brochure.pipeline.plan import Target
from brochure.pipeline.session import Session
from brochure.workspace import Workspace
from tests.conformance import verapdf
from tests.conformance.conftest import ROOT, need
from tests.conformance.copied import by_pdfium, by_poppler, in_logical_order, share
from tests.conformance.expected import printed, squeezed
from tests.conformance.structure_text import TaggedFile

pytestmark = pytest.mark.slow

BROCHURE = "smas-face-lift"
LIMITS = {
    # Least share of words copied right: poppler, PDFium. What is lost is told in the README here.
    "ar": (0.995, 0.985),
    "ja": (0.96, 0.999),
    "th": (0.98, 0.999),
    "zh-Hans": (0.96, 0.999),
    "zh-Hant": (0.96, 0.999),
}
USUAL = (0.997, 0.999)
AMBIGUOUS = {"features.avoid_results.items.ear_lobe.text", "contact.items.hours.text"}
"""Arabic texts with a line of nothing but Latin words or numbers, brackets and commas: the file
does not say which way such a line runs, so what stands at its ends is not told from it."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The brochure in one language, as a4."""

    document: Document
    path: Path
    guide: tuple[int, ...]
    file: TaggedFile

    @property
    def expected(self) -> list[str]:
        """What is to be read."""
        return [plain(text.inlines) for text in printed(self.document)]


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Edition]]:
    """Set the brochure in all languages it has a catalog for."""
    folder = tmp_path_factory.mktemp("languages")
    session = Session(Workspace(ROOT))
    made = {tag: _edition(session, tag, folder) for tag in session.language_names(BROCHURE)}
    yield made
    for edition in made.values():
        edition.file.pdf.close()


def _edition(session: Session, tag: str, folder: Path) -> Edition:
    target = Target(brochure=BROCHURE, language=tag, product="a4", profile="screen", theme="hershe")
    document, _ = stages.said(session, target)
    theme = session.theme(target.theme).theme
    assert document is not None
    assert theme is not None
    pages, found = stages.laid_out(session, target, document, theme)
    assert [d.message for d in found if d.severity == "error"] == []
    assert pages is not None
    stamp = stages.stamp_of(document, None)
    written = write(pages, profile=profiles.load("screen"), stamp=stamp, cache=session.pdf)
    assert written.data is not None, written.diagnostics
    path = folder / f"{tag}.pdf"
    path.write_bytes(written.data)
    is_turned = load(tag).direction == "rtl"
    pdf = pikepdf.open(path)
    file = TaggedFile(pdf, in_logical_order) if is_turned else TaggedFile(pdf)
    return Edition(replace(document, plans=()), path, guide_of(pages), file)


def test_all_twelve_languages_are_there(editions: Mapping[str, Edition]) -> None:
    assert len(editions) == 12


def test_the_structure_tree_has_every_text_whole_and_every_word(
    editions: Mapping[str, Edition],
) -> None:
    for tag, edition in editions.items():
        spoken = squeezed(edition.file.text)
        lost = {
            text.key
            for text in printed(edition.document)
            if squeezed(plain(text.inlines)) not in spoken
        }
        assert lost - (AMBIGUOUS if tag == "ar" else set()) == set(), tag
        assert share(edition.expected, edition.file.text, tag) == 1.0, tag


def test_texts_are_read_in_the_order_of_the_content(editions: Mapping[str, Edition]) -> None:
    english = _order(editions["en"])
    for tag, edition in editions.items():
        order = _order(edition)
        both = [key for key in english if key in order]
        assert [key for key in order if key in both] == both, tag
        assert len(both) > 150, tag


def _order(edition: Edition) -> list[str]:
    """Return the keys of texts that are read at one place only, in the order they are read.

    Labels of figures are left out: they stand in the picture or, where too long, below the caption.
    """
    spoken = squeezed(edition.file.text)
    places = {
        text.key: spoken.find(said)
        for text in printed(edition.document)
        if ".callouts." not in text.key
        and len(said := squeezed(plain(text.inlines))) > 12
        and spoken.count(said) == 1
    }
    return sorted(places, key=lambda key: places[key])


def test_viewers_copy_nearly_all_words(editions: Mapping[str, Edition]) -> None:
    pytest.importorskip("pypdfium2")
    shares = {
        tag: (
            share(edition.expected, by_poppler(edition.path), tag),
            share(edition.expected, by_pdfium(edition.path), tag),
        )
        for tag, edition in editions.items()
    }
    short = {
        tag: found
        for tag, found in shares.items()
        if any(f < least for f, least in zip(found, LIMITS.get(tag, USUAL), strict=True))
    }
    assert short == {}


def test_sections_stand_within_a_page_of_their_place_in_english(
    editions: Mapping[str, Edition],
) -> None:
    guide = editions["en"].guide
    strayed = {tag: edition.guide for tag, edition in editions.items()}
    far = {
        tag: found
        for tag, found in strayed.items()
        if max(abs(a - b) for a, b in zip(guide, found, strict=False)) > DRIFT_MAX
    }
    assert far == {}


def test_every_language_is_pdf_ua_and_pdf_a(editions: Mapping[str, Edition]) -> None:
    need(verapdf.missing())
    verdicts = verapdf.verify(("ua1", "2a"), [edition.path for edition in editions.values()])
    assert [verdict for verdict in verdicts if verdict.outcome != "ok"] == []


def test_language_and_direction_are_told_to_viewers(editions: Mapping[str, Edition]) -> None:
    for tag, edition in editions.items():
        root = edition.file.pdf.Root
        assert str(root.Lang) == tag
        direction = str(root.ViewerPreferences.get("/Direction", "/L2R"))
        assert direction == ("/R2L" if load(tag).direction == "rtl" else "/L2R"), tag
