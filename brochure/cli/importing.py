"""`brochure import FILE…`: a draft from a text, page, Word file or PDF that is there already."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

import brochure
from brochure.cli.show import Messages
from brochure.errors import FileProblem, FileTooLargeError, ProjectError
from brochure.intake import sniff
from brochure.intake.draft import Draft, Options, Source, draft
from brochure.intake.merge import difference, merge, plain_tree, with_old_ids
from brochure.intake.report import report_of
from brochure.intake.tree import slug, yaml_of
from brochure.values.diagnostic import Diagnostic, has_errors
from brochure.workspace import MemoryWorkspace, Workspace

if TYPE_CHECKING:
    from brochure.intake.missing import Purpose

YAML = "brochure.yaml"
REPORT = "import-report.md"
RECORD = ".import.json"
PURPOSES: tuple[Purpose, ...] = (
    "patient_information",
    "consent_support",
    "aftercare",
    "advertising",
)


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("-o", "--output", metavar="content/ID", help="Folder of the new brochure.")
@click.option(
    "--lang", "language", metavar="TAG", help="Language of the text; detected by default."
)
@click.option(
    "--encoding", metavar="NAME", help="Encoding of the text, such as cp949 or shift_jis."
)
@click.option(
    "--purpose",
    type=click.Choice(PURPOSES),
    help="What it is for: tells what is missing. [default: patient_information]",
)
@click.option("--update", is_flag=True, help="Merge a newer source into a draft imported before.")
@click.option("--force", is_flag=True, help="Write over a brochure that is there already.")
@click.pass_obj
def command(  # noqa: PLR0913 - one parameter for each option
    folder: str | None,
    files: tuple[str, ...],
    output: str | None,
    language: str | None,
    encoding: str | None,
    purpose: Purpose | None,
    update: bool,
    force: bool,
) -> int:
    """Make a draft from a text, Markdown, HTML, DOCX or PDF file.

    Several files become one brochure, in the order given. Nothing of the text is lost and nothing
    is added: what had to be guessed stands behind 'doubt:' in brochure.yaml, and import-report.md
    tells every guess, repair and omission. With --update hand edits and ids stay.
    """
    place = _place(folder, files, output)
    workspace = Workspace(place)
    _refuse_to_overwrite(workspace, place, update=update, force=force)
    tag = brochure_language(language)
    options = Options(
        today=_today(),
        is_purpose_stated=purpose is not None,
        id=place.name,
        language=tag,
        encoding=encoding,
        purpose=purpose or PURPOSES[0],
        beside=_beside(Path(files[0]).parent),
    )
    sources, found = _sources(files)
    made, more = draft(sources, options) if not found else (None, ())
    if made is None:
        Messages(MemoryWorkspace()).show((*found, *more))
        return 1
    if update:
        return _updated(workspace, place, made)
    built = _write(workspace, place, made, made.yaml, is_new=not workspace.exists(YAML))
    click.echo(_summary(made, place, built))
    return 0


def brochure_language(language: str | None) -> str | None:
    """Return the tag of a language; raises ProjectError for one the program lacks."""
    from brochure.languages.language import load

    return None if language is None else load(language).tag


def _place(folder: str | None, files: tuple[str, ...], output: str | None) -> Path:
    base = Path(folder or ".")
    if output is not None:
        return base / output
    return base / "content" / (slug(Path(files[0]).stem).replace("_", "-") or "imported")


def _refuse_to_overwrite(workspace: Workspace, place: Path, *, update: bool, force: bool) -> None:
    there = place.exists() and (not place.is_dir() or any(place.iterdir()))
    if update and not workspace.exists(RECORD):
        raise ProjectError(
            f"{place} has no record of an import", "Import it once without --update."
        )
    if there and not (update or force):
        raise ProjectError(
            f"{place} is there already",
            "Choose another folder with -o, merge with --update, or write over it with --force.",
        )


def _beside(folder: Path):  # type: ignore[no-untyped-def]  # noqa: ANN202
    workspace = Workspace(folder)

    def read(path: str) -> bytes | None:
        try:
            return workspace.read_bytes(path, limit=sniff.BYTES)
        except FileProblem:
            return None

    return read


def _sources(files: tuple[str, ...]) -> tuple[list[Source], tuple[Diagnostic, ...]]:
    sources = []
    for file in files:
        path = Path(file)
        try:
            data = Workspace(path.parent).read_bytes(path.name, limit=2 * sniff.BYTES)
        except FileTooLargeError as problem:
            hint = "import only the text, in parts"
            return [], (sniff.refusal("too-large", file, problem.message, hint),)
        sources.append(Source(path.name, data))
    return sources, ()


def _write(workspace: Workspace, place: Path, made: Draft, text: str, *, is_new: bool) -> str:
    """Write draft, report and record; return whether the draft builds, in a sentence."""
    files = {YAML: text.encode(), **made.pictures}
    findings, built = _verdict(files, place.name)
    files[REPORT] = report_of(made, findings, built=built).encode()
    record = {"yaml": made.yaml, "tree": plain_tree(made.tree)}
    files[RECORD] = json.dumps(record, ensure_ascii=False, indent=1).encode()
    if is_new and not place.exists():
        workspace.write_folder(files)
    else:
        for path, data in sorted(files.items(), key=lambda item: item[0] == YAML):
            workspace.write_atomic(path, data)
    return built


def _verdict(files: dict[str, bytes], name: str) -> tuple[tuple[Diagnostic, ...], str]:
    """Return what build and checks say of a draft, and whether it builds."""
    memory = MemoryWorkspace({f"content/{name}/{path}": data for path, data in files.items()})
    session = brochure.Session(memory)
    target = brochure.plan(session, brochure.Choice(brochures=(name,), products=("a4",)))[0]
    result = brochure.diagnose_one(session, target)
    found = brochure.Examiner(session, _today()).examine(target).diagnostics
    if result.is_good:
        return found, f"It builds as a draft: {result.pages} pages in A4."
    return found, "It does not build yet; the errors below say why."


def _today() -> datetime.date:
    return datetime.datetime.now(tz=datetime.UTC).date()


def _updated(workspace: Workspace, place: Path, made: Draft) -> int:
    """Merge a new import into what is there, and show the difference."""
    record = json.loads(workspace.read_bytes(RECORD))
    mine, _ = workspace.read_text(YAML)
    tree = with_old_ids(made.tree, record["tree"])
    tree["control"] = {**made.tree["control"], **record["tree"].get("control", {})}
    theirs = yaml_of(tree)
    merged = merge(_undated(record["yaml"]), mine or "", _undated(theirs))
    shown = difference(mine or "", merged.yaml, str(place / YAML))
    found = _faults(merged.yaml, made, place)
    if has_errors(found) and merged.yaml != mine:
        click.echo(shown)
        Messages(workspace).show(found)
        click.echo("The merged file has errors; nothing was written.", err=True)
        return 1
    if merged.yaml == mine:
        click.echo(f"{place / YAML}: the source says nothing new")
        return 0
    kept = Draft(
        **{name: getattr(made, name) for name in Draft.__slots__} | {"yaml": theirs, "tree": tree}
    )
    _write(workspace, place, kept, merged.yaml, is_new=False)
    click.echo(shown)
    click.echo(f"merged into {place / YAML}; {merged.conflicts} entries changed on both sides")
    return 0


def _faults(text: str, made: Draft, place: Path) -> tuple[Diagnostic, ...]:
    """Return what stops a merged file from being read."""
    from brochure.content.read import read_document

    return read_document(text, str(place / YAML), assets=made.pictures)[1]


def _undated(text: str) -> str:
    return "\n".join(
        line for line in text.rstrip("\n").split("\n") if "the day of the import" not in line
    )


def _summary(made: Draft, place: Path, built: str) -> str:
    sections = made.tree["sections"]
    kinds = [block["type"] for section in sections for block in section["blocks"]]
    doubts = made.yaml.count("# doubt:")
    how = (
        "as you said"
        if made.asked
        else f"detected, {made.language.confidence:.0%} sure; --lang says otherwise"
    )
    return "\n".join(
        [
            f"{place / YAML}: “{made.tree['document']['title']}”",
            f"  language {made.language.tag} ({how})",
            f"  {len(sections)} sections: {', '.join(kinds)}",
            f"  {doubts} doubts to decide, {len(made.missing)} things missing: {place / REPORT}",
            f"  {built}",
            f"next: brochure build {place.name} --lang {made.language.tag} --product a4",
        ]
    )


COMMAND = command
