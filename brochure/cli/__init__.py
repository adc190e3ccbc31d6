"""The `brochure` command: parse, call, print, exit code.

One module per subcommand, each exporting `COMMAND`, loaded only when it runs: `--help` is quick.
Exit codes: 0 done, 1 content has errors, 2 usage or environment, 130 interrupted.
"""

import os
import sys
import traceback
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module

import click

import brochure
from brochure.errors import BrochureError
from brochure.values.collecting import collect_seldom

SUMMARIES = {
    "new": "Start a project that builds at once.",
    "import": "Make a draft from a text, page, Word file or PDF.",
    "build": "Make PDF files.",
    "check": "Find what build would find, without writing.",
    "translate": "Work on translations: catalogs, XLIFF, status, approval.",
    "package": "Make one zip for the print shop.",
    "preflight": "Find what a print shop would find in a PDF.",
    "handout": "Make personal copies for many recipients.",
    "explain": "Tell what a message code means.",
    "fonts": "List the fonts, or add some for other scripts.",
    "products": "List the formats, and draw the dummy of one.",
    "schema": "Write the JSON Schema of content files.",
    "mail": "Send handouts to their recipients, each once.",
    "audit": "Check the log of what was sent.",
}
"""Subcommands in the order people meet them; each is the module of that name."""
MODULES = {"import": "importing"}
"""Modules of commands whose names Python keeps for itself."""

BUG = (
    f"This is a bug in brochure {brochure.__version__}, not in your content. "
    "Please report it with the lines above; nothing was written."
)
INTERRUPTED = 130
READER_GONE = 0
"""A reader such as `head` has seen enough; that is no failure."""


class Commands(click.Group):
    """A group that knows its commands by name and loads one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, without loading anything."""
        return list(SUMMARIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command."""
        if cmd_name not in SUMMARIES:
            return None
        command = import_module(f"brochure.cli.{MODULES.get(cmd_name, cmd_name)}").COMMAND
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one was perhaps meant."""
        name = args[0]
        if name not in SUMMARIES and not name.startswith("-"):
            near = get_close_matches(name, SUMMARIES, 1)
            hint = f"did you mean '{near[0]}'?" if near else f"there are: {', '.join(SUMMARIES)}"
            raise click.UsageError(f"there is no command '{name}'; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table."""
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(brochure.__version__, prog_name="brochure")
@click.option(
    "-C",
    "--project",
    "folder",
    metavar="DIR",
    help="Work in this project instead of the one around the current folder.",
)
@click.pass_context
def cli(context: click.Context, folder: str | None) -> None:
    """Turn YAML content into accessible PDF brochures.

    Start with 'brochure new DIR'; then 'brochure build' makes what the project declares.
    """
    context.obj = folder


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; people's mistakes never show a traceback."""
    collect_seldom()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered has nowhere to go either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE
    except Exception:  # a mistake of ours, the only place where a traceback helps
        traceback.print_exc()
        click.echo(f"\n{BUG}", err=True)
        return 2
    return code


def _run(arguments: Sequence[str] | None) -> int:
    try:
        result = cli.main(arguments, prog_name="brochure", standalone_mode=False)
    except SystemExit:
        # Without its standalone mode click exits by itself only when a pipe is broken.
        return READER_GONE
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except BrochureError as problem:
        click.echo(f"error: {problem.message}", err=True)
        if problem.remedy:
            click.echo(f"  help: {problem.remedy}", err=True)
        return problem.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted", err=True)
        return INTERRUPTED
    return result if isinstance(result, int) else 0
