"""Bookmarks, named destinations and page labels (ISO 32000-1, 12.3, 12.4.2)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from brochure.forms.pages import OutlineEntry, Page
from brochure.pdf import backend
from brochure.pdf.objects import ObjectTable


def destination(page: int, top: float) -> bytes:
    """Return an explicit destination: page object, left edge kept, `top` in PDF axes."""
    return backend.array([backend.reference(page), "/XYZ", "null", top, "null"])


@dataclass(slots=True)
class _Bookmark:
    """An outline item with its place among the others."""

    number: int
    entry: OutlineEntry | None
    children: list["_Bookmark"] = field(default_factory=list)

    def count(self) -> int:
        """Return the number of items below, all of them open."""
        return len(self.children) + sum(child.count() for child in self.children)


def write_outline(
    objects: ObjectTable, entries: Sequence[OutlineEntry], places: Sequence[bytes]
) -> int | None:
    """Write the outline and return its number; None without entries.

    Args:
        objects: The file.
        entries: Bookmarks in reading order; a level may rise by any number of steps.
        places: Destination of each entry.
    """
    if not entries:
        return None
    root = _Bookmark(objects.reserve(), None)
    path: list[tuple[int, _Bookmark]] = [(0, root)]
    targets = {}
    for entry, place in zip(entries, places, strict=True):
        while path[-1][0] >= entry.level:
            path.pop()
        bookmark = _Bookmark(objects.reserve(), entry)
        targets[bookmark.number] = place
        path[-1][1].children.append(bookmark)
        path.append((max(entry.level, 1), bookmark))
    ends: backend.Entries = {"Type": "/Outlines", **_ends(root)}
    objects.fill(root.number, backend.dictionary(ends))
    _write_children(objects, root, targets)
    return root.number


def _ends(bookmark: _Bookmark) -> backend.Entries:
    if not bookmark.children:
        return {}
    return {
        "First": backend.reference(bookmark.children[0].number),
        "Last": backend.reference(bookmark.children[-1].number),
        "Count": bookmark.count(),
    }


def _write_children(objects: ObjectTable, parent: _Bookmark, targets: dict[int, bytes]) -> None:
    siblings = [None, *parent.children, None]
    for before, bookmark, after in zip(siblings, parent.children, siblings[2:], strict=False):
        assert bookmark.entry is not None
        body = {
            "Title": backend.text_string(bookmark.entry.title),
            "Parent": backend.reference(parent.number),
            "Prev": backend.reference(before.number) if before else None,
            "Next": backend.reference(after.number) if after else None,
            "Dest": targets[bookmark.number],
            **_ends(bookmark),
        }
        objects.fill(bookmark.number, backend.dictionary(body))
        _write_children(objects, bookmark, targets)


def write_names(objects: ObjectTable, places: Sequence[tuple[str, bytes]]) -> int | None:
    """Write the tree of named destinations and return its number; None without any."""
    if not places:
        return None
    pairs: list[backend.Value] = []
    for text, place in sorted(dict(places).items()):
        pairs += [backend.text_string(text), place]
    return objects.add_dictionary({"Names": backend.array(pairs)})


def page_labels(pages: Sequence[Page]) -> bytes | None:
    """Return the page label ranges; None where labels are the plain numbers."""
    labels = [page.label or str(index) for index, page in enumerate(pages, start=1)]
    ranges: list[backend.Value] = []
    expected = None
    for index, label in enumerate(labels):
        number = int(label) if label.isascii() and label.isdigit() and label[0] != "0" else None
        if number is None:
            prefix = backend.text_string(label)
            ranges += [index, backend.dictionary({"P": prefix})]
        elif number != expected:
            ranges += [index, backend.dictionary({"S": "/D", "St": number})]
        expected = number + 1 if number is not None else None
    if labels == [str(index) for index in range(1, len(labels) + 1)]:
        return None
    return backend.dictionary({"Nums": backend.array(ranges)})
