"""Inline markup: source string in, inlines and diagnostics out, in one linear pass.

`**bold**`, `[text](target)`, `{name}` and line breaks (a newline, or a backslash before one) mean
something; all else, `<`, `&`, `{{` and a lone `**` included, is just characters. A backslash before
`*`, `[` or `{` takes the meaning away.
"""

import re
from functools import lru_cache

from brochure.forms.document import Field, Inline, LineBreak, Link, Run, Strong
from brochure.values.diagnostic import Diagnostic
from brochure.values.span import Span

TOKEN = re.compile(
    r"""\\(?P<escaped>[*\[{])
    | (?P<newline>\\?\n)
    | (?P<strong>\*\*)
    | \[(?P<label>[^\[\]\n]+)\]\((?P<target>(?:[^\s()]|\([^\s()]*\))+)\)
    | (?<!\{)\{(?P<field>[a-z][a-z0-9_]*)\}(?!\})""",
    re.VERBOSE,
)
_TARGET = re.compile(
    r"https?://[^/].*|mailto:.+@.+|tel:\+?[0-9()\-.]+|\#[a-z].*|(?:https?://|mailto:|tel:)?\{.+",
    re.IGNORECASE | re.DOTALL,
)


@lru_cache(maxsize=4096)
def parse_inline(
    source: str, span: Span | None = None
) -> tuple[tuple[Inline, ...], tuple[Diagnostic, ...]]:
    """Parse inline markup; never raises and keeps every character that is not markup.

    Newlines at either end are dropped: they come from YAML block scalars.
    Diagnostics: `inline.bad-link` for a target that is no web, mail, phone or `#id` address,
    `inline.unclosed` for a `**` without its partner; both stay as plain characters.
    """
    diagnostics: list[Diagnostic] = []
    inlines = _parse(source.strip("\n"), span, diagnostics)
    return inlines, tuple(diagnostics)


def is_safe_target(target: str) -> bool:
    """Tell whether a link may lead to `target` (a `{name}` in it is judged once replaced)."""
    return _TARGET.fullmatch(target) is not None


def _parse(source: str, span: Span | None, diagnostics: list[Diagnostic]) -> tuple[Inline, ...]:
    outer: list[Inline] = []
    bold: list[Inline] | None = None
    end = 0
    for match in TOKEN.finditer(source):
        current = outer if bold is None else bold
        _add_run(current, source[end : match.start()])
        end = match.end()
        if match["strong"] is None:
            _add_token(current, match, span, diagnostics)
        elif bold is None:
            bold = []
        else:
            outer.append(Strong(tuple(bold))) if bold else _add_run(outer, "****")
            bold = None
    _add_run(outer if bold is None else bold, source[end:])
    if bold is not None:
        diagnostics.append(_unclosed(span))
        _add_run(outer, "**")
        _extend(outer, bold)
    return tuple(outer)


def _add_token(
    into: list[Inline], match: re.Match[str], span: Span | None, diagnostics: list[Diagnostic]
) -> None:
    if match["escaped"] is not None:
        _add_run(into, match["escaped"])
    elif match["newline"] is not None:
        into.append(LineBreak())
    elif match["field"] is not None:
        into.append(Field(match["field"]))
    elif is_safe_target(match["target"]):
        into.append(Link(_parse(match["label"], span, diagnostics), match["target"]))
    else:
        diagnostics.append(_bad_link(match["target"], span))
        _add_run(into, match[0])


def _add_run(into: list[Inline], text: str) -> None:
    if not text:
        return
    if into and isinstance(last := into[-1], Run):
        into[-1] = Run(last.text + text)
    else:
        into.append(Run(text))


def _extend(into: list[Inline], inlines: list[Inline]) -> None:
    for inline in inlines:
        if isinstance(inline, Run):
            _add_run(into, inline.text)
        else:
            into.append(inline)


def _bad_link(target: str, span: Span | None) -> Diagnostic:
    return Diagnostic(
        code="inline.bad-link",
        severity="error",
        message=f"'{target}' is not an address a link may lead to",
        span=span,
        hints=("use https:, http:, mailto:, tel: or #id of a block",),
    )


def _unclosed(span: Span | None) -> Diagnostic:
    return Diagnostic(
        code="inline.unclosed",
        severity="warning",
        message="'**' begins bold text that never ends",
        span=span,
        hints=(r"close it with a second '**', or write '\*' for a plain asterisk",),
    )
