"""Printing: the documents of a run as print files, one after the other, and who is on which pages.

A print file holds whole documents up to a number of pages, so that memory stays flat; the list of
ranges names rows, never people.
"""

import io
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from brochure.handouts.manifest import SIZE_LIMIT, Entry
from brochure.workspace import PrivateWorkspace

PAGES = 2_000
"""Pages of a print file, unless one document has more."""
RANGES = "print-ranges.csv"


class Range(NamedTuple):
    """Where a document stands."""

    row: int
    language: str
    file: str
    first: int
    last: int


def print_files(
    folder: PrivateWorkspace, entries: Iterable[Entry], *, even: bool = False
) -> tuple[Range, ...]:
    """Write the print files and the list of ranges; `even` begins each document on a right page."""
    ranges: list[Range] = []
    for number, part in enumerate(_parts(entries), 1):
        path = f"print-{number:03d}.pdf"
        data, found = _joined(folder, part, path, even=even)
        folder.write_atomic(path, data)
        ranges += found
    lines = ["row,language,file,first_page,last_page"]
    lines += [f"{r.row},{r.language},{r.file},{r.first},{r.last}" for r in ranges]
    folder.write_atomic(RANGES, ("\ufeff" + "\r\n".join(lines) + "\r\n").encode())
    return tuple(ranges)


def _parts(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    part: list[Entry] = []
    pages = 0
    for entry in entries:
        if part and pages + entry.pages > PAGES:
            yield part
            part, pages = [], 0
        part.append(entry)
        pages += entry.pages
    if part:
        yield part


def _joined(
    folder: PrivateWorkspace, part: list[Entry], path: str, *, even: bool
) -> tuple[bytes, list[Range]]:
    import pikepdf

    ranges = []
    whole = pikepdf.Pdf.new()
    for entry in part:
        data = folder.read_bytes(entry.path, limit=SIZE_LIMIT)
        first = len(whole.pages) + 1
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for page in pdf.pages:
                # Structure and links belong to the reader's own file; here they would dangle.
                for key in ("/StructParents", "/Annots", "/Tabs"):
                    if key in page.obj:
                        del page.obj[key]
            whole.pages.extend(pdf.pages)
        ranges.append(Range(entry.row, entry.language, path, first, len(whole.pages)))
        if even and len(whole.pages) % 2:
            size = whole.pages[-1].mediabox
            width, height = float(size[2]) - float(size[0]), float(size[3]) - float(size[1])
            whole.add_blank_page(page_size=(width, height))
    out = io.BytesIO()
    whole.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue(), ranges
