"""The engine: opens a file, runs every check, gathers the report."""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from brochure.press.preflight import ink, rules, variants
from brochure.press.preflight.check import Check, Found
from brochure.press.preflight.inspected import Inspected, Job
from brochure.press.preflight.report import Finding, Report
from brochure.press.preflight.trace import troubles

STANDARD = "gwg-sheet"
MOST = 3
"""Findings of one kind told of one page; the others are counted."""


@cache
def checks() -> tuple[Check, ...]:
    """Return every check, in order of module names."""
    found: dict[str, Check] = {}
    for name in sorted(info.name for info in iter_modules(rules.__path__)):
        for check in import_module(f"{rules.__name__}.{name}").CHECKS:
            assert check.code not in found, f"two checks are named {check.code}"
            found[check.code] = check
    return tuple(found.values())


def preflight(data: bytes, *, variant: str = STANDARD, job: Job | None = None) -> Report:
    """Return what a print shop would find in a file.

    Raises FileProblem for a file that cannot be read, ProjectError for an unknown variant.
    """
    return report_of(opened(data, variant=variant, job=job))


def opened(data: bytes, *, variant: str = STANDARD, job: Job | None = None) -> Inspected:
    """Return a file opened for preflight; raises as `preflight` does."""
    return Inspected(data, variants.load(variant), job or Job())


def report_of(file: Inspected) -> Report:
    """Return what the checks find in an opened file."""
    findings = [finding for check in checks() for finding in _told(check, _found(check, file))]
    order = {"error": 0, "warning": 1}
    return Report(
        variant=file.variant.name,
        pages=len(file.pages),
        findings=tuple(sorted(findings, key=lambda f: (order[f.severity], f.page or 0))),
        ink=tuple(ink.page_ink(file, page) for page in file.pages),
        ink_basis=ink.BASIS,
    )


def _found(check: Check, file: Inspected) -> list[Found]:
    """Return what a check finds; objects of the wrong kind in its way are damage."""
    try:
        return list(check.find(file))
    except troubles() as problem:
        return [Found(f"this could not be checked, the file is damaged: {problem}")]


def _told(check: Check, found: Iterable[Found]) -> list[Finding]:
    """Return findings in full, a few for each page and the rest as a number."""
    groups: dict[tuple[int | None, str], list[Found]] = {}
    for one in found:
        number = one.page.number if one.page is not None else None
        groups.setdefault((number, one.severity), []).append(one)
    findings = []
    for (number, severity), members in groups.items():
        distinct = list({(one.what, one.box): one for one in members}.values())
        for at, one in enumerate(distinct[:MOST]):
            is_last = at == MOST - 1
            findings.append(
                Finding(
                    code=check.code,
                    severity="error" if severity == "error" else "warning",
                    page=number,
                    place=one.page.place(one.box) if one.page is not None else None,
                    what=one.what,
                    why=check.why,
                    remedy=check.remedy,
                    more=len(distinct) - MOST if is_last else 0,
                )
            )
    return findings
