"""`brochure package`: one zip for the print shop."""

from __future__ import annotations

from dataclasses import replace

import click

import brochure
from brochure.cli import project, show
from brochure.cli.build import making_time
from brochure.errors import ProjectError
from brochure.pipeline.package import package


@click.command("package")
@click.argument("brochures", nargs=-1, metavar="[ID]...")
@click.option("--lang", "languages", metavar="TAGS", help="Languages: en,ko or all.")
@click.option("--product", "products", metavar="NAMES", help="Products: trifold-a4,a5-booklet.")
@click.option("--theme", metavar="NAME", help="Theme instead of the project's.")
@click.option("--imposed", metavar="SHEET", default="", help="Add the pages on sheets: SRA3, A3.")
@click.option("-o", "--output", metavar="DIR", help="Folder to write into.")
@click.option("-q", "--quiet", is_flag=True, help="Show errors only.")
@click.pass_obj
def command(  # noqa: PLR0913 - one parameter for each option
    folder: str | None,
    brochures: tuple[str, ...],
    languages: str | None,
    products: str | None,
    theme: str | None,
    imposed: str,
    output: str | None,
    *,
    quiet: bool,
) -> int:
    """Make one zip that a print shop can work from.

    It holds for each job the press file, a proof with lines where it is cut and folded, the folding
    dummy, the preflight report, the job ticket, and the licences of fonts and profile. What the
    ticket says of paper, quantity and contact stands under 'job:' in the project file. Where
    anything has an error, no zip is written.
    """
    workspace = project.open_workspace(folder)
    session = brochure.Session(workspace)
    messages = show.Messages(workspace, quiet=quiet)
    chosen = project.choice(brochures, languages, products, "press", theme)
    targets = project.planned(session, chosen, messages)
    if not targets:
        raise ProjectError("nothing was chosen", "Name a brochure, a language and a product.")
    jobs = tuple(replace(target, imposed=imposed) for target in targets)
    made = package(session, jobs, epoch=making_time())
    for _, diagnostics in made.diagnostics:
        messages.show(diagnostics)
    if made.data is None:
        click.echo("no package was written", err=True)
        return 1
    place = brochure.output_folder(session, workspace, output)
    place.write_atomic(made.name, made.data)
    if not quiet:
        kilobytes = round(len(made.data) / 1000)
        click.echo(f"{place.place(made.name)}  {len(made.files)} files, {kilobytes} kB")
    return 0


COMMAND = command
