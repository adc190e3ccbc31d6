"""The structure tree: elements, their content, parent tree and ids (ISO 32000-1, 14.7).

Takes the elements of the form and the marked content of the pages. Kids are the child elements
in the order given, with the element's own content put among them by first painting. Elements
left with neither content nor kids are dropped, except the root and the fields of a table.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from brochure.forms.pages import StructElement
from brochure.pdf import backend
from brochure.pdf.objects import ObjectTable
from brochure.values.geometry import Rect

_KEPT_EMPTY = frozenset({"Document", "TD", "TH"})
_NEVER = float("inf")


@dataclass(frozen=True, slots=True)
class Piece:
    """One marked-content sequence, or one link annotation of the element."""

    order: float
    """Rises with painting over the whole document; annotations come last on their page."""
    page: int
    content_id: int | None
    """Marked-content id on the page; None for an annotation."""
    annotation: int = 0
    """Object number of the annotation."""


@dataclass(slots=True)
class Pieces:
    """Content of all elements, gathered page by page."""

    by_owner: dict[int, list[Piece]] = field(default_factory=dict)
    _order: int = 0

    def add_content(self, page: int, owners: Sequence[int]) -> None:
        """Take the owners of a page's marked content."""
        for content_id, owner in enumerate(owners):
            self._add(owner, Piece(self._order, page, content_id))

    def add_annotation(self, page: int, owner: int, annotation: int) -> None:
        """Take a link annotation."""
        self._add(owner, Piece(self._order, page, None, annotation))

    def _add(self, owner: int, piece: Piece) -> None:
        self._order += 1
        self.by_owner.setdefault(owner, []).append(piece)


@dataclass(slots=True)
class _Node:
    """An element that is kept, with its object number."""

    element: StructElement
    number: int
    first: float
    children: list["_Node"]


class StructureWriter:
    """Writes the structure tree of one document."""

    def __init__(
        self,
        objects: ObjectTable,
        pieces: Pieces,
        page_numbers: Sequence[int],
        to_page: Callable[[int, Rect], Rect],
    ) -> None:
        self._objects = objects
        self._pieces = pieces
        self._to_page = to_page
        self._ids: list[tuple[str, int]] = []
        self._page_refs = [f"{number} 0 R" for number in page_numbers]
        self.numbers: dict[int, int] = {}
        """Object number of each element that is kept."""

    def write(self, root: StructElement, parents: "ParentTree") -> int:
        """Write the tree and return the number of its root."""
        tree = self._objects.reserve()
        kept = self._keep(root)
        assert kept is not None, "the root is a Document"
        self._write_node(kept, tree)
        entries: backend.Entries = {
            "Type": "/StructTreeRoot",
            "K": backend.array([backend.reference(kept.number)]),
            "ParentTree": backend.reference(parents.write(self._objects, self.numbers)),
            "ParentTreeNextKey": parents.next_key,
            "IDTree": self._id_tree(),
        }
        self._objects.fill(tree, backend.dictionary(entries))
        return tree

    def _keep(self, element: StructElement) -> _Node | None:
        """Number an element and those below it that have something to say."""
        number = self._objects.reserve()
        children = [node for child in element.children if (node := self._keep(child))]
        own = self._pieces.by_owner.get(element.id)
        first = min((node.first for node in children), default=_NEVER)
        if own:
            first = min(first, own[0].order)
        elif not children and element.role not in _KEPT_EMPTY:
            self._objects.fill(number, b"null")
            return None
        self.numbers[element.id] = number
        return _Node(element, number, first, children)

    def _write_node(self, node: _Node, parent: int) -> None:
        element = node.element
        own = self._pieces.by_owner.get(element.id, ())
        home = own[0].page if own else -1
        entries = [f"/S/{element.role}/P {parent} 0 R"]
        kids = self._kids(node, own, home)
        if kids:
            entries.append(f"/K[{' '.join(kids)}]" if len(kids) > 1 else f"/K {kids[0]}")
        if own:
            entries.append(f"/Pg {self._page_refs[home]}")
        body = "".join(entries).encode("ascii") + self._extras(element)
        self._objects.fill(node.number, b"<<%b>>" % body)
        for child in node.children:
            self._write_node(child, node.number)

    def _kids(self, node: _Node, own: Sequence[Piece], home: int) -> list[str]:
        """Return the kids: children in order, own content before the first later-painted one."""
        kids: list[str] = []
        taken = 0
        for child in node.children:
            while taken < len(own) and own[taken].order < child.first:
                kids.append(self._piece(own[taken], home))
                taken += 1
            kids.append(f"{child.number} 0 R")
        kids += [self._piece(piece, home) for piece in own[taken:]]
        return kids

    def _piece(self, piece: Piece, home: int) -> str:
        if piece.content_id is None:
            page = f"/Pg {self._page_refs[piece.page]}"
            return f"<</Type/OBJR{page}/Obj {piece.annotation} 0 R>>"
        if piece.page == home:
            return str(piece.content_id)
        return f"<</Type/MCR/Pg {self._page_refs[piece.page]}/MCID {piece.content_id}>>"

    def _extras(self, element: StructElement) -> bytes:
        """Return Alt, Lang, T, ID and attributes."""
        extras = b""
        for key, text in (("Alt", element.alt), ("Lang", element.language), ("T", element.title)):
            if text:
                extras += b"/%b %b" % (key.encode("ascii"), backend.text_string(text))
        name = element.name or (f"note-{element.id}" if element.role == "Note" else None)
        if name:
            self._ids.append((name, self.numbers[element.id]))
            extras += b"/ID %b" % backend.text_string(name)
        attributes = element_attributes(element, self._to_page)
        if attributes:
            extras += b"/A %b" % (
                attributes[0] if len(attributes) == 1 else backend.array(attributes)
            )
        return extras

    def _id_tree(self) -> bytes | None:
        """Return the tree of ids, sorted as strings are (14.7.2)."""
        if not self._ids:
            return None
        pairs: list[backend.Value] = []
        for text, number in sorted(self._ids):
            pairs += [backend.text_string(text), backend.reference(number)]
        names = self._objects.add_dictionary(
            {"Names": backend.array(pairs), "Limits": backend.array([pairs[0], pairs[-2]])}
        )
        return backend.dictionary({"Kids": backend.array([backend.reference(names)])})


