"""Content streams: the items of a page as operators inside marked content.

One marked-content sequence for each line and element; artifacts next to each other share one.
The page's y axis is turned down once, by the first operator, so that items keep the coordinates
of the form and only text matrices and bitmaps are turned back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf

from brochure.forms.pages import (
    ARTIFACTS,
    Drawing,
    FontKey,
    GlyphRun,
    Group,
    Item,
    Page,
    PlacedImage,
    PlacedRun,
    Raster,
    Shape,
)
from brochure.pdf.backend import number
from brochure.pdf.codes import CodeTable, EncodedRun
from brochure.pdf.fonts import Face
from brochure.pdf.paths import Pen, path_operators
from brochure.pdf.profiles import Profile
from brochure.values.geometry import Matrix

NO_OWNER = -1000
"""Neither an element nor an artifact: no marked content is open."""


def _artifact_tag(kind: str, subtype: str | None) -> str:
    detail = f"/Subtype/{subtype}" if subtype else ""
    return f"/Artifact<</Type/{kind}{detail}>>BDC"


_ARTIFACT_TAGS = tuple(_artifact_tag(kind, subtype) for kind, subtype in ARTIFACTS)


@dataclass(slots=True)
class PictureUse:
    """A picture of the document: its resource name and the largest size it is shown at."""

    name: str
    image: Drawing | Raster
    width: float = 0.0
    height: float = 0.0
    least_width: float = inf
    """Width where it is shown smallest."""


@dataclass(slots=True)
class Resources:
    """What the pages of one document use, gathered while their content is written."""

    roles: Mapping[int, str]
    """Structure type of each element."""
    faces: dict[FontKey, Face]
    runs: dict[int, EncodedRun]
    """Encoded runs by identity, also of documents before."""
    tables: dict[FontKey, CodeTable] = field(default_factory=dict)
    pictures: dict[str, PictureUse] = field(default_factory=dict)
    ready: dict[int, EncodedRun] = field(default_factory=dict)
    """Encoded runs known to be right in this document."""

    def table(self, key: FontKey) -> CodeTable:
        """Return the codes of a face in this document."""
        table = self.tables.get(key)
        if table is None:
            face = self.faces.get(key)
            if face is None:
                face = self.faces[key] = Face(key)
            table = self.tables[key] = CodeTable(face, f"F{len(self.tables) + 1}")
        return table

    def encoded(self, run: GlyphRun, table: CodeTable) -> str:
        """Return the show operators of a run, encoded at most once."""
        known = self.ready.get(id(run))
        if known is None:
            known = self.runs.get(id(run))
            if known is None or not table.holds(known):
                known = table.encode(run)
                self.runs[id(run)] = known
            self.ready[id(run)] = known
        return known.operators

    def picture(self, image: Drawing | Raster) -> PictureUse:
        """Return the record of a picture."""
        use = self.pictures.get(image.digest)
        if use is None:
            use = PictureUse(f"X{len(self.pictures) + 1}", image)
            self.pictures[image.digest] = use
        return use


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContent:
    """A content stream and what it needs."""

    data: bytes
    owners: tuple[int, ...]
    """Owner of each marked-content id, in painting order."""
    pictures: tuple[str, ...]
    """Digests of pictures shown."""


class ContentWriter:
    """Writes the content stream of one page."""

    def __init__(self, resources: Resources, profile: Profile) -> None:
        self._resources = resources
        self._pen = Pen(profile.colors)
        self._tagged = profile.is_interactive
        self._out: list[str] = []
        self._owners: list[int] = []
        self._pictures: dict[str, None] = {}
        self._owner = NO_OWNER
        self._line: float | None = None
        self._in_text = False

    def write(self, page: Page, *, left: float, top: float) -> PageContent:
        """Return the content of a page whose trim starts at `left`, `top` below in PDF axes."""
        self._out.append(f"1 0 0 -1 {number(left)} {number(top)} cm")
        self._items(page.items)
        data = "\n".join(self._out).encode("ascii")
        return PageContent(data=data, owners=tuple(self._owners), pictures=tuple(self._pictures))

    def _items(self, items: tuple[Item, ...]) -> None:
        for item in items:
            if isinstance(item, PlacedRun):
                self._run(item)
            elif isinstance(item, Shape):
                self._shape(item)
            elif isinstance(item, PlacedImage):
                self._image(item)
            else:
                self._group(item)
        self._close()

    def _open(self, owner: int, line: float | None) -> None:
        """Begin marked content unless the same is open."""
        if not self._tagged:
            return
        if owner == self._owner and (owner < 0 or line == self._line):
            return
        self._close()
        self._owner, self._line = owner, line
        if owner < 0:
            self._out.append(_ARTIFACT_TAGS[-owner - 1])
        else:
            role = self._resources.roles[owner]
            self._out.append(f"/{role}<</MCID {len(self._owners)}>>BDC")
            self._owners.append(owner)

    def _end_text(self) -> None:
        if self._in_text:
            self._out.append("ET")
            self._in_text = False

    def _close(self) -> None:
        self._end_text()
        if self._owner != NO_OWNER:
            self._out.append("EMC")
            self._owner = NO_OWNER

    def _run(self, item: PlacedRun) -> None:
        x, y, run, ink, owner = item
        if owner != self._owner or (owner >= 0 and y != self._line):
            self._open(owner, y)
        if not self._in_text:
            self._out.append("BT")
            self._in_text = True
        table = self._resources.table(run.font)
        pen = self._pen
        state = pen.text(ink) + pen.set("Tf", f"/{table.name} {number(run.size)}")
        operators = self._resources.encoded(run, table)
        self._out.append(f"{state}1 0 0 -1 {number(x)} {number(y)} Tm{operators}")

    def _shape(self, shape: Shape) -> None:
        painted = self._pen.paint(shape) if shape.fill or shape.stroke else ""
        if painted:
            # The state written into `painted` is still what the page has: marks do not touch it.
            self._open(shape.owner, None)
            self._end_text()
            self._out.append(painted)

    def _image(self, item: PlacedImage) -> None:
        use = self._resources.picture(item.image)
        use.width = max(use.width, item.box.width)
        use.height = max(use.height, item.box.height)
        use.least_width = min(use.least_width, item.box.width)
        self._pictures[item.image.digest] = None
        self._open(item.owner, None)
        self._end_text()
        usual = self._pen.usual()
        self._out.append(f"{usual}q {_operands(_placement(item))} cm/{use.name} Do Q")

    def _group(self, group: Group) -> None:
        self._close()
        self._pen.save()
        self._out.append(f"q {_operands(group.matrix)} cm")
        if group.clip:
            self._out.append(f"{path_operators(group.clip)} W n")
        self._items(group.items)
        self._out.append("Q")
        self._pen.restore()


def _operands(matrix: Matrix) -> str:
    """Return the operands of `cm`; scales need more than the 3 decimals of a length."""
    scales = [f"{round(value, 9):.7g}" for value in matrix[:4]]
    return " ".join([*scales, number(matrix.e), number(matrix.f)])


def _placement(item: PlacedImage) -> Matrix:
    """Return the matrix from the picture's own space, in the y-down axes of the page.

    A drawing's form keeps its own y-down units; a bitmap fills the unit square with y up.
    """
    box = item.box
    if isinstance(item.image, Drawing):
        view = item.image.view_box
        across, down = box.width / view.width, box.height / view.height
        if item.mirror:
            return Matrix(-across, 0, 0, down, box.right + view.x * across, box.y - view.y * down)
        return Matrix(across, 0, 0, down, box.x - view.x * across, box.y - view.y * down)
    if item.mirror:
        return Matrix(-box.width, 0, 0, -box.height, box.right, box.bottom)
    return Matrix(box.width, 0, 0, -box.height, box.x, box.bottom)
