"""The offer: in which languages a brochure may go out, and what it asks of recipients."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from brochure.errors import ProjectError
from brochure.handouts.headings import labels_of
from brochure.handouts.master import Master, errors_in
from brochure.handouts.recipients import MissingLanguage, Wanted
from brochure.handouts.table import problem
from brochure.handouts.values import DayOrder
from brochure.pipeline.plan import Choice, Target, plan
from brochure.pipeline.session import Session
from brochure.values.diagnostic import Diagnostic

SHEET = "a4-sheet"
"""Product of personal copies where neither brochure nor caller names one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A brochure as it can be handed out."""

    brochure: str
    product: str
    masters: Mapping[str, Master]
    """By language: those that may go out."""
    wanted: Wanted
    diagnostics: tuple[Diagnostic, ...]
    """Why other languages may not."""
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a caller asks for beside brochure and recipients."""

    product: str | None = None
    theme: str | None = None
    draft: bool = False
    missing_language: MissingLanguage = "stop"
    default_language: str | None = None
    dates: DayOrder = ""
    password_column: str | None = None
    needs_address: bool = False


def offer(session: Session, brochure: str, terms: Terms) -> Offer:
    """Return what can be handed out; ProjectError for an unknown brochure or product.

    Diagnostics: handout.not-personal, handout.unreleased (a warning for each language that may
    not go out, an error where none may), and the errors of languages that cannot be made.
    """
    product = terms.product or next(iter(session.products_of(brochure)), SHEET)
    source = session.document(brochure)
    if source.document is None:
        return _nothing(brochure, product, errors_in(source.diagnostics))
    if not source.document.fields:
        message = f"'{brochure}' has no 'fields', so no copy of it is personal"
        hint = "declare what differs from person to person under 'fields'"
        path = f"{session.folder(brochure)}/brochure.yaml"
        missing = problem(path, 1, 0, "handout.not-personal", message, hint)
        return _nothing(brochure, product, (missing,))
    masters, found = _masters(session, brochure, product, terms)
    if not masters:
        found = [replace(one, severity="error") for one in found]
    labels: dict[str, str] = {}
    for master in masters.values():
        if master.document is not None:
            labels |= labels_of(master.document)
    wanted = Wanted(
        fields=source.document.fields,
        available=tuple(masters),
        default=terms.default_language or source.document.language,
        labels=labels,
        missing_language=terms.missing_language,
        dates=terms.dates,
        password_column=terms.password_column,
        needs_address=terms.needs_address,
    )
    return Offer(
        brochure=brochure,
        product=product,
        masters=masters,
        wanted=wanted,
        diagnostics=tuple(found),
        version=str(getattr(source.document.control, "version", "") or ""),
    )


def _masters(
    session: Session, brochure: str, product: str, terms: Terms
) -> tuple[dict[str, Master], list[Diagnostic]]:
    """Return the languages that may go out, and why others may not."""
    chosen = Choice(
        brochures=(brochure,),
        languages=("all",),
        products=(product,),
        profiles=("screen",),
        theme=terms.theme,
    )
    masters: dict[str, Master] = {}
    found: list[Diagnostic] = []
    for target in plan(session, chosen):
        master, problems = _master(session, target, terms)
        found += problems
        if master is not None:
            masters[target.language] = master
    return masters, found


def _master(
    session: Session, target: Target, terms: Terms
) -> tuple[Master | None, tuple[Diagnostic, ...]]:
    """Return a master that may go out, or why there is none."""
    master = Master(session, target, draft=terms.draft)
    path = f"{session.folder(target.brochure)}/brochure.yaml"
    if master.refused and not terms.draft:
        found = [
            problem(
                path,
                1,
                0,
                "handout.unreleased",
                f"'{target.language}' may not go out: {reason}",
                "drafts are made with --draft, and every page says so",
                severity="warning",
            )
            for reason in master.refused
        ]
        return None, tuple(found)
    if not master.is_good:
        return None, errors_in(master.findings)
    return master, ()


def _nothing(brochure: str, product: str, found: tuple[Diagnostic, ...]) -> Offer:
    wanted = Wanted(fields={}, available=(), default="")
    return Offer(brochure=brochure, product=product, masters={}, wanted=wanted, diagnostics=found)


def one_master(session: Session, target: Target, *, draft: bool) -> Master:
    """Return the master of a worker; ProjectError where it went bad since the run began."""
    master = Master(session, target, draft=draft)
    if not master.is_good or (master.refused and not draft):
        raise ProjectError(
            f"'{target.brochure}' in '{target.language}' cannot be handed out any more",
            "Look at it with 'brochure handout check', then run again.",
        )
    return master
