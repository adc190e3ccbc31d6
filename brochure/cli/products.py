"""`brochure products`: list the formats there are, and draw the dummy of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from brochure.cli import project, show
from brochure.errors import ProjectError
from brochure.pipeline.session import ProjectFileError, Session
from brochure.values.units import Pt, to_mm
from brochure.workspace import MemoryWorkspace, Workspace

if TYPE_CHECKING:
    from brochure.layout.product import Product


@click.group("products", invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> int:
    """List products with their sizes; 'show NAME' tells all of one.

    A project changes a product, or adds one, in products/NAME.yaml: 'extends' names the product it
    is like, and 'panels' gives the widths that its print shop folds.
    """
    if context.invoked_subcommand is not None:
        return 0
    workspace = project.open_workspace(context.obj) if _in_project(context.obj) else None
    rows: list[tuple[str, ...]] = [("product", "size (mm)", "bleed", "panels", "what it is")]
    session = _session(workspace)
    rows += [_row(_product(session, name)) for name in session.products_known()]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        click.echo("  ".join([*cells, row[4]]))
    return 0


@command.command("show")
@click.argument("name")
@click.option("--svg", is_flag=True, help="Draw the dummy with panel numbers, as SVG.")
@click.option("--rtl", is_flag=True, help="As right-to-left languages have it: mirrored.")
@click.pass_obj
def show_product(folder: str | None, name: str, *, svg: bool, rtl: bool) -> int:
    """Tell size, panels in reading order and folds of a product, or draw it."""
    session = _session(project.open_workspace(folder) if _in_project(folder) else None)
    product = _product(session, name)
    if svg:
        from brochure.layout.dummy import dummy_svg  # only where it is drawn

        click.echo(dummy_svg(product, rtl=rtl), nl=False)
        return 0
    for line in _told(product, rtl=rtl):
        click.echo(line)
    return 0


def _in_project(folder: str | None) -> bool:
    """Tell whether there is a project, whose own products count too."""
    if folder is not None:
        return True
    try:
        project.find_root(None)
    except ProjectError:
        return False
    return True


def _session(workspace: Workspace | None) -> Session:
    return Session(workspace if workspace is not None else MemoryWorkspace({}))


def _product(session: Session, name: str) -> Product:
    try:
        return session.product(name)
    except ProjectFileError as problem:
        show.Messages(session.files).show(problem.diagnostics)
        raise click.exceptions.Exit(problem.exit_code) from problem


def _row(product: Product) -> tuple[str, ...]:
    size = f"{_mm(product.width)} x {_mm(product.height)}"
    panels = str(len(product.panels)) if product.panels else "–"
    return (product.name, size, _mm(product.bleed), panels, product.summary)


def _told(product: Product, *, rtl: bool) -> list[str]:
    lines = [
        f"{product.name}: {product.summary}",
        f"  trim {_mm(product.width)} x {_mm(product.height)} mm, bleed {_mm(product.bleed)} mm, "
        f"safe area {_mm(product.safe)} mm inside the trim",
        f"  paper {product.paper.weight:g} g/m², bulk {product.paper.bulk:g} cm³/g",
    ]
    if product.stitched:
        side = "right" if product.is_right_bound(rtl=rtl) else "left"
        lines.append(f"  saddle-stitched, spine at the {side}, pages in multiples of four")
    if product.fold is not None:
        lines.append(f"  fold: {product.fold.kind}, {product.fold.rule.summary}")
        lines += [
            f"  {panel.order + 1}  {panel.name:<12} {panel.side:<8} "
            f"{_mm(panel.left(product.width, rtl=rtl)):>7} mm from the left, "
            f"{_mm(panel.width)} mm wide"
            for panel in product.panels
        ]
    return lines


def _mm(length: float) -> str:
    return f"{to_mm(Pt(length)):.2f}".rstrip("0").rstrip(".")


COMMAND = command
