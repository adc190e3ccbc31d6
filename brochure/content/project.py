"""Project: the project file at the root becomes the defaults of a build."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError

from brochure.content.keys import plain_data
from brochure.content.models import ProjectFile
from brochure.content.press import JobSettings, PressSettings
from brochure.content.problems import problems_of
from brochure.content.source import MappingNode, parse
from brochure.values.diagnostic import Diagnostic
from brochure.values.span import Span

_OUTSIDE = re.compile(r"(^|/)\.\.(/|$)|^[/~\\]|^[A-Za-z]:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What a project declares; empty tuples mean all there are."""

    brochures: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    products: tuple[str, ...] = ("a4",)
    profiles: tuple[str, ...] = ("screen",)
    theme: str = "hershe"
    output: str = "output"
    native_digits: tuple[str, ...] = ()
    """Languages set with digits of their own."""
    variables: Mapping[str, str] = field(default_factory=dict)
    press: PressSettings = field(default_factory=PressSettings)
    job: JobSettings = field(default_factory=JobSettings)


def read_project(text: str, file: str) -> tuple[Project | None, tuple[Diagnostic, ...]]:
    """Return what a project file declares; an empty text is a project of defaults.

    Diagnostics: those of `content.source` and `content.problems`, and value.rule for an output
    folder outside the project.
    """
    if not text.strip():
        return Project(), ()
    node, found = parse(text, file)
    if found or node is None:
        return None, found
    if not isinstance(node, MappingNode):
        return None, (_error("value.type", "a project file is a mapping of keys", node.span),)
    try:
        model = ProjectFile.model_validate(_given(node))
    except ValidationError as error:
        return None, problems_of(error, ProjectFile, node, "a project file")
    if _OUTSIDE.search(model.output):
        span = node.entries["output"].value.span
        return None, (_error("value.rule", "'output' must be a folder inside the project", span),)
    if _OUTSIDE.search(model.press.icc):
        span = node.entries["press"].value.span
        return None, (_error("value.rule", "'icc' must be a file inside the project", span),)
    declared = model.model_dump(exclude={"format", "press", "job"})
    press = PressSettings(**model.press.model_dump())
    job = JobSettings(**model.job.model_dump())
    return Project(**declared, press=press, job=job), ()


def _given(node: MappingNode) -> dict[str, object]:
    data = {name: plain_data(entry.value) for name, entry in node.entries.items()}
    return {name: value for name, value in data.items() if value is not None}


def _error(code: str, message: str, span: Span) -> Diagnostic:
    return Diagnostic(code=code, severity="error", message=message, span=span)
