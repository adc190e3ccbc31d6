"""Personal: a document of one language becomes that of one person.

    bind ─▶ without (what is empty vanishes) ─▶ filled

`bind` and `without` know no person and are done once for many. A value is put in as a run of its
own: isolated from the direction of the text around it, and marked private.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields as members_of
from dataclasses import is_dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from brochure.forms.document import Document, Field, Inline, Link, Run, Strong, Text
from brochure.forms.personal import ComputedField
from brochure.languages.dates import format_date, format_moment
from brochure.languages.fields import fill_string, names_of
from brochure.languages.language import Language
from brochure.languages.numbers import format_decimal
from brochure.languages.texts import map_texts, members
from brochure.values.diagnostic import Diagnostic

Value = str | date | datetime | Decimal
"""A value of a field once read: text, day, moment or number."""

BLANK = "\u2026" * 12
"""What stands for a value in the blank form, to be filled in by hand."""

_PART = re.compile(r"(\d+)([YMWD])")
_BOUND = re.compile(r"([a-z][a-z0-9_]*)([+-])(P[0-9YMWD]+)")
_ALIASES = {"from": "start", "to": "end"}
"""Keys that are words of Python, and the attributes of models that hold them."""


_HEADINGS = frozenset(("title", "label"))
"""Texts that say nothing by themselves."""


class _Gone:
    """Stands for a part that vanishes."""


_GONE = _Gone()


# ---------------------------------------------------------------------------- days


def shifted(day: date, duration: str, *, back: bool = False) -> date:
    """Return a day moved by whole years, months, weeks and days; the end of a month is kept to."""
    sign = -1 if back else 1
    months = days = 0
    for count, unit in _PART.findall(duration):
        months += sign * int(count) * {"Y": 12, "M": 1}.get(unit, 0)
        days += sign * int(count) * {"W": 7, "D": 1}.get(unit, 0)
    if months:
        years, month = divmod(day.month - 1 + months, 12)
        first = day.replace(year=day.year + years, month=month + 1, day=1)
        after = (first + timedelta(days=31)).replace(day=1)
        day = first.replace(day=min(day.day, (after - timedelta(days=1)).day))
    return day + timedelta(days=days)


def shown(value: Value, language: Language) -> str:
    """Return a value in the form of a language."""
    match value:
        case datetime():
            return format_moment(value, language)
        case date():
            return format_date(value, language)
        case Decimal():
            return format_decimal(value, language)
        case _:
            return value


def shown_values(
    values: Mapping[str, Value], names: Collection[str], language: Language
) -> dict[str, str]:
    """Return what stands for each bound name; a name without a value gives an empty text."""
    return {name: shown_value(name, values.get(base_of(name), ""), language) for name in names}


def shown_value(name: str, value: Value, language: Language) -> str:
    """Return what stands for a bound name whose field has a value."""
    match = _BOUND.fullmatch(name)
    if match is None:
        return shown(value, language)
    if not isinstance(value, date):
        return ""
    day = value.date() if isinstance(value, datetime) else value
    return format_date(shifted(day, match[3], back=match[2] == "-"), language)


def base_of(name: str) -> str:
    """Return the field a bound name rests on."""
    match = _BOUND.fullmatch(name)
    return match[1] if match else name


# ---------------------------------------------------------------------------- binding


def bind(document: Document) -> Document:
    """Return the document with each computed field named by its date and duration."""
    if not document.computed:
        return document
    return _Binder(document.computed).document(document)


def unbound(document: Document) -> Iterator[Diagnostic]:
    """Yield computed fields that stand where there is no such duration: computed.no-duration."""
    binder = _Binder(document.computed)
    binder.document(document)
    for name, text in binder.lacking:
        field = document.computed[name]
        yield Diagnostic(
            code="computed.no-duration",
            severity="error",
            message=f"'{{{name}}}' needs '{field.after}', which nothing around the text has",
            span=text.span,
            hints=(f"give the item '{field.after}', such as P14D, or use another field",),
        )


class _Binder:
    """Walks a document with the models around each text at hand."""

    def __init__(self, computed: Mapping[str, ComputedField]) -> None:
        self.computed = computed
        self.lacking: list[tuple[str, Text]] = []

    def document(self, document: Document) -> Document:
        """Return the document with its texts bound."""
        return replace(
            document,
            blocks=self._part(document.blocks, ()),
            card=self._part(document.card, ()),
        )

    def _part(self, part: Any, around: tuple[object, ...]) -> Any:  # noqa: ANN401 - same type
        if isinstance(part, Text):
            return self._text(part, around)
        if isinstance(part, tuple):
            bound = tuple(self._part(member, around) for member in part)
            same = all(new is old for new, old in zip(bound, part, strict=True))
            return part if same else bound
        within = (part, *around)
        changes = {
            name: new for name, old in members(part) if (new := self._part(old, within)) is not old
        }
        return _changed(part, changes)

    def _text(self, text: Text, around: tuple[object, ...]) -> Text:
        if not self.computed.keys() & set(names_of(text.inlines)):
            return text
        return replace(text, inlines=self._inlines(text, text.inlines, around))

    def _inlines(
        self, text: Text, inlines: tuple[Inline, ...], around: tuple[object, ...]
    ) -> tuple[Inline, ...]:
        out: list[Inline] = []
        for inline in inlines:
            match inline:
                case Field(name=name) if name in self.computed:
                    out.append(Field(self._bound(name, text, around)))
                case Strong(children=children):
                    out.append(Strong(self._inlines(text, children, around)))
                case Link(children=children, target=target):
                    out.append(Link(self._inlines(text, children, around), target))
                case _:
                    out.append(inline)
        return tuple(out)

    def _bound(self, name: str, text: Text, around: tuple[object, ...]) -> str:
        field = self.computed[name]
        if field.after.startswith("P"):
            return field.bound(field.after)
        attribute = _ALIASES.get(field.after, field.after)
        for model in around:
            duration = getattr(model, attribute, None)
            if isinstance(duration, str) and duration.startswith("P"):
                return field.bound(duration)
        self.lacking.append((name, text))
        return name


def _changed(part: Any, changes: Mapping[str, object]) -> Any:  # noqa: ANN401 - same type
    if not changes:
        return part
    if hasattr(part, "model_copy"):
        return part.model_copy(update=dict(changes))
    return replace(part, **changes)


# ---------------------------------------------------------------------------- leaving out


def names_in(document: Document) -> tuple[str, ...]:
    """Return the bound names that a document's blocks and card use, each once."""
    names = (name for part in (document.card, document.blocks) for name in _names(part))
    known = document.open_names
    return tuple(dict.fromkeys(name for name in names if base_of(name) in known))


