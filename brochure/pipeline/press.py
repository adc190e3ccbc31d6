"""Press: the profile a project asks for, and preflight of what was made with it.

A file with preflight errors is not delivered: its findings are errors of the build.
"""

from brochure.errors import FileProblem
from brochure.pdf import profiles
from brochure.pdf.press_icc import broken_icc
from brochure.pdf.profiles import Profile
from brochure.pdf.profiles.press import customized
from brochure.pipeline.plan import Target
from brochure.pipeline.session import Session
from brochure.press.preflight.engine import preflight
from brochure.press.preflight.inspected import Job
from brochure.press.preflight.report import Report
from brochure.values.diagnostic import Diagnostic
from brochure.values.span import Span
from brochure.values.units import to_mm

ICC_LIMIT = 16 * 1024 * 1024
"""Bytes of the largest profile; real ones have two or three million."""


def profile_of(session: Session, name: str) -> tuple[Profile | None, tuple[Diagnostic, ...]]:
    """Return an output profile; one for presses is made for the press of the project.

    Diagnostics: those of `brochure.pdf.press_icc`.
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
    job = Job(
        bleed=to_mm(product.bleed),
        is_saddle_stitched=product.stitched,
        max_spots=settings.spots,
    )
    return preflight(data, variant=settings.preflight, job=job)


def findings(session: Session, target: Target, data: bytes) -> tuple[Diagnostic, ...]:
    """Return what preflight says of a file, as findings of the build."""
    report = inspected(session, target, data)
    return tuple(finding.diagnostic() for finding in report.findings)
