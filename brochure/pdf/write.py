"""The writer: Pages in, the bytes of one PDF file out.

The same pages, profile and stamp give the same bytes, with or without a cache. Pages that
break a promise of the profile give no file but diagnostics (`brochure.pdf.promises`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from math import ceil

from brochure.forms.pages import Drawing, LinkArea, Page, Pages
from brochure.pdf import backend, outline
from brochure.pdf.annotations import link_annotation
from brochure.pdf.cache import PdfCache, remember
from brochure.pdf.colors import Colors
from brochure.pdf.content import ContentWriter, PictureUse, Resources
from brochure.pdf.font_objects import add_font, make_parts, parts_key
from brochure.pdf.images import ImageError, add_image
from brochure.pdf.inks import inks_of
from brochure.pdf.metadata import info_dictionary, xmp_packet
from brochure.pdf.objects import ObjectTable, deflate
from brochure.pdf.paths import drawing_operators
from brochure.pdf.profiles import Profile
from brochure.pdf.promises import broken_promises, walk
from brochure.pdf.structure import ParentTree, Pieces, StructureWriter
from brochure.values.diagnostic import Diagnostic
from brochure.values.geometry import Rect
from brochure.values.ink import Ink
from brochure.values.stamp import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteResult:
    """A file, or what stands in its way."""

    data: bytes | None
    """None when a promise of the profile cannot be kept."""
    diagnostics: tuple[Diagnostic, ...]


def write(
    pages: Pages, *, profile: Profile, stamp: Stamp, cache: PdfCache | None = None
) -> WriteResult:
    """Write pages as a PDF of the profile.

    Diagnostics: the `pdf.` codes of `brochure.pdf.promises`. FontProblem is raised for a font
    file that cannot be read.
    """
    inks = inks_of(pages) if profile.colors.usual else frozenset()
    diagnostics = (*broken_promises(pages, profile), *profile.colors.broken(inks))
    if diagnostics:
        return WriteResult(data=None, diagnostics=diagnostics)
    try:
        data = Writer(pages, profile, stamp, cache or PdfCache()).write(inks)
    except ImageError as error:
        broken = Diagnostic(
            code="picture.broken",
            severity="error",
            message=f"a picture cannot be decoded: {error}",
            hints=("Open it in an image editor and save it anew.",),
        )
        return WriteResult(data=None, diagnostics=(broken,))
    return WriteResult(data=data, diagnostics=())


class Writer:
    """One document being written; `assembly` writes documents with holes by the same steps."""

    def __init__(self, pages: Pages, profile: Profile, stamp: Stamp, cache: PdfCache) -> None:
        self._form = pages
        self._profile = profile
        self._stamp = stamp
        self._cache = cache
        self._objects = self._new_table()
        self._elements = {element.id: element for element in walk(pages.structure)}
        self._resources = Resources(
            roles={id_: element.role for id_, element in self._elements.items()},
            faces=cache.faces,
            runs=cache.runs,
        )
        self._pieces = Pieces()
        self._parents = ParentTree(len(pages.pages))
        self._fonts = self._objects.reserve()
        self._tree = self._objects.reserve()
        self._page_numbers = [self._objects.reserve() for _ in pages.pages]
        self._icc = 0
        self._states: backend.Entries = {}
        self._masked: set[str] = set()

    def _new_table(self) -> ObjectTable:
        return ObjectTable(self._deflated, self._profile.version)

    def write(self, inks: frozenset[Ink]) -> bytes:
        """Return the file; `inks` are those of the pages where the profile has plates."""
        return self._objects.finish(*self.write_objects(inks))

    def write_objects(self, inks: frozenset[Ink]) -> tuple[int, int]:
        """Write all objects; return the numbers of catalog and Info dictionary."""
        intent = self._profile.intent
        icc = self._deflated(intent.profile)
        self._icc = self._objects.add_deflated({"N": intent.channels}, icc)
        self._states = self._write_states(inks)
        page_pictures = [self._write_page(index) for index in range(len(self._form.pages))]
        pictures = self._write_pictures()
        for index, (entries, digests) in enumerate(page_pictures):
            self._finish_page(index, entries, {key: pictures[key] for key in digests})
        self._write_fonts()
        root = self._write_catalog()
        info = self._objects.add(info_dictionary(self._form.metadata, self._stamp, self._profile))
        self._cache.trim(self._resources.ready)
        return root, info

    def _write_states(self, inks: frozenset[Ink]) -> backend.Entries:
        """Return the resources that all colours of the profile may name."""
        colors = self._profile.colors
        states = colors.states()
        if states is None:
            return {}
        spaces = {
            name: backend.reference(self._objects.add(space))
            for name, space in colors.spaces(inks).items()
        }
        return {
            "ExtGState": backend.reference(self._objects.add(states)),
            "ColorSpace": backend.dictionary(spaces) if spaces else None,
        }

    def _deflated(self, data: bytes) -> bytes:
        """Compress a page or an object stream, unless the build before had the same one."""
        return remember(self._cache.streams, data, partial(deflate, data))

    def _media(self, page: Page) -> Rect:
        """Return the media box in trim coordinates."""
        return page.media or page.trim.grown(page.bleed if self._profile.bleed else 0.0)

    def _edges(self, page: Page) -> tuple[float, float]:
        """Return how far the trim's left edge and its top are from the media box's corner."""
        media = self._media(page)
        return -media.x, media.bottom

    def _to_page(self, index: int, box: Rect) -> Rect:
        """Return a box of the form in PDF axes, y up, its `y` being the lower edge."""
        left, top = self._edges(self._form.pages[index])
        return Rect(box.x + left, top - box.bottom, box.width, box.height)

    def _write_page(self, index: int) -> tuple[backend.Entries, tuple[str, ...]]:
        """Write content and annotations; return page entries and the pictures shown."""
        page = self._form.pages[index]
        content, owners, pictures = self._content_of(index)
        self._pieces.add_content(index, owners)
        self._parents.add_page(owners)
        entries: dict[str, backend.Value | None] = {
            "Type": "/Page",
            "Parent": backend.reference(self._tree),
            **_boxes(page, self._media(page), self._profile),
            "Contents": content,
        }
        if self._profile.is_interactive:
            links = self._write_links(index, page)
            entries |= {"StructParents": index, "Tabs": "/S", "Annots": links}
        return entries, pictures

    def _content_of(self, index: int) -> tuple[backend.Value, tuple[int, ...], tuple[str, ...]]:
        """Write the content of a page; return where it is, its owners and pictures."""
        page = self._form.pages[index]
        left, top = self._edges(page)
        content = ContentWriter(self._resources, self._profile).write(page, left=left, top=top)
        stream = self._objects.add_deflated({}, self._deflated(content.data))
        return backend.reference(stream), content.owners, content.pictures

    def _write_links(self, index: int, page: Page) -> bytes | None:
        refs = []
        for link in page.links:
            key = self._parents.add_annotation(link.owner)
            annotation = self._link_object(index, link, key)
            self._pieces.add_annotation(index, link.owner, annotation)
            refs.append(backend.reference(annotation))
        return backend.array(refs) if refs else None

    def _link_object(self, index: int, link: LinkArea, key: int) -> int:
        box, number = self._to_page(index, link.box), self._page_numbers[index]
        return self._objects.add(link_annotation(link, box, page=number, key=key))

    def _finish_page(
        self, index: int, entries: backend.Entries, pictures: Mapping[str, int]
    ) -> None:
        """Fill in the page object, now that its pictures have numbers."""
        names = {
            self._resources.pictures[digest].name: backend.reference(number)
            for digest, number in pictures.items()
        }
        resources: backend.Entries = {
            "Font": backend.reference(self._fonts),
            "XObject": backend.dictionary(names) if names else None,
            **self._states,
        }
        blends = self._profile.x_version and any(digest in self._masked for digest in pictures)
        group = "<</S/Transparency/CS/DeviceCMYK>>" if blends else None
        whole = {**entries, "Group": group, "Resources": backend.dictionary(resources)}
        body = backend.dictionary(whole)
        self._objects.fill(self._page_numbers[index], body)

    def _write_pictures(self) -> dict[str, int]:
        return {
            digest: self._write_picture(use) for digest, use in self._resources.pictures.items()
        }

    def _write_picture(self, use: PictureUse) -> int:
        image, colors = use.image, self._profile.colors
        if isinstance(image, Drawing):
            floor = self._profile.line_floor * image.view_box.width / use.least_width
            make = partial(_drawing_stream, image, colors, floor)
            data = remember(self._cache.drawings, (image.digest, colors.key, floor), make)
            view = image.view_box
            entries: backend.Entries = {
                "Type": "/XObject",
                "Subtype": "/Form",
                "BBox": backend.array([view.x, view.y, view.right, view.bottom]),
                "Resources": backend.dictionary(self._states),
            }
            return self._objects.add_deflated(entries, data)
        scale = self._profile.resolution / 72
        wanted = (ceil(use.width * scale), ceil(use.height * scale))
        key = (image.digest, wanted, colors.key)
        parts = remember(self._cache.images, key, partial(colors.picture, image, wanted))
        if parts.mask is not None:
            self._masked.add(image.digest)
        return add_image(self._objects, parts, self._icc)

    def _write_fonts(self) -> None:
        names = {name: backend.reference(n) for name, n in self._font_objects().items()}
        self._objects.fill(self._fonts, backend.dictionary(names))

    def _font_objects(self) -> dict[str, int]:
        """Write the fonts; return their numbers by resource name."""
        fonts = {}
        for table in self._resources.tables.values():
            parts = remember(self._cache.fonts, parts_key(table), partial(make_parts, table))
            fonts[table.name] = add_font(self._objects, table, parts)
        return fonts

    def _place(self, page: int, y: float) -> bytes:
        _, top = self._edges(self._form.pages[page])
        return outline.destination(self._page_numbers[page], top - y)

    def _write_catalog(self) -> int:
        form, objects, ref = self._form, self._objects, backend.reference
        kids = backend.array([ref(number) for number in self._page_numbers])
        count = len(self._page_numbers)
        tree: backend.Entries = {"Type": "/Pages", "Kids": kids, "Count": count}
        objects.fill(self._tree, backend.dictionary(tree))
        intents = [ref(self._write_intent(kind)) for kind in self._profile.intent.kinds]
        entries: dict[str, backend.Value | None] = {
            "Type": "/Catalog",
            "Pages": ref(self._tree),
            "Lang": backend.text_string(form.language),
            "Metadata": ref(self._write_metadata()),
            "OutputIntents": backend.array(intents),
            "PageLabels": outline.page_labels(form.pages),
            "ViewerPreferences": backend.dictionary(
                {
                    "DisplayDocTitle": "true",
                    "Direction": "/R2L" if form.direction == "rtl" else None,
                    **_printing(form.duplex),
                }
            ),
        }
        if self._profile.is_interactive:
            entries |= self._write_reading(count)
        return objects.add_dictionary(entries)

    def _write_metadata(self) -> int:
        form, profile = self._form, self._profile
        content = self._objects.fingerprint() if profile.x_version else b""
        packet = xmp_packet(form.metadata, form.language, self._stamp, profile, content=content)
        return self._objects.add_stream({"Type": "/Metadata", "Subtype": "/XML"}, packet)

    def _write_reading(self, count: int) -> backend.Entries:
        """Write structure, bookmarks and targets of links; return the catalog's entries."""
        form, objects, ref = self._form, self._objects, backend.reference
        bookmarks = outline.write_outline(
            objects, form.outline, [self._place(entry.page, entry.y) for entry in form.outline]
        )
        names = outline.write_names(
            objects, [(name, self._place(page, y)) for name, page, y in form.destinations]
        )
        structure = StructureWriter(objects, self._pieces, self._page_numbers, self._to_page)
        return {
            "MarkInfo": "<</Marked true>>",
            "StructTreeRoot": ref(structure.write(form.structure, self._parents)),
            "Outlines": ref(bookmarks) if bookmarks else None,
            "PageMode": "/UseOutlines" if bookmarks and count > 4 else None,
            "Names": backend.dictionary({"Dests": ref(names)}) if names else None,
        }

    def _write_intent(self, kind: str) -> int:
        intent, text = self._profile.intent, backend.text_string
        return self._objects.add_dictionary(
            {
                "Type": "/OutputIntent",
                "S": kind,
                "OutputConditionIdentifier": text(intent.identifier),
                "OutputCondition": text(intent.condition) if intent.condition else None,
                "RegistryName": text(intent.registry) if intent.registry else None,
                "Info": text(intent.condition or intent.identifier),
                "DestOutputProfile": backend.reference(self._icc),
            }
        )


def _printing(duplex: str | None) -> backend.Entries:
    """Return what a print dialog should begin with: both sides, nothing scaled."""
    if duplex is None:
        return {}
    edge = "/DuplexFlipShortEdge" if duplex == "short" else "/DuplexFlipLongEdge"
    return {"Duplex": edge, "PrintScaling": "/None"}


def _boxes(page: Page, media: Rect, profile: Profile) -> backend.Entries:
    """Return the page boxes; the media box's corner is at 0, 0."""
    left, top = -media.x, media.bottom
    trim = Rect(left, top - page.trim.height, page.trim.width, page.trim.height)
    bleed = trim.grown(page.bleed)
    return {
        "MediaBox": backend.array([0, 0, media.width, media.height]),
        "TrimBox": _corners(trim),
        "BleedBox": _corners(bleed) if profile.bleed else None,
    }


def _corners(box: Rect) -> bytes:
    return backend.array([box.x, box.y, box.right, box.bottom])


def _drawing_stream(drawing: Drawing, colors: Colors, floor: float) -> bytes:
    return deflate(drawing_operators(drawing, colors, floor))
