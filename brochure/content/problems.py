"""Problems: what pydantic finds becomes diagnostics with places, words for people and hints.

Takes the errors of one model and the node it was read from. A misspelled key that explains a
missing one is told once.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from brochure.content.shapes import children
from brochure.content.source import MappingNode, Node, Scalar, SequenceNode
from brochure.content.suggest import did_you_mean, near_miss
from brochure.values.diagnostic import Diagnostic
from brochure.values.span import Span

Location = tuple[int | str, ...]
Told = tuple[str, str, tuple[str, ...]]
"""Code, message and hints."""

MOST = 50
"""Most problems told of one part: more help nobody, and hints cost time."""
_LONGEST_SHOWN = 40
_MARKS = ("facts", "source", "refs")
"""Editorial marks, which any part may carry; lists of keys name them last."""


def problems_of(
    error: ValidationError, model: type[BaseModel], node: MappingNode, name: str
) -> tuple[Diagnostic, ...]:
    """Return a diagnostic for each error, in the order of their places.

    Args:
        error: what the model refused.
        model: the model.
        node: where its data came from.
        name: the model for people, with its article: `a procedure`.

    Diagnostics: key.unknown, key.missing, value.type, value.choice, value.count, value.range,
    value.rule, id.form, source.more-problems.
    """
    found = error.errors(include_url=False)
    hidden = max(0, len(found) - MOST)
    found = found[:MOST]
    unknown = [tuple(e["loc"]) for e in found if e["type"] == "extra_forbidden"]
    places = [tuple(e["loc"]) for e in found]
    told = [
        _diagnostic(dict(e), model, node, name)
        for e in found
        if not (e["type"] == "missing" and _is_explained(tuple(e["loc"]), unknown, model))
        and not (e["type"] == "too_short" and _is_above(tuple(e["loc"]), places))
    ]
    told.sort(key=lambda d: (d.span or Span("")).line)
    return (*told, more(hidden, name, place_of(node, ()))) if hidden else tuple(told)


def more(count: int, name: str, span: Span) -> Diagnostic:
    """Return the error that stands for so many others."""
    return Diagnostic(
        code="source.more-problems",
        severity="error",
        message=f"{name} has {count} more problems, which are not shown",
        span=span,
        hints=("mend those that are shown first",),
    )


def _is_explained(missing: Location, unknown: Iterable[Location], model: type[BaseModel]) -> bool:
    """Tell whether an unknown key of the same mapping is the missing one, misspelled."""
    return any(
        loc[:-1] == missing[:-1] and _nearest(str(loc[-1]), loc, model) == missing[-1]
        for loc in unknown
    )


def _is_above(location: Location, places: Iterable[Location]) -> bool:
    """Tell whether an entry has a problem of its own: the list is short only for want of it."""
    depth = len(location)
    return any(len(place) > depth and place[:depth] == location for place in places)


def _nearest(key: str, location: Location, model: type[BaseModel]) -> str | None:
    holder = children(model, location)
    return near_miss(key, holder.model_fields) if holder else None


def _diagnostic(
    error: Mapping[str, Any], model: type[BaseModel], node: MappingNode, name: str
) -> Diagnostic:
    location: Location = tuple(error["loc"])
    kind: str = error["type"]
    if kind == "extra_forbidden":
        code, message, hints = _unknown_key(location, model, name)
    elif kind == "missing" and isinstance(location[-1], int):
        code, message, hints = _short_row(location)
    elif kind == "missing":
        code, message, hints = _missing_key(location, model, name)
    else:
        code, message, hints = _wrong_value(error, location, model, node)
    return Diagnostic(
        code=code,
        severity="error",
        message=message,
        span=place_of(node, location, key=kind == "extra_forbidden"),
        hints=hints,
    )


def _unknown_key(location: Location, model: type[BaseModel], name: str) -> Told:
    key = str(location[-1])
    holder = children(model, location)
    names = sorted(holder.model_fields, key=_MARKS.count) if holder else []
    hints = did_you_mean(key, names) or (f"the keys are {', '.join(names)}",)
    return "key.unknown", f"'{key}' is not a key of {_holder(location, name)}", hints


def _missing_key(location: Location, model: type[BaseModel], name: str) -> Told:
    key = str(location[-1])
    holder = children(model, location)
    field = holder.model_fields.get(key) if holder else None
    about = f": {field.description}" if field and field.description else ""
    return "key.missing", f"{_holder(location, name)} needs '{key}'", (f"add '{key}'{about}",)


def _short_row(location: Location) -> Told:
    """Tell that a list of fixed length, such as a point, lacks a value."""
    key = next((part for part in reversed(location) if isinstance(part, str)), "this")
    return "value.count", f"'{key}' needs {int(location[-1]) + 1} values", ("write [x, y]",)


def _holder(location: Location, name: str) -> str:
    """Return words for the mapping that holds a location."""
    above = location[:-1]
    if not above:
        return name
    if isinstance(above[-1], int):
        words = [part for part in above if isinstance(part, str)]
        return f"an entry of '{words[-1]}'" if words else name
    return f"'{above[-1]}'"


def place_of(node: Node, location: Location, *, key: bool = False) -> Span:
    """Return the span of a location, or of the nearest mapping that holds it.

    Args:
        node: the root of the location.
        location: keys and positions.
        key: point at the key, not at its value.
    """
    span = _head(node)
    for depth, part in enumerate(location):
        if isinstance(node, MappingNode) and part in node.entries:
            entry = node.entries[str(part)]
            last = depth == len(location) - 1
            span = entry.key.span if key and last else _value_span(entry.key, entry.value)
            node = entry.value
        elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
            span = _head(node)
        else:
            break
    return span


def _value_span(key: Scalar, value: Node) -> Span:
    """Return the span of a value; that of its key where the value is empty or a collection."""
    if isinstance(value, Scalar) and (value.text or not value.plain):
        return value.span
    return key.span


def _head(node: Node) -> Span:
    """Return a span on the first line of a node: its first key for a mapping."""
    if isinstance(node, MappingNode) and node.entries:
        return next(iter(node.entries.values())).key.span
    return node.span


def _wrong_value(
    error: Mapping[str, Any], location: Location, model: type[BaseModel], node: MappingNode
) -> Told:
    key = _named(location)
    given = error.get("input")
    if given is None or given == "":
        written = node_at(node, location)
        if isinstance(written, Scalar) and written.is_null and written.text:
            hint = f"write a value; put quotes around {written.text} if that is the text meant"
            return "value.type", f"{key} is empty", (hint,)
        return "value.type", f"{key} is empty", ("write a value, or take it out",)
    tell = _TELLERS.get(error["type"])
    if tell is None:
        return "value.type", f"{key} is {shown(given)}: {error['msg']}", ()
    return tell(key, given, error.get("ctx") or {}, str(error["msg"]))


def _named(location: Location) -> str:
    """Return words for the value at a location."""
    words = [part for part in location if isinstance(part, str)]
    key = f"'{words[-1]}'" if words else "this"
    return f"an entry of {key}" if location and isinstance(location[-1], int) else key


def node_at(node: Node, location: Location) -> Node | None:
    """Return the node at a location, if it is written."""
    found: Node | None = node
    for part in location:
        if isinstance(found, MappingNode):
            found = found.get(str(part))
        elif isinstance(found, SequenceNode) and isinstance(part, int) and part < len(found.items):
            found = found.items[part]
        else:
            return None
    return found


def shown(value: object) -> str:
    """Return a value as messages show it, cut when long."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    text = " ".join(str(getattr(value, "source", value)).split())
    return f"'{text[: _LONGEST_SHOWN - 1]}…'" if len(text) > _LONGEST_SHOWN else f"'{text}'"


