"""The structure tree while pages are made: elements get ids in reading order, owners their places.

Takes the marks of flow nodes, gives the frozen `StructElement` tree. Every painted leaf asks here
for its owner, so nothing can be painted without one.
"""

from brochure.forms.flow import Artifact, Element, Mark
from brochure.forms.pages import ARTIFACTS, OutlineEntry, StructElement
from brochure.values.geometry import Rect

LEVELS = {"H1": 1, "H2": 2, "H3": 3}


def artifact_owner(mark: Artifact) -> int:
    """Return the owner number of an artifact kind."""
    return -1 - ARTIFACTS.index((mark.kind, mark.subtype))


class Node:
    """An element being filled; `first` is where it was first painted (page index, y)."""

    __slots__ = ("box", "children", "col_span", "first", "id", "mark", "parent", "row_span")

    def __init__(self, number: int, mark: Element, parent: "Node | None") -> None:
        """Hang the node under its parent."""
        self.id = number
        self.mark = mark
        self.parent = parent
        self.children: list[Node] = []
        self.first: tuple[int, float] | None = None
        self.box: tuple[int, Rect] | None = None
        self.col_span = 1
        self.row_span = 1
        if parent is not None:
            parent.children.append(self)

    def frozen(self) -> StructElement:
        """Return the finished element with its children."""
        mark = self.mark
        return StructElement(
            id=self.id,
            role=mark.role,
            children=tuple(child.frozen() for child in self.children),
            alt=mark.alt,
            language=mark.language,
            title=mark.title,
            name=mark.id,
            scope=mark.scope,
            numbering=mark.numbering,
            col_span=self.col_span,
            row_span=self.row_span,
            box=self.box,
        )


class Tree:
    """Elements by id; index in `nodes` is the id."""

    def __init__(self) -> None:
        """Begin with the Document element."""
        self.nodes: list[Node] = [Node(0, Element(role="Document"), None)]

    @property
    def root(self) -> Node:
        """The Document element."""
        return self.nodes[0]

    def add(self, mark: Element, parent: Node) -> Node:
        """Make a new element under `parent`."""
        node = Node(len(self.nodes), mark, parent)
        self.nodes.append(node)
        return node

    def enter(self, mark: Mark | None, parent: Node | int) -> Node | int:
        """Return what the content of a container belongs to: an element or an artifact number."""
        if isinstance(parent, int):
            return parent
        if mark is None:
            return parent
        if isinstance(mark, Artifact):
            return artifact_owner(mark)
        return self.add(mark, parent)

    def touch(self, owner: int, page: int, y: float) -> None:
        """Note that `owner` painted at `y` of `page`; its ancestors inherit the first place."""
        if owner < 0:
            return
        node: Node | None = self.nodes[owner]
        while node is not None and node.first is None:
            node.first = (page, y)
            node = node.parent

    def outline(self) -> tuple[OutlineEntry, ...]:
        """Return the headings with a title as bookmarks, in reading order."""
        return tuple(
            OutlineEntry(node.mark.title, LEVELS[node.mark.role], *node.first)
            for node in self._in_order(self.root)
            if node.mark.title and node.first and node.mark.role in LEVELS
        )

    def destinations(self) -> dict[str, tuple[int, float]]:
        """Return where each named element begins."""
        return {n.mark.id: n.first for n in self.nodes if n.mark.id and n.first}

    def _in_order(self, node: Node) -> list[Node]:
        found = [node]
        for child in node.children:
            found += self._in_order(child)
        return found
