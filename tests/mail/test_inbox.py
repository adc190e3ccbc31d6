"""The mailbox of bounces over IMAP: read once, nothing changed, nobody else spoken to."""

import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from brochure.errors import ProjectError
from brochure.mail import aftermath
from brochure.mail.mailroom import Mailroom
from brochure.mail.transports.double import Double
from brochure.mail.transports.imap import Inbox, InboxProblem, Letter, Mark
from tests.conformance.conftest import need
from tests.mail.clinic import SETTINGS, Clinic, rendered, sent
from tests.mail.imap_server import CUT, ImapServer
from tests.mail.test_bounces import dsn
from tests.mail.test_kills import free_port
from tests.mail.test_tls import Authority, authority  # noqa: F401 - a fixture

WORD = "walnut-tunnel"
LIMIT = 10_000


def inbox(server: ImapServer, **changes: str) -> Inbox:
    settings = {"security": "none", "user": "bounce", "password": WORD, **changes}
    return Inbox(host="127.0.0.1", port=server.port, **settings)


def numbers(letters: Iterator[Letter]) -> list[int]:
    return [letter.mark.last for letter in letters]


def test_only_what_is_new_is_read_and_nothing_is_changed() -> None:
    with ImapServer({3: b"three", 4: b"four"}) as server:
        letters = list(inbox(server).letters(Mark(), LIMIT))
        assert [letter.data for letter in letters] == [b"three", b"four"]
        last = letters[-1].mark
        assert numbers(inbox(server).letters(last, LIMIT)) == []
        server.messages[9] = b"nine"
        assert numbers(inbox(server).letters(last, LIMIT)) == [9]
        assert {word.split()[0] for word in server.heard} <= {
            "CAPABILITY", "LOGIN", "EXAMINE", "SEARCH", "FETCH", "LOGOUT",
        }  # fmt: skip
        assert not any("BODY[]" in word for word in server.heard), "peeked at only"


def test_a_mailbox_made_anew_is_read_from_its_beginning() -> None:
    with ImapServer({1: b"one"}, validity=8) as server:
        assert numbers(inbox(server).letters(Mark(7, 5), LIMIT)) == [1]


def test_what_is_too_large_is_left_and_what_is_gone_is_empty() -> None:
    with ImapServer({1: b"x" * (LIMIT + 1), 2: b"two"}) as server:
        first, second = inbox(server).letters(Mark(), LIMIT)
        assert (first.data, second.data) == (None, b"two")


@pytest.mark.parametrize("text", ["", "7", "a:b", "7:5:3"])
def test_a_mark_that_is_none_begins_anew(text: str) -> None:
    assert Mark.read(text) == Mark()
    assert Mark.read(str(Mark(7, 5))) == Mark(7, 5)


@pytest.mark.parametrize(
    ("command", "fault"),
    [
        ("LOGIN", b"NO [AUTHENTICATIONFAILED] no"),
        ("LOGIN", CUT),
        ("EXAMINE", b"NO no such folder"),
        ("SEARCH", b"BAD what"),
        ("FETCH", CUT),
    ],
)
def test_trouble_is_told_without_secrets(command: str, fault: object) -> None:
    with ImapServer({1: b"one"}, faults={command: fault}) as server:
        with pytest.raises(InboxProblem) as problem:
            list(inbox(server).letters(Mark(), LIMIT))
        assert WORD not in str(problem.value)


def test_a_lost_goodbye_does_not_matter() -> None:
    with ImapServer({1: b"one"}, faults={"LOGOUT": CUT}) as server:
        assert numbers(inbox(server).letters(Mark(), LIMIT)) == [1]


def test_only_a_server_with_the_right_certificate_gets_the_password(
    authority: Authority,  # noqa: F811
) -> None:
    with ImapServer({1: b"one"}, context=authority.context()) as server:
        known = inbox(server, security="tls", ca_file=authority.file)
        assert numbers(known.letters(Mark(), LIMIT)) == [1]
    with ImapServer({1: b"one"}, context=authority.context("other.example")) as server:
        known = inbox(server, security="tls", ca_file=authority.file)
        with pytest.raises(InboxProblem, match="certificate"):
            list(known.letters(Mark(), LIMIT))
        assert server.heard == []


