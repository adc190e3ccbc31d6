"""Delivery reports: the right message, the right class, no living address suppressed."""

import pytest

from brochure.mail.bounces import read_report, split_mailbox

TOKEN = "abcdefghijklmnopqrstuvwxyz234567"  # noqa: S105 - the name of a message


def dsn(
    action: str = "failed",
    status: str = "5.1.1",
    *,
    to: str = f"bounce+{TOKEN}@clinic.example",
    recipient: str = "rfc822; kim@example.com",
    original: str = f"<{TOKEN}@clinic.example>",
    kind: str = "message/rfc822",
) -> bytes:
    """Return a report as Postfix writes it."""
    return (
        "From: MAILER-DAEMON@mx.example\r\n"
        f"To: {to}\r\nMessage-ID: <dsn@mx.example>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status;\r\n boundary="b1"\r\n\r\n'
        "--b1\r\nContent-Type: text/plain\r\n\r\nI'm sorry.\r\n\r\n"
        "--b1\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; mx.example\r\n\r\n"
        f"Final-Recipient: {recipient}\r\nAction: {action}\r\nStatus: {status}\r\n"
        "Diagnostic-Code: smtp; 550 5.1.1 unknown\r\n\r\n"
        f"--b1\r\nContent-Type: {kind}\r\n\r\n"
        f"Message-ID: {original}\r\nSubject: Your information\r\n\r\n--b1--\r\n"
    ).encode()


def test_a_report_names_the_message_in_three_ways() -> None:
    (report,) = read_report(dsn())
    assert report.kind == "bounced"
    assert report.token == TOKEN
    assert report.message_id == f"<{TOKEN}@clinic.example>"
    assert report.address == "kim@example.com"


@pytest.mark.parametrize(
    ("action", "status", "kind", "dead"),
    [
        ("failed", "5.1.1", "bounced", True),
        ("Failed", "5.1.10 (bad)", "bounced", True),
        ("failed", "5.2.1", "bounced", True),
        ("failed", "5.4.4", "bounced", True),
        ("failed", "5.2.2", "bounced", False),
        ("failed", "5.3.4", "bounced", False),
        ("failed", "5.7.1", "bounced", False),
        ("failed", "4.4.7", "bounced", False),
        ("failed", "nonsense", "bounced", False),
        ("delayed", "4.4.1", "delayed", False),
        ("delayed", "5.1.1", "delayed", False),
        ("delivered", "2.0.0", "delivered", False),
        ("relayed", "2.0.0", "delivered", False),
    ],
)
def test_a_report_has_its_class(action: str, status: str, kind: str, dead: bool) -> None:
    (report,) = read_report(dsn(action, status))
    assert (report.kind, report.is_dead) == (kind, dead)


def test_an_expanded_address_says_nothing() -> None:
    assert read_report(dsn("expanded")) == ()


def test_headers_alone_are_enough_to_know_the_message() -> None:
    (report,) = read_report(dsn(to="care@clinic.example", kind="text/rfc822-headers"))
    assert report.token == ""
    assert report.message_id == f"<{TOKEN}@clinic.example>"


def test_a_complaint_is_heard() -> None:
    data = (
        b"To: abuse@clinic.example\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/report; report-type=feedback-report; boundary=b\r\n\r\n"
        b"--b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\n\r\n"
        b"--b\r\nContent-Type: message/rfc822\r\n\r\n"
        b"Message-ID: <x@clinic.example>\r\n\r\n--b--\r\n"
    )
    (report,) = read_report(data)
    assert report.kind == "complained"
    assert report.is_dead
    assert report.message_id == "<x@clinic.example>"


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\0", b"Subject: hello\r\n\r\nThank you!\r\n"])
def test_other_mail_is_no_report(data: bytes) -> None:
    assert read_report(data) == ()


def test_an_mbox_holds_many() -> None:
    mbox = b"From a@b Mon\r\n" + dsn() + b"\r\n\r\nFrom a@b Tue\r\n" + dsn("delayed", "4.4.1")
    kinds = [report.kind for part in split_mailbox(mbox) for report in read_report(part)]
    assert kinds == ["bounced", "delayed"]
