"""The sender: limits, trouble, stops, and what the ledger says afterwards."""

from dataclasses import replace

import pytest

from brochure.mail.databases import LedgerProblem
from brochure.mail.delivery import Delivery
from brochure.mail.ledger import Ledger
from brochure.mail.pace import HOUR, Pace, Window
from brochure.mail.replies import Reply, Step
from brochure.mail.sealed import SealProblem
from brochure.mail.sender import Means, Sender
from brochure.mail.transports.double import OK, Double
from brochure.mail.transports.transport import (
    Accepted,
    ConnectionProblem,
    Outcome,
    Parcel,
    Refused,
    Unanswered,
)
from tests.mail.room import RUN, START, TERMS, TestWorld, filled, parcel, send, states

PATIENT = replace(TERMS, patient=True)


def refusing(step: Step, text: str, *, only: str = "", times: int = 1_000_000) -> Double:
    """Return a double that refuses all messages, or those to one address, so many times."""
    code, enhanced, words = [*text.split(" ", 2), "", ""][:3]
    left = [times]

    def script(given: Parcel) -> Outcome:
        if (only and given.recipient != only) or left[0] <= 0:
            return Accepted(OK)
        left[0] -= 1
        return Refused(step, Reply(int(code), enhanced, words), is_open=code != "421")

    return Double(script)


def test_everybody_gets_one(ten: Ledger) -> None:
    double = Double()
    result = send(ten, double)
    assert result.ending == "done"
    assert states(ten) == {"sent": 10}
    assert sorted(p.recipient for p in double.arrived) == sorted(
        f"p{n}@example.com" for n in range(1, 11)
    )


def test_one_bad_address_among_many_fails_alone(ten: Ledger) -> None:
    result = send(ten, refusing("recipient", "550 5.1.1 unknown", only="p3@example.com"))
    assert result.ending == "done"
    assert states(ten) == {"sent": 9, "failed": 1}
    (failed,) = ten.deliveries(RUN.id, ("failed",))
    assert failed.address_key in ten.suppressed()


def test_a_message_of_unknown_fate_is_held_and_the_others_go(ten: Ledger) -> None:
    def script(given: Parcel) -> Outcome:
        return Unanswered("silence") if given.recipient == "p2@example.com" else Accepted(OK)

    result = send(ten, Double(script))
    assert states(ten) == {"sent": 9, "unknown": 1}
    assert [each.row for each in result.unknown] == [2]
    again = Double()
    send(ten, again)
    assert again.arrived == []


def test_a_mailbox_that_puts_us_off_is_tried_later_and_given_up_in_the_end(ten: Ledger) -> None:
    world = TestWorld()
    send(ten, refusing("recipient", "450 4.2.1 busy", only="p1@example.com"), world, PATIENT)
    (failed,) = ten.deliveries(RUN.id, ("failed",))
    waits = [wait for wait in world.slept if wait > 60]
    assert failed.reason in ("attempts", "expired")
    assert failed.attempt <= 8
    assert min(waits) >= 15 * 60
    assert states(ten) == {"sent": 9, "failed": 1}


def test_greylisting_ends_well(ten: Ledger) -> None:
    result = send(ten, refusing("recipient", "451 4.7.1 greylisted", times=10), terms=PATIENT)
    assert result.ending == "done"
    assert states(ten) == {"sent": 10}


def test_without_patience_the_run_ends_and_says_when_to_go_on(ten: Ledger) -> None:
    world = TestWorld()
    result = send(ten, refusing("recipient", "450 4.2.1 busy", only="p1@example.com"), world)
    assert result.ending == "waiting"
    assert result.until >= START + 15 * 60
    assert states(ten) == {"sent": 9, "deferred": 1}


def test_a_server_in_trouble_pauses_the_run_longer_each_time(ten: Ledger) -> None:
    world = TestWorld()
    problem = ConnectionProblem("connect", Reply(0, "", "nobody answers"))
    double = Double(refuses_to_open=problem)

    def recovered() -> None:
        if len(world.slept) == 5:
            double.refuses_to_open = None

    world.on_sleep = recovered
    result = send(ten, double, world, PATIENT)
    assert world.slept[:5] == [60, 300, 900, 3600, 3600]
    assert result.ending == "done"
    assert states(ten) == {"sent": 10}


def test_trouble_marks_nobody(ten: Ledger) -> None:
    result = send(ten, refusing("mail", "421 4.3.2 closing"))
    assert result.ending == "paused"
    assert states(ten) == {"queued": 10}


