"""`brochure check`: judge what is said and how it is set, without writing."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from time import perf_counter
from typing import TYPE_CHECKING

import click

import brochure
from brochure.cli import project, score, show
from brochure.cli.progress import steps

if TYPE_CHECKING:
    from brochure import BuildResult, Examiner, Target
    from brochure.check.reports.report import Output, Report
    from brochure.check.tongue import Tongue

_OPTIONS = (
    click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json", "sarif", "junit"]),
        default="text",
        help="Messages for people, or a report for programs.",
    ),
    click.option(
        "--fail-on",
        type=click.Choice(["error", "warning"]),
        default="error",
        help="From which severity on the exit code is 1.",
    ),
    click.option("--score", "scored", is_flag=True, help="Print a report card of each text."),
    click.option("--no-pages", is_flag=True, help="Judge the words alone; lay out no pages."),
    click.option(
        "--on",
        "day",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="DATE",
        help="Judge dates as on this day; today by default.",
    ),
    click.option(
        "--messages",
        "tongue",
        type=click.Choice(["en", "ko"]),
        help="Language of the messages; that of the system by default.",
    ),
)


def _with_options(command: Callable[..., int]) -> Callable[..., int]:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.command("check")
@project.choosing
@_with_options
@click.pass_obj
def command(  # noqa: PLR0913 - one parameter for each option
    folder: str | None,
    brochures: tuple[str, ...],
    languages: str | None,
    products: str | None,
    profiles: str | None,
    theme: str | None,
    form: str,
    fail_on: str,
    day: date | None,
    tongue: str | None,
    *,
    scored: bool,
    no_pages: bool,
) -> int:
    """Find what is wrong with brochures, without writing.

    Beyond what stops a build it judges what is said: promises, missing risks, hard sentences,
    numbers, dates, privacy, and the law of the place where a brochure is used; and how pages are
    set. Each finding says what was seen, why it matters and what to do. Nothing of it is legal
    advice. 'brochure explain CODE' tells more; 'waivers' in the content let a named person answer
    for a finding until a day.

    The exit code is 1 where there are errors, or warnings with '--fail-on warning'.
    """
    workspace = project.open_workspace(folder)
    session = brochure.Session(workspace)
    spoken = speaking(tongue)
    messages = show.Messages(workspace, tongue=spoken)
    chosen = project.choice(brochures, languages, products, profiles, theme)
    targets = project.planned(session, chosen, messages)
    today = day or date.today()  # noqa: DTZ011 - the day where the person is
    examiner = brochure.Examiner(session, _day(today), is_laid_out=not no_pages)
    is_text = form == "text" and not scored
    results: list[tuple[BuildResult, float]] = []
    for target in steps(targets, shown=is_text):
        start = perf_counter()
        result = examiner.examine(target)
        results.append((result, perf_counter() - start))
        if is_text:
            messages.show(result.diagnostics)
    click.echo(_shown(results, form, examiner, spoken, scored=scored))
    least = ("error",) if fail_on == "error" else ("error", "warning")
    found = {d.severity for result, _ in results for d in result.diagnostics}
    return 1 if found.intersection(least) or not all(r.is_good for r, _ in results) else 0


def speaking(tag: str | None) -> Tongue:
    """Return the language asked for, else that of the system's messages."""
    from brochure.check.tongue import speak

    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    system = next((name for name in names if name), "en")
    return speak(tag or system[:2])


def _day(moment: date) -> date:
    return date(moment.year, moment.month, moment.day)


def _shown(
    results: list[tuple[BuildResult, float]],
    form: str,
    examiner: Examiner,
    tongue: Tongue,
    *,
    scored: bool,
) -> str:
    """Return what goes to standard output."""
    if scored:
        return score.cards([result for result, _ in results], examiner, tongue)
    if form == "text":
        return show.table(results)
    return _report([result for result, _ in results], form, tongue)


def _report(results: list[BuildResult], form: str, tongue: Tongue) -> str:
    from brochure.check.reports import as_json, as_junit, as_sarif
    from brochure.check.reports.report import report

    whole: Report = report(_output(result, result.target, tongue) for result in results)
    if form == "json":
        return as_json.as_json(whole)
    if form == "junit":
        return as_junit.as_junit(whole)
    return as_sarif.as_sarif(whole, brochure.__version__)


def _output(result: BuildResult, target: Target, tongue: Tongue) -> Output:
    from brochure.check.reports.report import Output

    findings = tuple(tongue.told(finding) for finding in result.diagnostics)
    return Output(target.path, result.is_good, result.pages, findings)


COMMAND = command
