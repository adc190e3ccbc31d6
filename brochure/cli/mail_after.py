"""The commands of `brochure mail` for what comes after sending."""

from __future__ import annotations

from importlib.resources import files as package_files
from pathlib import Path

import click

from brochure.cli import project
from brochure.cli.outside import opened
from brochure.errors import ProjectError
from brochure.mail import aftermath
from brochure.mail.mailroom import SETTINGS, Mailroom
from brochure.mail.reports import as_csv, as_json, moment
from brochure.workspace import Workspace


@click.command("resolve", short_help="Settle messages that may have arrived.")
@click.argument("name", required=False, default="")
@click.argument("decision", required=False, type=click.Choice(["sent", "resend", "cancel"]))
@click.option("--log", type=click.Path(exists=True, dir_okay=False), help="Log of the server.")
@click.pass_obj
def resolve(
    folder: str | None, name: str, decision: aftermath.Decision | None, log: str | None
) -> int:
    """Settle messages that may or may not have arrived.

    Without arguments they are listed. NAME is a number, the beginning of a key, a Message-ID or
    'all'. --log marks those as sent whose Message-ID a server's log names.
    """
    with opened(folder) as room:
        if log is not None:
            found = aftermath.resolve_by_log(room, _text(log))
            click.echo(f"{found} found in the log and marked as sent")
        elif name and decision:
            settled = aftermath.resolve(room, name, decision)
            click.echo(f"{len(settled)} settled: {decision}")
        elif name:
            raise click.UsageError("say what is to be done: sent, resend or cancel")
        left = aftermath.unknowns(room.ledger)
        for each in left:
            since = moment(each.updated_at)
            click.echo(f"{each.id}  row {each.row}  {each.short}  {each.message_id}  {since}")
        if not left:
            click.echo("no message is of unknown fate")
    return 1 if left else 0


@click.command("retry", short_help="Queue failed messages again.")
@click.argument("run", required=False, default="")
@click.pass_obj
def retry(folder: str | None, run: str) -> int:
    """Queue the failed messages of RUN again, but for suppressed addresses."""
    with opened(folder) as room:
        count = aftermath.retry(room, room.run(run))
        click.echo(f"{count} queued again; next: brochure mail send")
    return 0


@click.command("cancel", short_help="Cancel what has not gone out.")
@click.argument("run")
@click.pass_obj
def cancel(folder: str | None, run: str) -> int:
    """Cancel what has not gone out of RUN, for example when a document is withdrawn."""
    with opened(folder) as room:
        click.echo(f"{aftermath.cancel(room, room.run(run))} cancelled")
    return 0


@click.command("bounces", short_help="Read delivery reports from a mailbox.")
@click.argument("mailbox", required=False, type=click.Path(exists=True, file_okay=False))
@click.pass_obj
def bounces(folder: str | None, mailbox: str | None) -> int:
    """Read delivery reports from MAILBOX: a Maildir, or a folder of .eml or mbox files.

    Without MAILBOX, what is new in the 'inbox' of mail.yaml is read over IMAP; nothing is changed
    there. Dead addresses and complaints are suppressed; delays change nothing.
    """
    with opened(folder) as room:
        if mailbox:
            heard = aftermath.hear_bounces(room, Workspace(mailbox))
        else:
            heard = aftermath.hear_inbox(room)
    states = ", ".join(f"{count} {name}" for name, count in sorted(heard.states.items()))
    click.echo(f"{heard.reports} reports{f': {states}' if states else ''}")
    click.echo(f"{heard.suppressed} suppressed, {heard.unmatched} about other messages")
    if heard.too_large:
        click.echo(f"{heard.too_large} messages were too large to read")
    return 0


@click.command("suppress", short_help="Never write to an address, or allow it.")
@click.argument("action", type=click.Choice(["add", "remove", "list", "import"]))
@click.argument("what", required=False, default="")
@click.option("--reason", default="request", help="Why; shown by 'list'.")
@click.pass_obj
def suppress(folder: str | None, action: str, what: str, reason: str) -> int:
    """Never write to an address again, or allow it.

    'add' and 'remove' ask for the address, so that it is in no shell history; 'import' reads
    FILE with an address on each line; 'list' shows keys, for addresses are not kept.
    """
    with opened(folder) as room:
        count = _suppress(room, action, what, reason)
        if action != "list":
            room.note("suppress", action=action, count=count)
            click.echo(f"{count} changed")
    return 0


