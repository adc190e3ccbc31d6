"""`brochure check`: find everything build would find, without writing."""

from __future__ import annotations

import json
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

import brochure
from brochure.cli import project, show
from brochure.cli.progress import steps

if TYPE_CHECKING:
    from brochure import BuildResult, Diagnostic
    from brochure.values.span import Span


@click.command("check")
@project.choosing
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Messages for people, or JSON for programs.",
)
@click.pass_obj
def command(  # noqa: PLR0913 - one parameter for each option
    folder: str | None,
    brochures: tuple[str, ...],
    languages: str | None,
    products: str | None,
    profiles: str | None,
    theme: str | None,
    form: str,
) -> int:
    """Find everything 'brochure build' would find, without writing.

    The exit code is 1 where there are errors.
    """
    workspace = project.open_workspace(folder)
    session = brochure.Session(workspace)
    messages = show.Messages(workspace)
    chosen = project.choice(brochures, languages, products, profiles, theme)
    targets = project.planned(session, chosen, messages)
    is_text = form == "text"
    results: list[tuple[BuildResult, float]] = []
    for target in steps(targets, shown=is_text):
        start = perf_counter()
        result = brochure.diagnose_one(session, target)
        results.append((result, perf_counter() - start))
        if is_text:
            messages.show(result.diagnostics)
    click.echo(show.table(results) if is_text else as_json([result for result, _ in results]))
    return 0 if all(result.is_good for result, _ in results) else 1


def as_json(results: list[BuildResult]) -> str:
    """Return all messages with the outputs they were found for."""
    outputs: dict[Diagnostic, list[str]] = {}
    for result in results:
        for diagnostic in result.diagnostics:
            outputs.setdefault(diagnostic, []).append(result.target.path)
    severities = [diagnostic.severity for diagnostic in outputs]
    shown = {
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
        "outputs": [{"path": r.target.path, "good": r.is_good, "pages": r.pages} for r in results],
        "messages": [_fields(found, paths) for found, paths in outputs.items()],
    }
    return json.dumps(shown, ensure_ascii=False, indent=2)


def _fields(diagnostic: Diagnostic, paths: list[str]) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "place": _place(diagnostic.span),
        "hints": list(diagnostic.hints),
        "related": [{"label": label, "place": _place(span)} for label, span in diagnostic.related],
        "outputs": sorted(set(paths)),
    }


def _place(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else span._asdict()


COMMAND = command
