"""Side inputs: catalogs, approvals and the glossary of a project, beside its brochures.

Takes the files of a project, gives values and findings; a file that is not there is empty.
"""

from dataclasses import replace

from brochure.content.side_files import read_approvals, read_glossary
from brochure.forms.document import Document
from brochure.languages.catalog import BOM, Catalog, read_catalog
from brochure.languages.terms import Glossary
from brochure.values.diagnostic import Diagnostic
from brochure.values.encoding import decode
from brochure.workspace import Files

APPROVALS = "approvals.yaml"
GLOSSARY = "content/glossary.yaml"

Findings = tuple[Diagnostic, ...]


def catalog_path(folder: str, tag: str) -> str:
    """Return where the catalog of a brochure's folder lies."""
    return f"{folder}/languages/{tag}.po"


def catalog_text(files: Files, path: str) -> tuple[str | None, Findings]:
    """Return the text of a catalog, its byte order mark included; raises as `read_bytes`."""
    data = files.read_bytes(path)
    text, found = decode(data, path)
    if text is not None and data.startswith(BOM.encode()):
        text = BOM + text
    return text, found


def catalog(files: Files, folder: str, tag: str) -> tuple[Catalog | None, Findings]:
    """Return the catalog of a brochure, or None where there is none or it is no text."""
    path = catalog_path(folder, tag)
    if not files.exists(path):
        return None, ()
    text, found = catalog_text(files, path)
    return (None if text is None else read_catalog(text, path)), found


def approvals_source(files: Files, folder: str) -> str:
    """Return the text of a brochure's file of approvals."""
    path = f"{folder}/{APPROVALS}"
    return files.read_text(path)[0] or "" if files.exists(path) else ""


def with_approvals(files: Files, folder: str, document: Document) -> tuple[Document, Findings]:
    """Return a document with its approvals."""
    path = f"{folder}/{APPROVALS}"
    if not files.exists(path):
        return document, ()
    text, problems = files.read_text(path)
    if text is None:
        return document, problems
    approvals, found = read_approvals(text, path)
    return replace(document, approvals=approvals), problems + found


def glossary(files: Files) -> tuple[Glossary, Findings]:
    """Return the glossary of a project."""
    if not files.exists(GLOSSARY):
        return Glossary(), ()
    text, problems = files.read_text(GLOSSARY)
    if text is None:
        return Glossary(), problems
    terms, found = read_glossary(text, GLOSSARY)
    return terms, problems + found
