"""`brochure explain CODE`: what a message means, why it matters, a bad and a good example."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from brochure.check.documentation import page, sections_of
from brochure.check.explanations import explain, explanations
from brochure.cli.check import speaking
from brochure.content.suggest import near_miss

if TYPE_CHECKING:
    from brochure.check.tongue import Tongue


@click.command("explain")
@click.argument("code", required=False)
@click.option("--rules", "as_page", is_flag=True, help="Print all rules as one page of Markdown.")
@click.option(
    "--messages",
    "tongue",
    type=click.Choice(["en", "ko"]),
    help="Language of the answer; that of the system by default.",
)
def command(code: str | None, tongue: str | None, *, as_page: bool) -> int:
    """Tell what a message code means; without a code, list them all.

    The code stands in brackets in a message: error[key.unknown] is explained by
    'brochure explain key.unknown', a rule of 'brochure check' by 'brochure explain LAW-01'.
    """
    spoken = speaking(tongue)
    if as_page:
        click.echo(page(spoken), nl=False)
        return 0
    if code is None:
        width = max(len(entry.code) for entry in explanations())
        for entry in explanations():
            said = spoken.text(f"{entry.code}.what", entry.what)
            click.echo(f"{entry.code.ljust(width)}  {said}")
        return 0
    click.echo(_explained(code.strip().removeprefix("error[").removesuffix("]"), spoken))
    return 0


def _explained(code: str, tongue: Tongue) -> str:
    found = explain(code) or explain(code.upper())
    if found is None:
        near = near_miss(code, [entry.code for entry in explanations()])
        hint = f"did you mean '{near}'?" if near else "'brochure explain' lists all codes"
        raise click.UsageError(f"there is no message code '{code}'; {hint}")
    parts = []
    for title, text in sections_of(found, tongue):
        if "\n" in title:
            parts += [title.strip(), "", *(f"    {line}".rstrip() for line in text.split("\n")), ""]
        else:
            parts += [f"{title}: {text}" if title else text, ""]
    return "\n".join(parts).rstrip()


COMMAND = command
