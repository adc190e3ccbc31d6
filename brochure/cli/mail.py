"""`brochure mail`: rendered handouts to their recipients, each once."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from brochure.cli import mail_after, show
from brochure.cli.outside import RealWorld, opened
from brochure.cli.progress import bar, clear
from brochure.mail.delivery import OPEN
from brochure.mail.dispatch import Order, check_sending, send_run
from brochure.mail.preparing import plan_run, render_run, stationery_of
from brochure.mail.reports import moment, table
from brochure.values.diagnostic import has_errors
from brochure.workspace import Workspace

if TYPE_CHECKING:
    from brochure.mail.delivery import Delivery, State
    from brochure.mail.sender import Result

NOT_FINISHED = 3
ENDINGS = {
    "done": "nothing is left to send",
    "waiting": "the rest was put off by its mail servers",
    "closed": "the hours of sending are over",
    "paused": "the server has trouble",
    "stopped": "stopped as asked, after the message in hand",
    "refused": "stopped: account, sender or contents are refused",
    "full": "as many as 24 hours may have",
}


@click.group("mail")
def group() -> None:
    """Send rendered handouts, each once, with a ledger of what went out.

    \b
    plan → render → (look at the preview) → send --confirm N → bounces, report

    Settings are in mail.yaml. Without an SMTP server nothing leaves this computer.
    """  # noqa: D301 - click's sign for a line left as it is


@group.command("plan", short_help="Plan a message for every handout.")
@click.argument("handouts", metavar="FOLDER", type=click.Path(exists=True, file_okay=False))
@click.option(
    "--redirect-all-to", metavar="ADDRESS", default="", help="Trial: all to this address."
)
@click.option("--first", type=click.IntRange(min=0), default=0, help="Trial: only so many.")
@click.option("--again", is_flag=True, help="Also to people who have this document already.")
@click.pass_obj
def plan(
    folder: str | None, handouts: str, redirect_all_to: str, first: int, *, again: bool
) -> int:
    """Plan a message for every handout in FOLDER, and say who gets none.

    FOLDER is what 'brochure handout render' made. Planning it again changes nothing.
    """
    with opened(folder) as room:
        planned = plan_run(
            room, Workspace(handouts), redirect=redirect_all_to, first=first, again=again
        )
        show.Messages(room.project).show(planned.diagnostics)
        click.echo(f"run {planned.run.id}")
        click.echo(table(room.ledger.counts(planned.run.id)))
        seconds = planned.planned / room.settings.limits.per_second
        click.echo(f"{planned.planned} messages; sending takes about {_duration(seconds)}")
        click.echo("next: brochure mail render")
    return 1 if has_errors(planned.diagnostics) else 0


@group.command("render", short_help="Make and seal the messages, with a preview.")
@click.argument("run", required=False, default="")
@click.pass_obj
def render(folder: str | None, run: str) -> int:
    """Make and seal the messages of RUN (the newest), with a preview page."""
    with opened(folder) as room:
        chosen = room.run(run)
        stationery, found = stationery_of(room, chosen)
        show.Messages(room.project).show(found)
        if stationery is None:
            return 1
        for done, count in render_run(room, stationery):
            _progress(done, count)
        fresh = room.run(chosen.id)
        click.echo(table(room.ledger.counts(fresh.id)))
        place = room.outbox.place(f"{fresh.id}/preview/index.html")
        click.echo(f"look at {place}")
        count = room.ledger.count(fresh.id, OPEN)
        click.echo(f"next: brochure mail send --confirm {count}")
    return 0


@group.command("send", short_help="Send what was confirmed, or go on with it.")
@click.argument("run", required=False, default="")
@click.option("--confirm", type=click.IntRange(min=1), default=None, help="How many will go out.")
@click.option("--wait", is_flag=True, help="Stay until put-off messages are settled too.")
@click.option(
    "--ambiguous",
    type=click.Choice(["hold", "resend"]),
    default="hold",
    help="Messages that may have arrived: hold them for a person, or send them again.",
)
@click.pass_obj
def send(folder: str | None, run: str, confirm: int | None, *, wait: bool, ambiguous: str) -> int:
    """Send RUN (the newest); the first time with the number that will go out.

    After a stop, a crash or a power cut, the same command goes on where it ended. Exit codes:
    0 all sent, 1 some failed or are of unknown fate, 2 refused, 3 not finished or busy.
    """
    world = RealWorld()
    with opened(folder, world) as room, world.heeding_signals():
        chosen = room.run(run)
        order = Order(confirm=confirm or 0, patient=wait, resend_unknown=ambiguous == "resend")
        count = check_sending(room, chosen, order.confirm)
        where = room.settings.smtp.host if room.settings.smtp else room.outbox.place("sent")
        click.echo(f"{count} messages to {where}", err=True)
        done = 0

        def told(delivery: Delivery, state: State) -> None:
            nonlocal done
            done += 1
            _progress(done, count)

        result = send_run(room, chosen, order, told=told)
        click.echo(table(room.ledger.counts(chosen.id)))
        _tell(result)
    return _exit_code(result)


@group.command("status", short_help="Show how many messages are in which state.")
@click.argument("run", required=False, default="")
@click.option("--all", "every", is_flag=True, help="All runs, a line each.")
@click.pass_obj
def status(folder: str | None, run: str, *, every: bool) -> int:
    """Show how many messages of RUN (the newest) are in which state."""
    with opened(folder) as room:
        for chosen in room.ledger.runs() if every else (room.run(run),):
            trial = ", a trial" if chosen.redirect else ""
            click.echo(f"run {chosen.id}, planned {moment(chosen.created_at)}{trial}")
            click.echo(table(room.ledger.counts(chosen.id)))
            due = room.ledger.next_due(chosen.id)
            if due:
                click.echo(f"next due {moment(due)}")
    return 0


def _progress(done: int, count: int) -> None:
    """Draw how far the work has come, on a terminal."""
    if sys.stderr.isatty():
        clear()
        click.echo(bar(done, count), nl=done == count, err=True)


def _tell(result: Result) -> None:
    click.echo(f"{ENDINGS[result.ending]}{f': {result.why}' if result.why else ''}")
    if result.until:
        click.echo(f"go on after {moment(result.until)} with 'brochure mail send'")
    if result.unknown:
        rows = ", ".join(str(each.row) for each in result.unknown)
        click.echo(
            f"unknown whether these arrived: rows {rows}. They are held; ask the server's log, "
            "then 'brochure mail resolve'."
        )


def _exit_code(result: Result) -> int:
    if result.ending == "refused":
        return 2
    if result.ending != "done":
        return NOT_FINISHED
    return 1 if result.unknown or result.outcomes.get("failed") else 0


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes" if seconds < 5400 else f"{seconds / 3600:.1f} hours"


for command in mail_after.COMMANDS:
    group.add_command(command)

COMMAND = group
