"""Fields: `{name}` in inlines and strings becomes the value of the variable.

Takes inlines and variables, gives inlines without fields. Phone numbers and e-mail addresses become
links, and units that the bidi algorithm must not take apart.
"""

import re
from collections.abc import Collection, Iterator, Mapping

from brochure.forms.document import Field, Inline, Link, Run, Strong

_FIELD = re.compile(r"(?<!\{)\{([a-z][a-z0-9_]*)\}(?!\})")
_PHONE = re.compile(r"\+\d[\d\s().-]{5,}\d")
_EMAIL = re.compile(r"[^@\s:/]+@[^@\s:/]+\.[^@\s:/]+")
_DIGITS = re.compile(r"\+?\d[\d\s().-]*")
_WEB = re.compile(r"(?:https?://|www\.)\S+")
_PHONE_NAMES = ("phone", "telephone", "mobile", "emergency")


def names_of(inlines: tuple[Inline, ...]) -> Iterator[str]:
    """Yield the names of all fields, those in link targets included."""
    for inline in inlines:
        match inline:
            case Field(name=name):
                yield name
            case Strong(children=children):
                yield from names_of(children)
            case Link(children=children, target=target):
                yield from names_of(children)
                yield from _FIELD.findall(target)


def fill_string(source: str, variables: Mapping[str, str]) -> str:
    """Replace the fields of a string; unknown ones stay as they are."""
    return _FIELD.sub(lambda match: variables.get(match[1], match[0]), source)


def fill(
    inlines: tuple[Inline, ...],
    variables: Mapping[str, str],
    *,
    kept: Collection[str] = (),
) -> tuple[Inline, ...]:
    """Replace the fields of inlines; those in `kept` stay fields, unknown ones turn characters."""
    return _fill(inlines, variables, kept, inside_link=False)


def _fill(
    inlines: tuple[Inline, ...],
    variables: Mapping[str, str],
    kept: Collection[str],
    *,
    inside_link: bool,
) -> tuple[Inline, ...]:
    filled: list[Inline] = []
    for inline in inlines:
        match inline:
            case Field(name=name) if name not in kept:
                filled.append(_value(name, variables, inside_link=inside_link))
            case Strong(children=children):
                filled.append(Strong(_fill(children, variables, kept, inside_link=inside_link)))
            case Link(children=children, target=target):
                children = _fill(children, variables, kept, inside_link=True)
                filled.append(Link(children, fill_string(target, variables)))
            case _:
                filled.append(inline)
    return join(filled)


def join(inlines: list[Inline]) -> tuple[Inline, ...]:
    """Join neighboring plain runs, so that they are shaped as one."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if _is_plain(inline) and last is not None and _is_plain(last):
            assert isinstance(inline, Run)
            assert isinstance(last, Run)
            joined[-1] = Run(last.text + inline.text)
        else:
            joined.append(inline)
    return tuple(joined)


def _is_plain(inline: Inline) -> bool:
    return isinstance(inline, Run) and not inline.isolate and not inline.private


def _value(name: str, variables: Mapping[str, str], *, inside_link: bool) -> Inline:
    value = variables.get(name)
    if value is None:
        return Run("{" + name + "}")
    target = target_of(name, value)
    run = Run(value, isolate=target is not None or _WEB.fullmatch(value) is not None)
    return Link((run,), target) if target and not inside_link else run


def target_of(name: str, value: str) -> str | None:
    """Return where a phone number or e-mail address leads; None for any other value."""
    if _EMAIL.fullmatch(value):
        return f"mailto:{value}"
    is_phone = _PHONE.fullmatch(value) or (
        name.startswith(_PHONE_NAMES) and _DIGITS.fullmatch(value)
    )
    return "tel:" + re.sub(r"[\s().]", "", value) if is_phone else None
