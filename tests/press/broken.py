"""A clean press file and ways to break it: each mutation should trip exactly its check."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from brochure.forms.pages import (
    LAYOUT,
    FontKey,
    Item,
    Metadata,
    Page,
    Pages,
    PlacedImage,
    PlacedRun,
    Raster,
    Shape,
    Stroke,
    StructElement,
)
from brochure.pdf.icc import srgb_profile
from brochure.pdf.profiles import load
from brochure.pdf.write import write
from brochure.pictures.qr import qr_code
from brochure.values.geometry import Rect, line, rectangle
from brochure.values.ink import REGISTRATION, Ink
from brochure.values.units import mm
from tests.pdf.sample import STAMP, shape

TRIM = Rect(0, 0, mm(148), mm(210))
BLEED = mm(3)
BLACK = Ink((0, 0, 0), (0, 0, 0, 100))
TEAL = Ink((22, 63, 78), (92, 60, 48, 45))
SAND = Ink((248, 242, 235), (3, 5, 9, 0))
SPOT = Ink((0, 94, 184), (99, 50, 0, 0), "PANTONE 300 C")
WHITE = Ink((255, 255, 255), (0, 0, 0, 0))


def box(left: float, top: float, width: float, height: float) -> Rect:
    """Return a rectangle given in mm."""
    return Rect(mm(left), mm(top), mm(width), mm(height))


def area(ink: Ink, where: Rect) -> Shape:
    return Shape(rectangle(where), ink, None, LAYOUT)


def picture() -> Raster:
    from PIL import Image

    bands = [Image.linear_gradient("L"), Image.radial_gradient("L"), Image.linear_gradient("L")]
    image = Image.merge("RGB", bands).resize((640, 480))
    out = BytesIO()
    image.save(out, "JPEG", quality=95)
    return Raster(out.getvalue(), 640, 480, "gradient")


def clean_items(font: FontKey) -> tuple[Item, ...]:
    """Return a ground that bleeds, text, a line, a picture, a spot colour, a QR code, marks."""
    return (
        area(SAND, box(-3, -3, 154, 60)),
        area(SPOT._replace(tint=40.0), box(20, 60, 40, 20)),
        PlacedRun(mm(20), mm(20), shape(font, "A clean file", 24), TEAL, LAYOUT),
        PlacedRun(mm(20), mm(30), shape(font, "Black text on a ground", 10), BLACK, LAYOUT),
        Shape(line(mm(20), mm(100), mm(120), mm(100)), None, Stroke(TEAL, 0.75), LAYOUT),
        PlacedImage(picture(), box(20, 110, 50, 37.5), LAYOUT),
        PlacedImage(qr_code("https://www.clinic.example", BLACK), box(90, 120, 25, 25), LAYOUT),
        Shape(line(mm(-9), 0, mm(-4), 0), None, Stroke(REGISTRATION, 0.25), LAYOUT),
    )


def made(items: tuple[Item, ...], *, count: int = 1) -> bytes:
    """Return a press file of equal pages."""
    page = Page(trim=TRIM, bleed=BLEED, items=items, media=TRIM.grown(mm(12)))
    pages = Pages(
        pages=(page,) * count,
        structure=StructElement(id=0, role="Document"),
        outline=(),
        metadata=Metadata(title="A & B"),
        language="en",
    )
    result = write(pages, profile=load("press"), stamp=STAMP)
    assert result.data is not None, result.diagnostics
    return result.data


class Mutation(NamedTuple):
    """One way to break a file."""

    name: str
    code: str
    """The check that should find it."""
    change: Callable[[pikepdf.Pdf], object] | None = None
    add: Callable[[FontKey], tuple[Item, ...]] | None = None
    """Items painted besides the clean ones."""
    bytes_: Callable[[bytes], bytes] | None = None
    variant: str = "gwg-sheet"
    job: dict[str, object] | None = None
    pages: int = 1


def mutated(mutation: Mutation, clean: bytes, font: FontKey) -> bytes:
    """Return the broken file."""
    data = clean
    if mutation.add is not None or mutation.pages != 1:
        more = mutation.add(font) if mutation.add is not None else ()
        data = made(clean_items(font) + more, count=mutation.pages)
    if mutation.change is not None:
        data = changed(data, mutation.change)
    return mutation.bytes_(data) if mutation.bytes_ is not None else data


def changed(data: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(
            out,
            force_version="1.6",
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()


# ---------------------------------------------------------------------- changes to objects


def info(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.trailer.Info


def page(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.pages[0].obj


def packet(old: str, new: str) -> Callable[[pikepdf.Pdf], None]:
    """Return a change of the XMP packet."""

    def apply(pdf: pikepdf.Pdf) -> None:
        text = pdf.Root.Metadata.read_bytes().decode()
        assert re.search(old, text), old
        stream = pdf.make_stream(re.sub(old, new, text).encode())
        stream.Type, stream.Subtype = Name.Metadata, Name.XML
        pdf.Root.Metadata = stream

    return apply


def content(code: str, *, state: Dictionary | None = None) -> Callable[[pikepdf.Pdf], None]:
    """Return a change that adds operators to the first page, in PDF axes from the trim's corner."""

    def apply(pdf: pikepdf.Pdf) -> None:
        shown = pdf.pages[0]
        corner = f"1 0 0 1 {mm(12)} {mm(12)} cm"
        shown.contents_add(b"q", prepend=True)
        shown.contents_add(f"Q q {corner} {code} Q".encode())
        if state is not None:
            states = {**dict(shown.obj.Resources.ExtGState.items()), "/Extra": state}
            shown.obj.Resources.ExtGState = Dictionary(states)

    return apply


