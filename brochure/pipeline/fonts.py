"""Fonts: which faces there are, from the lists of the installation and of the project.

A list is a file `fonts/fonts.yaml`: families, each with its licence and a file per weight. A face
may also be one of a collection (`{file: x.ttc, index: 2}`) or an instance of a variable font
(`{file: x.ttf, axes: {wght: 350}}`).
"""

from brochure.content.render import render
from brochure.content.source import MappingNode, Node, Scalar, parse
from brochure.errors import FileProblem, FontProblem
from brochure.forms.pages import FontKey
from brochure.workspace import FONT_LIST, Files


def font_keys(folder: Files, path: str = FONT_LIST) -> tuple[FontKey, ...]:
    """Return the faces a list names; raises FontProblem for a list that cannot be read."""
    text, problems = folder.read_text(path)
    tree, more = parse(text, path) if text is not None else (None, ())
    if problems or more:
        shown = render((problems + more)[0], (text or "").splitlines())
        raise FontProblem(f"the list of fonts cannot be read:\n{shown}", f"Mend {path}.")
    families = tree.get("families") if isinstance(tree, MappingNode) else None
    if not isinstance(families, MappingNode):
        raise FontProblem(f"{path} has no 'families'", "List the families with their files.")
    base = path.rpartition("/")[0]
    return tuple(
        _face(folder, base, path, family, weight, entry.value)
        for family, described in families.entries.items()
        for weight, entry in _files(path, family, described.value).entries.items()
    )


def licences(folder: Files, path: str = FONT_LIST) -> dict[str, bytes]:
    """Return the licence text of each family a list names one for."""
    text, _ = folder.read_text(path)
    tree, _ = parse(text, path) if text is not None else (None, ())
    families = tree.get("families") if isinstance(tree, MappingNode) else None
    base = path.rpartition("/")[0]
    found = {}
    for family, entry in families.entries.items() if isinstance(families, MappingNode) else ():
        named = entry.value.get("license") if isinstance(entry.value, MappingNode) else None
        if isinstance(named, Scalar):
            found[family] = folder.read_bytes(f"{base}/{named.text}" if base else named.text)
    return found


def _files(path: str, family: str, described: Node) -> MappingNode:
    files = described.get("files") if isinstance(described, MappingNode) else None
    if isinstance(files, MappingNode):
        return files
    raise FontProblem(f"{path}: {family} has no 'files'", "Name a file for each weight.")


def _face(folder: Files, base: str, path: str, family: str, weight: str, node: Node) -> FontKey:
    try:
        file, index, axes = _parts(node)
        place = folder.locate(f"{base}/{file}" if base else file)
        return FontKey(family=family, weight=int(weight), path=place, index=index, axes=axes)
    except ValueError as problem:
        raise FontProblem(
            f"{path}: {family} {weight} is not a face",
            "Write 'weight: file', or 'weight: {file: …, index: …, axes: {wght: …}}'.",
        ) from problem
    except FileProblem as problem:
        raise FontProblem(f"{path}: {problem.message}", problem.remedy) from problem


def _parts(node: Node) -> tuple[str, int, tuple[tuple[str, float], ...]]:
    """Return file, index and axes; ValueError for any other shape."""
    if isinstance(node, Scalar):
        return node.text, 0, ()
    file = node.get("file") if isinstance(node, MappingNode) else None
    if not isinstance(node, MappingNode) or not isinstance(file, Scalar):
        raise ValueError
    index, axes = node.get("index"), node.get("axes")
    number = int(index.text) if isinstance(index, Scalar) else 0
    if axes is None:
        return file.text, number, ()
    if not isinstance(axes, MappingNode):
        raise ValueError
    values = sorted(axes.entries.items())
    return file.text, number, tuple((tag, float(_text(entry.value))) for tag, entry in values)


def _text(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text
    raise ValueError