def _suppress(room: Mailroom, action: str, what: str, reason: str) -> int:
    now = room.world.now()
    if action == "list":
        for key, (why, source, at) in room.ledger.suppressed().items():
            click.echo(f"{key[:8]}  {why}  {source}  {moment(at)}")
        return 0
    if action == "import":
        if not what:
            raise click.UsageError("name the file")
        addresses = [line.strip() for line in _text(what).splitlines() if "@" in line]
    else:
        addresses = [what or click.prompt("Address", hide_input=True)]
    before = room.ledger.suppressed()
    keys = {room.key.address(address) for address in addresses}
    for key in keys:
        if action == "remove":
            room.ledger.allow(key)
        else:
            room.ledger.suppress(key, reason, "list" if action == "import" else "person", now)
    return len(keys & set(before)) if action == "remove" else len(keys - set(before))


@click.command("report", short_help="Tell what became of every row.")
@click.argument("run", required=False, default="")
@click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="File; else shown.")
@click.pass_obj
def report(folder: str | None, run: str, form: str, output: str | None) -> int:
    """Tell what became of every row of RUN (the newest); rows and keys, no addresses."""
    with opened(folder) as room:
        chosen = room.run(run)
        deliveries = room.ledger.deliveries(chosen.id)
    text = as_csv(deliveries) if form == "csv" else as_json(chosen.id, deliveries)
    if output:
        place = Path(output)
        Workspace(place.parent).write_atomic(place.name, text.encode())
    else:
        click.echo(text.removeprefix("\ufeff"), nl=False)
    return 0


@click.command("purge", short_help="Remove old messages and previews.")
@click.option("--older-than", metavar="DAYS", default="", help="Such as 90d; else 'keep_days'.")
@click.pass_obj
def purge(folder: str | None, older_than: str) -> int:
    """Remove messages and previews settled long ago; keys and outcomes stay."""
    number = older_than.removesuffix("d")
    if older_than and not number.isdigit():
        raise click.BadParameter("write days, such as 90d", param_hint="--older-than")
    with opened(folder) as room:
        days = int(number) if number else room.settings.keep_days
        click.echo(f"{aftermath.purge(room, days)} messages removed")
    return 0


@click.command("letter", short_help="Show the letter of a language.")
@click.argument("tag")
def letter(tag: str) -> int:
    """Show the letter that comes with the program in the language TAG, to start from.

    Save it as content/letters/TAG.yaml, have it checked, and fill in 'reviewed'.
    """
    shipped = package_files("brochure.mail") / f"letters/{tag}.yaml"
    if not tag.replace("-", "").isalnum() or not shipped.is_file():
        raise ProjectError(f"there is no letter in '{tag}'", "Start from that in 'en'.")
    click.echo(shipped.read_text(encoding="utf-8"), nl=False)
    return 0


@click.command("settings", short_help="Write a mail.yaml to start from.")
@click.pass_obj
def settings(folder: str | None) -> int:
    """Write a mail.yaml to start from; one that is there is kept.

    As it is written, nothing leaves this computer.
    """
    workspace = project.open_workspace(folder)
    if workspace.exists(SETTINGS):
        raise ProjectError(f"{SETTINGS} is there already", "Change it with an editor.")
    starter = package_files("brochure.mail") / "starter.yaml"
    workspace.write_atomic(SETTINGS, starter.read_bytes())
    click.echo(f"wrote {workspace.place(SETTINGS)}; fill in sender and phone numbers")
    return 0


def _text(path: str) -> str:
    place = Path(path)
    data = Workspace(place.parent).read_bytes(place.name, limit=aftermath.MAILBOX_LIMIT)
    return data.decode("utf-8", "replace")


COMMANDS = (resolve, retry, cancel, bounces, suppress, report, purge, letter, settings)