def set_box(key: str, grow: float) -> Callable[[pikepdf.Pdf], None]:
    """Return a change that makes a box the trim grown by some mm."""

    def apply(pdf: pikepdf.Pdf) -> None:
        left, bottom, right, top = (float(v) for v in page(pdf).TrimBox)
        by = mm(grow)
        page(pdf)[key] = Array([left - by, bottom - by, right + by, top + by])

    return apply


def delete(path: str) -> Callable[[pikepdf.Pdf], None]:
    """Return a change that takes an entry of the first page or, with `Root.`, the catalog out."""

    def apply(pdf: pikepdf.Pdf) -> None:
        owner = pdf.Root if path.startswith("Root.") else page(pdf)
        del owner[f"/{path.split('.')[-1]}"]

    return apply


def intent(change: Callable[[pikepdf.Pdf, pikepdf.Object], None]) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: change(pdf, pdf.Root.OutputIntents[0])


def _set_profile(pdf: pikepdf.Pdf, target: pikepdf.Object, data: bytes, channels: int) -> None:
    stream = pdf.make_stream(data)
    stream.N = channels
    target.DestOutputProfile = stream


def _profile(change: Callable[[bytes], bytes], channels: int = 4) -> Callable[[pikepdf.Pdf], None]:
    return intent(
        lambda pdf, target: _set_profile(
            pdf, target, change(target.DestOutputProfile.read_bytes()), channels
        )
    )


def _without_font(pdf: pikepdf.Pdf) -> None:
    (font,) = page(pdf).Resources.Font.values()
    del font.DescendantFonts[0].FontDescriptor["/FontFile2"]


def _courier(pdf: pikepdf.Pdf) -> None:
    (font,) = page(pdf).Resources.Font.values()
    font.BaseFont = Name("/ABCDEF+CourierNewPSMT")


def _type3(pdf: pikepdf.Pdf) -> None:
    glyph = pdf.make_stream(b"500 0 0 0 500 500 d1 0 0 500 500 re f")
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 500, 500]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=Dictionary(a=glyph),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([97, Name.a])),
        FirstChar=97,
        LastChar=97,
        Widths=Array([500]),
        Resources=Dictionary(),
    )
    fonts = {**dict(page(pdf).Resources.Font.items()), "/T3": pdf.make_indirect(font)}
    page(pdf).Resources.Font = Dictionary(fonts)
    content("BT /T3 12 Tf 0 0 0 1 k 1 0 0 1 60 60 Tm (aaa) Tj ET")(pdf)


def _annotate(pdf: pikepdf.Pdf) -> None:
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array([90, 90, 190, 110]), Border=Array([0, 0, 0])
    )
    page(pdf).Annots = Array([pdf.make_indirect(note)])


def _layers(**more: Any) -> Callable[[pikepdf.Pdf], None]:  # noqa: ANN401 - objects of the file
    def apply(pdf: pikepdf.Pdf) -> None:
        group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Text")))
        default = Dictionary(Order=Array([group]), **more)
        pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=default)

    return apply


