"""The whole way: plan, render, confirm, send, hear, forget; and whose data goes where."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from brochure.cli.outside import RealWorld
from brochure.errors import BrochureError, FileProblem, ProjectError
from brochure.handouts.handover import FILE_NAME, write_handover
from brochure.mail import aftermath
from brochure.mail.audit import FILE, verify
from brochure.mail.databases import LedgerProblem
from brochure.mail.dispatch import Order, send_run
from brochure.mail.mailroom import BusyError, Mailroom
from brochure.mail.transports.double import Double
from brochure.mail.transports.transport import Outcome, Parcel, Unanswered
from brochure.workspace import Workspace
from tests.mail.clinic import (
    DOCUMENT,
    NAMES,
    PDF,
    SETTINGS,
    TWELVE,
    Clinic,
    handout,
    rendered,
    sent,
)
from tests.mail.room import TestWorld
from tests.mail.test_bounces import dsn


def state_counts(room: Mailroom) -> dict[str, int]:
    return dict(room.sums(room.run()))


def test_twelve_people_get_a_message_in_their_own_language(clinic: Clinic, room: Mailroom) -> None:
    clinic.plan(room)
    rendered(room)
    double = Double()
    assert sent(room, double, 12).ending == "done"
    for parcel in double.arrived:
        read = message_from_bytes(parcel.data, policy=policy.default)
        tag = str(read["Content-Language"])
        text = read.get_body(("plain",)).get_content()  # type: ignore[union-attr]
        html = read.get_body(("html",)).get_content()  # type: ignore[union-attr]
        assert NAMES[tag] in text
        assert NAMES[tag] in html
        assert f'lang="{tag}" dir="{"rtl" if tag == "ar" else "ltr"}"' in html
        assert "Hershe" in read["Subject"]
        (attachment,) = read.iter_attachments()
        assert attachment.get_content() == PDF
        assert attachment.get_filename() == f"information-{tag.lower()}.pdf"
        assert re.fullmatch(r"bounce\+[a-z2-7]{32}@hershe\.example", parcel.sender)


def test_doing_it_again_sends_nothing_again(clinic: Clinic, room: Mailroom) -> None:
    for _ in range(3):
        clinic.plan(room)
        rendered(room)
    double = Double()
    sent(room, double, 12)
    sent(room, double, 0)
    clinic.plan(room)
    rendered(room)
    sent(room, double, 0)
    assert len(double.arrived) == 12


def test_messages_rendered_twice_are_the_same_bytes(clinic: Clinic, tmp_path: Path) -> None:
    found = []
    for name in ("a", "b"):
        other = Clinic(tmp_path / name, TestWorld())
        other.root.mkdir()
        other.write()
        room = other.open()
        other.plan(room)
        rendered(room)
        found.append(sorted(p.read_bytes() for p in (other.root / "mail").rglob("*.eml")))
        room.close()
    assert found[0] == found[1]


def test_who_gets_nothing_is_told_by_row(clinic: Clinic, room: Mailroom) -> None:
    clinic.write(
        (
            handout(2),
            handout(3, consent="no"),
            handout(4, address="kim@nowhere"),
            handout(5, address="canary2@quetzal.example", reference="patient-2"),
            handout(6, address="canary2@quetzal.example", reference="patient-6"),
            handout(7, size=30_000_000),
        )
    )
    room.ledger.suppress(room.key.address("canary8@quetzal.example"), "request", "person", 0)
    plan = clinic.plan(room)
    codes = {d.code: d.message for d in plan.diagnostics}
    assert codes["mail.no-consent"].startswith("row 3:")
    assert codes["mail.duplicate"].startswith("row 5:")
    assert codes["mail.shared-mailbox"].startswith("row 6:")
    assert codes["mail.too-large"].startswith("row 7:")
    assert not any("quetzal" in message for message in codes.values())
    assert plan.planned == 3


def test_the_number_must_be_the_one_that_goes_out(clinic: Clinic, room: Mailroom) -> None:
    clinic.plan(room)
    rendered(room)
    for wrong in (0, 11, 13):
        with pytest.raises(ProjectError, match="12 messages"):
            sent(room, Double(), wrong)


def test_a_person_who_has_it_already_does_not_get_it_by_another_run(
    clinic: Clinic, room: Mailroom
) -> None:
    clinic.plan(room)
    rendered(room)
    sent(room, Double(), 12)
    clinic.write((*TWELVE, handout(40)))
    plan = clinic.plan(room)
    assert plan.planned == 1
    assert [d.code for d in plan.diagnostics] == ["mail.sent-before"]


def test_a_trial_goes_to_one_address_and_counts_for_nobody(clinic: Clinic, room: Mailroom) -> None:
    clinic.plan(room, redirect="me@hershe.example", first=3)
    rendered(room)
    double = Double()
    sent(room, double, 3)
    assert {each.recipient for each in double.arrived} == {"me@hershe.example"}
    assert all(b"X-Original-Key: " in each.data for each in double.arrived)
    assert not any(b"canary" in each.data.partition(b"\r\n\r\n")[0] for each in double.arrived)
    assert clinic.plan(room).planned == 12


@pytest.mark.parametrize("change", ["letter", "settings"])
def test_what_was_changed_after_rendering_is_not_sent(
    clinic: Clinic, room: Mailroom, change: str
) -> None:
    clinic.plan(room)
    rendered(room)
    if change == "letter":
        shipped = Path(aftermath.__file__).parent / "letters/ko.yaml"
        own = clinic.root / "content/letters/ko.yaml"
        own.parent.mkdir()
        own.write_text(shipped.read_text().replace("감사합니다", "고맙습니다"))
    else:
        settings = SETTINGS.replace("0001", "0002")
        (clinic.root / "mail.yaml").write_text(settings)
        room.close()
        room = clinic.open()
    with pytest.raises(ProjectError, match="changed"):
        sent(room, Double(), 12)
    rendered(room)
    assert sent(room, Double(), 12).ending == "done"
    room.close()


@pytest.mark.parametrize("change", ["changed", "gone"])
def test_a_message_file_that_was_touched_stops_the_run(
    clinic: Clinic, room: Mailroom, change: str
) -> None:
    clinic.plan(room)
    rendered(room)
    victim = sorted((clinic.root / "mail").rglob("*.eml"))[5]
    if change == "changed":
        victim.write_bytes(victim.read_bytes() + b"x")
    else:
        victim.unlink()
    with pytest.raises(BrochureError, match=r"changed|not there"):
        sent(room, Double(), 12)
    assert "failed" not in state_counts(room)


def test_a_pdf_that_is_not_the_one_handed_over_stops_rendering(
    clinic: Clinic, room: Mailroom
) -> None:
    clinic.plan(room)
    (clinic.root / "out/sheet.pdf").write_bytes(PDF + b"x")
    with pytest.raises(ProjectError, match="not the one"):
        rendered(room)


def test_letters_nobody_checked_do_not_go_to_a_server(clinic: Clinic, room: Mailroom) -> None:
    clinic.write(settings=SETTINGS + "smtp: {host: mail.example}\n")
    room = clinic.open()
    clinic.plan(room)
    rendered(room)
    with pytest.raises(ProjectError, match="nobody has checked"):
        sent(room, Double(), 12)
    room.close()


def test_advertising_is_refused(clinic: Clinic, room: Mailroom) -> None:
    data = write_handover(replace(DOCUMENT, purpose="advertising", handouts=TWELVE))
    (clinic.root / "out" / FILE_NAME).write_bytes(data)
    with pytest.raises(ProjectError, match="advertising"):
        clinic.plan(room)


def test_two_senders_at_once_are_one_too_many(clinic: Clinic, room: Mailroom) -> None:
    clinic.plan(room)
    rendered(room)
    other = clinic.open()
    assert other.ledger.database.hold()
    with pytest.raises(BusyError):
        sent(room, Double(), 12)
    other.close()


def unanswered_for(recipient: str) -> Callable[[Parcel], Outcome]:
    usual = Double().script
    return lambda p: Unanswered("silence") if p.recipient == recipient else usual(p)


def test_an_unknown_is_listed_and_settled_by_a_person_or_a_log(
    clinic: Clinic, room: Mailroom
) -> None:
    clinic.plan(room)
    rendered(room)
    result = sent(room, Double(unanswered_for("canary3@quetzal.example")), 12)
    assert [each.row for each in result.unknown] == [3]
    (held,) = aftermath.unknowns(room.ledger)
    assert aftermath.resolve_by_log(room, "nothing of ours") == 0
    assert aftermath.resolve_by_log(room, f"1t5 <= a@b H=x id={held.message_id}") == 1
    assert state_counts(room) == {"sent": 12}


def test_an_unknown_may_be_sent_again_with_the_same_message_id(
    clinic: Clinic, room: Mailroom
) -> None:
    clinic.plan(room)
    rendered(room)
    sent(room, Double(unanswered_for("canary3@quetzal.example")), 12)
    again = Double()
    order = Order(resend_unknown=True)
    held = aftermath.unknowns(room.ledger)[0].message_id
    assert send_run(room, room.run(), order, make=lambda: again).ending == "done"
    (parcel,) = again.arrived
    assert held.encode() in parcel.data


def test_bounces_find_their_message_and_suppress_dead_addresses(
    clinic: Clinic, room: Mailroom
) -> None:
    clinic.plan(room)
    rendered(room)
    sent(room, Double(), 12)
    mailbox = clinic.root / "Maildir/new"
    mailbox.mkdir(parents=True)
    first, second, third = room.ledger.deliveries(room.run().id, ("sent",))[:3]
    token = first.message_id.strip("<").partition("@")[0]
    (mailbox / "1").write_bytes(dsn(to=f"bounce+{token}@hershe.example", original="<x@y>"))
    (mailbox / "2").write_bytes(
        dsn("delayed", "4.4.1", to="a@b.example", original=second.message_id)
    )
    (mailbox / "3").write_bytes(
        dsn(to="a@b.example", original="<x@y>", recipient="rfc822; canary4@quetzal.example")
    )
    (mailbox / "4").write_bytes(
        dsn(to="a@b.example", original="<x@y>", recipient="rfc822; z@z.example")
    )
    heard = aftermath.hear_bounces(room, Workspace(clinic.root / "Maildir"))
    assert heard.states == {"bounced": 2, "delayed": 1}
    assert heard.unmatched == 1
    assert set(room.ledger.suppressed()) == {first.address_key, third.address_key}
    assert aftermath.retry(room, room.run()) == 0


def test_purging_removes_messages_and_keeps_outcomes(clinic: Clinic, room: Mailroom) -> None:
    clinic.plan(room)
    rendered(room)
    sent(room, Double(), 12)
    assert aftermath.purge(room, 90) == 0
    clinic.world.time += 91 * 86400
    assert aftermath.purge(room, 90) == 12
    assert list((clinic.root / "mail").rglob("*.eml")) == []
    assert not (clinic.root / "mail" / room.run().id / "preview/index.html").exists()
    assert state_counts(room) == {"sent": 12}


def test_a_cancelled_run_sends_nothing(clinic: Clinic, room: Mailroom) -> None:
    clinic.plan(room)
    rendered(room)
    assert aftermath.cancel(room, room.run()) == 12
    double = Double()
    sent(room, double, 0)
    assert double.arrived == []


def test_a_clock_far_behind_the_ledger_stops_planning(clinic: Clinic, room: Mailroom) -> None:
    clinic.plan(room)
    rendered(room)
    clinic.world.time -= 365 * 86400
    with pytest.raises(ProjectError, match="clock"):
        clinic.plan(room)


# The audit log


def test_each_change_of_the_log_shows(clinic: Clinic, room: Mailroom) -> None:
    clinic.plan(room)
    rendered(room)
    head = room.ledger.fact("audit_head")
    assert verify(room.outbox, head) == (2, ())
    log = clinic.root / "mail" / FILE
    lines = log.read_text().splitlines(keepends=True)
    changed = lines[0].replace("nurse", "ghost")
    for damaged in ([changed, lines[1]], lines[1:], [lines[1], lines[0]], [*lines, "{}\n"]):
        log.write_text("".join(damaged))
        assert verify(room.outbox, head)[1], damaged
    log.write_text("".join(lines))
    assert verify(room.outbox, head)[1] == ()


def test_a_ledger_from_a_backup_is_noticed(clinic: Clinic, room: Mailroom) -> None:
    clinic.plan(room)
    room.close()
    ledger = clinic.root / "mail/ledger.sqlite"
    old = ledger.read_bytes()
    room = clinic.open()
    rendered(room)
    sent(room, Double(), 12)
    room.close()
    ledger.write_bytes(old)
    with pytest.raises(LedgerProblem, match="belong together"):
        clinic.open()


def test_another_site_key_is_noticed(clinic: Clinic, room: Mailroom) -> None:
    clinic.plan(room)
    (clinic.root / "mail/site.key").write_text("b" * 64)
    with pytest.raises(LedgerProblem, match="site key"):
        clinic.open()


# Whose data goes where


def test_a_canary_is_nowhere_but_in_its_own_messages(clinic: Clinic, room: Mailroom) -> None:
    plan = clinic.plan(room)
    rendered(room)
    sent(room, Double(unanswered_for("canary3@quetzal.example")), 12)
    run = room.run()
    room.close()
    marks = [*NAMES.values(), "quetzal", "canary2", "patient-2"]
    intended = {path for path in (clinic.root / "mail" / run.id).rglob("*") if path.is_file()}
    written = [p for p in (clinic.root / "mail").rglob("*") if p.is_file() and p not in intended]
    assert {path.name for path in written} >= {"ledger.sqlite", FILE, "site.key"}
    for path in written:
        data = path.read_bytes()
        assert not [mark for mark in marks if mark.encode() in data], path.name
    names = [str(path.relative_to(clinic.root)) for path in intended]
    assert not [n for n in names for mark in marks if mark in n]
    assert not [d for d in plan.diagnostics for mark in marks if mark in d.message]
    entries = [json.loads(line) for line in (clinic.root / "mail" / FILE).read_text().splitlines()]
    assert {entry["who"] for entry in entries} == {"nurse"}


def test_subject_and_headers_hold_nothing_of_the_patient(clinic: Clinic, room: Mailroom) -> None:
    clinic.plan(room)
    rendered(room)
    for path in (clinic.root / "mail").rglob("*.eml"):
        read = message_from_bytes(path.read_bytes(), policy=policy.default)
        others = {k: str(v) for k, v in read.items() if k != "To"}
        assert not [n for n in NAMES.values() for value in others.values() if n in value]
        assert "aftercare" not in str(others)
        assert "sheet" not in str(others)


def test_the_real_world_stops_sleeping_when_told() -> None:
    world = RealWorld()
    world._stop.set()
    start = world.monotonic()
    world.sleep(30)
    assert world.monotonic() - start < 1
    assert world.is_stopping()


# Trouble with files


def test_a_rendering_that_was_killed_goes_on(clinic: Clinic, room: Mailroom) -> None:
    clinic.plan(room)
    run = room.run()
    folder = clinic.root / "mail" / run.id
    folder.mkdir()
    first = room.ledger.deliveries(run.id)[0].message_id.strip("<").partition("@")[0]
    (folder / f".{first}.eml.123.part").write_bytes(b"half")
    (folder / f"{first}.eml").write_bytes(b"of an earlier rendering, never noted")
    rendered(room)
    double = Double()
    sent(room, double, 12)
    assert len(double.arrived) == 12
    assert all(each.data.endswith(b"--\r\n") for each in double.arrived)


def test_a_full_disk_stops_rendering_and_it_goes_on_when_there_is_room(
    clinic: Clinic, room: Mailroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic.plan(room)

    def full(*_: object) -> None:
        raise FileProblem("there is no room", "Free some space.")

    monkeypatch.setattr(type(room.outbox), "write_together", full)
    with pytest.raises(FileProblem):
        rendered(room)
    assert state_counts(room) == {"planned": 12}
    monkeypatch.undo()
    rendered(room)
    assert state_counts(room) == {"rendered": 12}


def test_a_ledger_that_cannot_be_written_stops_before_the_dot(
    clinic: Clinic, room: Mailroom
) -> None:
    clinic.plan(room)
    rendered(room)
    double = Double()
    usual = double.script

    def locked_out(parcel: Parcel) -> Outcome:
        room.ledger.database.change("PRAGMA query_only=ON")
        return usual(parcel)

    double.script = locked_out
    with pytest.raises(LedgerProblem):
        sent(room, double, 12)
    assert double.arrived == []
    room.ledger.database.change("PRAGMA query_only=OFF")
    double.script = usual
    assert sent(room, double, 0).ending == "done"
    assert len(double.arrived) == 12
