"""MIME: a letter and its PDF as the bytes of one message, and the proof that they read back so.

    multipart/mixed
      multipart/alternative: text/plain, text/html (UTF-8)
      application/pdf, with an ASCII file name

Own writer: the library's newer one loses spaces between the encoded words of a subject
(CPython 92081), and needs forty times as long for an attachment. Headers go through
`email.header.Header`; every message is read back with the library and compared before it is kept.
"""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.header import Header, decode_header, make_header
from email.headerregistry import Address
from email.message import Message
from email.utils import format_datetime, getaddresses
from functools import lru_cache

_CRLF = "\r\n"
_LINE = 76
_LONGEST_LINE = 998
"""RFC 5322, 2.1.1."""
_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .'-]{0,50}")
_BAD_IN_HEADER = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_QP_SAFE = 0.3
"""Share of other than ASCII characters above which base64 is shorter and as readable."""
FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,60}\.pdf")


class UnsafeHeaderError(ValueError):
    """A value would break out of its header, or cannot stand in an address."""


class ReadBackError(AssertionError):
    """A message does not read back as it was meant; it is not kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A mailbox with the name shown."""

    name: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """All parts of a message."""

    sender: Person
    to: Person
    reply_to: str
    subject: str
    date: datetime
    message_id: str
    language: str
    text: str
    html: str
    file_name: str
    pdf: bytes
    extra: Mapping[str, str]
    """Further headers, ASCII."""


def compose(mail: Mail) -> bytes:
    """Return the bytes of a message, the same for the same parts.

    Raises UnsafeHeaderError for values that cannot stand in a header, ReadBackError when the
    result reads back otherwise.
    """
    assert FILE_NAME.fullmatch(mail.file_name), "file names are ours and ASCII"
    boundary = mail.message_id.strip("<>").partition("@")[0]
    outer, inner = f"=_m_{boundary}", f"=_a_{boundary}"
    head = "".join(f"{name}: {value}\r\n" for name, value in _headers(mail, outer))
    front = (
        f"{head}\r\n--{outer}\r\n"
        f'Content-Type: multipart/alternative; boundary="{inner}"\r\n\r\n'
        f"{_text_part(inner, 'plain', mail.text)}{_text_part(inner, 'html', mail.html)}"
        f"--{inner}--\r\n\r\n--{outer}\r\n"
        f'Content-Type: application/pdf; name="{mail.file_name}"\r\n'
        "Content-Transfer-Encoding: base64\r\n"
        f'Content-Disposition: attachment; filename="{mail.file_name}"\r\n\r\n'
    ).encode("utf-8" if needs_smtputf8(mail.to.address) else "ascii")
    end = f"--{outer}--\r\n".encode("ascii")
    body = encoded(mail.pdf)
    _read_back(mail, front, body, end)
    return front + body + end


def _headers(mail: Mail, boundary: str) -> list[tuple[str, str]]:
    found = [
        ("From", mailbox(mail.sender)),
        ("To", mailbox(mail.to)),
        ("Reply-To", address_of(mail.reply_to)),
        ("Subject", unstructured(mail.subject, "Subject")),
        ("Date", format_datetime(mail.date)),
        ("Message-ID", mail.message_id),
        ("MIME-Version", "1.0"),
        ("Content-Language", mail.language),
        ("Auto-Submitted", "auto-generated"),
        *mail.extra.items(),
        ("Content-Type", f'multipart/mixed; boundary="{boundary}"'),
    ]
    for name, value in found:
        if _BAD_IN_HEADER.search(value.replace("\r\n ", "")):
            raise UnsafeHeaderError(name)
    return found


def unstructured(value: str, name: str) -> str:
    """Return a header value as ASCII, in encoded words where it needs them (RFC 2047)."""
    if _BAD_IN_HEADER.search(value):
        raise UnsafeHeaderError(name)
    plain = value.isascii() and "=?" not in value and value == " ".join(value.split(" "))
    if plain and len(name) + 2 + len(value) <= _LINE and value == value.strip():
        return value
    return Header(value, "utf-8", maxlinelen=_LINE, header_name=name).encode(linesep=_CRLF)


def mailbox(person: Person) -> str:
    """Return a name and its address (RFC 5322, 3.4)."""
    address = address_of(person.address)
    if _BAD_IN_HEADER.search(person.name):
        raise UnsafeHeaderError("name")
    name = _name(person)
    if not name:
        return address
    if _PLAIN_NAME.fullmatch(name):
        return f'"{name}" <{address}>'
    # As encoded words no name can be taken for an address, whatever signs it has.
    words = Header(name, "utf-8", maxlinelen=_LINE, header_name="Reply-To").encode(linesep=_CRLF)
    return f"{words}{_CRLF} <{address}>"


def _name(person: Person) -> str:
    return " ".join(person.name.split())


