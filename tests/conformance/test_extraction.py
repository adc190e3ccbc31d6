"""What assistive technology reads is what the content says, all of it and in its order."""

import pikepdf
import pytest

from brochure.forms.document import plain
from tests.conformance.conftest import Sample
from tests.conformance.expected import printed, squeezed
from tests.conformance.structure_text import TaggedFile

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def read(printed_samples: tuple[Sample, ...]) -> tuple[tuple[Sample, TaggedFile], ...]:
    return tuple((sample, TaggedFile(pikepdf.open(sample.path))) for sample in printed_samples)


def test_every_text_is_read_whole(read: tuple[tuple[Sample, TaggedFile], ...]) -> None:
    for sample, file in read:
        spoken = squeezed(file.text)
        texts = ((text.key, squeezed(plain(text.inlines))) for text in printed(sample.document))
        assert [key for key, text in texts if text not in spoken] == [], sample.name


def test_no_character_is_unknown_or_private(read: tuple[tuple[Sample, TaggedFile], ...]) -> None:
    for sample, file in read:
        strange = {c for c in file.text if c == "\ufffd" or "\ue000" <= c <= "\uf8ff"}
        assert strange == set(), sample.name


def test_blocks_are_read_in_the_order_of_the_content(
    read: tuple[tuple[Sample, TaggedFile], ...],
) -> None:
    for sample, file in read:
        headings = [squeezed(heading) for heading in _headings(file)]
        wanted = [
            squeezed(plain(text.inlines))
            for text in printed(sample.document)
            if text.key.count(".") == 1 and text.key.endswith(".title")
        ]
        spoken = [heading for heading in headings if heading in wanted]
        assert spoken == [title for title in wanted if title in spoken], sample.name


def _headings(file: TaggedFile) -> list[str]:
    found: list[str] = []
    depth: int | None = None
    for node in file.nodes:
        if depth is not None and node.depth <= depth:
            depth = None
        if node.role in {"/H1", "/H2"}:
            depth = node.depth
            found.append("")
        if depth is not None:
            found[-1] += node.text
    return found


def test_every_figure_is_described_as_in_the_content(
    read: tuple[tuple[Sample, TaggedFile], ...],
) -> None:
    for sample, file in read:
        described = {squeezed(node.alt) for node in file.nodes if node.role == "/Figure"}
        assert "" not in described, sample.name
        wanted = {
            squeezed(plain(alt.inlines))
            for figure in sample.document.figures
            if (alt := getattr(figure, "alt", None)) is not None
        }
        assert wanted & described, sample.name
