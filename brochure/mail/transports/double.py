"""Double: a transport in memory that does what a test tells it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from brochure.mail.replies import Reply
from brochure.mail.transports.transport import (
    Accepted,
    BeforeDot,
    ConnectionProblem,
    Outcome,
    Parcel,
    Refused,
    Unanswered,
)

OK = Reply(250, "2.0.0", "taken")
Script = Callable[[Parcel], Outcome]


@dataclass(slots=True)
class Double:
    """Keeps what arrived; refuses what its script refuses."""

    script: Script = lambda parcel: Accepted(OK)
    arrived: list[Parcel] = field(default_factory=list)
    refuses_to_open: ConnectionProblem | None = None
    openings: int = 0
    is_open: bool = False

    def open(self) -> None:
        """Open, or raise what the test asked for."""
        if self.refuses_to_open is not None:
            raise self.refuses_to_open
        self.openings += not self.is_open
        self.is_open = True

    def deliver(self, parcel: Parcel, before_dot: BeforeDot) -> Outcome:
        """Do as the script says; a refusal at the dot and silence come after `before_dot`."""
        assert self.is_open, "opened first"
        outcome = self.script(parcel)
        if isinstance(outcome, Refused) and outcome.step != "dot":
            self.is_open = outcome.is_open
            return outcome
        before_dot()
        if isinstance(outcome, Accepted):
            self.arrived.append(parcel)
        elif isinstance(outcome, Unanswered):
            self.is_open = False
        return outcome

    def close(self) -> None:
        """Close."""
        self.is_open = False