def address_of(address: str) -> str:
    """Return an address with its domain in ASCII (IDNA); the local part may stay Unicode."""
    local, _, domain = address.rpartition("@")
    if not local or not domain or _BAD_IN_HEADER.search(address) or " " in address:
        raise UnsafeHeaderError("address")
    try:
        ascii_domain = domain.encode("idna").decode("ascii")
        checked = Address(username=local, domain=ascii_domain) if local.isascii() else None
    except (UnicodeError, ValueError, IndexError) as problem:
        raise UnsafeHeaderError("address") from problem
    if not ascii_domain or re.search(r"[\s<>()\[\],;:@\"\\]", f"{local}{ascii_domain}"):
        raise UnsafeHeaderError("address")
    return checked.addr_spec if checked is not None else f"{local}@{ascii_domain}"


def needs_smtputf8(address: str) -> bool:
    """Tell whether an address can only go to a server with SMTPUTF8 (RFC 6531)."""
    return not address.rpartition("@")[0].isascii()


def _text_part(boundary: str, kind: str, text: str) -> str:
    lines = text.replace("\r\n", "\n").split("\n")
    strange = len(text) - len(text.encode("ascii", "ignore")) > _QP_SAFE * len(text)
    name = "base64" if strange else "quoted-printable"
    data = "\r\n".join(lines).encode("utf-8")
    body = encoded(data).decode("ascii") if strange else _quoted(lines)
    return (
        f"--{boundary}\r\nContent-Type: text/{kind}; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: {name}\r\n\r\n{body}\r\n"
    )


def _quoted(lines: list[str]) -> str:
    encoded_lines = (
        binascii.b2a_qp(line.encode("utf-8"), istext=True).replace(b"\n", b"\r\n").decode("ascii")
        for line in lines
    )
    return "\r\n".join(encoded_lines)


@lru_cache(maxsize=8)
def encoded(data: bytes) -> bytes:
    """Return base64 in lines of 76 characters, each with CRLF; one document for many is kept."""
    flat = binascii.b2a_base64(data, newline=False)
    full = len(flat) // _LINE
    wide = _LINE + 2
    out = bytearray(full * wide)
    for column in range(_LINE):
        out[column::wide] = flat[column : full * _LINE : _LINE]
    out[_LINE::wide] = b"\r" * full
    out[_LINE + 1 :: wide] = b"\n" * full
    rest = flat[full * _LINE :]
    return bytes(out) + (rest + b"\r\n" if rest else b"")


def size_of(pdf_size: int, text: int) -> int:
    """Return the size of a message with such a PDF and letter, within one percent."""
    return int(pdf_size / 57 * 78) + text + 1500


def _read_back(mail: Mail, front: bytes, body: bytes, end: bytes) -> None:
    """Compare a message with its parts after reading it with another reader.

    The attachment is decoded by itself: it is nothing but base64 lines, so no boundary can hide
    in it, and reading it as a message takes long. Headers are decoded by the library's older
    reader: the newer one puts spaces between the encoded words of names (RFC 2047, 6.2).
    """
    read = message_from_bytes(front + b"JVBERg==\r\n" + end)
    heads = {name: str(value) for name, value in read.raw_items()}
    parts = [part for part in read.walk() if not part.is_multipart()]
    text, html, attachment = parts if len(parts) == 3 else (Message(), Message(), Message())
    expect = {
        "subject": (_decoded(heads["Subject"]), mail.subject),
        "message": (read["Message-ID"], mail.message_id),
        "parts": ([part.get_content_type() for part in read.walk()], _SHAPE),
        "headers": (len(read.keys()), 10 + len(mail.extra)),
        "text": (_content(text), _normal(mail.text)),
        "html": (_content(html), _normal(mail.html)),
        "file": (attachment.get_filename(), mail.file_name),
        "pdf": (base64.b64decode(body), mail.pdf),
        "from": (_people(heads["From"]), _expected(mail.sender)),
        "to": (_people(heads["To"]), _expected(mail.to)),
    }
    wrong = [name for name, (found, meant) in expect.items() if found != meant]
    if wrong or max(map(len, front.split(b"\r\n"))) > _LONGEST_LINE:
        raise ReadBackError(f"a message does not read back: {', '.join(wrong) or 'line length'}")


_SHAPE = ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf"]


def _decoded(value: str) -> str:
    return str(make_header(decode_header(value.replace("\r\n", ""))))


def _content(part: Message) -> str:
    data = part.get_payload(decode=True)
    return _normal(data.decode("utf-8")) if isinstance(data, bytes) else ""


def _normal(text: str) -> str:
    return text.replace("\r\n", "\n").rstrip("\n")


def _people(value: str) -> list[tuple[str, str]]:
    whole = value.encode("ascii", "surrogateescape").decode("utf-8").replace("\r\n", "")
    return [(_decoded(name), address) for name, address in getaddresses([whole])]


def _expected(person: Person) -> list[tuple[str, str]]:
    return [(_name(person), address_of(person.address))]
