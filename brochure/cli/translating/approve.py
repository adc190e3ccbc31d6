"""`brochure translate approve`: a person answers for the words of a translation."""

from datetime import date, datetime

import click

from brochure.cli.translating.shared import Work, languages_option, names
from brochure.content.side_files import approvals_text
from brochure.errors import ProjectError
from brochure.languages.approval import new_approval, words_digest
from brochure.pipeline import side_inputs, translate


@click.command("approve")
@click.argument("brochure", metavar="ID")
@languages_option
@click.option("--name", required=True, help="Who checked the words.")
@click.option("--role", default="", help="Profession or role.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="When; today unless given.")
@click.pass_obj
def command(
    folder: str | None,
    brochure: str,
    languages: str | None,
    name: str,
    role: str,
    day: datetime | None,
) -> int:
    """Note in content/ID/approvals.yaml that a person answers for a translation.

    The note holds for the words and the version as they are now: a change makes it void. A catalog
    with missing or fuzzy texts cannot be approved.
    """
    work = Work(folder)
    (chosen,) = work.brochures((brochure,))
    document, found = work.session.document(chosen)[:2]
    work.show(found)
    if document is None:
        return work.code
    when = day.date() if day is not None else date.today()  # noqa: DTZ011 - where the person is
    approvals = list(document.approvals)
    for tag in translate.tags_of(work.session, chosen, names(languages)):
        row, problems = translate.status(work.session, chosen, tag)
        work.show(problems)
        catalog, _ = side_inputs.catalog(work.files, work.session.folder(chosen), tag)
        if row is None or catalog is None or row.fuzzy or row.missing:
            gaps = f"{row.fuzzy} fuzzy and {row.missing} missing texts" if row else "errors"
            raise ProjectError(f"the translation into {tag} has {gaps}", "Finish it first.")
        who = {"language": tag, "name": name, "role": role}
        approvals.append(new_approval(document, catalog, who, when))
        click.echo(f"{tag}: {name} answers for {words_digest(catalog)}")
    path = f"{work.session.folder(chosen)}/{side_inputs.APPROVALS}"
    work.files.write_atomic(path, approvals_text(approvals).encode())
    return work.code


COMMAND = command
