"""Syntax: what the YAML parser refuses, in words for people and with advice.

Takes the parser's exception and the text, gives one diagnostic.
"""

import yaml

from brochure.values.diagnostic import Diagnostic
from brochure.values.span import Span

_ADVICE = (
    ("mapping values are not allowed", "put quotes around a text that holds a colon and a space"),
    ("found character that cannot start", "put quotes around the text"),
    ("found unexpected end of stream", "look for a quotation mark that is never closed"),
    ("did not find expected key", "check the indentation, and quotation marks inside quotes"),
    ("did not find expected '-' indicator", "line the list entries up under each other"),
    ("could not find expected ':'", "add a colon after the key, or indent the line further"),
    ("did not find expected ',' or", "close the bracket or brace, or add the missing comma"),
    ("did not find expected alphabetic", "put quotes around a text that begins with '*' or '&'"),
    ("did not find expected whitespace or line break", "put quotes around the text"),
    ("found unknown escape character", "write the backslash twice, or use single quotes"),
)


def explained(error: yaml.YAMLError, text: str, file: str) -> Diagnostic:
    """Return source.tab where a tab is to blame, else source.syntax with advice."""
    problem = str(getattr(error, "problem", None) or "the text is not YAML")
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.splitlines()
    here = lines[line - 1] if line <= len(lines) else ""
    indent = here[: len(here) - len(here.lstrip())]
    if "\t" in indent:
        column = indent.index("\t") + 1
        return Diagnostic(
            code="source.tab",
            severity="error",
            message="the line is indented with a tab",
            span=Span(file, line, column, line, column + 1),
            hints=("indent with spaces, two for each level",),
        )
    hints = tuple(advice for start, advice in _ADVICE if start in problem)
    context = getattr(error, "context_mark", None)
    related: tuple[tuple[str, Span], ...] = ()
    if context is not None and context.line + 1 != line:
        start = (context.line + 1, context.column + 1)
        where = Span(file, *start, start[0], start[1] + 1)
        related = ((str(getattr(error, "context", "") or "begun here"), where),)
    return Diagnostic(
        code="source.syntax",
        severity="error",
        message=f"the YAML cannot be read: {problem}",
        span=Span(file, line, column, line, column + 1),
        hints=hints[:1],
        related=related,
    )
