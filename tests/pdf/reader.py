"""Reading a written file back through pikepdf: elements, their text, their attributes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf


def open_pdf(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def _to_unicode(font: pikepdf.Object) -> dict[int, str]:
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"<([0-9A-F]{4})> <([0-9A-F]+)>\n", cmap)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


class _Reader:
    """Follows the text operators of a page."""

    def __init__(self, page: pikepdf.Page) -> None:
        self._fonts = {key: _to_unicode(font) for key, font in page.Resources.Font.items()}
        self._font: dict[int, str] = {}
        self._saved: list[dict[int, str]] = []
        self.stack: list[int | str] = []
        self.texts: dict[int | str, str] = {}

    def do(self, operator: str, operands: list[pikepdf.Object]) -> None:
        match operator:
            case "q":
                self._saved.append(self._font)
            case "Q":
                self._font = self._saved.pop()
            case "BDC":
                self._begin(operands[1])
            case "EMC":
                self.stack.pop()
            case "Tf":
                self._font = self._fonts[str(operands[0])]
            case "TJ" if self.stack[-1] != "span":
                self._show(operands[0])

    def _show(self, pieces: pikepdf.Object) -> None:
        for piece in pieces.as_list():
            if isinstance(piece, pikepdf.String):
                self._add(self._decoded(bytes(piece)))

    def _begin(self, properties: pikepdf.Object) -> None:
        if "/ActualText" in properties:
            self._add(str(properties.ActualText))
            self.stack.append("span")
        else:
            mcid = properties.get("/MCID")
            self.stack.append(str(properties.Type) if mcid is None else int(mcid))
            self._add("")

    def _add(self, text: str) -> None:
        self.texts[self.stack[-1]] = self.texts.get(self.stack[-1], "") + text

    def _decoded(self, codes: bytes) -> str:
        return "".join(
            self._font[int.from_bytes(codes[at : at + 2], "big")] for at in range(0, len(codes), 2)
        )


def instructions(page: pikepdf.Page) -> Iterator[tuple[str, list[pikepdf.Object]]]:
    """Yield operators with their operands."""
    for instruction in pikepdf.parse_content_stream(page):
        yield str(instruction.operator), list(instruction.operands)


def marked_text(page: pikepdf.Page) -> dict[int | str, str]:
    """Return the text of each marked-content id, and of artifacts under their kind."""
    reader = _Reader(page)
    for operator, operands in instructions(page):
        reader.do(operator, operands)
    assert not reader.stack
    return reader.texts


@dataclass
class Node:
    """A structure element read back."""

    role: str
    obj: pikepdf.Object
    kids: list["Node | str"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def outline(self, indent: int = 0) -> str:
        """Return the tree as lines, texts in quotes."""
        lines = ["  " * indent + self.role]
        for kid in self.kids:
            if isinstance(kid, Node):
                lines.append(kid.outline(indent + 1))
            else:
                lines.append("  " * (indent + 1) + repr(kid))
        return "\n".join(lines)


def read_tree(pdf: pikepdf.Pdf) -> Node:
    """Return the Document element."""
    texts = {page.obj.objgen: marked_text(page) for page in pdf.pages}
    kids = pdf.Root.StructTreeRoot.K
    return _node(kids[0], texts)


def _node(obj: pikepdf.Object, texts: dict[tuple[int, int], dict[int | str, str]]) -> Node:
    node = Node(str(obj.S).lstrip("/"), obj)
    kids = obj.get("/K", pikepdf.Array([]))
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            node.kids.append(texts[obj.Pg.objgen][kid])
        elif "/MCID" in kid:
            node.kids.append(texts[kid.Pg.objgen][int(kid.MCID)])
        elif "/Obj" in kid:
            node.kids.append(f"<{kid.Obj.Subtype}>")
        else:
            assert kid.P.objgen == obj.objgen
            node.kids.append(_node(kid, texts))
    return node


def content_ids(element: pikepdf.Object) -> list[int]:
    """Return the marked-content ids among the kids of an element."""
    kids: list[Any] = list(element.K) if isinstance(element.K, pikepdf.Array) else [element.K]
    return [
        int(kid) if isinstance(kid, int) else int(kid.MCID)
        for kid in kids
        if isinstance(kid, int) or "/MCID" in kid
    ]
