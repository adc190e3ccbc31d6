"""`brochure explain CODE`: what a message means, why it matters, a bad and a good example."""

import click

from brochure.check.explanations import Explanation, explain, explanations
from brochure.content.suggest import near_miss


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> int:
    """Tell what a message code means; without a code, list them all.

    The code stands in brackets in a message: error[key.unknown] is explained by
    'brochure explain key.unknown'.
    """
    if code is None:
        width = max(len(entry.code) for entry in explanations())
        for entry in explanations():
            click.echo(f"{entry.code.ljust(width)}  {entry.what}")
        return 0
    found = explain(code.strip().removeprefix("error[").removesuffix("]"))
    if found is None:
        near = near_miss(code, [entry.code for entry in explanations()])
        hint = f"did you mean '{near}'?" if near else "'brochure explain' lists all codes"
        raise click.UsageError(f"there is no message code '{code}'; {hint}")
    click.echo(_shown(found))
    return 0


def _shown(entry: Explanation) -> str:
    parts = [entry.code, "", entry.what, "", f"Why: {entry.why}"]
    for title, example in (("Bad", entry.bad), ("Good", entry.good)):
        if example:
            parts += ["", f"{title}:", ""]
            parts += [f"    {line}".rstrip() for line in example.strip("\n").split("\n")]
    return "\n".join(parts)


COMMAND = command
