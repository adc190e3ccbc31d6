"""Press: the profile a project asks for, and preflight of what was made with it.

A file with preflight errors is not delivered: its findings are errors of the build.
"""

from dataclasses import replace

from brochure.errors import FileProblem
from brochure.pdf import profiles
from brochure.pdf.press_icc import broken_icc
from brochure.pdf.profiles import Profile
from brochure.pdf.profiles.press import customized
from brochure.pipeline.plan import Target
from brochure.pipeline.session import Session
from brochure.press.preflight.engine import preflight
from brochure.press.preflight.inspected import Job
from brochure.press.preflight.report import Finding, Report
from brochure.values.diagnostic import Diagnostic
from brochure.values.span import Span
from brochure.values.units import mm, to_mm

ICC_LIMIT = 16 * 1024 * 1024
"""Bytes of the largest profile; real ones have two or three million."""
LEAST_BLEED = mm(1.5)
"""Bleed that creep must leave on the inner sheets of a stitched piece."""


def profile_of(session: Session, name: str) -> tuple[Profile | None, tuple[Diagnostic, ...]]:
    """Return an output profile; one for presses is made for the press of the project.

    Findings are those of a broken ICC profile.
    """
    profile = profiles.load(name)
    if profile.x_version is None:
        return profile, ()
    settings = session.project.press
    icc = None
    if settings.icc:
        try:
            icc = session.files.read_bytes(settings.icc, limit=ICC_LIMIT)
        except FileProblem as problem:
            return None, (_unreadable(settings.icc, problem),)
        found = broken_icc(icc, settings.icc)
        if found:
            return None, found
    made = customized(
        icc=icc,
        condition=settings.condition,
        ink_limit=settings.ink_limit,
        opaque=settings.x1a_safe,
    )
    return made, ()


def _unreadable(path: str, problem: FileProblem) -> Diagnostic:
    return Diagnostic(
        code="press.icc-unreadable",
        severity="error",
        message=problem.message,
        span=Span(path),
        hints=(problem.remedy or "Check the path in 'press: icc:' of the project file.",),
    )


def inspected(session: Session, target: Target, data: bytes) -> Report:
    """Return the preflight report of a press file of the project."""
    settings, product = session.project.press, session.product(target.product)
    # On sheets, creep takes from the bleed what imposing allows, and pages are in fours already.
    bleed = min(product.bleed, LEAST_BLEED) if target.imposed else product.bleed
    job = Job(
        bleed=to_mm(bleed),
        is_saddle_stitched=product.stitched and not target.imposed,
        max_spots=settings.spots,
    )
    return preflight(data, variant=settings.preflight, job=job)


def findings(session: Session, target: Target, data: bytes) -> tuple[Diagnostic, ...]:
    """Return what preflight says of a file, as findings of the build: one of each kind."""
    kinds: dict[tuple[str, str], list[Finding]] = {}
    for finding in inspected(session, target, data).findings:
        kinds.setdefault((finding.code, finding.severity), []).append(finding)
    return tuple(_merged(members).diagnostic() for members in kinds.values())


def _merged(findings: list[Finding]) -> Finding:
    """Return the first of some findings of a kind, with the number of the others."""
    more = sum(1 + finding.more for finding in findings) - 1
    return replace(findings[0], more=more)
