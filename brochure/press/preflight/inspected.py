"""A file opened for preflight: its pages, boxes and everything painted, read once for all rules."""

from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any

from brochure.errors import FileProblem
from brochure.press.preflight.marks import Box, Load, Painted
from brochure.press.preflight.resources import Store
from brochure.press.preflight.trace import Tracer, inherited, troubles
from brochure.press.preflight.variants import Variant
from brochure.values.units import to_mm


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is known of the job besides the file."""

    bleed: float | None = None
    """Bleed in mm that the shop asks for; None takes the variant's."""
    is_saddle_stitched: bool = False
    max_spots: int | None = None
    """Number of spot inks that were ordered."""


@dataclass(slots=True)
class PageFacts:
    """One page."""

    number: int
    obj: Any
    boxes: dict[str, Box]
    """The boxes the page has, by key such as `/TrimBox`."""
    painted: list[Painted] = field(default_factory=list)

    @property
    def media(self) -> Box:
        """The media box."""
        return self.boxes.get("/MediaBox", Box(0, 0, 612, 792))

    @property
    def trim(self) -> Box:
        """The trim box, or what stands for it."""
        found = self.boxes.get("/TrimBox") or self.boxes.get("/ArtBox")
        return found or self.boxes.get("/CropBox") or self.media

    @property
    def bleed(self) -> Box:
        """The bleed box, or what stands for it."""
        return self.boxes.get("/BleedBox") or self.boxes.get("/CropBox") or self.media

    def place(self, box: Box | None) -> tuple[float, float, float, float] | None:
        """Return left, top, width and height in mm from the top left corner of the trim."""
        if box is None:
            return None
        left, top = box.left - self.trim.left, self.trim.top - box.top
        return (to_mm(left), to_mm(top), to_mm(box.width), to_mm(box.height))


class Inspected:
    """An opened file; raises FileProblem where it cannot be read."""

    def __init__(self, data: bytes, variant: Variant, job: Job) -> None:
        """Open the file; its content is traced when a rule asks for it."""
        import pikepdf

        self.data, self.variant, self.job = data, variant, job
        self.store = Store()
        self.broken: list[tuple[PageFacts, str]] = []
        """What of the content could not be followed."""
        self.loads: dict[int, tuple[Load, ...]] = {}
        self.averages: dict[tuple[int, int], tuple[tuple[str, float], ...]] = {}
        try:
            self.pdf = pikepdf.open(BytesIO(data))
            self.pages = [
                PageFacts(number, page, _boxes(page))
                for number, page in enumerate(self.pdf.pages, 1)
            ]
            for page in self.pages:
                tracer = Tracer(self.store)
                page.painted = tracer.page(page.obj)
                self.broken += [(page, said) for said in tracer.broken[:1]]
        except pikepdf.PasswordError as problem:
            raise FileProblem(
                "the file is locked with a password", "Save it without a password."
            ) from problem
        except troubles() as problem:
            raise FileProblem(f"this is no readable PDF file: {problem}") from problem

    @property
    def root(self) -> Any:  # noqa: ANN401 - objects of the file
        """The catalog."""
        return self.pdf.Root

    @cached_property
    def info(self) -> Any:  # noqa: ANN401
        """The Info dictionary; empty where there is none."""
        import pikepdf

        found = self.pdf.trailer.get("/Info")
        return found if found is not None else pikepdf.Dictionary()

    @cached_property
    def xmp(self) -> str:
        """The XMP packet as text; empty where there is none."""
        found = self.root.get("/Metadata")
        return found.read_bytes().decode("utf-8", "replace") if found is not None else ""

    @cached_property
    def intents(self) -> list[Any]:
        """The output intents for print."""
        found = self.root.get("/OutputIntents")
        intents = list(found) if found is not None else []
        return [intent for intent in intents if str(intent.get("/S")) == "/GTS_PDFX"]

    @cached_property
    def intent_profile(self) -> bytes:
        """The ICC profile of the first intent for print; empty where there is none."""
        found = self.intents[0].get("/DestOutputProfile") if self.intents else None
        return found.read_bytes() if found is not None else b""

    @cached_property
    def objects(self) -> list[Any]:
        """All dictionaries and streams of the file, with the resources that lie within them."""
        import pikepdf

        kinds = (pikepdf.Dictionary, pikepdf.Stream)
        found = [obj for obj in self.pdf.objects if isinstance(obj, kinds)]
        resources = (obj.get("/Resources") for obj in found)
        return found + [inner for inner in resources if inner is not None and not inner.is_indirect]


def _boxes(page: Any) -> dict[str, Box]:  # noqa: ANN401
    boxes = {}
    for key in ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"):
        is_own = key in page.obj or key not in {"/MediaBox", "/CropBox"}
        found = page.obj.get(key) if is_own else inherited(page, key)
        if found is not None and len(found) == 4:
            x0, y0, x1, y1 = (float(value) for value in found)
            boxes[key] = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return boxes
