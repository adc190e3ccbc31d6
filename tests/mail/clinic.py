"""A clinic of the tests: a project with twelve handouts to mail, and its mailroom."""

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path

from brochure.handouts.handover import FILE_NAME, Handout, Handover, write_handover
from brochure.mail.delivery import Run
from brochure.mail.dispatch import Order, send_run
from brochure.mail.mailroom import Mailroom, Outside, read_settings
from brochure.mail.planning import Plan
from brochure.mail.preparing import plan_run, render_run, stationery_of
from brochure.mail.secrets import Secrets
from brochure.mail.sender import Result
from brochure.mail.transports.double import Double
from brochure.workspace import Workspace
from tests.mail.room import TestWorld

SETTINGS = """format: brochure-mail/1
sender: {name: Hershe, address: care@hershe.example, bounces: bounce@hershe.example}
time_zone: Asia/Seoul
limits: {per_second: 1000, domain_per_second: 1000, per_day: 100000, window: "00:00-00:00"}
variables: {phone: "+82-2-0000-0000", phone_urgent: "+82-2-0000-0001", emergency_number: "119"}
"""
NAMES = {
    "en": "Canary Quetzal", "ko": "김카나리", "ja": "金糸雀花子", "zh-Hans": "王金丝雀",
    "zh-Hant": "陳金絲雀", "th": "นกขมิ้น ใจดี", "vi": "Hoàng Yến Canary", "ru": "Канарейка Анна",
    "mn": "Канар Оюун", "ar": "كناري الزهراء", "id": "Kenari Rahma", "de": "Kanarienvogel Jürgen",
}  # fmt: skip
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40
DOCUMENT = Handover(document="aftercare-sheet", version="0.1", source="abc", handouts=())


def handout(row: int, tag: str = "en", **changes: object) -> Handout:
    made = Handout(
        row=row,
        address=f"canary{row}@quetzal.example",
        name=NAMES[tag],
        reference=f"patient-{row}",
        language=tag,
        consent="2026-11-20 form 3",
        path="sheet.pdf",
        sha256=hashlib.sha256(PDF).hexdigest(),
        size=len(PDF),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


TWELVE = tuple(handout(row, tag) for row, tag in enumerate(NAMES, 2))


@dataclass
class Clinic:
    """A project with a mailroom, opened anew as often as one likes."""

    root: Path
    world: TestWorld
    environment: dict[str, str] = field(default_factory=dict)

    def write(self, handouts: tuple[Handout, ...] = TWELVE, settings: str = SETTINGS) -> None:
        (self.root / "content").mkdir(exist_ok=True)
        (self.root / "out").mkdir(exist_ok=True)
        (self.root / "mail.yaml").write_text(settings, encoding="utf-8")
        (self.root / "out/sheet.pdf").write_bytes(PDF)
        data = write_handover(replace(DOCUMENT, handouts=handouts))
        (self.root / "out" / FILE_NAME).write_bytes(data)

    def open(self) -> Mailroom:
        project = Workspace(self.root)
        count = iter(range(1, 1000))
        outside = Outside(
            secrets=Secrets(self.environment, str(self.root)),
            world=self.world,
            entropy=lambda size: bytes([next(count)]) * size,
            who="nurse",
        )
        return Mailroom(project, read_settings(project), outside)

    def plan(self, room: Mailroom, **options: object) -> Plan:
        return plan_run(room, Workspace(self.root / "out"), **options)  # type: ignore[arg-type]


def rendered(room: Mailroom) -> Run:
    run = room.run()
    stationery, _ = stationery_of(room, run)
    assert stationery is not None
    for _ in render_run(room, stationery):
        pass
    return room.run()


def sent(room: Mailroom, double: Double, confirm: int) -> Result:
    return send_run(room, room.run(), Order(confirm=confirm), make=lambda: double)
