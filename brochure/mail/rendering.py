"""Rendering: planned deliveries become sealed messages in the outbox.

The same plan gives the same bytes, so a killed rendering simply goes on: a file is written under
another name, renamed, and only then noted in the ledger with its digest.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from brochure.content.mail_file import MailFile
from brochure.errors import FileProblem, ProjectError
from brochure.handouts.handover import Handout
from brochure.mail import letters, page, preview
from brochure.mail.databases import Value
from brochure.mail.delivery import Delivery, Run, State
from brochure.mail.keys import token_of
from brochure.mail.ledger import Ledger
from brochure.mail.letters import Letter
from brochure.mail.mime import Mail, Person, compose
from brochure.mail.sealed import SIZE_LIMIT, seal_of
from brochure.themes.theme import Theme
from brochure.values.digest import digest
from brochure.workspace import Files, PrivateWorkspace

BATCH = 20
"""Messages noted in the ledger at once."""
_MOVE = tuple[Delivery, State, Mapping[str, Value]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stationery:
    """What all messages of a run share."""

    settings: MailFile
    letters: Mapping[str, Letter]
    theme: Theme
    run: Run

    @property
    def values(self) -> Mapping[str, str]:
        """Values of the letter's fields, the patient's name apart."""
        sender = self.settings.sender
        return {
            "email": sender.reply_to or sender.address,
            **self.settings.variables,
            "brand": self.settings.subject_name or sender.name,
        }

    @property
    def seal(self) -> str:
        """Return the digest of all that shapes a message, patients and PDFs apart."""
        settings = self.settings
        parts = (
            settings.sender.model_dump_json(),
            settings.link or "",
            settings.theme,
            *(part for pair in sorted(self.values.items()) for part in pair),
            *(self.letters[tag].digest for tag in sorted(self.letters)),
            self.run.handover,
            self.run.redirect,
        )
        return digest(*parts)


class Renderer:
    """Makes the messages of one run."""

    def __init__(self, stationery: Stationery, documents: Files, outbox: PrivateWorkspace) -> None:
        """Take what messages share, where the PDFs are and where messages go."""
        self._stationery = stationery
        self._documents = documents
        self._outbox = outbox
        self.chosen = preview.Chosen()
        self._pdf = lru_cache(maxsize=4)(self._read_pdf)

    def render(
        self,
        ledger: Ledger,
        deliveries: Sequence[Delivery],
        handouts: Mapping[int, Handout],
        now: float,
    ) -> Iterator[int]:
        """Render planned deliveries; yields how many are done, after each batch.

        A batch is on the disk, names and all, before the ledger hears of it.
        """
        for start in range(0, len(deliveries), BATCH):
            batch = deliveries[start : start + BATCH]
            made = {each.id: self._one(each, handouts[each.row]) for each in batch}
            self._outbox.write_together({self._path(each): made[each.id] for each in batch})
            ledger.move_all([self._noted(each, made[each.id]) for each in batch], now)
            yield start + len(batch)

    def _path(self, delivery: Delivery) -> str:
        return f"{delivery.run_id}/{token_of(delivery.message_id)}.eml"

    def _noted(self, delivery: Delivery, data: bytes) -> _MOVE:
        path = self._path(delivery)
        return delivery, "rendered", {"sha256": seal_of(data), "eml_path": path, "size": len(data)}

    def _one(self, delivery: Delivery, handout: Handout) -> bytes:
        """Return the message of a delivery."""
        stationery = self._stationery
        run, settings = stationery.run, stationery.settings
        letter = stationery.letters[delivery.locale]
        file_name = f"information-{delivery.locale.lower()}.pdf"
        message = letters.fill(
            letter,
            {**stationery.values, "patient_name": handout.name},
            encrypted=handout.encrypted,
            attachment=f"{file_name} · PDF · {_size(handout.size, letter)}",
            link=settings.link or "",
        )
        html = page.page(message, stationery.theme, address=settings.sender.postal)
        sender = settings.sender
        to = Person(name="", address=run.redirect) if run.redirect else _person(handout)
        data = compose(
            Mail(
                sender=Person(name=sender.name, address=sender.address),
                to=to,
                reply_to=sender.reply_to or sender.address,
                subject=message.subject,
                date=datetime.fromtimestamp(run.created_at, UTC),
                message_id=delivery.message_id,
                language=delivery.locale,
                text=letters.plain(message),
                html=html,
                file_name=file_name,
                pdf=self._pdf(handout.path, handout.sha256),
                extra={"X-Original-Key": delivery.short} if run.redirect else {},
            )
        )
        self.chosen.offer(
            preview.Shown(
                row=delivery.row,
                message=message,
                html=html,
                sender=sender.name,
                file=f"{token_of(delivery.message_id)}.eml",
                attachment=file_name,
                size=len(data),
            )
        )
        return data

    def write_preview(self, counts: Sequence[tuple[str, int]]) -> str:
        """Write the preview page and return its path."""
        run = self._stationery.run
        path = f"{run.id}/preview/index.html"
        text = preview.index_page(run.id, self.chosen.shown, counts)
        self._outbox.write_atomic(path, text.encode())
        return path

    def _read_pdf(self, path: str, sha256: str) -> bytes:
        remedy = "Render the handouts again, then plan again."
        try:
            data = self._documents.read_bytes(path, limit=SIZE_LIMIT)
        except FileProblem as problem:
            raise ProjectError("a PDF of the handover is not there", remedy) from problem
        if seal_of_file(data) != sha256:
            raise ProjectError("a PDF is not the one that was handed over", remedy)
        return data


def seal_of_file(data: bytes) -> str:
    """Return the digest of a file as handovers carry it: plain SHA-256."""
    from hashlib import sha256

    return sha256(data).hexdigest()


def _person(handout: Handout) -> Person:
    return Person(name=handout.name, address=handout.address)


def _size(size: int, letter: Letter) -> str:
    """Return a size for people, in the language's own figures."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB".replace(".", letter.language.numbers.decimal)
