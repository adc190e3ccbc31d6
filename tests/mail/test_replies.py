"""What an answer of a server means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.mail.replies import Action, Reply, Step, judge, read_reply, scrubbed


def reply(text: str) -> Reply:
    return read_reply([text.encode()])


@pytest.mark.parametrize(
    ("step", "text", "action", "reason"),
    [
        ("mail", "421 4.3.2 closing", "pause", "server"),
        ("dot", "421 4.7.0 too many", "pause", "server"),
        ("recipient", "451 4.3.0 disk", "pause", "server"),
        ("dot", "452 4.4.5 congestion", "pause", "server"),
        ("recipient", "450 4.2.1 busy", "defer", "mailbox"),
        ("recipient", "451 4.7.1 greylisted", "defer", "mailbox"),
        ("recipient", "452 4.2.2 full", "defer", "mailbox"),
        ("dot", "451 try later", "defer", "mailbox"),
        ("dot", "471 odd", "defer", "other"),
        ("auth", "535 5.7.8 no", "stop", "account"),
        ("auth", "454 4.7.0 later", "pause", "server"),
        ("mail", "530 5.7.0 sign in", "stop", "account"),
        ("mail", "550 5.7.30 basic authentication", "stop", "account"),
        ("dot", "550 5.7.26 unauthenticated domain", "stop", "account"),
        ("mail", "550 5.1.7 sender", "stop", "sender"),
        ("mail", "552 5.3.4 too big", "fail", "too_big"),
        ("dot", "552 5.2.3 too long", "fail", "too_big"),
        ("recipient", "552 5.2.2 full", "defer", "mailbox"),
        ("recipient", "550 5.1.1 unknown", "fail", "address"),
        ("recipient", "553 5.1.3 syntax", "fail", "address"),
        ("recipient", "550 no such user", "fail", "address"),
        ("dot", "554 5.6.0 bad", "fail", "content"),
        ("dot", "550 5.7.1 spam", "fail", "content"),
        ("dot", "554 refused", "fail", "content"),
        ("recipient", "599 never heard", "fail", "other"),
        ("banner", "554 go away", "stop", "refused"),
        ("size", "552 5.3.4 limit", "fail", "too_big"),
        ("smtputf8", "553 5.6.7 none", "fail", "needs_smtputf8"),
    ],
)
def test_a_reply_has_its_class(step: Step, text: str, action: Action, reason: str) -> None:
    verdict = judge(step, reply(text))
    assert (verdict.action, verdict.reason) == (action, reason)


@pytest.mark.parametrize(("text", "dead"), [("550 5.1.1 x", True), ("550 x", False)])
def test_only_an_address_known_to_be_dead_is_suppressed(text: str, dead: bool) -> None:
    assert judge("recipient", reply(text)).suppress is dead


def test_addresses_are_scrubbed_from_what_servers_say() -> None:
    said = scrubbed("550 <kim.minji@example.com>: user '김민지@example.com' unknown\x07")
    assert "kim" not in said
    assert "김" not in said
    assert "\x07" not in said


@given(st.text(max_size=400))
def test_nothing_with_an_at_sign_survives(text: str) -> None:
    assert "@" not in scrubbed(text).replace("[address]", "")
    assert len(scrubbed(text)) <= 200


@given(st.lists(st.binary(max_size=100).map(lambda b: b"250-" + b), min_size=1, max_size=5))
def test_any_bytes_become_a_reply(lines: list[bytes]) -> None:
    assert read_reply(lines).code == 250
