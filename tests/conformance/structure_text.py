"""The text of a PDF as assistive technology gets it: through the structure tree.

Own reading of the file with pikepdf, independent of the writer: content operators, character
codes through ToUnicode (ISO 32000-2, 9.10.3), marked content by MCID (14.7.5). It knows the fonts
our writer makes: composite, two-byte codes.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf

Leaf = tuple[int, int]
"""Page number and MCID."""

BLOCKS = {
    "/P", "/H1", "/H2", "/H3", "/LI", "/Lbl", "/LBody", "/TOCI", "/TR", "/TD", "/TH", "/Caption",
    "/Figure", "/Sect",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Node:
    """A structure element in tree order."""

    role: str
    depth: int
    alt: str
    text: str
    """Text of the leaves that belong to this element itself."""


class TaggedFile:
    """A tagged PDF opened for reading."""

    def __init__(self, pdf: pikepdf.Pdf, order: Callable[[Sequence[str]], str] = "".join) -> None:
        """Open a file; `order` puts what the codes of a line say into reading order."""
        self.pdf = pdf
        self.order = order
        self.pages: dict[tuple[int, int], int] = {
            page.obj.objgen: number for number, page in enumerate(pdf.pages)
        }

    @cached_property
    def leaves(self) -> dict[Leaf, str]:
        """Text by page and MCID."""
        found: dict[Leaf, list[str]] = {}
        for number, page in enumerate(self.pdf.pages):
            for mcid, texts in _marked(page):
                found.setdefault((number, mcid), []).extend(texts)
        return {leaf: self.order(texts) for leaf, texts in found.items()}

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Elements in reading order."""
        return tuple(self._walk(self.pdf.Root.StructTreeRoot, 0, None))

    @property
    def text(self) -> str:
        """Everything that is read, a line for each block of text."""
        return "".join(("\n" if n.role in BLOCKS else "") + n.text for n in self.nodes)

    def _walk(self, parent: pikepdf.Object, depth: int, page: int | None) -> Iterator[Node]:
        kids: Any = parent.get("/K", pikepdf.Array())
        for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int) or kid.get("/Type") == "/MCR":
                yield self._leaf(kid, depth, page)
            elif "/S" in kid:
                own = self.pages[kid.Pg.objgen] if "/Pg" in kid else page
                yield Node(str(kid.S), depth, str(kid.get("/Alt", "")), "")
                yield from self._walk(kid, depth + 1, own)

    def _leaf(self, kid: Any, depth: int, page: int | None) -> Node:  # noqa: ANN401 - element or number
        if isinstance(kid, int):
            place, mcid = page, kid
        else:
            place = self.pages[kid.Pg.objgen] if "/Pg" in kid else page
            mcid = int(kid.MCID)
        assert place is not None, "a leaf without a page"
        return Node("", depth, "", self.leaves.get((place, mcid), ""))


def _marked(page: pikepdf.Page) -> Iterator[tuple[int, list[str]]]:
    """Yield what each code says that is shown in marked content with an MCID."""
    fonts = {name: _characters(font) for name, font in page.Resources.get("/Font", {}).items()}
    stack: list[int | None] = []
    current: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands = tuple(instruction.operands)
        match str(instruction.operator):
            case "BDC" | "BMC":
                mcid = _mcid(operands)
                stack.append(mcid if mcid is not None or not stack else stack[-1])
            case "EMC":
                stack.pop()
            case "Tf":
                current = fonts[str(operands[0])]
            case "Tj" | "TJ":
                shown = operands[0] if isinstance(operands[0], pikepdf.Array) else operands
                codes = b"".join(bytes(part) for part in shown if isinstance(part, pikepdf.String))
                if stack and stack[-1] is not None:
                    yield stack[-1], _decoded(codes, current)


def _mcid(operands: Sequence[Any]) -> int | None:
    """Return the MCID of a marked-content operator's property list, if it has one."""
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
        return int(properties.MCID)
    return None


def _decoded(codes: bytes, characters: dict[int, str]) -> list[str]:
    pairs = (int.from_bytes(codes[i : i + 2], "big") for i in range(0, len(codes), 2))
    return [characters.get(code, "\N{REPLACEMENT CHARACTER}") for code in pairs]


def _characters(font: pikepdf.Object) -> dict[int, str]:
    """Return the characters of each code, from the font's ToUnicode map."""
    source = font.ToUnicode.read_bytes().decode("latin-1")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            found[int(code, 16)] = _unicode(text)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.DOTALL):
        for first, last, start, many in re.findall(
            r"<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[([^\]]*)\])", block
        ):
            texts = re.findall(r"<(\w+)>", many)
            for index, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                text = _unicode(texts[index]) if many else _after(_unicode(start), index)
                found[code] = text
    return found


def _unicode(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")


def _after(text: str, steps: int) -> str:
    return text[:-1] + chr(ord(text[-1]) + steps)
