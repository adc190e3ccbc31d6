"""Aftermath: unknowns are resolved, failures tried again, bounces heard, old messages removed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from brochure.errors import FileTooLargeError, ProjectError
from brochure.mail.bounces import Report, read_report, split_mailbox
from brochure.mail.databases import Value
from brochure.mail.delivery import SETTLED, Delivery, Run, State, may_follow
from brochure.mail.ledger import Ledger
from brochure.mail.mailroom import Mailroom
from brochure.mail.pace import DAY
from brochure.mail.server_logs import taken
from brochure.mail.transports.imap import Inbox, Mark
from brochure.workspace import Workspace

MAILBOX_LIMIT = 256 * 1024 * 1024
LETTER_LIMIT = 64 * 1024 * 1024
"""Bytes of the largest message that is fetched from a mailbox."""
Decision = Literal["sent", "resend", "cancel"]
_DECIDED: Mapping[Decision, State] = {"sent": "sent", "resend": "queued", "cancel": "cancelled"}
_HEARD: Mapping[str, State] = {
    "bounced": "bounced",
    "delivered": "delivered",
    "complained": "complained",
}


@dataclass(slots=True)
class Heard:
    """What came out of a mailbox."""

    reports: int = 0
    states: dict[str, int] = field(default_factory=dict)
    unmatched: int = 0
    """Reports about messages that are not in the ledger."""
    suppressed: int = 0
    too_large: int = 0


def resolve(room: Mailroom, name: str, decision: Decision) -> tuple[Delivery, ...]:
    """Settle messages of unknown fate, named by number, key, Message-ID, or `all`."""
    found = list(unknowns(room.ledger))
    if name != "all":
        named = {each.id for each in room.ledger.find(name)}
        found = [each for each in found if each.id in named]
    if not found:
        raise ProjectError(
            f"no message of unknown fate has the name {name}",
            "'brochure mail resolve' lists them.",
        )
    to, now = _DECIDED[decision], room.world.now()
    room.ledger.move_all([(each, to, {"reason": ""}) for each in found], now)
    room.note("resolve", decision=decision, count=len(found))
    return tuple(found)


def resolve_by_log(room: Mailroom, log: str) -> int:
    """Mark as sent what a server took by its own log; the rest stays unknown."""
    doubtful = unknowns(room.ledger)
    known = set(taken(log, [each.message_id for each in doubtful]))
    found = [each for each in doubtful if each.message_id in known]
    now = room.world.now()
    room.ledger.move_all([(each, "sent", {"reason": ""}) for each in found], now)
    room.note("resolve", decision="log", count=len(found))
    return len(found)


def unknowns(ledger: Ledger) -> tuple[Delivery, ...]:
    """Return all messages of unknown fate."""
    return tuple(each for run in ledger.runs() for each in ledger.deliveries(run.id, ("unknown",)))


def retry(room: Mailroom, run: Run) -> int:
    """Queue again what has failed, but for dead and suppressed addresses."""
    suppressed = room.ledger.suppressed()
    failed = [
        each
        for each in room.ledger.deliveries(run.id, ("failed", "bounced"))
        if each.address_key not in suppressed
    ]
    fresh: dict[str, Value] = {"reason": "", "attempt": 0, "not_before": 0.0, "first_at": 0.0}
    count = room.ledger.move_all([(each, "queued", fresh) for each in failed], room.world.now())
    room.note("retry", run.id, count=count)
    return count


def cancel(room: Mailroom, run: Run) -> int:
    """Cancel what has not gone out."""
    waiting: tuple[State, ...] = ("planned", "rendered", "queued", "deferred", "failed")
    found = room.ledger.deliveries(run.id, waiting)
    count = room.ledger.move_all([(each, "cancelled", {}) for each in found], room.world.now())
    room.note("cancel", run.id, count=count)
    return count


def hear_bounces(room: Mailroom, mailbox: Workspace) -> Heard:
    """Read a Maildir, a folder of messages or mbox files; writes down what they report."""
    heard = Heard()
    for path in mailbox.list_files():
        try:
            data = mailbox.read_bytes(path, limit=MAILBOX_LIMIT)
        except FileTooLargeError:
            heard.too_large += 1
            continue
        for message in split_mailbox(data):
            _hear(room, message, heard)
    room.note("bounces", reports=heard.reports, states=heard.states)
    return heard


def hear_inbox(room: Mailroom) -> Heard:
    """Read what has come to the mailbox of the settings since the last time.

    Raises ProjectError where the settings name none, InboxProblem where it cannot be read. How far
    it was read is kept message by message; what a report says is taken once however often it is
    heard.
    """
    settings = room.settings.inbox
    if settings is None:
        raise ProjectError(
            "mail.yaml names no mailbox for bounces",
            "Write 'inbox: {host: …, user: …, password: …}', or name a folder of messages.",
        )
    inbox = Inbox(
        host=settings.host,
        port=settings.port,
        security=settings.security,
        auth=settings.auth,
        user=settings.user,
        password=room.outside.secrets.get(settings.password, "password of the inbox"),
        ca_file=room.project.locate(settings.ca_file) if settings.ca_file else "",
        folder=settings.folder,
    )
    heard = Heard()
    fact = f"inbox:{settings.user}@{settings.host}/{settings.folder}"
    for letter in inbox.letters(Mark.read(room.ledger.fact(fact)), LETTER_LIMIT):
        if letter.data is None:
            heard.too_large += 1
        else:
            _hear(room, letter.data, heard)
        room.ledger.keep(fact, str(letter.mark))
    room.note("bounces", reports=heard.reports, states=heard.states)
    return heard


def _hear(room: Mailroom, message: bytes, heard: Heard) -> None:
    for report in read_report(message):
        heard.reports += 1
        _take(room, report, heard)


def _take(room: Mailroom, report: Report, heard: Heard) -> None:
    delivery = match(room, report)
    if delivery is None:
        heard.unmatched += 1
        return
    heard.states[report.kind] = heard.states.get(report.kind, 0) + 1
    now = room.world.now()
    state = _HEARD.get(report.kind)
    if state is not None and may_follow(delivery.state, state):
        changes: dict[str, Value] = {"enhanced": report.status, "reason": ""}
        room.ledger.move(delivery, state, now, **changes)
    if report.is_dead:
        heard.suppressed += 1
        reason = "complaint" if report.kind == "complained" else "hard bounce"
        room.ledger.suppress(delivery.address_key, reason, "bounce", now)


def match(room: Mailroom, report: Report) -> Delivery | None:
    """Return the message a report is about: by token, then Message-ID, then address."""
    ledger = room.ledger
    found: Sequence[Delivery] = ()
    if report.token:
        found = ledger.by_token(report.token)
    if not found and "@" in report.message_id:
        found = ledger.find(report.message_id)
    if not found and report.address:
        found = ledger.by_address(room.key.address(report.address))
    return found[0] if found else None


def purge(room: Mailroom, days: int) -> int:
    """Remove messages and previews that were settled so many days ago; outcomes stay."""
    now = room.world.now()
    before = now - days * DAY
    count = 0
    for run in room.ledger.runs():
        deliveries = room.ledger.deliveries(run.id)
        old = [
            each
            for each in deliveries
            if each.state in SETTLED and each.updated_at < before and each.eml_path
        ]
        _remove(room, old)
        count += len(old)
        if all(each.state in SETTLED and each.updated_at < before for each in deliveries):
            room.outbox.remove(f"{run.id}/preview/index.html")
    room.note("purge", days=days, removed=count)
    return count


def _remove(room: Mailroom, deliveries: Iterable[Delivery]) -> None:
    gone = []
    for each in deliveries:
        room.outbox.remove(each.eml_path)
        gone.append(each)
    room.ledger.forget(gone)