def _names(part: object) -> Iterator[str]:
    if isinstance(part, Text):
        yield from names_of(part.inlines)
    elif isinstance(part, tuple):
        for member in part:
            yield from _names(member)
    else:
        for _, value in members(part):
            yield from _names(value)


def without(document: Document, empty: Collection[str]) -> Document:
    """Return the document without what speaks of fields that have no value.

    The smallest part goes that may be missing: an optional text, an item of a list, a block.
    """
    if not empty:
        return document
    gone = frozenset(empty)
    blocks, card = _rest(document.blocks, gone), _rest(document.card, gone)
    return replace(
        document,
        blocks=() if isinstance(blocks, _Gone) else blocks,
        card=None if isinstance(card, _Gone) else card,
    )


def _rest(part: Any, gone: frozenset[str]) -> Any:  # noqa: ANN401 - same type, or _GONE
    if isinstance(part, Text):
        return _GONE if any(base_of(name) in gone for name in names_of(part.inlines)) else part
    if isinstance(part, tuple):
        left = [_rest(member, gone) for member in part]
        same = all(new is old for new, old in zip(left, part, strict=True))
        return part if same else tuple(member for member in left if member is not _GONE) or _GONE
    if hasattr(type(part), "model_fields") or is_dataclass(part):
        return _rest_of_model(part, gone)
    return part


def _rest_of_model(part: Any, gone: frozenset[str]) -> Any:  # noqa: ANN401 - same type, or _GONE
    changes: dict[str, object] = {}
    for name, old in members(part):
        new = _rest(old, gone)
        if new is _GONE and _is_needed(part, name):
            return _GONE
        if new is _GONE:
            new = () if isinstance(old, tuple) else None
        if new is not old:
            changes[name] = new
    left = _changed(part, changes)
    lost = any(not value for value in changes.values())
    return _GONE if lost and not _says_something(left) else left


def _says_something(part: object) -> bool:
    """Tell whether a part has words left beside its heading."""
    return any(
        isinstance(value, Text) or (isinstance(value, tuple) and any(map(_has_text, value)))
        for name, value in members(part)
        if name not in _HEADINGS
    )


def _has_text(part: object) -> bool:
    return isinstance(part, Text) or any(True for _ in _texts(part))


def _texts(part: object) -> Iterator[Text]:
    for _, value in members(part):
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Text):
                yield one
            else:
                yield from _texts(one)


def _is_needed(part: object, name: str) -> bool:
    known = getattr(type(part), "model_fields", None)
    if known is not None:
        return bool(known[name].is_required())
    assert is_dataclass(part)
    return name in {field.name for field in members_of(part)}


# ---------------------------------------------------------------------------- filling


def filled(document: Document, values: Mapping[str, str]) -> Document:
    """Return the document with the shown values of bound names put in."""
    known = document.open_names

    def fill(text: Text) -> Text:
        return filled_text(text, values, known)

    return map_texts(document, fill)


def filled_text(text: Text, values: Mapping[str, str], known: Collection[str]) -> Text:
    """Return a text with values in place of its open fields."""
    if all(base_of(name) not in known for name in names_of(text.inlines)):
        return text
    return replace(text, inlines=_filled(text.inlines, values))


def _filled(inlines: tuple[Inline, ...], values: Mapping[str, str]) -> tuple[Inline, ...]:
    out: list[Inline] = []
    for inline in inlines:
        match inline:
            case Field(name=name) if name in values:
                out.append(Run(values[name], isolate=True, private=True))
            case Strong(children=children):
                out.append(Strong(_filled(children, values)))
            case Link(children=children, target=target):
                out.append(Link(_filled(children, values), fill_string(target, values)))
            case _:
                out.append(inline)
    return tuple(out)


def blank(document: Document) -> Document:
    """Return the form that is the same for all: lines to write on, and no card on the cover."""
    if not document.fields:
        return document
    bound = replace(bind(document), card=None)
    return filled(bound, dict.fromkeys(names_in(bound), BLANK))
