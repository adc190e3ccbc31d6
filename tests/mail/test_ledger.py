"""The ledger: keys, claims, states, what is left after a crash."""

from dataclasses import replace
from pathlib import Path

import pytest

from brochure.mail.databases import LedgerProblem, Sqlite
from brochure.mail.delivery import NEXT, Delivery
from brochure.mail.ledger import Ledger, LostClaimError
from brochure.workspace import PrivateWorkspace
from tests.mail.room import RUN, START, deliveries, filled, states


def claim(
    ledger: Ledger, owner: str = "a", count: int = 1, now: float = START
) -> tuple[Delivery, ...]:
    return ledger.claim(RUN.id, owner, now, until=now + 900, count=count)


def test_the_same_key_is_kept_once(ten: Ledger) -> None:
    ten.add(deliveries(10), START + 5)
    assert states(ten) == {"queued": 10}


def test_two_senders_never_claim_the_same(ten: Ledger) -> None:
    first, second = claim(ten, "a", 6), claim(ten, "b", 6)
    assert len(first) == 6
    assert len(second) == 4
    assert not {each.id for each in first} & {each.id for each in second}


def test_a_claim_of_another_sender_cannot_be_used(ten: Ledger) -> None:
    (mine,) = claim(ten)
    with pytest.raises(LostClaimError):
        ten.before_dot(replace(mine, lease_owner="b"), START)
    assert states(ten)["claimed"] == 1


def test_after_a_crash_what_may_have_arrived_is_held_and_the_rest_goes_again(ten: Ledger) -> None:
    first, second = claim(ten, count=2)
    ten.before_dot(first, START)
    requeued, unknown = ten.recover(START + 1)
    assert requeued == 1
    assert [each.id for each in unknown] == [first.id]
    assert states(ten) == {"queued": 9, "unknown": 1}
    assert second.id in {each.id for each in claim(ten, count=10)}
    assert first.id not in {each.id for each in claim(ten, count=10)}


def test_a_suppressed_address_is_skipped_when_claimed(ten: Ledger) -> None:
    ten.suppress(deliveries(1)[0].address_key, "request", "person", START)
    assert len(claim(ten, count=1)) == 1
    assert states(ten) == {"skipped": 1, "queued": 8, "claimed": 1} or states(ten)["skipped"] == 1


def test_an_address_suppressed_after_the_claim_gets_no_dot(ten: Ledger) -> None:
    (mine,) = claim(ten)
    ten.suppress(mine.address_key, "request", "person", START)
    with pytest.raises(LostClaimError):
        ten.before_dot(mine, START)


def test_a_change_from_a_state_that_is_gone_does_nothing(ten: Ledger) -> None:
    (mine,) = claim(ten)
    assert ten.move(mine, "failed", START, reason="other", lease_owner="")
    assert not ten.move(mine, "failed", START, reason="other", lease_owner="")


def test_states_not_drawn_cannot_follow(ten: Ledger) -> None:
    with pytest.raises(AssertionError):
        ten.move(ten.deliveries(RUN.id)[0], "sent", START)


def test_nothing_sent_ever_goes_back_to_the_queue_by_itself() -> None:
    assert "queued" not in NEXT["sent"]
    assert set(NEXT["skipped"]) == set()


def test_every_change_is_kept(ten: Ledger) -> None:
    (mine,) = claim(ten)
    ten.before_dot(mine, START + 1)
    ten.move(replace(mine, state="dot"), "sent", START + 2, smtp_code=250, lease_owner="")
    assert [(e.state, e.at) for e in ten.events(mine.id)] == [
        ("claimed", START),
        ("dot", START + 1),
        ("sent", START + 2),
    ]
    assert ten.dots_since(START) == 1
    assert ten.dots_since(START + 1.5) == 0


def test_waits_that_begin_in_the_future_are_set_back_with_the_clock(ten: Ledger) -> None:
    (mine,) = claim(ten, now=START)
    later = START + 365 * 86400
    ten.move(mine, "deferred", later, not_before=later + 1200, lease_owner="")
    assert ten.set_clock_back(START, 300) == 1
    assert ten.find(str(mine.id))[0].not_before == START + 1200


def test_a_ledger_on_disk_is_kept_and_locked_for_one_sender(tmp_path: Path) -> None:
    files = PrivateWorkspace(tmp_path / "mail")
    first, second = Sqlite(files), Sqlite(files)
    filled(Ledger(first), 3)
    assert first.hold()
    assert not second.hold()
    assert states(Ledger(second)) == {"queued": 3}
    first.close()
    assert second.hold()
    second.close()


def test_a_damaged_ledger_is_refused(tmp_path: Path) -> None:
    files = PrivateWorkspace(tmp_path)
    files.write_atomic("ledger.sqlite", b"SQLite format 3\0" + b"\xff" * 4096)
    with pytest.raises(LedgerProblem):
        Ledger(Sqlite(files))


def test_a_ledger_of_another_form_is_refused() -> None:
    database = Sqlite()
    Ledger(database).keep("version", "99")
    with pytest.raises(LedgerProblem, match="99"):
        Ledger(database)
    database.close()
