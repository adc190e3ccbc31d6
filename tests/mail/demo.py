"""Demonstration: `make demo-mail`, or `python -m tests.mail.demo FOLDER`.

Makes a clinic's project in FOLDER, renders the aftercare sheet for twelve people in twelve
languages, starts a mail server on this machine, sends, and shows ledger and log. What arrived is in
FOLDER/inbox, what would be looked at before sending in FOLDER/mail/RUN/preview/index.html.
"""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

from brochure.cli import main as brochure
from tests.architecture.source import ROOT
from tests.mail.test_kills import free_port

SETTINGS = """format: brochure-mail/1
sender:
  name: Hershe
  address: care@hershe.example
  bounces: bounce@hershe.example
  postal: 00 Sample-ro, Gangnam-gu, Seoul 00000, Korea
time_zone: Asia/Seoul
smtp: {{host: 127.0.0.1, port: {port}, security: none}}
limits: {{per_second: 50, domain_per_second: 50, window: "00:00-00:00"}}
variables: {{phone: "+82-2-0000-0000", phone_urgent: "+82-2-0000-0000", emergency_number: "119"}}
draft_letters: allowed
"""
PEOPLE = (
    ("en", "Mary Sample"), ("ko", "김민지"), ("ja", "山田 花子"), ("zh-Hans", "王小明"),
    ("zh-Hant", "陳大文"), ("th", "สมหญิง ใจดี"), ("vi", "Nguyễn Thị Hoa"), ("ru", "Анна Петрова"),
    ("mn", "Оюун Батбаяр"), ("ar", "فاطمة الزهراء"), ("id", "Siti Rahma"), ("de", "Jürgen Müller"),
)  # fmt: skip
COLUMNS = "email,language,patient_name,surgery_date,surgeon,follow_up_at,consent"


class Inbox:
    """Keeps what arrives as files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: ANN401, N802
        name = envelope.rcpt_tos[0].partition("@")[0]
        (self.folder / f"{name}.eml").write_bytes(envelope.content)
        return "250 2.0.0 taken"


def project(root: Path, port: int) -> None:
    """Make the project of a clinic."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(ROOT / "content/aftercare-sheet", root / "content/aftercare-sheet")
    (root / "inbox").mkdir()
    (root / "mail.yaml").write_text(SETTINGS.format(port=port), encoding="utf-8")
    rows = [
        f"{tag.lower()}@patient.example,{tag},{name},2026-11-20,Dr Lee,2026-12-04 10:30,2026-11-19"
        for tag, name in PEOPLE
    ]
    (root / "recipients.csv").write_text("\n".join([COLUMNS, *rows]) + "\n", encoding="utf-8")


def main() -> int:
    """Show the whole way."""
    from aiosmtpd.controller import Controller

    root = Path(sys.argv[1]).absolute()
    port = free_port()
    project(root, port)
    os.chdir(root)
    server = Controller(Inbox(root / "inbox"), hostname="127.0.0.1", port=port)
    server.start()
    steps = (
        "handout render aftercare-sheet --recipients recipients.csv -o out --draft",
        "mail plan out",
        "mail render",
        f"mail send --confirm {len(PEOPLE)}",
        "mail status",
        "audit verify",
    )
    try:
        for step in steps:
            print(f"\n$ brochure {step}", flush=True)  # noqa: T201
            code = brochure(step.split())
            if code:
                return code
    finally:
        server.stop()
    print(f"\nlook at {root}/inbox/*.eml and {root}/mail/*/preview/index.html")  # noqa: T201
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