def element_attributes(element: StructElement, to_page: Callable[[int, Rect], Rect]) -> list[bytes]:
    """Return the attribute objects of an element (14.8.5).

    `to_page` brings a box of a page into its PDF axes, `y` being the lower edge.
    """
    attributes = []
    table = {
        "Scope": f"/{element.scope}" if element.scope else None,
        "ColSpan": element.col_span if element.col_span > 1 else None,
        "RowSpan": element.row_span if element.row_span > 1 else None,
    }
    if any(value is not None for value in table.values()):
        attributes.append(backend.dictionary({"O": "/Table", **table}))
    if element.role == "L":
        numbering = f"/{element.numbering or 'None'}"
        attributes.append(backend.dictionary({"O": "/List", "ListNumbering": numbering}))
    if element.box:
        box = to_page(*element.box)
        bounds = backend.array([box.x, box.y, box.right, box.bottom])
        layout: dict[str, backend.Value | None] = {"O": "/Layout", "BBox": bounds}
        if element.role == "Figure":
            layout["Placement"] = "/Block"
        attributes.append(backend.dictionary(layout))
    return attributes


class ParentTree:
    """From pages and annotations back to elements (14.7.4.4)."""

    def __init__(self, page_count: int) -> None:
        self.next_key = page_count
        self._pages: list[Sequence[int]] = []
        self._annotations: list[tuple[int, int]] = []

    def add_page(self, owners: Sequence[int]) -> None:
        """Take the owners of the marked content of the next page."""
        self._pages.append(owners)

    def add_annotation(self, owner: int) -> int:
        """Take the element of an annotation; returns its StructParent key."""
        key = self.next_key
        self.next_key += 1
        self._annotations.append((key, owner))
        return key

    def write(self, objects: ObjectTable, numbers: Mapping[int, int]) -> int:
        """Write the tree and return its number."""
        pairs = []
        for key, owners in enumerate(self._pages):
            refs = " ".join([f"{numbers[owner]} 0 R" for owner in owners])
            pairs.append(f"{key} {objects.add(f'[{refs}]'.encode('ascii'))} 0 R")
        pairs += [f"{key} {numbers[owner]} 0 R" for key, owner in self._annotations]
        return objects.add(f"<</Nums[{' '.join(pairs)}]>>".encode("ascii"))