def slug(text: str) -> str:
    """Return an id made from a text, or nothing."""
    plain = re.sub(r"[^a-z0-9_]+", "-", text.casefold()).strip("-_0123456789")
    return plain[:80]


def _must_be(what: str, *hints: str) -> Callable[..., Told]:
    """Return a teller for values of the wrong kind."""

    def tell(key: str, given: object, context: Mapping[str, Any], message: str) -> Told:
        return "value.type", f"{key} is {shown(given)}, not {what}", hints

    return tell


def _choice(key: str, given: object, context: Mapping[str, Any], message: str) -> Told:
    choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
    near = did_you_mean(str(given), choices) if isinstance(given, str) else ()
    hints = near or (f"it may be {', '.join(choices)}",)
    return "value.choice", f"{key} cannot be {shown(given)}", hints


def _pattern(key: str, given: object, context: Mapping[str, Any], message: str) -> Told:
    pattern = str(context.get("pattern", ""))
    if pattern.startswith("^P("):
        hint = "write P3D for 3 days, P2W for 2 weeks, P6M for 6 months, PT90M for 90 minutes"
        return "value.type", f"{key} is {shown(given)}, not an ISO 8601 duration", (hint,)
    if pattern.startswith("^[a-z]"):
        guess = slug(str(given))
        like = f", for example '{guess}'" if guess else ""
        hint = f"use small letters, digits, '-' and '_', a letter first{like}"
        return "id.form", f"{shown(given)} cannot be the value of {key}", (hint,)
    if pattern.startswith("^https?"):
        return (
            "value.type",
            f"{key} is {shown(given)}, not a web address",
            ("begin it with https://",),
        )
    return "value.type", f"{key} is {shown(given)}, which does not match {pattern}", ()


