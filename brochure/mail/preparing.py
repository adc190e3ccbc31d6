"""Preparing: a handover is planned, and what is planned is rendered."""

from collections.abc import Iterator

from brochure.errors import ProjectError
from brochure.handouts.handover import FILE_NAME, Handover, read_handover
from brochure.mail import letters
from brochure.mail.delivery import Delivery, Run
from brochure.mail.letters import Letter
from brochure.mail.mailroom import SETTINGS, Mailroom
from brochure.mail.pace import DAY
from brochure.mail.planning import Known, Plan, only_first, plan, run_of
from brochure.mail.rendering import Renderer, Stationery
from brochure.themes.read import load_theme
from brochure.values.diagnostic import Diagnostic
from brochure.values.digest import digest
from brochure.workspace import Workspace

HANDOVER_LIMIT = 1 << 30


def plan_run(
    room: Mailroom, folder: Workspace, *, redirect: str = "", first: int = 0, again: bool = False
) -> Plan:
    """Put the deliveries of a handover into the ledger; doing so again changes nothing.

    Args:
        room: the mailroom.
        folder: where the handover and its PDFs are.
        redirect: address that all messages go to instead, for a trial.
        first: how many recipients a trial has; 0 for all.
        again: whether people who have this document already get it again.
    """
    fingerprint, handover = _handover(folder)
    if handover.purpose != "care":
        raise ProjectError(
            "this is advertising, which needs a consent and an opt-out of its own",
            "Only information for one's own patients is mailed here.",
        )
    now = room.world.now()
    if room.ledger.newest() > now + DAY:
        raise ProjectError(
            "the clock of this computer is more than a day behind the ledger",
            "Set the clock, then plan again: the date goes into the messages.",
        )
    place = str(folder.root.absolute())
    run = run_of(handover, fingerprint, folder=place, redirect=redirect, first=first, now=now)
    had = (run.document_id, run.document_version, run.id)
    known = Known(
        suppressed=frozenset(room.ledger.suppressed()),
        before={} if again else room.ledger.received_before(*had),
    )
    domain = room.settings.sender.address.rpartition("@")[2]
    planned = plan(only_first(handover, first), run, known, room.key, domain)
    room.ledger.add_run(run)
    room.ledger.add(planned.deliveries, now)
    rows = len(planned.deliveries)
    room.note("plan", run.id, document=run.source, planned=planned.planned, rows=rows)
    return planned


def stationery_of(room: Mailroom, run: Run) -> tuple[Stationery | None, tuple[Diagnostic, ...]]:
    """Return what the messages of a run share, None where something of it is missing.

    Diagnostics: those of `load_letter`, letter.value-missing, letter.draft (warning).
    """
    wanted = room.ledger.languages(run.id)
    found: list[Diagnostic] = []
    read: dict[str, Letter] = {}
    for tag in wanted:
        letter, problems = letters.load_letter(tag, room.project)
        found.extend(problems)
        if letter is not None:
            read[tag] = letter
    theme = load_theme(room.settings.theme)
    stationery = Stationery(settings=room.settings, letters=read, theme=theme, run=run)
    values = stationery.values
    missing = {name for each in read.values() for name in letters.missing_values(each, values)}
    found.extend(_no_value(name) for name in sorted(missing))
    found.extend(letters.drafts(read.values()))
    return (stationery if len(read) == len(wanted) and not missing else None), tuple(found)


def render_run(room: Mailroom, stationery: Stationery) -> Iterator[tuple[int, int]]:
    """Render what is planned; yields how many of how many are done."""
    run, now = stationery.run, room.world.now()
    if run.seal and run.seal != stationery.seal:
        # Letters or settings were changed: what has not gone out is made anew.
        _start_again(room, run, now)
    room.ledger.seal(run.id, stationery.seal)
    folder = Workspace(run.folder)
    fingerprint, handover = _handover(folder)
    if fingerprint != run.handover:
        raise ProjectError(
            "the handouts were rendered anew since the plan", "Plan again with this folder."
        )
    renderer = Renderer(stationery, folder, room.outbox)
    planned = room.ledger.deliveries(run.id, ("planned",))
    handouts = {each.row: each for each in handover.handouts}
    for done in renderer.render(room.ledger, planned, handouts, now):
        yield done, len(planned)
    if planned:
        renderer.write_preview(room.sums(run))
    room.note("render", run.id, rendered=len(planned), seal=stationery.seal)


def _start_again(room: Mailroom, run: Run, now: float) -> None:
    rendered: tuple[Delivery, ...] = room.ledger.deliveries(run.id, ("rendered",))
    room.ledger.move_all([(each, "planned", {}) for each in rendered], now)


def _handover(folder: Workspace) -> tuple[str, Handover]:
    """Return the digest of a handover and what it says."""
    data = folder.read_bytes(FILE_NAME, limit=HANDOVER_LIMIT)
    return digest(data), read_handover(data, FILE_NAME)


def _no_value(name: str) -> Diagnostic:
    return Diagnostic(
        code="letter.value-missing",
        severity="error",
        message=f"the letters need '{name}', which {SETTINGS} does not give",
        hints=(f"add '{name}:' under 'variables:'",),
    )
