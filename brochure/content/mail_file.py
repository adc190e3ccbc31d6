"""Mail file: `mail.yaml` becomes the settings of mailing, and a letter file a letter.

Secrets are never written there, only where they are: `env:NAME`, `file:PATH` or
`keyring:SERVICE/USER`. Without an SMTP server nothing leaves the machine: messages go into a
folder.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from brochure.content.keys import plain_data
from brochure.content.problems import problems_of
from brochure.content.source import MappingNode, Node, Scalar, parse
from brochure.values.diagnostic import Diagnostic
from brochure.values.span import Span

M = TypeVar("M", bound=BaseModel)

_SECRET = r"(env:[A-Za-z_][A-Za-z0-9_]*|file:.+|keyring:[^/]+/.+)"  # noqa: S105 - where it is
Secret = Annotated[str, Field(pattern=f"^{_SECRET}$")]
Address = Annotated[str, Field(pattern=r"^[^@\s<>,;:\"]+@[^@\s<>,;:\"]+\.[^@\s<>,;:\".]+$")]
HostName = Annotated[str, Field(pattern=r"^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$")]
Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$")]

LETTER_FIELDS = frozenset(
    ("brand", "phone", "phone_urgent", "email", "emergency_number", "patient_name")
)
_FIELD = re.compile(r"\{([^{}]*)\}")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Sender(_Part):
    """Who the mail comes from."""

    name: str = Field(description="Name shown beside the address; neutral, it is on lock screens.")
    address: Address = Field(description="Address of the sender.")
    reply_to: Address | None = Field(None, description="Mailbox that somebody reads.")
    bounces: Address | None = Field(
        None, description="Mailbox for bounces; '+TOKEN' is added before its @."
    )
    postal: str = Field("", description="Postal address of the clinic, at the foot of the mail.")


class Smtp(_Part):
    """The mail server."""

    host: HostName = Field(description="Name of the server, as in its certificate.")
    port: int = Field(587, ge=1, le=65535, description="587 for starttls, 465 for tls.")
    security: Literal["starttls", "tls", "none"] = Field(
        "starttls", description="'none' is possible for this machine only (127.0.0.1)."
    )
    auth: Literal["plain", "login", "xoauth2", "none"] = Field("plain", description="Sign-in.")
    user: str = Field("", description="Name to sign in with.")
    password: Secret | None = Field(None, description="Where the password or token is.")
    ca_file: str | None = Field(None, description="File of authorities instead of the system's.")
    hello: HostName = Field("localhost", description="Our name in the greeting.")
    connections: int = Field(1, ge=1, le=8, description="Conversations at the same time.")


class Inbox(_Part):
    """The mailbox that bounces come to."""

    host: HostName = Field(description="Name of the IMAP server, as in its certificate.")
    port: int = Field(993, ge=1, le=65535, description="993 for tls, 143 for starttls.")
    security: Literal["tls", "starttls", "none"] = Field(
        "tls", description="'none' is possible for this machine only (127.0.0.1)."
    )
    auth: Literal["plain", "xoauth2"] = Field("plain", description="Sign-in.")
    user: str = Field(description="Name to sign in with.")
    password: Secret = Field(description="Where the password or token is.")
    ca_file: str | None = Field(None, description="File of authorities instead of the system's.")
    folder: str = Field(
        "INBOX", pattern=r"^[A-Za-z0-9 ._/&,+-]+$", description="Folder that is read."
    )


class Limits(_Part):
    """How fast and when."""

    per_second: float = Field(1.0, gt=0, le=1000, description="Messages a second, at most.")
    per_day: int = Field(500, ge=1, description="Messages in 24 hours, at most.")
    domain_per_second: float = Field(
        1.0, gt=0, le=1000, description="Messages a second to one domain, at most."
    )
    window: Clock = Field("08:00-20:00", description="Hours of sending, in the clinic's zone.")
    reconnect: int = Field(50, ge=1, description="Messages in one conversation, at most.")
    give_up_hours: int = Field(48, ge=1, le=240, description="When to give up a mailbox.")


class Dkim(_Part):
    """A signature of our own; most providers sign themselves."""

    domain: HostName = Field(description="Domain that signs; that of the sender.")
    selector: HostName = Field(description="Selector of the key in the DNS.")
    key: Secret = Field(description="Where the private key (PEM) is.")


class MailFile(_Part):
    """The keys of `mail.yaml`."""

    format: Literal["brochure-mail/1"]
    sender: Sender
    time_zone: str = Field("UTC", description="Zone of the clinic, such as Asia/Seoul.")
    folder: str = Field("mail", description="Folder of ledger, messages and audit log.")
    ledger: Secret | None = Field(
        None, description="Where the URL of a PostgreSQL ledger is; SQLite in the folder without."
    )
    site_key: Secret | None = Field(
        None, description="Where the clinic's secret is; made in the folder without."
    )
    smtp: Smtp | None = Field(None, description="Without it messages go into a folder.")
    inbox: Inbox | None = Field(None, description="Mailbox that 'bounces' reads over IMAP.")
    limits: Limits = Limits()
    dkim: Dkim | None = None
    theme: str = Field("hershe", description="Theme whose colours the mail has.")
    subject_name: str = Field(
        "", description="Short name for subject and letter, neutral; the sender's name without."
    )
    variables: Mapping[str, str] = Field(
        default_factory=dict, description="phone, phone_urgent, email, emergency_number."
    )
    link: str | None = Field(
        None, pattern=r"^https://\S+$", description="Page for the button; nothing personal in it."
    )
    draft_letters: Literal["refused", "allowed"] = Field(
        "refused", description="Whether letters nobody has checked may go out."
    )
    keep_days: int = Field(90, ge=1, description="Days after which 'purge' removes messages.")


class LetterText(_Part):
    """The words of a letter."""

    subject: str
    preheader: str
    greeting: str
    body: Mapping[str, str]
    password_note: str
    wrong_recipient: str
    preferences: str
    sign_off: str
    signature: str


class LetterFile(_Part):
    """A letter in one language."""

    format: Literal["brochure-letter/1"]
    language: str
    reviewed: str = Field("", description="Who has checked the words, and when.")
    letter: LetterText

    def entries(self) -> Mapping[str, str]:
        """Return all texts by key, in the order of reading."""
        words = self.letter.model_dump()
        body = {f"body.{key}": text for key, text in words.pop("body").items()}
        head = {key: words.pop(key) for key in ("subject", "preheader", "greeting")}
        return {**head, **body, **words}


def read_mail_file(text: str, file: str) -> tuple[MailFile | None, tuple[Diagnostic, ...]]:
    """Return the settings; diagnostics are those of `content.source` and `content.problems`."""
    model, _, found = _read(text, file, MailFile, "a mail file")
    return model, found


def read_letter(text: str, file: str) -> tuple[LetterFile | None, tuple[Diagnostic, ...]]:
    """Return a letter.

    Diagnostics: those of `content.source` and `content.problems`, variable.unknown, and
    letter.personal where subject or preview hold more than the clinic's name.
    """
    model, node, found = _read(text, file, LetterFile, "a letter")
    if model is None or node is None:
        return None, found
    problems = tuple(
        problem
        for key, words in model.entries().items()
        for name in _FIELD.findall(words)
        if (problem := _judged(key, name, _place(node, key)))
    )
    return (None if problems else model), (*found, *problems)


def _judged(key: str, name: str, span: Span) -> Diagnostic | None:
    if name not in LETTER_FIELDS:
        hint = f"the fields are {', '.join(sorted(LETTER_FIELDS))}"
        return _error("variable.unknown", f"a letter has no field '{{{name}}}'", span, hint)
    if key in ("subject", "preheader") and name != "brand":
        message = f"'{{{name}}}' in '{key}' would be seen on a lock screen"
        return _error("letter.personal", message, span, "use only {brand} there")
    return None


def _read(
    text: str, file: str, model: type[M], name: str
) -> tuple[M | None, MappingNode | None, tuple[Diagnostic, ...]]:
    node, found = parse(text, file)
    if found or node is None:
        return None, None, found
    if not isinstance(node, MappingNode):
        return None, None, (_error("value.type", f"{name} is a mapping of keys", node.span, ""),)
    try:
        return model.model_validate(_given(node)), node, ()
    except ValidationError as error:
        return None, None, problems_of(error, model, node, name)


def _given(node: MappingNode) -> dict[str, object]:
    data = {name: plain_data(entry.value) for name, entry in node.entries.items()}
    return {name: value for name, value in data.items() if value is not None}


def _place(node: Node, key: str) -> Span:
    if isinstance(node, MappingNode) and "letter" in node.entries:
        found: Node | None = node.get("letter")
        for part in key.split("."):
            found = found.get(part) if isinstance(found, MappingNode) else None
        if isinstance(found, Scalar):
            return found.span
    return node.span


def _error(code: str, message: str, span: Span, hint: str) -> Diagnostic:
    hints = (hint,) if hint else ()
    return Diagnostic(code=code, severity="error", message=message, span=span, hints=hints)