def test_other_machines_are_not_spoken_to_in_clear() -> None:
    with pytest.raises(InboxProblem, match="without TLS"):
        list(Inbox(host="imap.example", security="none").letters(Mark(), LIMIT))


def test_bounces_are_taken_once_and_the_next_call_goes_on(clinic: Clinic) -> None:
    with ImapServer({}) as server:
        place = f"host: 127.0.0.1, port: {server.port}, security: none, user: b"
        clinic.environment["W"] = WORD
        clinic.write(settings=f"{SETTINGS}inbox: {{{place}, password: 'env:W'}}\n")
        room = clinic.open()
        clinic.plan(room)
        rendered(room)
        sent(room, Double(), 12)
        first, second = room.ledger.deliveries(room.run().id, ("sent",))[:2]
        server.messages = {1: b"Subject: hello\r\n\r\n", 2: report(first.message_id)}
        heard = aftermath.hear_inbox(room)
        assert (heard.states, heard.suppressed) == ({"bounced": 1}, 1)
        assert aftermath.hear_inbox(room).reports == 0
        server.messages[5] = report(second.message_id)
        assert aftermath.hear_inbox(room).states == {"bounced": 1}
        assert set(room.ledger.suppressed()) == {first.address_key, second.address_key}
        room.close()


def report(message_id: str) -> bytes:
    return dsn(to="bounce@hershe.example", original=message_id)


def test_without_an_inbox_in_the_settings_a_folder_is_asked_for(room: Mailroom) -> None:
    with pytest.raises(ProjectError, match="no mailbox"):
        aftermath.hear_inbox(room)


CONFIGURATION = """
protocols = imap
base_dir = {root}/run
state_dir = {root}/state
log_path = {root}/log
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:{root}/mail
first_valid_uid = 1
default_login_user = nobody
default_internal_user = nobody
default_internal_group = nogroup
passdb {{
  driver = static
  args = password={word}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={root}/mail
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
"""


@pytest.mark.slow
def test_dovecot_is_read_as_it_is_left(tmp_path: Path) -> None:
    need(None if shutil.which("dovecot") and os.geteuid() == 0 else "Dovecot: run `make slow`")
    root = Path("/tmp") / f"brochure-imap-{os.getpid()}"  # noqa: S108 - a socket's path is short
    for name in ("mail/new", "mail/cur", "mail/tmp", "run", "state"):
        (root / name).mkdir(parents=True)
    person = pwd.getpwnam("mail")
    for path in (root / "mail", *(root / "mail").iterdir()):
        os.chown(path, person.pw_uid, person.pw_gid)
    root.chmod(0o755)
    port = free_port()
    configuration = root / "dovecot.conf"
    configuration.write_text(
        CONFIGURATION.format(
            root=root, port=port, word=WORD, user=person.pw_uid, group=person.pw_gid
        )
    )
    server = subprocess.Popen(["dovecot", "-F", "-c", str(configuration)])
    box = Inbox(host="127.0.0.1", port=port, security="none", user="bounce", password=WORD)
    try:
        bounce = report("<a@clinic.example>").replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        deliver(root, "1", bounce)
        letters = waited(box)
        assert [letter.data for letter in letters] == [bounce]
        last = letters[-1].mark
        assert numbers(box.letters(last, LIMIT)) == []
        deliver(root, "2", bounce)
        assert numbers(box.letters(last, LIMIT)) == [last.last + 1]
        flags = [path.name.partition(":2,")[2] for path in (root / "mail/cur").iterdir()]
        assert not any("S" in flag for flag in flags), "still unread for people"
        with pytest.raises(InboxProblem):
            list(replace(box, password=WORD[::-1]).letters(Mark(), LIMIT))
    finally:
        server.terminate()
        server.wait(20)
        shutil.rmtree(root)


def deliver(root: Path, name: str, data: bytes) -> None:
    place = root / "mail/new" / f"{name}.local"
    place.write_bytes(data)
    person = pwd.getpwnam("mail")
    os.chown(place, person.pw_uid, person.pw_gid)


def waited(box: Inbox) -> list[Letter]:
    """Return the letters as soon as the server is up."""
    for _ in range(50):
        try:
            return list(box.letters(Mark(), LIMIT))
        except InboxProblem:
            time.sleep(0.1)
    return list(box.letters(Mark(), LIMIT))
