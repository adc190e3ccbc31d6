"""A mailroom to test in: a world one owns, a ledger in memory, messages of a few lines."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from brochure.mail.delivery import Delivery, Run
from brochure.mail.keys import SiteKey, message_id
from brochure.mail.ledger import Ledger
from brochure.mail.pace import HOUR, Pace, Window
from brochure.mail.sender import Means, Result, Sender, Terms
from brochure.mail.transports.transport import Parcel, Transport

START = 1_790_000_000.0
KEY = SiteKey(b"k" * 64)
RUN = Run(
    id="sheet-1-abc",
    document_id="sheet",
    document_version="1",
    source="s",
    folder="/nowhere",
    handover="h",
    created_at=START,
)


@dataclass
class TestWorld:
    """Time stands still but for sleeping; chance is none."""

    __test__ = False
    time: float = START
    steady: float = 1000.0
    slept: list[float] = field(default_factory=list)
    stopping: bool = False
    on_sleep: Callable[[], None] = lambda: None

    def now(self) -> float:
        return self.time

    def monotonic(self) -> float:
        return self.steady

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds
        self.steady += seconds
        self.on_sleep()

    def chance(self) -> float:
        return 0.0

    def is_stopping(self) -> bool:
        return self.stopping


def deliveries(count: int, run: Run = RUN) -> list[Delivery]:
    """Return rendered deliveries to the people p1, p2 and so on."""
    found = []
    for row in range(1, count + 1):
        address = f"p{row}@example.com"
        recipient = KEY.recipient(address, "")
        parts = (run.id, recipient, run.document_id, run.document_version, "en")
        found.append(
            Delivery(
                run_id=run.id,
                row=row,
                recipient_key=recipient,
                address_key=KEY.address(address),
                domain_key=KEY.domain(address),
                document_id=run.document_id,
                document_version=run.document_version,
                locale="en",
                message_id=message_id(KEY.token(*parts), "clinic.example"),
                state="queued",
            )
        )
    return found


def parcel(delivery: Delivery) -> Parcel:
    """Return a small message of a delivery."""
    address = f"p{delivery.row}@example.com"
    text = f"To: {address}\r\nMessage-ID: {delivery.message_id}\r\n\r\n.hello\r\nrow\r\n"
    return Parcel(sender="bounce@clinic.example", recipient=address, data=text.encode())


TERMS = Terms(
    window=Window(0, 0, "UTC"), per_day=1_000_000, reconnect=50, give_up=48 * HOUR, patient=False
)


def filled(ledger: Ledger, count: int) -> Ledger:
    """Put a run of so many queued deliveries into a ledger."""
    ledger.add_run(replace(RUN, confirmed=count))
    ledger.add(deliveries(count), START)
    return ledger


def send(
    ledger: Ledger,
    transport: Transport,
    world: TestWorld | None = None,
    terms: Terms = TERMS,
    read: Callable[[Delivery], Parcel] = parcel,
) -> Result:
    """Send the run with one sender."""
    means = Means(
        ledger=ledger,
        transport=transport,
        world=world or TestWorld(),
        pace=Pace(1000.0, 1000.0),
        parcel=read,
    )
    return Sender(means, terms, "me").run(RUN.id)


def states(ledger: Ledger) -> dict[str, int]:
    """Return how many deliveries are in which state."""
    found: dict[str, int] = {}
    for (_, state, _), count in ledger.counts(RUN.id).items():
        found[state] = found.get(state, 0) + count
    return found
