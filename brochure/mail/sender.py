"""Sender: the loop that takes messages from the ledger and hands them to a transport.

    claim ─▶ read the sealed bytes ─▶ wait for a turn ─▶ envelope and text ─▶ commit `dot` ─▶ dot
                                                                    commit the answer ◀─┘

It stops before the dot when the ledger cannot be written, and after the message in hand when asked
to. What it cannot know it leaves as `unknown` for a person.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Literal

from brochure.mail.databases import Value
from brochure.mail.delivery import Delivery, State
from brochure.mail.ledger import Ledger, LostClaimError
from brochure.mail.pace import DAY, HOUR, MOST_ATTEMPTS, Pace, Window, deferral, pause
from brochure.mail.replies import Reply, Verdict, judge
from brochure.mail.transports.transport import (
    Accepted,
    ConnectionProblem,
    Parcel,
    Refused,
    Transport,
    Unanswered,
)
from brochure.mail.world import SteadyClock, World

Told = Callable[[Delivery, State], None]
BATCH = 10
"""Messages claimed at once."""
LEASE = 900.0
"""Seconds after which a claim looks strange to people; a claim ends with its process."""
REFUSALS_IN_A_ROW = 3
"""Refused contents after which something is wrong with all of them."""

Ending = Literal["done", "waiting", "closed", "paused", "stopped", "refused", "full"]
"""done: nothing is left; waiting: put off messages are left; closed: outside the hours; paused:
the server has trouble; stopped: we were asked to; refused: account or settings are wrong; full:
as many as a day may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How to send."""

    window: Window
    per_day: int
    reconnect: int
    give_up: float
    """Seconds after which a mailbox is given up."""
    patient: bool = False
    """Whether to wait for what is due later; else the run is ended and goes on another time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What sending needs."""

    ledger: Ledger
    transport: Transport
    world: World
    pace: Pace
    """Turns, shared by all connections."""
    parcel: Callable[[Delivery], Parcel]
    """Reads a sealed message; raises when it is not the one rendered."""


@dataclass(slots=True)
class Result:
    """What came of it."""

    ending: Ending = "done"
    why: str = ""
    until: float = 0.0
    """When to go on; 0 where that is not known."""
    outcomes: dict[State, int] = field(default_factory=dict)
    unknown: list[Delivery] = field(default_factory=list)

    def count(self, state: State) -> None:
        """Count an outcome."""
        self.outcomes[state] = self.outcomes.get(state, 0) + 1


def nothing_told(delivery: Delivery, state: State) -> None:
    """Do nothing with an outcome."""


class _Halt(Exception):
    """The loop ends; what is claimed goes back."""

    def __init__(self, ending: Ending, why: str = "", until: float = 0.0) -> None:
        super().__init__(ending)
        self.ending: Ending = ending
        self.why = why
        self.until = until


class Sender:
    """Sends one run over one connection."""

    def __init__(
        self,
        means: Means,
        terms: Terms,
        owner: str,
        told: Told = nothing_told,
    ) -> None:
        """Keep what sending needs.

        Args:
            means: ledger, way out, time and turns.
            terms: limits.
            owner: name of this sender for its claims.
            told: hears of each outcome.
        """
        self._ledger = means.ledger
        self._transport = means.transport
        self._world = means.world
        self._clock = SteadyClock(means.world)
        self._terms = terms
        self._pace = means.pace
        self._parcel = means.parcel
        self._owner = owner
        self._told = told
        self._pauses = 0
        self._refusals = 0
        self._in_conversation = 0
        self.result = Result()

    def run(self, run_id: str) -> Result:
        """Send what is due, until nothing is left or something ends it."""
        try:
            while True:
                with suppress(_AgainError):
                    self._turn(run_id)
        except _Halt as halt:
            self.result.ending, self.result.why = halt.ending, halt.why
            self.result.until = halt.until
        finally:
            self._transport.close()
        return self.result

    def _turn(self, run_id: str) -> None:
        """Take and send the next few messages."""
        now = self._clock.now()
        count = min(BATCH, self._allowed(run_id, now))
        batch = self._ledger.claim(run_id, self._owner, now, until=now + LEASE, count=count)
        if not batch:
            self._wait_for_due(run_id, now)
            return
        left = list(batch)
        try:
            while left:
                if self._world.is_stopping():
                    raise _Halt("stopped")
                self._send(left)
        finally:
            self._release(left)

    def _allowed(self, run_id: str, now: float) -> int:
        """Return how many may go now; waits or ends where there are none."""
        if self._world.is_stopping():
            raise _Halt("stopped")
        if self._ledger.next_due(run_id) is None:
            raise _Halt("done")
        closed = self._terms.window.opens_in(now)
        if closed:
            self._wait(closed, "closed", "outside the hours of sending")
            raise _AgainError
        left = self._terms.per_day - self._ledger.dots_since(now - DAY)
        if left <= 0:
            self._wait(HOUR, "full", f"{self._terms.per_day} messages in 24 hours")
            raise _AgainError
        return left

    def _wait_for_due(self, run_id: str, now: float) -> None:
        due = self._ledger.next_due(run_id)
        if due is None:
            raise _Halt("done")
        if due > now:
            self._wait(due - now, "waiting", "")

    def _wait(self, seconds: float, ending: Ending, why: str) -> None:
        """Wait, when we are patient; else end."""
        if not self._terms.patient:
            raise _Halt(ending, why, self._clock.now() + seconds)
        self._transport.close()
        self._in_conversation = 0
        self._world.sleep(seconds)
        if self._world.is_stopping():
            raise _Halt("stopped")

    def _send(self, left: list[Delivery]) -> None:
        """Send the first of these; it is taken off the list as soon as it has another state."""
        delivery = left[0]
        parcel = self._parcel(delivery)
        wait = self._pace.turn(delivery.domain_key, self._world.monotonic())
        if wait > 0:
            self._world.sleep(wait)
            if self._world.is_stopping():
                raise _Halt("stopped")
        self._converse()
        dotted = False

        def before_dot() -> None:
            nonlocal dotted
            self._ledger.before_dot(delivery, self._clock.now())
            dotted = True
            left.pop(0)

        try:
            outcome = self._transport.deliver(parcel, before_dot)
        except LostClaimError:
            left.pop(0)
            self._in_conversation = 0
            self._skip_if_suppressed(delivery)
            return
        current = replace(delivery, state="dot") if dotted else left.pop(0)
        self._in_conversation += 1
        match outcome:
            case Accepted(reply=reply):
                self._pauses = self._refusals = 0
                self._settle(current, "sent", reply)
            case Unanswered(problem=problem):
                self._settle(current, "unknown", Reply(0, "", problem))
                self.result.unknown.append(current)
                self._in_conversation = 0
            case Refused():
                self._judge(current, outcome)

    def _converse(self) -> None:
        """Have an open conversation, a new one after so many messages."""
        if self._in_conversation >= self._terms.reconnect:
            self._transport.close()
            self._in_conversation = 0
        try:
            self._transport.open()
        except ConnectionProblem as problem:
            verdict = judge(problem.step, problem.reply)
            why = f"{problem.step}: {problem.reply.text}"
            if verdict.action == "stop":
                raise _Halt("refused", why) from problem
            self._trouble(why)
            raise _AgainError from problem

    def _judge(self, delivery: Delivery, refused: Refused) -> None:
        """Do what a refusal asks for."""
        verdict = judge(refused.step, refused.reply)
        fresh = self._in_conversation <= 1
        if not refused.is_open:
            self._in_conversation = 0
        why = f"{refused.step}: {refused.reply.code} {refused.reply.text}"
        match verdict.action:
            case "pause" if fresh:
                self._put_off(delivery, "queued", verdict, refused.reply)
                self._trouble(why)
            case "pause":  # the server only wanted a new conversation
                self._settle(delivery, "queued", refused.reply)
                self._transport.close()
                self._in_conversation = 0
            case "stop":
                self._settle(delivery, "queued", refused.reply)
                raise _Halt("refused", why)
            case "defer":
                self._put_off(delivery, "deferred", verdict, refused.reply)
            case _:
                self._fail(delivery, verdict, refused.reply)

    def _fail(self, delivery: Delivery, verdict: Verdict, reply: Reply) -> None:
        if verdict.suppress:
            self._ledger.suppress(delivery.address_key, "hard bounce", "server", self._clock.now())
        self._settle(delivery, "failed", reply, {"reason": verdict.reason})
        self._refusals = self._refusals + 1 if verdict.reason == "content" else 0
        if self._refusals >= REFUSALS_IN_A_ROW:
            raise _Halt("refused", f"{self._refusals} messages in a row were refused: {reply.text}")

    def _put_off(self, delivery: Delivery, state: State, verdict: Verdict, reply: Reply) -> None:
        """Try it later, unless that was tried often enough."""
        now = self._clock.now()
        attempt = delivery.attempt + 1
        first = delivery.first_at or now
        if attempt >= MOST_ATTEMPTS or now - first >= self._terms.give_up:
            reason = "attempts" if attempt >= MOST_ATTEMPTS else "expired"
            self._settle(delivery, "failed", reply, {"reason": reason, "attempt": attempt})
            return
        chance = self._world.chance()
        wait = deferral(attempt, chance) if state == "deferred" else pause(attempt - 1, chance)
        changes: dict[str, Value] = {
            "reason": verdict.reason,
            "attempt": attempt,
            "first_at": first,
            "not_before": now + wait,
        }
        self._settle(delivery, state, reply, changes)

    def _trouble(self, why: str) -> None:
        """Wait after trouble of server or network, longer each time."""
        self._pauses += 1
        self._wait(pause(self._pauses - 1, self._world.chance()), "paused", why)

    def _settle(
        self,
        delivery: Delivery,
        state: State,
        reply: Reply,
        changes: dict[str, Value] | None = None,
    ) -> None:
        """Write down what happened."""
        noted: dict[str, Value] = {
            "smtp_code": reply.code,
            "enhanced": reply.enhanced,
            "reply": reply.text,
            "lease_owner": "",
            **(changes or {}),
        }
        self._ledger.move(delivery, state, self._clock.now(), **noted)
        self.result.count(state)
        self._told(delivery, state)

    def _skip_if_suppressed(self, delivery: Delivery) -> None:
        if delivery.address_key in self._ledger.suppressed():
            self._settle(delivery, "skipped", Reply(0), {"reason": "suppressed"})

    def _release(self, left: Sequence[Delivery]) -> None:
        """Give back what was claimed and not tried."""
        back: dict[str, Value] = {"lease_owner": ""}
        self._ledger.move_all([(each, "queued", back) for each in left], self._clock.now())


class _AgainError(Exception):
    """No conversation could be begun, and we have waited: take the messages anew."""
