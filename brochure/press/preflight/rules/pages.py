"""The number of pages of what is stitched."""

from collections.abc import Iterator

from brochure.press.preflight.check import Check, Found
from brochure.press.preflight.inspected import Inspected


def find_count(file: Inspected) -> Iterator[Found]:
    """Count the pages of a saddle-stitched piece."""
    if not file.job.is_saddle_stitched:
        return
    count, multiple = len(file.pages), int(file.variant.error("saddle-pages"))
    most = int(file.variant.warning("saddle-pages"))
    if count % multiple:
        yield Found(f"there are {count} pages, not a multiple of {multiple}")
    elif count > most:
        yield Found(f"there are {count} pages to fold in each other", severity="warning")


CHECKS = (
    Check(
        code="preflight.pages",
        what="The number of pages does not suit a stitched piece.",
        why="A folded sheet has four pages, and too many sheets do not fold.",
        remedy="Add or take out pages, or have it bound in another way.",
        bad="10 pages",
        good="12 pages",
        find=find_count,
    ),
)