def _image(pdf: pikepdf.Pdf) -> pikepdf.Object:
    objects = page(pdf).Resources.XObject.values()
    return next(o for o in objects if o.Subtype == Name.Image)


def _set_image(**entries: object) -> Callable[[pikepdf.Pdf], None]:
    def apply(pdf: pikepdf.Pdf) -> None:
        for key, value in entries.items():
            _image(pdf)[f"/{key}"] = value

    return apply


def _icc_image(pdf: pikepdf.Pdf) -> None:
    _image(pdf).ColorSpace = Array([Name.ICCBased, pdf.Root.OutputIntents[0].DestOutputProfile])


def _copied_icc_image(pdf: pikepdf.Pdf) -> None:
    stream = pdf.make_stream(pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes())
    stream.N = 4
    _image(pdf).ColorSpace = Array([Name.ICCBased, stream])


def _rgb_image(pdf: pikepdf.Pdf) -> None:
    stream = pdf.make_stream(bytes(3 * 640 * 480))
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width, stream.Height, stream.BitsPerComponent = 640, 480, 8
    stream.ColorSpace = Name.DeviceRGB
    for name, value in page(pdf).Resources.XObject.items():
        if value.Subtype == Name.Image:
            page(pdf).Resources.XObject[name] = stream


def _rgb_shading(pdf: pikepdf.Pdf) -> None:
    function = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([1, 0, 0]), C1=Array([0, 0, 1]), N=1
    )
    shading = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([0, 0, 1, 0]), Function=function
    )
    page(pdf).Resources.Shading = Dictionary(S1=shading)
    content("60 300 40 40 re W n 40 0 0 40 60 300 cm /S1 sh")(pdf)


def _separation(name: str, cmyk: tuple[float, ...]) -> Callable[[pikepdf.Pdf], None]:
    """Return a change that paints a square in one more spot colour."""

    def apply(pdf: pikepdf.Pdf) -> None:
        function = Dictionary(
            FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array(list(cmyk)), N=1
        )
        space = Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, function])
        spaces = {**dict(page(pdf).Resources.ColorSpace.items()), "/More": space}
        page(pdf).Resources.ColorSpace = Dictionary(spaces)
        content("/More cs 1 scn 200 260 50 50 re f")(pdf)

    return apply


def _dark_image(pdf: pikepdf.Pdf) -> None:
    stream = pdf.make_stream(bytes([230, 220, 210, 240]) * (640 * 480))
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width, stream.Height, stream.BitsPerComponent = 640, 480, 8
    stream.ColorSpace = Name.DeviceCMYK
    for name, value in page(pdf).Resources.XObject.items():
        if value.Subtype == Name.Image:
            page(pdf).Resources.XObject[name] = stream


