"""Dispatch: a rendered and confirmed run goes out, over one connection or several."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from threading import Thread

from brochure.content.mail_file import MailFile
from brochure.errors import ProjectError
from brochure.mail.delivery import OPEN, Delivery, Run
from brochure.mail.mailroom import BusyError, Mailroom
from brochure.mail.pace import HOUR, Pace, Window
from brochure.mail.preparing import stationery_of
from brochure.mail.sealed import open_sealed, parcel_of
from brochure.mail.sender import Ending, Means, Result, Sender, Terms, Told, nothing_told
from brochure.mail.transports.outbox import Outbox
from brochure.mail.transports.smtp import Server, Smtp
from brochure.mail.transports.transport import Parcel, Transport

CLOCK_SLACK = 300.0
"""Seconds a clock may go back before that counts."""
_BY_WEIGHT: tuple[Ending, ...] = (
    "refused", "paused", "stopped", "full", "closed", "waiting", "done",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """How a person wants a run to be sent."""

    confirm: int = 0
    """How many messages that person expects to go out."""
    patient: bool = False
    """Whether to wait for what is due later."""
    resend_unknown: bool = False
    """Whether messages of unknown fate go out again, under the same Message-ID."""


def check_sending(room: Mailroom, run: Run, confirm: int) -> int:
    """Return how many messages will go out; ProjectError where they must not."""
    stationery, _ = stationery_of(room, run)
    if stationery is None or run.seal != stationery.seal:
        raise ProjectError(
            "letters or settings were changed since the messages were rendered",
            "Run 'brochure mail render' again, look at the preview, then send.",
        )
    drafts = [tag for tag, letter in stationery.letters.items() if not letter.reviewed]
    is_real = room.settings.smtp is not None and not run.redirect
    if drafts and is_real and room.settings.draft_letters == "refused":
        raise ProjectError(
            f"nobody has checked the letters in {', '.join(drafts)}",
            "Have them checked and fill in 'reviewed' in content/letters/TAG.yaml; "
            "'draft_letters: allowed' in mail.yaml is for trials.",
        )
    if room.ledger.count(run.id, ("planned",)):
        raise ProjectError("not all messages are rendered", "Run 'brochure mail render' first.")
    count = room.ledger.count(run.id, OPEN)
    accepted = (0, run.confirmed, count) if run.confirmed else (count,)
    if confirm not in accepted:
        raise ProjectError(
            f"{count} messages would go out, which nobody has confirmed",
            f"Look at the preview, then run 'brochure mail send --confirm {count}'.",
        )
    return count


def send_run(
    room: Mailroom,
    run: Run,
    order: Order,
    *,
    told: Told = nothing_told,
    make: Callable[[], Transport] | None = None,
) -> Result:
    """Send a run, or go on with it; BusyError where another program is sending.

    Args:
        room: the mailroom.
        run: what to send.
        order: how.
        told: hears of each outcome.
        make: makes a way out instead of the one in the settings.
    """
    if not room.ledger.database.hold():
        raise BusyError("another program is sending from this ledger", "Wait until it ends.")
    try:
        return _send_held(room, run, order, told, make or (lambda: transport_of(room)))
    finally:
        room.ledger.database.release()


def _send_held(
    room: Mailroom, run: Run, order: Order, told: Told, make: Callable[[], Transport]
) -> Result:
    """Put right what a crash left, see that all is confirmed, and send."""
    ledger, now = room.ledger, room.world.now()
    ledger.set_clock_back(now, CLOCK_SLACK)
    _, unknown = ledger.recover(now)
    if order.resend_unknown:
        doubtful = ledger.deliveries(run.id, ("unknown",))
        ledger.move_all([(each, "queued", {}) for each in doubtful], now)
    count = check_sending(room, run, order.confirm)
    ledger.queue(run.id, now, confirmed=run.confirmed or count)
    room.note("send", run.id, confirmed=count, unknown=len(unknown))
    result = _send(room, run, order, told, make)
    result.unknown.extend(unknown)
    room.note("sent", run.id, ending=result.ending, **dict(result.outcomes))
    return result


def transport_of(room: Mailroom) -> Transport:
    """Return the way out that the settings name."""
    smtp, secrets = room.settings.smtp, room.outside.secrets
    if smtp is None:
        return Outbox(room.outbox)
    server = Server(
        host=smtp.host,
        port=smtp.port,
        security=smtp.security,
        auth=smtp.auth if smtp.user else "none",
        user=smtp.user,
        password=secrets.get(smtp.password, "password") if smtp.password else "",
        ca_file=room.project.locate(smtp.ca_file) if smtp.ca_file else "",
        hello=smtp.hello,
    )
    return Smtp(server, room.world.monotonic)


def terms_of(settings: MailFile, *, patient: bool) -> Terms:
    """Return the limits of sending that the settings say."""
    limits = settings.limits
    return Terms(
        window=Window.read(limits.window, settings.time_zone),
        per_day=limits.per_day,
        reconnect=limits.reconnect,
        give_up=limits.give_up_hours * HOUR,
        patient=patient,
    )


def parcels_of(room: Mailroom) -> Callable[[Delivery], Parcel]:
    """Return how sealed messages are read, and signed where there is a key."""
    sender = room.settings.sender
    sign = _signer(room)

    def read(delivery: Delivery) -> Parcel:
        data = open_sealed(room.outbox, delivery)
        parcel = parcel_of(data, delivery, sender.bounces or "")
        return replace(parcel, sender=parcel.sender or sender.address, data=sign(data))

    return read


def _signer(room: Mailroom) -> Callable[[bytes], bytes]:
    dkim = room.settings.dkim
    if dkim is None:
        return lambda data: data
    from brochure.mail.dkim_signing import signer

    return signer(dkim, room.outside.secrets.get(dkim.key, "DKIM key"))


def _send(
    room: Mailroom, run: Run, order: Order, told: Told, make: Callable[[], Transport]
) -> Result:
    """Send over as many connections as the settings say, each with its own ledger connection."""
    limits = room.settings.limits
    count = room.settings.smtp.connections if room.settings.smtp else 1
    pace = Pace(limits.per_second, limits.domain_per_second)
    owner = room.outside.entropy(8).hex()
    terms = terms_of(room.settings, patient=order.patient)
    ledgers = [room.ledger, *(room.open_ledger() for _ in range(count - 1))]
    parcel = parcels_of(room)
    senders = [
        Sender(
            Means(ledger=ledger, transport=make(), world=room.world, pace=pace, parcel=parcel),
            terms,
            f"{owner}-{number}",
            told,
        )
        for number, ledger in enumerate(ledgers)
    ]
    try:
        raised = together(senders, run.id)
    finally:
        for ledger in ledgers[1:]:
            ledger.database.close()
    if raised:
        raise raised[0]
    return _joined([sender.result for sender in senders])


def together(senders: Sequence[Sender], run_id: str) -> list[BaseException]:
    """Let senders work at the same time; return what they raised."""
    raised: list[BaseException] = []

    def work(sender: Sender) -> None:
        try:
            sender.run(run_id)
        except BaseException as problem:
            raised.append(problem)

    if len(senders) == 1:
        work(senders[0])
        return raised
    threads = [Thread(target=work, args=(sender,)) for sender in senders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def _joined(results: Sequence[Result]) -> Result:
    """Return the results of several connections as one."""
    worst = min(results, key=lambda result: _BY_WEIGHT.index(result.ending))
    joined = Result(ending=worst.ending, why=worst.why, until=worst.until)
    for result in results:
        for state, count in result.outcomes.items():
            joined.outcomes[state] = joined.outcomes.get(state, 0) + count
        joined.unknown.extend(result.unknown)
    return joined
