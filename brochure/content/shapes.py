"""Shapes: what the fields of a model hold, worked out once from its annotations.

The reader walks YAML along these shapes, so that block types need no reading code of their own.
"""

from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from brochure.forms.document import Text

Kind = Literal["text", "texts", "model", "models", "value"]


class Shape(NamedTuple):
    """What one field holds."""

    kind: Kind
    model: type[BaseModel] | None = None
    """The model of `model` and `models`."""
    required: bool = False


@cache
def shapes_of(model: type[BaseModel]) -> Mapping[str, Shape]:
    """Return the shapes of a model's fields by name."""
    return {
        name: _shape(field.annotation, required=field.is_required())
        for name, field in model.model_fields.items()
    }


def _shape(annotation: Any, *, required: bool) -> Shape:  # noqa: ANN401 - any annotation
    inner = _bare(annotation)
    origin = get_origin(inner)
    if origin is tuple:
        item = _bare(get_args(inner)[0])
        if item is Text:
            return Shape("texts", required=required)
        if _is_model(item):
            return Shape("models", item, required)
        return Shape("value", required=required)
    if inner is Text:
        return Shape("text", required=required)
    if _is_model(inner):
        return Shape("model", inner, required)
    return Shape("value", required=required)


def _bare(annotation: Any) -> Any:  # noqa: ANN401 - any annotation
    """Return an annotation without `Annotated` and without `| None`."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin is Union or origin is UnionType:
            members = [member for member in get_args(annotation) if member is not type(None)]
            if len(members) != 1:
                return annotation
            annotation = members[0]
        else:
            return annotation


def _is_model(annotation: Any) -> bool:  # noqa: ANN401 - any annotation
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def children(model: type[BaseModel], location: tuple[int | str, ...]) -> type[BaseModel] | None:
    """Return the model that holds the last part of a location, or None outside all models."""
    here: type[BaseModel] | None = model
    for part in location[:-1]:
        if here is None or isinstance(part, int):
            continue
        shape = shapes_of(here).get(part)
        here = shape.model if shape else None
    return here
