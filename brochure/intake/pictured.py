"""Pictured: the pictures of a source are taken along where a brochure can show them."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from brochure.intake.material import Dropped, Notes, Piece, Reading
from brochure.pictures.raster import read_raster
from brochure.pictures.svg import read_svg
from brochure.values.diagnostic import has_errors


def pictured(
    pieces: Sequence[Piece],
    readings: Iterable[Reading],
    beside: Callable[[str], bytes | None],
    notes: Notes,
) -> tuple[list[Piece], dict[str, bytes]]:
    """Return the pieces without pictures that cannot be shown, and picture files by path.

    A picture without words for those who cannot see it is kept as a file only.
    """
    have = _found(readings, beside)
    files: dict[str, bytes] = {}
    kept: list[Piece] = []
    for piece in pieces:
        if piece.kind != "picture":
            kept.append(piece)
            continue
        data = have.get(piece.picture)
        problem = _problem(data, piece)
        if data is not None and _suffix(data) and not (problem or "").startswith("it cannot"):
            files[f"figures/{piece.picture}.{_suffix(data)}"] = data
        if problem is None:
            kept.append(piece)
            continue
        if piece.text:
            notes.dropped.append(Dropped(piece.place, piece.text, "words of a picture left out"))
        notes.doubts.append((piece.place, f"a picture was left out: {problem}"))
    return kept, files


def _found(readings: Iterable[Reading], beside: Callable[[str], bytes | None]) -> dict[str, bytes]:
    have: dict[str, bytes] = {}
    for reading in readings:
        have.update(reading.pictures)
        near = {name: beside(path) for name, path in reading.wanted.items()}
        have.update({name: data for name, data in near.items() if data is not None})
    return have


def _problem(data: bytes | None, piece: Piece) -> str | None:
    """Return why a picture cannot be shown, or None."""
    if data is None:
        return "its file was not found"
    if not _suffix(data):
        return "it is of a kind that cannot be printed (SVG, PNG and JPEG can)"
    reader = read_svg if _suffix(data) == "svg" else read_raster
    made, found = reader(data, piece.picture)
    if made is None or has_errors(found):
        return f"it cannot be read: {found[0].message}" if found else "it cannot be read"
    if not piece.text.strip():
        return "no words say what it shows; its file is kept: give it an 'alt' under 'figures'"
    return None


def _suffix(data: bytes) -> str:
    if data.startswith(b"\x89PNG"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    return "svg" if b"<svg" in data[:2000] else ""


def names_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return picture files by the name of the picture."""
    return {path.rpartition("/")[2].rpartition(".")[0]: path for path in files}
