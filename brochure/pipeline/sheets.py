"""Sheets: finished pages go on the sheets that a target asks for.

Takes pages, product and target; gives the sides of sheets. What is printed with bleed and marks is
the profile's and the target's business, how pieces are made the product's.
"""

from typing import Literal

from brochure.forms.flow import DECORATION, Paragraph, ParagraphStyle, TextSpan, TextStyle
from brochure.forms.pages import Pages
from brochure.layout.product import Product
from brochure.paper.panels import fold_lines
from brochure.paper.sheets import SIZES, Sheet, places, sheet
from brochure.pdf.profiles import Profile
from brochure.pipeline.plan import Target
from brochure.press.impose import Job, Way, impose
from brochure.press.marks import BLACK, Words
from brochure.press.proof import proof
from brochure.text.fontbook import FontBook
from brochure.text.paragraph import set_lines
from brochure.values.diagnostic import Diagnostic
from brochure.values.span import Origin
from brochure.values.units import inch

SLUG_FAMILY, SLUG_SIZE = "Noto Sans", 7.0
"""The slug is for the people at the press; readers never see it."""
METRIC, INCHES = ("a4", "a3", "a2"), ("letter", "tabloid", "13x19")
"""Papers tried for a tray, the usual one first."""
WIDE = 100_000.0


def on_sheets(
    pages: Pages, product: Product, target: Target, profile: Profile, book: FontBook
) -> tuple[Pages, tuple[Diagnostic, ...]]:
    """Return the sides of sheets, or the pages themselves where nobody asks for sheets."""
    if profile.is_proof:
        folds = job_of(pages, product, target, profile).folds
        name = f"{target.brochure} {target.language} {product.name}"
        return proof(pages, name=name, folds=folds, words=lambda said: words(said, book)), ()
    if not (target.imposed or target.marks or profile.is_imposed):
        return pages, ()
    return impose(pages, job_of(pages, product, target, profile), lambda said: words(said, book))


def job_of(pages: Pages, product: Product, target: Target, profile: Profile) -> Job:
    """Return how the pages of a product go on sheets."""
    rtl = pages.direction == "rtl"
    paper = sheet(target.imposed) if target.imposed else None
    if paper is None and profile.is_imposed:
        paper = tray(product)
    folds: tuple[tuple[float, ...], ...] = ()
    if product.fold is not None:
        sides: tuple[Literal["outside", "inside"], ...] = ("outside", "inside")
        folds = tuple(fold_lines(product.fold, product.width, side, rtl=rtl) for side in sides)
    return Job(
        name=f"{target.brochure} {target.language} {product.name}",
        sheet=paper,
        way=way_of(product, paper),
        bleed=product.bleed if profile.bleed else 0.0,
        with_marks=target.marks,
        right_bound=product.is_right_bound(rtl=rtl),
        flip="auto" if profile.is_imposed else product.flip,
        paper=product.paper,
        blanks=product.blanks,
        signature=product.signature,
        gap=product.cut_gap,
        folds=folds,
    )


def way_of(product: Product, paper: Sheet | None) -> Way:
    """Return how pieces share sheets."""
    if paper is None:
        return "single"
    if product.stitched:
        return "saddle"
    if product.repeated:
        return "repeat"
    fits = max(
        len(places(on, product.width, product.height, margin=0, gutter=0).at)
        for on in (paper, paper.turned)
    )
    return "many" if fits > 1 and product.fold is None else "single"


def tray(product: Product) -> Sheet:
    """Return the smallest usual paper that takes a piece of the product."""
    metric = abs(product.bleed - inch(0.125)) > 0.1 and product.name != "letter"
    width = product.width * (2 if product.stitched else 1)
    names = METRIC if metric else INCHES
    for name in names:
        size = SIZES[name]
        for on in (size, size.turned):
            if width <= on.width + 0.01 and product.height <= on.height + 0.01:
                return size
    return SIZES[names[-1]]


def words(said: str, book: FontBook) -> Words:
    """Return a line of small type, set in a font that is embedded."""
    style = TextStyle(families=(SLUG_FAMILY,), weight=400, size=SLUG_SIZE, ink=BLACK)
    line = Paragraph(
        spans=(TextSpan(text=said, style=style),),
        style=ParagraphStyle(leading=SLUG_SIZE),
        mark=DECORATION,
        language="en",
        origin=Origin("slug"),
    )
    lines = set_lines(line, WIDE, book=book).lines
    return tuple((run.dx, run.run) for run in lines[0].runs) if lines else ()
