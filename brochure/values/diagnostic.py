"""Diagnostics: what is wrong with content, where, and what to do about it."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from brochure.values.span import Span

Severity = Literal["error", "warning", "note"]


class Said(NamedTuple):
    """How a message was made, so that it can be said in another language."""

    key: str
    """Key of the template."""
    values: tuple[tuple[str, str], ...] = ()
    """What was put into it, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding. Stages gather them as values; nothing is raised for content problems."""

    code: str
    """Stable dotted name, for example `key.unknown`; `brochure explain CODE` tells more."""
    severity: Severity
    message: str
    """What is wrong, with the offending value; one sentence without a full stop."""
    span: Span | None = None
    hints: tuple[str, ...] = ()
    """What to do, one sentence each."""
    related: tuple[tuple[str, Span], ...] = ()
    """Other places that matter, each with a label."""
    why: str = ""
    """Why it matters, with one source; one sentence or two."""
    said: Said | None = None


def has_errors(diagnostics: tuple[Diagnostic, ...] | list[Diagnostic]) -> bool:
    """Tell whether any of the diagnostics is an error."""
    return any(d.severity == "error" for d in diagnostics)
