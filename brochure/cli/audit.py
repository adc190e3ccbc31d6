"""`brochure audit`: the log of what was done with people's mail."""

from __future__ import annotations

import click

from brochure.cli import project
from brochure.mail.audit import verify
from brochure.mail.databases import SQLITE_FILE, Sqlite
from brochure.mail.ledger import Ledger
from brochure.mail.mailroom import read_settings
from brochure.workspace import PrivateWorkspace


@click.group("audit")
def group() -> None:
    """Check the audit log of the mailroom."""


@group.command("verify")
@click.pass_obj
def verify_log(folder: str | None) -> int:
    """See that no line of the audit log was changed, added or taken away.

    Each line carries the hash of the one before, the ledger that of the last. Exit code 1 where
    the chain is broken.
    """
    workspace = project.open_workspace(folder)
    settings = read_settings(workspace)
    files = PrivateWorkspace(workspace.root / settings.folder)
    head = None
    if settings.ledger is None and files.exists(SQLITE_FILE):
        database = Sqlite(files)
        head = Ledger(database).fact("audit_head")
        database.close()
    count, findings = verify(files, head)
    for finding in findings:
        click.echo(f"line {finding.line}: {finding.what}")
    click.echo(f"{count} lines, {'broken' if findings else 'unbroken'}")
    return 1 if findings else 0


COMMAND = group