def _bitmap(pixels: int) -> Callable[[pikepdf.Pdf], None]:
    def apply(pdf: pikepdf.Pdf) -> None:
        stream = pdf.make_stream(bytes(-(-pixels // 8) * pixels))
        stream.Type, stream.Subtype = Name.XObject, Name.Image
        stream.Width = stream.Height = pixels
        stream.BitsPerComponent = 1
        stream.ColorSpace = Name.DeviceGray
        page(pdf).Resources.XObject["/Bits"] = stream
        content("72 0 0 72 200 350 cm /Bits Do")(pdf)

    return apply


def _locked(data: bytes) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="x", user="", R=4), force_version="1.6",
                 fix_metadata_version=False)  # fmt: skip
    return out.getvalue()


def _without_id(data: bytes) -> bytes:
    """Blank the key of the ids, in place, in a file with a plain trailer."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(out, force_version="1.6", fix_metadata_version=False, deterministic_id=True,
                 object_stream_mode=pikepdf.ObjectStreamMode.disable)  # fmt: skip
    plain = out.getvalue()
    assert b"/ID [" in plain
    return plain.replace(b"/ID [", b"/XD [")


def _text(
    text: str, size: float, ink: Ink, left: float, top: float
) -> Callable[[FontKey], tuple[Item, ...]]:
    return lambda font: (PlacedRun(mm(left), mm(top), shape(font, text, size), ink, LAYOUT),)


def _items(*items: Item) -> Callable[[FontKey], tuple[Item, ...]]:
    return lambda font: items


def _stroke(weight: float, ink: Ink) -> Callable[[FontKey], tuple[Item, ...]]:
    return _items(Shape(line(mm(20), mm(160), mm(90), mm(160)), None, Stroke(ink, weight), LAYOUT))


BLUE = Ink((0, 120, 200), (80, 40, 0, 0))
CODE = qr_code("https://www.clinic.example/leaflet", BLACK)

MUTATIONS = (
    Mutation("operand-missing", "damaged", content("10 w 1 0 0 cm")),
    Mutation("version-1.7", "header", bytes_=lambda d: d.replace(b"%PDF-1.6", b"%PDF-1.7", 1)),
    Mutation("locked", "encrypted", bytes_=_locked),
    Mutation("no-id", "file-id", bytes_=_without_id),
    Mutation(
        "trapped-unknown", "trapped", lambda pdf: info(pdf).__setattr__("Trapped", Name.Unknown)
    ),
    Mutation(
        "trapped-text", "trapped", lambda pdf: info(pdf).__setattr__("Trapped", String("False"))
    ),
    Mutation("trapped-differs", "trapped", packet("<pdf:Trapped>False", "<pdf:Trapped>True")),
    Mutation("no-title", "title", lambda pdf: info(pdf).__delattr__("Title")),
    Mutation("no-xmp", "xmp", delete("Root.Metadata")),
    Mutation("no-claim", "xmp", packet("<pdfxid:GTS_PDFXVersion>.*?</pdfxid:GTS_PDFXVersion>", "")),
    Mutation("x3-claim", "xmp", packet("PDF/X-4<", "PDF/X-3:2003<")),
    Mutation("no-document-id", "xmp-ids", packet("<xmpMM:DocumentID>.*?</xmpMM:DocumentID>", "")),
    Mutation("no-metadata-date", "xmp-ids", packet("<xmp:MetadataDate>.*?</xmp:MetadataDate>", "")),
    Mutation("other-title", "info", lambda pdf: info(pdf).__setattr__("Title", String("C"))),
    Mutation(
        "other-date",
        "info",
        lambda pdf: info(pdf).__setattr__("ModDate", String("D:20200101000000Z")),
    ),
    Mutation("no-intent", "intent", delete("Root.OutputIntents")),
    Mutation(
        "two-intents",
        "intent",
        lambda pdf: pdf.Root.OutputIntents.append(
            Dictionary(dict(pdf.Root.OutputIntents[0].items()))
        ),
    ),
    Mutation(
        "no-profile", "intent", intent(lambda pdf, target: target.__delattr__("DestOutputProfile"))
    ),
    Mutation("screen-profile", "intent", _profile(lambda icc: srgb_profile(), 3)),
    Mutation("monitor-class", "intent", _profile(lambda icc: icc[:12] + b"mntr" + icc[16:])),
    Mutation("icc-5", "intent", _profile(lambda icc: icc[:8] + b"\x05" + icc[9:])),
    Mutation("one-way-profile", "intent", _profile(lambda icc: icc.replace(b"B2A0", b"B2Ax"))),
    Mutation("three-channels", "intent", _profile(lambda icc: icc, 3)),
    Mutation("coated-intent", "intent-stock", variant="gwg-sheet-uncoated"),
    Mutation("no-trim", "boxes", delete("TrimBox")),
    Mutation("art-and-trim", "boxes", set_box("/ArtBox", 0)),
    Mutation("trim-outside-bleed", "boxes", set_box("/BleedBox", -5)),
    Mutation("cropped", "boxes", set_box("/CropBox", 3)),
    Mutation("user-unit", "boxes", lambda pdf: page(pdf).__setattr__("UserUnit", 2)),
    Mutation("short-bleed", "bleed", set_box("/BleedBox", 1)),
    Mutation("bleed-of-the-shop", "bleed", job={"bleed": 5.0}),
    Mutation("ground-to-trim", "bleed-reach", add=_items(area(SAND, box(0, 180, 148, 30)))),
    Mutation("ground-half-way", "bleed-reach", add=_items(area(SAND, box(-1, 180, 151, 33)))),
    Mutation(
        "picture-to-trim",
        "bleed-reach",
        add=_items(PlacedImage(picture(), box(108, 60, 40, 30), LAYOUT)),
    ),
    Mutation("text-at-the-edge", "safe", add=_text("Page 1", 10, BLACK, 20, 209)),
    Mutation("text-near-the-edge", "safe", add=_text("Page 1", 10, BLACK, 4, 200)),
    Mutation("rgb-ground", "device-color", content("1 0 0 rg 60 300 40 40 re f")),
    Mutation("rgb-line", "device-color", content("1 0 0 RG 2 w 60 300 m 90 330 l S")),
    Mutation("rgb-picture", "device-color", _rgb_image),
    Mutation("rgb-shading", "device-color", _rgb_shading),
    Mutation(
        "rgb-group",
        "blend-space",
        lambda pdf: page(pdf).__setattr__(
            "Group", Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
        ),
    ),
    Mutation("profile-of-the-intent", "cmyk-profile", _icc_image),
    Mutation("copy-of-the-profile", "cmyk-profile", _copied_icc_image),
    Mutation(
        "half-clear",
        "transparency",
        content("/Extra gs 0.5 0 0 0 k 60 300 40 40 re f", state=Dictionary(ca=0.5)),
        variant="gwg-sheet-x1a",
    ),
    Mutation("font-left-out", "font", _without_font),
    Mutation("type-3", "type-three", _type3),
    Mutation("courier", "courier", _courier),
    Mutation("link", "annotation", _annotate),
    Mutation(
        "open-action",
        "action",
        lambda pdf: pdf.Root.__setattr__("OpenAction", Dictionary(S=Name.Named, N=Name.Print)),
    ),
    Mutation(
        "form", "action", lambda pdf: pdf.Root.__setattr__("AcroForm", Dictionary(Fields=Array()))
    ),
    Mutation(
        "script",
        "action",
        lambda pdf: pdf.Root.__setattr__("Names", Dictionary(JavaScript=Dictionary(Names=Array()))),
    ),
    Mutation("page-action", "action", lambda pdf: page(pdf).__setattr__("AA", Dictionary())),
    Mutation("nameless-layers", "layers", _layers()),
    Mutation("switching-layers", "layers", _layers(Name=String("All"), AS=Array())),
    Mutation("transfer", "transfer", content("/Extra gs", state=Dictionary(TR=Name.Identity))),
    Mutation(
        "halftone",
        "halftone",
        content("/Extra gs", state=Dictionary(HT=Dictionary(HalftoneType=1))),
    ),
    Mutation("alternates", "foreign", _set_image(Alternates=Array())),
    Mutation("opi", "foreign", _set_image(OPI=Dictionary())),
    Mutation("40-ppi", "color-ppi", lambda pdf: _shrunk(pdf, 79)),
    Mutation("200-ppi", "color-ppi", lambda pdf: _shrunk(pdf, 400)),
    Mutation("bitmap-300", "bitmap-ppi", _bitmap(300)),
    Mutation("bitmap-600", "bitmap-ppi", _bitmap(600)),
    Mutation(
        "heavy-ground",
        "ink",
        add=_items(area(Ink((0, 0, 0), (90, 80, 80, 90)), box(70, 60, 20, 20))),
    ),
    Mutation("heavy-picture", "ink", _dark_image),
    Mutation(
        "black-over-dark",
        "ink",
        content(
            "/Knock gs 0.9 0.8 0.8 0 k 200 300 60 60 re f /Over gs 0 0 0 0.9 k 205 305 50 50 re f"
        ),
    ),
    Mutation(
        "uncoated-limit",
        "ink",
        add=_items(area(Ink((0, 0, 0), (70, 70, 70, 80)), box(70, 60, 20, 20))),
        variant="newspaper",
        change=lambda pdf: _meant_for(pdf, "FOGRA52"),
    ),
    Mutation(
        "faint-tint",
        "faint",
        add=_items(area(Ink((250, 250, 250), (2, 0, 0, 0)), box(70, 60, 20, 20))),
    ),
    Mutation("black-ground", "plain-black", content("0 0 0 1 k 200 300 80 80 re f")),
    Mutation(
        "registration-ground",
        "registration",
        add=_items(area(REGISTRATION._replace(tint=50.0), box(70, 60, 20, 20))),
    ),
    Mutation("hairline", "line", add=_stroke(0.1, BLACK)),
    Mutation("thin-line", "line", add=_stroke(0.2, BLACK)),
    Mutation("thin-line-of-two", "line-inks", add=_stroke(0.3, BLUE)),
    Mutation("tiny-text", "text", add=_text("Tiny", 3.5, BLACK, 20, 170)),
    Mutation("small-text", "text", add=_text("Small", 5, BLACK, 20, 170)),
    Mutation(
        "tiny-white-text",
        "text-reversed",
        add=lambda font: (
            area(BLUE, box(20, 160, 50, 20)),
            *_text("Tiny", 5, WHITE, 25, 170)(font),
        ),
    ),
    Mutation("small-text-in-four", "text-inks", add=_text("Small", 8, TEAL, 20, 170)),
    Mutation(
        "rich-text", "rich-text", add=_text("Rich", 12, Ink((0, 0, 0), (40, 30, 30, 100)), 20, 170)
    ),
    Mutation(
        "rich-title", "rich-text", add=_text("Rich", 30, Ink((0, 0, 0), (40, 30, 30, 100)), 20, 175)
    ),
    Mutation("black-knocks-out", "black-overprint", lambda pdf: _without_overprint(pdf)),
    Mutation(
        "white-overprints", "white-overprint", content("/Over gs 0 0 0 0 k 60 440 40 40 re f")
    ),
    Mutation(
        "no-spot-overprints",
        "white-overprint",
        content("/Over gs /PANTONE#20300#20C cs 0 scn 60 440 40 40 re f"),
    ),
    Mutation("more-spots-than-ordered", "spots", job={"max_spots": 0}),
    Mutation(
        "three-spots",
        "spots",
        lambda pdf: _two_more(pdf),
    ),
    Mutation("spot-alias", "spot-alias", _separation("Pantone 300C", (0.99, 0.5, 0, 0))),
    Mutation("spot-cyan", "spot-process", _separation("cyan", (1, 0, 0, 0))),
    Mutation("two-recipes", "spot-recipe", _separation("PANTONE 300 C", (1, 0.44, 0, 0))),
    Mutation("six-pages", "pages", pages=6, job={"is_saddle_stitched": True}),
    Mutation("odd-page", "page-size", pages=3, change=lambda pdf: _smaller(pdf)),
    Mutation(
        "small-code", "qr-module", add=_items(PlacedImage(CODE, box(120, 160, 10, 10), LAYOUT))
    ),
    Mutation(
        "colored-code",
        "qr-color",
        add=_items(
            PlacedImage(
                qr_code("https://x.example/aaaaaaaaaaa", BLUE), box(80, 160, 30, 30), LAYOUT
            )
        ),
    ),
    Mutation("crowded-code", "qr-quiet", add=_text("Scan", 10, BLACK, 92, 122)),
    Mutation(
        "code-on-tint",
        "qr-quiet",
        add=lambda font: (
            area(BLUE._replace(cmyk=(20, 10, 0, 0)), box(20, 150, 60, 50)),
            PlacedImage(CODE, box(30, 160, 30, 30), LAYOUT),
        ),
    ),
)


def _shrunk(pdf: pikepdf.Pdf, pixels: int) -> None:
    height = round(pixels * 0.75)
    stream = pdf.make_stream(bytes([40, 30, 20, 0]) * (pixels * height))
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width, stream.Height, stream.BitsPerComponent = pixels, height, 8
    stream.ColorSpace = Name.DeviceCMYK
    for name, value in page(pdf).Resources.XObject.items():
        if value.Subtype == Name.Image:
            page(pdf).Resources.XObject[name] = stream


def _without_overprint(pdf: pikepdf.Pdf) -> None:
    page(pdf).Resources.ExtGState = Dictionary(
        Over=Dictionary(OP=False, op=False), Knock=Dictionary(OP=False, op=False)
    )


def _meant_for(pdf: pikepdf.Pdf, condition: str) -> None:
    for target in pdf.Root.OutputIntents.as_list():
        target.OutputConditionIdentifier = String(condition)


def _two_more(pdf: pikepdf.Pdf) -> None:
    _separation("Gold", (0, 0.2, 0.6, 0.2))(pdf)
    function = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([0, 1, 1, 0]), N=1
    )
    space = Array([Name.Separation, Name("/Signal Red"), Name.DeviceCMYK, function])
    page(pdf).Resources.ColorSpace["/Most"] = space
    content("/Most cs 1 scn 300 260 50 50 re f")(pdf)


def _smaller(pdf: pikepdf.Pdf) -> None:
    left, bottom, right, top = (float(v) for v in pdf.pages[1].obj.TrimBox)
    pdf.pages[1].obj.TrimBox = Array([left, bottom, right - mm(4), top])
