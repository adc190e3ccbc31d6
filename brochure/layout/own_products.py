"""Own products: YAML files of a project that change a product, or make one like it.

    format: brochure-product/1
    extends: trifold-a4
    panels: [100 mm, 100 mm, 97 mm]     # inside, from the start: what this print shop folds
    bleed: 2 mm

A file `products/NAME.yaml` of the project makes the product NAME; it may extend the product of the
same name. Diagnostics: those of `content.source` and `content.problems`, product.unknown,
product.measure, product.panels.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationError, WithJsonSchema
from pydantic_core import PydanticCustomError

from brochure.blocks.base import Model
from brochure.content.keys import plain_data
from brochure.content.problems import place_of, problems_of
from brochure.content.source import MappingNode, parse
from brochure.content.suggest import did_you_mean
from brochure.errors import ProjectError
from brochure.layout.product import Bound, Product
from brochure.paper.folds import KINDS
from brochure.paper.panels import Fold, fold_problems
from brochure.paper.saddle import Blanks, Paper
from brochure.paper.sheets import LARGEST, Flip
from brochure.themes.scalars import length
from brochure.values.diagnostic import Diagnostic
from brochure.values.span import Span
from brochure.values.units import mm

PRODUCT_FORMAT = "brochure-product/1"
NARROWEST = mm(20)
"""Least width and height of what is left for text."""


def _as_length(value: object) -> float:
    found = length(value.strip()) if isinstance(value, str) else value
    if not isinstance(found, int | float):
        raise PydanticCustomError("length", "Input should be a length such as 100 mm or 0.125 in")
    return float(found)


Length = Annotated[
    float,
    BeforeValidator(_as_length),
    WithJsonSchema({"type": ["number", "string"], "examples": ["100 mm", "0.125 in"]}),
]
"""A length, written with its unit."""


class PaperEntry(Model):
    """What the product is printed on."""

    weight: float = Field(135, description="Grams per square metre.", gt=0, le=1000)
    bulk: float = Field(0.88, description="Cubic centimetres per gram.", gt=0, le=5)


class ProductFile(Model):
    """A product of the project."""

    format: Literal["brochure-product/1"] = Field(description="The format of this file.")
    extends: str = Field(description="Product it is like; what is not said is as there.")
    summary: str | None = Field(None, description="One line for people who choose a product.")
    width: Length | None = Field(None, description="Trimmed width of a page or the flat piece.")
    height: Length | None = Field(None, description="Trimmed height.")
    bleed: Length | None = Field(None, description="How far grounds run over the trim.")
    safe: Length | None = Field(None, description="Distance from the trim that text keeps.")
    margin_start: Length | None = Field(None, description="Margin where lines begin.")
    margin_end: Length | None = Field(None, description="Margin where lines end.")
    margin_top: Length | None = Field(None, description="Margin above the text.")
    margin_bottom: Length | None = Field(None, description="Margin below the text.")
    multiple: int | None = Field(None, description="Pages come in multiples of this.", ge=1, le=64)
    pages_wanted: int | None = Field(
        None, description="Pages that gaps and headings give way for; 0 for none.", ge=0, le=64
    )
    fold: str | None = Field(None, description="Kind of fold: bifold, letter, z, gate …")
    count: int | None = Field(None, description="Panels of an accordion.", ge=2, le=20)
    tuck: Length | None = Field(None, description="How much narrower a tucked panel is.")
    gap: Length | None = Field(None, description="Distance between the doors of a gate.")
    panels: tuple[Length, ...] = Field((), description="Widths of the inside, from its start.")
    stitched: bool | None = Field(None, description="Whether pages are stitched in the spine.")
    bound: Bound | None = Field(None, description="Side of the spine: auto, left or right.")
    flip: Flip | None = Field(None, description="Edge over which sheets are turned.")
    paper: PaperEntry | None = Field(None, description="What it is printed on.")
    blanks: Blanks | None = Field(None, description="Where blank pages go.")
    signature: int | None = Field(None, description="Sheets in each bundle.", ge=1, le=64)
    cut_gap: Length | None = Field(None, description="Distance of pieces on a sheet.")
    repeated: bool | None = Field(None, description="Whether sheets are filled with copies.")


OF_FOLD = frozenset(("fold", "count", "tuck", "gap", "panels"))
"""Keys that say how the product is folded."""


def read_product(
    name: str, text: str, file: str, known: Callable[[str], Product]
) -> tuple[Product | None, tuple[Diagnostic, ...]]:
    """Return the product of a file; `known` finds the product it extends."""
    node, found = parse(text, file)
    if not isinstance(node, MappingNode):
        if node is not None and not found:
            found = (_error("value.type", "a product is a mapping of keys", node.span),)
        return None, found
    try:
        model = ProductFile.model_validate(_given(node))
    except ValidationError as error:
        return None, (*found, *problems_of(error, ProductFile, node, "a product"))
    try:
        base = known(model.extends)
    except ProjectError as problem:
        span = place_of(node, ("extends",))
        return None, (_error("product.unknown", problem.message, span, problem.remedy),)
    if model.fold is not None and model.fold not in KINDS:
        hints = did_you_mean(model.fold, KINDS) or (f"the folds are {', '.join(KINDS)}",)
        message = f"'{model.fold}' is no kind of fold"
        return None, (_error("value.choice", message, place_of(node, ("fold",)), *hints),)
    product = _made(name, base, model)
    problems = (*_measures(product, node), *_folds(product, node))
    return (None if problems else product), problems


def _given(node: MappingNode) -> Mapping[str, Any]:
    data = {key: plain_data(entry.value) for key, entry in node.entries.items()}
    return {key: value for key, value in data.items() if value is not None}


def _made(name: str, base: Product, model: ProductFile) -> Product:
    said = {key: getattr(model, key) for key in model.model_fields_set - {"format", "extends"}}
    folds = {key: said.pop(key) for key in tuple(said) if key in OF_FOLD}
    if "paper" in said:
        said["paper"] = Paper(model.paper.weight, model.paper.bulk) if model.paper else base.paper
    fold = base.fold
    if folds:
        names = {"fold": "kind", "panels": "widths"}
        fold = replace(
            fold or Fold(), **{names.get(key, key): value for key, value in folds.items()}
        )
    allowed = {field.name for field in fields(Product)}
    assert set(said) <= allowed, "every key of a product file is a field of a product"
    return replace(base, name=name, fold=fold, **said)


def _measures(product: Product, node: MappingNode) -> tuple[Diagnostic, ...]:
    """Return what is wrong with sizes and margins."""
    problems = []
    if product.bleed < 0:
        span = place_of(node, ("bleed",))
        problems.append(_error("product.measure", "the bleed is negative", span, "use 0 or more"))
    size = (product.width, product.height)
    if min(size) <= 0 or max(size) > LARGEST:
        span = place_of(node, ("width",))
        message = "no paper has this size"
        problems.append(_error("product.measure", message, span, "give width and height"))
    pages = product.panels if not problems and product.fold and not _broken(product) else ()
    for page in (product, *(product.page_of(panel) for panel in pages)):
        frame = page.frame
        if page.fold is None and min(frame.width, frame.height) < NARROWEST and not problems:
            message = "the margins leave no room for text"
            problems.append(_error("product.measure", message, node.span, "make them narrower"))
    return tuple(problems)


def _broken(product: Product) -> bool:
    return product.fold is not None and any(fold_problems(product.fold, product.width))


def _folds(product: Product, node: MappingNode) -> tuple[Diagnostic, ...]:
    if product.fold is None:
        return ()
    place = next((key for key in ("panels", "fold", "width") if key in node.entries), "extends")
    span = place_of(node, (place,))
    return tuple(
        _error("product.panels", message, span, "give the widths that the print shop folds")
        for message in fold_problems(product.fold, product.width)
    )


def _error(code: str, message: str, span: Span | None, *hints: str) -> Diagnostic:
    return Diagnostic(code=code, severity="error", message=message, span=span, hints=hints)
