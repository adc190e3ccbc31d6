"""Messages: what goes in comes out of a reader, and nothing breaks out of its place."""

import base64
import random
import re
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure.mail.mime import (
    Mail,
    Person,
    UnsafeHeaderError,
    address_of,
    compose,
    encoded,
    mailbox,
    needs_smtputf8,
)
from brochure.mail.sealed import recipient_of

MAIL = Mail(
    sender=Person(name="Hershe", address="care@hershe.example"),
    to=Person(name="김민지", address="minji@example.com"),
    reply_to="care@hershe.example",
    subject="Your information from Hershe",
    date=datetime(2026, 11, 22, 9, tzinfo=UTC),
    message_id=f"<{'a' * 32}@hershe.example>",
    language="ko",
    text="Dear 김민지,\n\n.a line with a dot\nend\n",
    html="<html><body><p>안녕하세요</p></body></html>\n",
    file_name="information-ko.pdf",
    pdf=b"%PDF-1.7\n" + bytes(range(256)) * 20,
    extra={},
)

SCRIPTS = (
    (0x21, 0x7E), (0xC0, 0x17F), (0x400, 0x45F), (0x5D0, 0x5EA), (0x621, 0x64A), (0xE01, 0xE2E),
    (0x904, 0x939), (0x3041, 0x3096), (0x4E00, 0x9FA5), (0xAC00, 0xD7A3), (0x1F300, 0x1F5FF),
)  # fmt: skip
words = st.sampled_from(SCRIPTS).flatmap(
    lambda bounds: st.text(
        st.characters(min_codepoint=bounds[0], max_codepoint=bounds[1]), min_size=1, max_size=12
    )
)
phrases = st.lists(words, min_size=1, max_size=14).map(" ".join)
anything = st.text(max_size=60)


def test_the_message_has_its_parts_in_order() -> None:
    read = message_from_bytes(compose(MAIL), policy=policy.default)
    assert [part.get_content_type() for part in read.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "application/pdf",
    ]
    assert read["Subject"] == MAIL.subject
    assert read["To"].addresses[0].display_name == "김민지"
    assert read["Auto-Submitted"] == "auto-generated"
    assert read["Content-Language"] == "ko"
    (attachment,) = read.iter_attachments()
    assert attachment.get_content() == MAIL.pdf
    assert attachment.get_filename() == "information-ko.pdf"


def test_the_same_parts_give_the_same_bytes() -> None:
    assert compose(MAIL) == compose(replace(MAIL))


# compose() itself reads every message back and compares it; it raises where one differs.
@settings(max_examples=300, deadline=None)
@given(subject=phrases, name=phrases, sender=phrases, text=phrases)
def test_subjects_and_names_of_all_scripts_read_back_equal(
    subject: str, name: str, sender: str, text: str
) -> None:
    data = compose(
        replace(
            MAIL,
            subject=subject,
            to=replace(MAIL.to, name=name),
            sender=replace(MAIL.sender, name=sender),
            text=text,
            html=f"<p>{text}</p>",
        )
    )
    head = data[: data.index(b"\r\n\r\n")]
    assert all(len(word) <= 75 for word in re.findall(rb"=\?[^ ]*\?=", head))
    assert all(len(line) <= 78 for line in head.split(b"\r\n"))
    assert recipient_of(data) == MAIL.to.address


@settings(max_examples=300, deadline=None)
@given(subject=anything, name=anything, address=anything)
def test_no_value_adds_a_header_a_recipient_or_a_part(
    subject: str, name: str, address: str
) -> None:
    mail = replace(MAIL, subject=subject, to=Person(name=name, address=f"{address}@example.com"))
    try:
        data = compose(mail)
    except UnsafeHeaderError:
        return
    read = message_from_bytes(data)
    assert len(read.keys()) == 10
    assert len(read.get_all("To", [])) == 1
    assert recipient_of(data) == address_of(mail.to.address)


@pytest.mark.parametrize(
    "bad", ["a\r\nBcc: x@y.example", "a\nb", "a\0b", "a\u2028b", "a\x85b", "\ud800"]
)
@pytest.mark.parametrize("field", ["subject", "name", "address", "sender"])
def test_line_breaks_of_any_kind_are_refused_in_headers(field: str, bad: str) -> None:
    changes = {
        "subject": replace(MAIL, subject=bad),
        "name": replace(MAIL, to=replace(MAIL.to, name=bad)),
        "address": replace(MAIL, to=replace(MAIL.to, address=f"{bad}@example.com")),
        "sender": replace(MAIL, sender=replace(MAIL.sender, name=bad)),
    }
    with pytest.raises(UnsafeHeaderError):
        compose(changes[field])


@pytest.mark.parametrize(
    "bad", ["", "kim", "kim@", "@example.com", "a b@example.com", "kim@exa mple.com", "<a@b>@c.d",
            "a,b@example.com", "kim@example..com"],
)  # fmt: skip
def test_what_is_no_address_is_refused(bad: str) -> None:
    with pytest.raises(UnsafeHeaderError):
        address_of(bad)


def test_domains_are_written_in_ascii_and_local_parts_stay() -> None:
    assert address_of("kim@bücher.example") == "kim@xn--bcher-kva.example"
    assert address_of("환자@example.com") == "환자@example.com"
    assert needs_smtputf8("환자@example.com")
    assert not needs_smtputf8("kim@bücher.example")


def test_a_name_with_a_comma_or_an_address_stays_a_name() -> None:
    for name in ("Kim, MinJi", "x@evil.example", 'a" <b@evil.example>', "=?utf-8?q?a?="):
        data = compose(replace(MAIL, to=Person(name=name, address="kim@example.com")))
        assert recipient_of(data) == "kim@example.com"


def test_a_plain_name_is_readable() -> None:
    assert mailbox(Person(name="Mr Kim", address="a@b.example")) == '"Mr Kim" <a@b.example>'


@pytest.mark.parametrize("size", [0, 1, 56, 57, 58, 114, 1000, 5701])
def test_base64_is_that_of_the_library(size: int) -> None:
    data = bytes(index % 251 for index in range(size))
    assert encoded(data) == base64.encodebytes(data).replace(b"\n", b"\r\n")


@pytest.mark.slow
def test_five_thousand_messages_of_eleven_scripts_read_back_equal() -> None:
    chance = random.Random(12)

    def phrase(longest: int) -> str:
        found = []
        for _ in range(chance.randint(1, longest)):
            low, high = chance.choice(SCRIPTS)
            found.append(
                "".join(chr(chance.randint(low, high)) for _ in range(chance.randint(1, 9)))
            )
        return (" " * chance.choice((1, 1, 2))).join(found)

    for number in range(5000):
        compose(
            replace(
                MAIL,
                subject=phrase(12),
                to=Person(name=phrase(5), address=f"{number}.환자@bücher{number}.example"),
                sender=replace(MAIL.sender, name=phrase(4)),
                text=phrase(60),
                html=phrase(60),
            )
        )