def test_a_server_that_wants_a_new_conversation_gets_one(ten: Ledger) -> None:
    counts = [0]

    def script(given: Parcel) -> Outcome:
        counts[0] += 1
        if counts[0] % 4 == 0:
            return Refused("mail", Reply(421, "4.7.0", "too many"), is_open=False)
        return Accepted(OK)

    double = Double(script)
    assert send(ten, double).ending == "done"
    assert states(ten) == {"sent": 10}


@pytest.mark.parametrize(
    ("step", "text"),
    [("mail", "530 5.7.0 sign in"), ("dot", "550 5.7.30 off"), ("mail", "550 x y")],
)
def test_an_account_that_is_refused_stops_all_and_marks_nobody(
    ten: Ledger, step: Step, text: str
) -> None:
    result = send(ten, refusing(step, text))
    assert result.ending == "refused"
    assert states(ten) == {"queued": 10}


def test_refused_sign_in_stops_all(ten: Ledger) -> None:
    double = Double(refuses_to_open=ConnectionProblem("auth", Reply(535, "5.7.8", "no")))
    assert send(ten, double).ending == "refused"
    assert states(ten) == {"queued": 10}


def test_three_refused_contents_in_a_row_stop_the_run(ten: Ledger) -> None:
    result = send(ten, refusing("dot", "554 5.6.0 bad"))
    assert result.ending == "refused"
    assert states(ten) == {"failed": 3, "queued": 7}


def test_nothing_that_cannot_be_recorded_is_sent(
    ten: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise LedgerProblem("disk full")

    monkeypatch.setattr(ten, "before_dot", full)
    double = Double()
    with pytest.raises(LedgerProblem):
        send(ten, double)
    assert double.arrived == []


def test_asked_to_stop_it_finishes_the_message_in_hand(ten: Ledger) -> None:
    world = TestWorld()

    def script(given: Parcel) -> Outcome:
        world.stopping = given.recipient == "p4@example.com"
        return Accepted(OK)

    result = send(ten, Double(script), world)
    assert result.ending == "stopped"
    assert states(ten) == {"sent": 4, "queued": 6}


def test_outside_the_hours_nothing_goes(ten: Ledger) -> None:
    night = replace(TERMS, window=Window(8 * 60, 20 * 60, "Asia/Seoul"))
    world = TestWorld(time=1_790_000_000.0 - 1_790_000_000.0 % 86400 + 15 * HOUR)  # midnight there
    result = send(ten, Double(), world, night)
    assert result.ending == "closed"
    assert result.until == pytest.approx(world.time + 8 * HOUR)
    assert send(ten, Double(), world, replace(night, patient=True)).ending == "done"


def test_no_more_go_than_a_day_may_have(ten: Ledger) -> None:
    world = TestWorld()
    few = replace(TERMS, per_day=10)
    assert send(ten, Double(), world, few).ending == "done"
    second = replace(RUN, id="second")
    ten.add_run(second)
    ten.add(
        [replace(each, run_id="second", state="queued") for each in ten.deliveries(RUN.id)], START
    )
    double = Double()
    means = Means(ledger=ten, transport=double, world=world, pace=Pace(9, 9), parcel=parcel)
    assert Sender(means, few, "me").run("second").ending == "full"
    assert double.arrived == []


def test_a_changed_message_stops_the_run(ten: Ledger) -> None:
    def read(delivery: Delivery) -> Parcel:
        if delivery.row == 5:
            raise SealProblem("changed")
        return parcel(delivery)

    double = Double()
    with pytest.raises(SealProblem):
        send(ten, double, read=read)
    assert states(ten) == {"sent": 4, "queued": 6}


def test_the_clock_may_jump_a_year_while_sending(ten: Ledger) -> None:
    for jump in (-365 * 86400, 365 * 86400):
        world = TestWorld()
        once = refusing("recipient", "450 4.2.1 busy", only="p1@example.com", times=1)

        def jumping(world: TestWorld = world, jump: float = jump) -> None:
            if len(world.slept) == 3:
                world.time += jump

        world.on_sleep = jumping
        fresh = filled(type(ten)(type(ten.database)()), 10)
        assert send(fresh, once, world, PATIENT).ending == "done"
        assert len(once.arrived) == 10
        assert max(world.slept) >= 15 * 60, "the wait was not skipped"
        fresh.database.close()
