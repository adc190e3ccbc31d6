"""Personal: `fields`, `computed` and `products` of a brochure file become values.

A computed field is written `surgery_date + P14D`, or `surgery_date + to` where the item around the
text has a duration under `to`.
"""

import re
from typing import NamedTuple

from pydantic import ValidationError

from brochure.content.keys import Gathered, plain_data
from brochure.content.models import FieldEntry
from brochure.content.problems import problems_of
from brochure.content.source import MappingNode, Node, Scalar, SequenceNode
from brochure.content.suggest import did_you_mean
from brochure.forms.document import Document, Text
from brochure.forms.personal import ComputedField, PersonalField
from brochure.languages.fields import names_of
from brochure.values.span import Span

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_COMPUTED = re.compile(
    r"(?P<base>[a-z][a-z0-9_]*)\s*(?P<sign>[+-])\s*(?P<after>P[0-9][0-9YMWD]*|[a-z][a-z0-9_]*)"
)
_DATED = ("date", "datetime")


class Personal(NamedTuple):
    """What a brochure leaves open, and as which products it is made."""

    fields: dict[str, PersonalField]
    computed: dict[str, ComputedField]
    products: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Names that texts may use beside the variables."""
        return (*self.fields, *self.computed)


def read_personal(root: MappingNode, into: Gathered) -> Personal:
    """Return what a file declares of its personal copies.

    Diagnostics: value.type, id.form, id.duplicate, computed.form, computed.base and those of
    `problems_of`.
    """
    fields = _fields(root, into)
    return Personal(fields, _computed(root, fields, into), _products(root, into))


def check_neutral(document: Document, into: Gathered) -> None:
    """Report a personal brochure whose file name or metadata would tell of the person.

    Diagnostics: key.missing for `neutral_title`, field.in-title.
    """
    if not document.fields:
        return
    title = document.neutral_title
    if title is None:
        span = document.title.span or Span("")
        message = "a brochure with 'fields' needs 'neutral_title'"
        hint = "add a title that names neither patient nor treatment to 'document'"
        into.report("key.missing", message, span, hint)
    shown: tuple[Text | None, ...] = (title, document.title, document.subtitle)
    for text in shown:
        named = set(names_of(text.inlines)) & document.open_names if text else ()
        if text is not None and named:
            message = f"'{{{min(named)}}}' must not stand in a title"
            hint = "titles go into file names and metadata; put it into a block"
            into.report("field.in-title", message, text.span, hint)


def _mapping(root: MappingNode, key: str, into: Gathered) -> MappingNode | None:
    node = root.get(key)
    if node is None or (isinstance(node, Scalar) and node.is_null):
        return None
    if isinstance(node, MappingNode):
        return node
    into.report("value.type", f"'{key}' must be a mapping", node.span, "write its keys below it")
    return None


def _claimed(name: str, span: Span, root: MappingNode, into: Gathered) -> None:
    """Report a name that has a wrong form or stands for something else already."""
    if _NAME.fullmatch(name) is None:
        hint = "use small letters, digits and '_', a letter first"
        into.report("id.form", f"'{name}' cannot be the name of a field", span, hint)
    variables = root.get("variables")
    if isinstance(variables, MappingNode) and name in variables.entries:
        hint = "give one of them another name"
        into.report("id.duplicate", f"'{name}' is a variable and a field", span, hint)


def _fields(root: MappingNode, into: Gathered) -> dict[str, PersonalField]:
    node = _mapping(root, "fields", into)
    found: dict[str, PersonalField] = {}
    for name, entry in node.entries.items() if node is not None else ():
        _claimed(name, entry.key.span, root, into)
        if not isinstance(entry.value, MappingNode):
            hint = "write it as {kind: name, required: true}"
            into.report("value.type", f"the field '{name}' must be a mapping", entry.key.span, hint)
            continue
        try:
            model = FieldEntry.model_validate(_given(entry.value))
        except ValidationError as error:
            into.diagnostics.extend(problems_of(error, FieldEntry, entry.value, "a field"))
            continue
        found[name] = PersonalField(name=name, span=entry.key.span, **model.model_dump())
    return found


def _given(node: MappingNode) -> dict[str, object]:
    data = {name: plain_data(entry.value) for name, entry in node.entries.items()}
    return {name: value for name, value in data.items() if value is not None}


def _computed(
    root: MappingNode, fields: dict[str, PersonalField], into: Gathered
) -> dict[str, ComputedField]:
    node = _mapping(root, "computed", into)
    found: dict[str, ComputedField] = {}
    for name, entry in node.entries.items() if node is not None else ():
        _claimed(name, entry.key.span, root, into)
        written = entry.value.text if isinstance(entry.value, Scalar) else ""
        match = _COMPUTED.fullmatch(written.strip())
        if match is None:
            hint = "write a date field, + or -, and a duration: surgery_date + P14D"
            message = f"'{written}' is no date that can be worked out"
            into.report("computed.form", message, entry.value.span, hint)
            continue
        base = fields.get(match["base"])
        if base is None or base.kind not in _DATED:
            dated = [known for known, field in fields.items() if field.kind in _DATED]
            hints = did_you_mean(match["base"], dated) or (f"the dates are {', '.join(dated)}",)
            message = f"'{match['base']}' is no field of kind date or datetime"
            into.report("computed.base", message, entry.value.span, *hints)
            continue
        found[name] = ComputedField(
            name=name,
            base=match["base"],
            after=match["after"],
            back=match["sign"] == "-",
            span=entry.value.span,
        )
    return found


def _products(root: MappingNode, into: Gathered) -> tuple[str, ...]:
    node: Node | None = root.get("products")
    if node is None or (isinstance(node, Scalar) and node.is_null):
        return ()
    if isinstance(node, SequenceNode) and all(isinstance(item, Scalar) for item in node.items):
        return tuple(item.text for item in node.items if isinstance(item, Scalar))
    into.report("value.type", "'products' must be a list of names", node.span, "[a4-sheet]")
    return ()
