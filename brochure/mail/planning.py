"""Planning: a handover becomes deliveries; who gets nothing, and why, is said first.

Messages name rows, never values.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from brochure.handouts.handover import Handout, Handover
from brochure.mail.delivery import Delivery, Run
from brochure.mail.keys import SiteKey, message_id
from brochure.mail.mime import UnsafeHeaderError, address_of
from brochure.values.diagnostic import Diagnostic, Severity
from brochure.values.digest import digest

LARGEST_PDF = 18 * 1024 * 1024
"""Bytes of a PDF that most servers still take as an attachment (25 MB with base64)."""
LARGE_PDF = 5 * 1024 * 1024
_SHOWN_ROWS = 12
_SAFE = re.compile(r"[^A-Za-z0-9.-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be sent, and what not."""

    run: Run
    deliveries: tuple[Delivery, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def planned(self) -> int:
        """How many messages are to go out."""
        return sum(each.state == "planned" for each in self.deliveries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the ledger says about recipients."""

    suppressed: frozenset[str] = frozenset()
    """Keys of addresses."""
    before: Mapping[str, str] = field(default_factory=dict)
    """Recipients who have this document already: key, run."""


def run_of(
    handover: Handover, fingerprint: str, *, folder: str, redirect: str, first: int, now: float
) -> Run:
    """Return the run of a handover; the same handover always has the same run."""
    test = "-test" if redirect else ""
    name = digest(fingerprint, redirect, str(first))[:8]
    return Run(
        id=f"{_SAFE.sub('-', f'{handover.document}-{handover.version}')}-{name}{test}",
        document_id=handover.document,
        document_version=handover.version,
        source=handover.source,
        folder=folder,
        handover=fingerprint,
        created_at=float(int(now)),
        redirect=redirect,
    )


def plan(handover: Handover, run: Run, known: Known, key: SiteKey, domain: str) -> Plan:
    """Return a delivery for every row.

    Diagnostics: mail.no-consent, mail.bad-address, mail.suppressed, mail.duplicate,
    mail.sent-before, mail.shared-mailbox, mail.large (warnings), mail.too-large (error).
    """
    planner = _Planner(run, known, key, domain)
    deliveries = tuple(planner.delivery(handout) for handout in handover.handouts)
    return Plan(run=run, deliveries=deliveries, diagnostics=planner.diagnostics())


class _Planner:
    """Keeps what was seen in earlier rows."""

    def __init__(self, run: Run, known: Known, key: SiteKey, domain: str) -> None:
        self.run = run
        self.known = known
        self.key = key
        self.domain = domain
        self.rows: dict[str, int] = {}
        self.mailboxes: dict[str, int] = {}
        self.found: dict[str, list[int]] = {}

    def delivery(self, handout: Handout) -> Delivery:
        """Return the delivery of a row, planned or skipped."""
        reason = self.reason(handout)
        recipient = self.key.recipient(handout.address, handout.reference)
        if reason == "duplicate":
            recipient = f"{recipient}#{handout.row}"
        run = self.run
        parts = (run.id, recipient, run.document_id, run.document_version, handout.language)
        return Delivery(
            run_id=run.id,
            row=handout.row,
            recipient_key=recipient,
            address_key=self.key.address(run.redirect or handout.address),
            domain_key=self.key.domain(run.redirect or handout.address),
            document_id=run.document_id,
            document_version=run.document_version,
            locale=handout.language,
            message_id=message_id(self.key.token(*parts), self.domain),
            state="skipped" if reason else "planned",
            reason=reason,
        )

    def reason(self, handout: Handout) -> str:
        """Return why a row gets nothing; empty when it does get its message."""
        key = self.key.recipient(handout.address, handout.reference)
        first = self.rows.setdefault(key, handout.row)
        mailbox = self.key.address(handout.address)
        sharing = self.mailboxes.setdefault(mailbox, handout.row) != handout.row
        before = self.known.before.get(key) if not self.run.redirect else None
        for is_so, code, reason in (
            (not handout.has_consent, "mail.no-consent", "no_consent"),
            (not _is_address(handout.address), "mail.bad-address", "bad_address"),
            (mailbox in self.known.suppressed, "mail.suppressed", "suppressed"),
            (first != handout.row, "mail.duplicate", "duplicate"),
            (before is not None, "mail.sent-before", "duplicate"),
            (handout.size > LARGEST_PDF, "mail.too-large", "too_big"),
        ):
            if is_so:
                self.note(code, handout.row)
                return reason
        if sharing:
            self.note("mail.shared-mailbox", handout.row)
        if handout.size > LARGE_PDF:
            self.note("mail.large", handout.row)
        return ""

    def note(self, code: str, row: int) -> None:
        """Remember a finding."""
        self.found.setdefault(code, []).append(row)

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return one diagnostic for all rows of a kind."""
        return tuple(_diagnostic(code, rows) for code, rows in sorted(self.found.items()))


_WORDS: Mapping[str, tuple[Severity, str, str]] = {
    "mail.no-consent": (
        "warning",
        "no consent to e-mail on record",
        "write date and kind of the consent into the column 'consent', or give the paper",
    ),
    "mail.bad-address": (
        "warning",
        "an address that cannot be written to",
        "correct the address in the recipients' file and render again",
    ),
    "mail.suppressed": (
        "warning",
        "an address that must not be written to",
        "'brochure mail suppress list' tells why",
    ),
    "mail.duplicate": (
        "warning",
        "the same mailbox and patient as an earlier row",
        "if they are two people, give each a number in the column 'reference'",
    ),
    "mail.sent-before": (
        "warning",
        "a recipient who gets this document by another run",
        "cancel that run with 'brochure mail cancel RUN', or plan with --again",
    ),
    "mail.shared-mailbox": (
        "warning",
        "a mailbox that another patient has too",
        "see that both agreed to share it",
    ),
    "mail.large": (
        "warning",
        "a PDF file over 5 MB",
        "use smaller pictures: some mailboxes refuse such mails",
    ),
    "mail.too-large": (
        "error",
        "a PDF file over 18 MB, which servers refuse",
        "use smaller pictures",
    ),
}


def _diagnostic(code: str, rows: list[int]) -> Diagnostic:
    severity, words, hint = _WORDS[code]
    shown = ", ".join(str(row) for row in rows[:_SHOWN_ROWS])
    more = f" and {len(rows) - _SHOWN_ROWS} more" if len(rows) > _SHOWN_ROWS else ""
    noun = "row" if len(rows) == 1 else "rows"
    return Diagnostic(
        code=code, severity=severity, message=f"{noun} {shown}{more}: {words}", hints=(hint,)
    )


def _is_address(address: str) -> bool:
    try:
        return bool(address_of(address))
    except UnsafeHeaderError:
        return False


def only_first(handover: Handover, count: int) -> Handover:
    """Return the handover of its first recipients, for a trial."""
    return replace(handover, handouts=handover.handouts[:count]) if count else handover