def _few(key: str, given: object, context: Mapping[str, Any], message: str) -> Told:
    least, count = context.get("min_length"), context.get("actual_length")
    return "value.count", f"{key} has {_entries(count)}; it needs at least {least}", ()


def _many(key: str, given: object, context: Mapping[str, Any], message: str) -> Told:
    most = context.get("max_length")
    count = len(given) if isinstance(given, list | tuple) else context.get("actual_length")
    return "value.count", f"{key} has {_entries(count)}; it may have {most} at most", ()


def _entries(count: object) -> str:
    return "no entries" if count == 0 else "1 entry" if count == 1 else f"{count} entries"


def _long(key: str, given: object, context: Mapping[str, Any], message: str) -> Told:
    most = context.get("max_length")
    return "text.too-long", f"{key} is longer than {most} characters", ("shorten it",)


def _range(key: str, given: object, context: Mapping[str, Any], message: str) -> Told:
    limits = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
    said = [f"{word} {context[name]}" for name, word in limits.items() if name in context]
    return "value.range", f"{key} is {shown(given)}; it must be {' and '.join(said)}", ()


def _rule(key: str, given: object, context: Mapping[str, Any], message: str) -> Told:
    said = str(context.get("error", message)).rstrip(".")
    return "value.rule", said[:1].lower() + said[1:], ()


_WHOLE = _must_be("a whole number")
_NUMBER = _must_be("a number")
_YES_NO = _must_be("true or false")
_TEXT = _must_be("a text", "put quotes around a text that begins with a bracket or brace")
_LIST = _must_be("a list", "begin each entry on its own line with '- '")
_MAPPING = _must_be("a mapping", "write its keys below it, indented by two spaces")
_DATE = _must_be("a date", "write year, month and day, for example 2026-11-22")

_TELLERS: Mapping[str, Callable[..., Told]] = {
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_from_float": _WHOLE,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "bool_type": _YES_NO,
    "bool_parsing": _YES_NO,
    "string_type": _TEXT,
    "text_type": _TEXT,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "dict_type": _MAPPING,
    "date_form": _DATE,
    "date_parsing": _DATE,
    "date_type": _DATE,
    "date_from_datetime_parsing": _DATE,
    "literal_error": _choice,
    "enum": _choice,
    "string_pattern_mismatch": _pattern,
    "string_too_long": _long,
    "too_short": _few,
    "too_long": _many,
    "greater_than": _range,
    "greater_than_equal": _range,
    "less_than": _range,
    "less_than_equal": _range,
    "value_error": _rule,
    "assertion_error": _rule,
}
