"""Dump of a Flow: short indented text, the oracle of tests.

One line a node: kind, mark, what is particular, then the words. Looks are left out but for what
carries meaning; widths are rounded to whole points.
"""

from collections.abc import Iterator, Sequence

from brochure.forms.flow import (
    PLAIN,
    Artifact,
    Box,
    Break,
    Cell,
    Element,
    Fixed,
    Flow,
    FlowNode,
    Grid,
    Mark,
    Paragraph,
    Picture,
    Row,
    Rule,
    Share,
    Space,
    Stack,
    TextSpan,
    Track,
)

INDENT = "  "


def dump_flow(flow: Flow) -> str:
    """Return a whole flow as text."""
    lines = [f"flow {flow.language} {flow.direction} multiple={flow.multiple} {flow.title!r}"]
    for sequence in flow.sequences:
        lines.append(f"sequence {sequence.master.name}")
        for placed in sequence.master.placed:
            lines.append(f"{INDENT}placed")
            lines += _node(placed.node, 2)
        for node in sequence.nodes:
            lines += _node(node, 1)
    if flow.filler:
        lines.append("filler")
        for node in flow.filler:
            lines += _node(node, 1)
    return "\n".join(lines) + "\n"


def dump_nodes(nodes: Sequence[FlowNode]) -> str:
    """Return some nodes as text."""
    return "\n".join(line for node in nodes for line in _node(node, 0)) + "\n"


def _node(node: FlowNode, depth: int) -> Iterator[str]:
    pad = INDENT * depth
    match node:
        case Picture():
            yield from _picture(node, pad)
        case Stack():
            columns = f" columns={node.columns}" if node.columns > 1 else ""
            yield f"{pad}stack{_suffix(node.mark)}{columns}{_box(node.box)}"
            for child in node.children:
                yield from _node(child, depth + 1)
        case Grid():
            tracks = " ".join(_track(track) for track in node.tracks)
            yield f"{pad}grid{_suffix(node.mark)} [{tracks}]{_box(node.box)}"
            for row in node.rows:
                yield from _row(row, depth + 1)
        case Paragraph() | Rule() | Space() | Break():
            yield pad + _leaf(node)


def _leaf(node: Paragraph | Rule | Space | Break) -> str:
    match node:
        case Paragraph():
            return f"{_mark(node.mark)} {_words(node.spans)}{_box(node.box)}"
        case Rule():
            return f"rule {node.weight:g}"
        case Space():
            return f"space {node.height:g}{' always' if node.always else ''}"
        case Break():
            return f"break {node.to}{f' {node.title!r}' if node.title else ''}"


def _picture(node: Picture, pad: str) -> Iterator[str]:
    badges = f" badges={len(node.badges)}" if node.badges else ""
    alt = f" {node.mark.alt!r}" if isinstance(node.mark, Element) else ""
    yield f"{pad}picture {_mark(node.mark)} {node.width:.0f}{badges}{alt}"
    for badge in node.badges:
        if badge.label is not None:
            yield f"{pad}{INDENT}label {_words(badge.label.spans)}"


def _row(row: Row, depth: int) -> Iterator[str]:
    header = " header" if row.header else ""
    yield f"{INDENT * depth}row{_suffix(row.mark)}{header}{_box(row.box)}"
    for cell in row.cells:
        yield from _cell(cell, depth + 1)


def _cell(cell: Cell, depth: int) -> Iterator[str]:
    span = f" span={cell.span}" if cell.span > 1 else ""
    rows = f" rows={cell.row_span}" if cell.row_span > 1 else ""
    stem = ""
    if cell.stem is not None:
        stem = " thread" if cell.stem.line else ""
        stem += " dot" if cell.stem.dot else ""
    yield f"{INDENT * depth}cell{_suffix(cell.mark)}{span}{rows}{stem}{_box(cell.box)}"
    yield from _node(cell.node, depth + 1)


def _mark(mark: Mark) -> str:
    if isinstance(mark, Artifact):
        return (mark.subtype or mark.kind).lower()
    name = f"#{mark.id}" if mark.id else ""
    return f"{mark.role}{name}"


def _suffix(mark: Mark | None) -> str:
    return "" if mark is None else f" {_mark(mark)}"


def _words(spans: tuple[TextSpan, ...]) -> str:
    parts = []
    for span in spans:
        words = span.text
        if span.place or span.page_of:
            words = f"<{span.place or 'page of ' + str(span.page_of)}>"
        parts.append(f"[{words}]({span.link})" if span.link else words)
    return repr("".join(parts))


def _track(track: Track) -> str:
    match track:
        case Fixed(width=width):
            return f"{width:.0f}"
        case Share(weight=weight):
            return f"{weight:g}*"
        case _:
            return f"fit<{track.limit:.0f}"


def _box(box: Box) -> str:
    if box is PLAIN:
        return ""
    parts = []
    if box.fill is not None:
        parts.append(f"fill={box.fill.hex}")
    if box.edges:
        parts.append("edges=" + "+".join(side for side, _ in box.edges))
    if box.bleed:
        parts.append("bleed=" + "+".join(box.bleed))
    parts += [
        name
        for name, on in (
            ("together", box.keep_together),
            ("with-next", box.keep_with_next),
            ("at-foot", box.at_foot),
        )
        if on
    ]
    return " {" + " ".join(parts) + "}" if parts else ""
