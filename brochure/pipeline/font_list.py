"""The list of fonts of a project: files brought in, a copy and an entry for each out.

The list, `fonts/fonts.yaml`, keeps what people wrote in it; new faces are added as lines.
"""

from collections.abc import Sequence
from typing import NamedTuple

from brochure.content.source import MappingNode, Node, parse
from brochure.errors import FileMissingError, FontProblem
from brochure.text.fontfile import FaceFile, faces_of
from brochure.workspace import Files

LIST = "fonts/fonts.yaml"
FONT_LIMIT = 64 * 1024 * 1024
"""Bytes of the largest font file."""
HEAD = "# The fonts of this project; `brochure fonts add FILE...` adds to them.\nfamilies:\n"


class Added(NamedTuple):
    """A face that was added, or why it was not."""

    face: FaceFile
    path: str
    note: str
    """Empty where it was added; else the reason."""


def add_font(files: Files, source: Files, name: str) -> tuple[Added, ...]:
    """Copy a font file into the project and list its faces; an upright face of each weight.

    Raises FontProblem for a file that is no font or may not be embedded, or a list that is broken.
    """
    data = source.read_bytes(name, limit=FONT_LIMIT)
    faces = faces_of(source.locate(name))
    wanted = [face for face in faces if not face.italic]
    if not wanted:
        raise FontProblem(
            f"{name} is italic: brochure sets no italics", "Add the upright face of the family."
        )
    known, text = _known(files)
    path = f"{_folder(wanted[0].family)}/{name.rpartition('/')[2]}"
    results = []
    for face in faces:
        note = _reason(face, known)
        results.append(Added(face, path, note))
        if not note:
            known.setdefault(face.family, set()).add(face.weight)
            text = _with(text, face, path)
    if any(not result.note for result in results):
        files.write_atomic(f"fonts/{path}", data)
        files.write_atomic(LIST, text.encode())
    return tuple(results)


def _reason(face: FaceFile, known: dict[str, set[int]]) -> str:
    if face.italic:
        return "italic faces are never used"
    if face.weight in known.get(face.family, ()):
        return "is listed already"
    return ""


def _known(files: Files) -> tuple[dict[str, set[int]], str]:
    """Return the weights of each family in the list, and its text."""
    try:
        text, problems = files.read_text(LIST)
    except FileMissingError:
        return {}, HEAD
    tree, more = parse(text or "", LIST)
    families = tree.get("families") if isinstance(tree, MappingNode) else None
    if problems or more or not isinstance(families, MappingNode) or text is None:
        raise FontProblem(f"{LIST} cannot be read", "Mend it or remove it, then add the fonts.")
    weights = {
        family: {int(weight) for weight in _weights(entry.value) if weight.isdigit()}
        for family, entry in families.entries.items()
    }
    return weights, text if text.endswith("\n") else text + "\n"


def _weights(node: Node) -> Sequence[str]:
    listed = node.get("files") if isinstance(node, MappingNode) else None
    return list(listed.entries) if isinstance(listed, MappingNode) else []


def _with(text: str, face: FaceFile, path: str) -> str:
    """Return the list with one face more, below its family or as a family of its own."""
    entry = f"      {face.weight}: {_place(face, path)}\n"
    lines = text.splitlines(keepends=True)
    heading = f"  {face.family}:\n"
    if heading in lines:
        start = lines.index(heading)
        listed = next((i for i in range(start, len(lines)) if lines[i].strip() == "files:"), None)
        if listed is not None:
            lines.insert(listed + 1, entry)
            return "".join(lines)
    licence = f'    license: "{_quoted(face.licence)}"\n' if face.licence else ""
    return f"{text}{heading}{licence}    files:\n{entry}"


def _place(face: FaceFile, path: str) -> str:
    return f"{{file: {path}, index: {face.place}}}" if face.place else path


def _quoted(words: str) -> str:
    first = words.splitlines()[0] if words else ""
    return first.replace("\\", "").replace('"', "'")[:120]


def _folder(family: str) -> str:
    kept = "".join(c.lower() if c.isascii() and c.isalnum() else "-" for c in family)
    return "-".join(part for part in kept.split("-") if part) or "font"
