"""Resources of pages and forms, read once: fonts, images, graphics states, colour spaces."""

from typing import Any, NamedTuple

from brochure.press.preflight.marks import FontFacts, ImageFacts
from brochure.press.preflight.spaces import Space, space_of

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


class State(NamedTuple):
    """What a graphics state dictionary changes; None changes nothing."""

    over_stroke: bool | None
    over_fill: bool | None
    mode: int | None
    alpha_stroke: float | None
    alpha_fill: float | None
    is_blended: bool | None
    width: float | None


class Resources:
    """The resources of one content stream."""

    def __init__(self, value: Any, store: "Store") -> None:  # noqa: ANN401
        """Keep the dictionary; nothing is read until it is asked for."""
        self.value = value
        self._store = store
        self._fonts: dict[str, FontFacts] = {}
        self._spaces: dict[str, Space] = {}
        self._states: dict[str, State] = {}
        self._objects: dict[str, Any] = {}

    def font(self, name: str) -> FontFacts:
        """Return the facts of a font resource."""
        if name not in self._fonts:
            self._fonts[name] = self._store.font(self._entry("/Font", name))
        return self._fonts[name]

    def space(self, name: str) -> Space:
        """Return a colour space by its operand."""
        if name not in self._spaces:
            import pikepdf

            self._spaces[name] = space_of(pikepdf.Name(name), self.value)
        return self._spaces[name]

    def state(self, name: str) -> State:
        """Return what a graphics state changes."""
        if name not in self._states:
            self._states[name] = _read_state(self._entry("/ExtGState", name))
        return self._states[name]

    def xobject(self, name: str) -> Any:  # noqa: ANN401
        """Return an external object; None where there is none of that name."""
        if name not in self._objects:
            self._objects[name] = self._entry("/XObject", name)
        return self._objects[name]

    def shading(self, name: str) -> Space:
        """Return the colour space of a shading."""
        found = self._entry("/Shading", name)
        return space_of(found.get("/ColorSpace") if found is not None else None, self.value)

    def pattern(self, name: str) -> Space:
        """Return the colour space of a shading pattern; a tiling pattern has none of its own."""
        found = self._entry("/Pattern", name)
        shading = found.get("/Shading") if found is not None else None
        if shading is None:
            return Space("Pattern", is_default=False)
        return space_of(shading.get("/ColorSpace"), self.value)

    def _entry(self, kind: str, name: str) -> Any:  # noqa: ANN401
        if self.value is None:
            return None
        entries = self.value.get(kind)
        return entries.get(name) if entries is not None else None


class Store:
    """What is known of shared objects of the file, by object number."""

    def __init__(self) -> None:
        """Start with nothing known."""
        self._fonts: dict[tuple[int, int], FontFacts] = {}
        self._images: dict[tuple[int, int], ImageFacts] = {}
        self._resources: dict[tuple[int, int], Resources] = {}
        self.instructions: dict[tuple[int, int], list[tuple[str, list[Any]]]] = {}
        """Parsed content of forms."""
        self.images: dict[int, Any] = {}
        """Image objects by the key in their facts."""

    def resources(self, value: Any) -> Resources:  # noqa: ANN401
        """Return the resources of a dictionary."""
        key = value.objgen if value is not None else (0, 0)
        if key == (0, 0):
            return Resources(value, self)
        if key not in self._resources:
            self._resources[key] = Resources(value, self)
        return self._resources[key]

    def font(self, value: Any) -> FontFacts:  # noqa: ANN401
        """Return the facts of a font."""
        if value is None:
            return _NO_FONT
        if value.objgen not in self._fonts or value.objgen == (0, 0):
            self._fonts[value.objgen] = _read_font(value)
        return self._fonts[value.objgen]

    def image(self, value: Any, resources: Resources) -> ImageFacts:  # noqa: ANN401
        """Return the facts of an image object."""
        known = self._images.get(value.objgen) if value.objgen != (0, 0) else None
        if known is None:
            known = _read_image(value, resources, len(self.images))
            self._images[value.objgen] = known
            self.images[known.ident] = value
        return known


_NO_FONT = FontFacts(
    name="?", kind="", is_embedded=False, bytes_per_code=1, widths={}, default_width=0.5
)


def _read_font(value: Any) -> FontFacts:  # noqa: ANN401
    kind = str(value.get("/Subtype", "/?"))[1:]
    name = str(value.get("/BaseFont", "/?"))[1:]
    if kind == "Type0":
        inner = value.DescendantFonts[0]
        return FontFacts(
            name=name,
            kind=kind,
            is_embedded=_has_file(inner.get("/FontDescriptor")),
            bytes_per_code=2,
            widths=_cid_widths(inner.get("/W")),
            default_width=float(inner.get("/DW", 1000)) / 1000,
        )
    first = int(value.get("/FirstChar", 0))
    listed = value.get("/Widths")
    widths = [float(width) / 1000 for width in listed] if listed is not None else []
    return FontFacts(
        name=name,
        kind=kind,
        is_embedded=kind == "Type3" or _has_file(value.get("/FontDescriptor")),
        bytes_per_code=1,
        widths=dict(enumerate(widths, first)),
        default_width=0.5,
    )


def _has_file(descriptor: Any) -> bool:  # noqa: ANN401
    return descriptor is not None and any(key in descriptor for key in _FILES)


def _cid_widths(array: Any) -> dict[int, float]:  # noqa: ANN401
    """Read the W array of a CID font (ISO 32000-1, 9.7.4.3)."""
    import pikepdf

    widths: dict[int, float] = {}
    items = list(array) if array is not None else []
    at = 0
    while at + 1 < len(items):
        first = int(items[at])
        if isinstance(items[at + 1], pikepdf.Array):
            for step, width in enumerate(items[at + 1]):
                widths[first + step] = float(width) / 1000
            at += 2
        else:
            last = min(int(items[at + 1]), 0xFFFF)
            widths.update(dict.fromkeys(range(first, last + 1), float(items[at + 2]) / 1000))
            at += 3
    return widths


def _read_image(value: Any, resources: Resources, ident: int) -> ImageFacts:  # noqa: ANN401
    is_stencil = bool(value.get("/ImageMask", False))
    found = value.get("/ColorSpace")
    space = space_of(found, resources.value) if found is not None else None
    return ImageFacts(
        width=int(value.get("/Width", 1)),
        height=int(value.get("/Height", 1)),
        bits=1 if is_stencil else int(value.get("/BitsPerComponent", 8)),
        space="Stencil" if is_stencil else (space.name if space is not None else "Coded"),
        is_stencil=is_stencil,
        ident=ident,
        is_default=space is not None and space.is_default,
    )


def _read_state(value: Any) -> State:  # noqa: ANN401
    if value is None:
        return State(None, None, None, None, None, None, None)
    stroke, fill = value.get("/OP"), value.get("/op")
    over_stroke = bool(stroke) if stroke is not None else None
    blend, mask = value.get("/BM"), value.get("/SMask")
    blended = None
    if blend is not None or mask is not None:
        plain_blend = blend is None or str(blend) in {"/Normal", "/Compatible"}
        blended = not (plain_blend and (mask is None or str(mask) == "/None"))
    return State(
        over_stroke=over_stroke,
        over_fill=bool(fill) if fill is not None else over_stroke,
        mode=int(value.OPM) if "/OPM" in value else None,
        alpha_stroke=float(value.CA) if "/CA" in value else None,
        alpha_fill=float(value.ca) if "/ca" in value else None,
        is_blended=blended,
        width=float(value.LW) if "/LW" in value else None,
    )
