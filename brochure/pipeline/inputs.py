"""Inputs: whether a file on disk is still what its sources say.

Beside each output `X.pdf` lies a record `.X.json`: the digest of everything the output was made
from, and of the output itself, so that a file that was changed or replaced is made again.
"""

import hashlib
import json
import sys
from functools import cache
from typing import NamedTuple

import brochure
from brochure.errors import FileProblem, FileTooLargeError
from brochure.languages.pseudo import LONGEST
from brochure.pipeline.plan import Target
from brochure.pipeline.session import CONTENT, LANGUAGES, PLANS, PROJECT_FILE, THEMES, Session
from brochure.pipeline.side_inputs import GLOSSARY
from brochure.values.digest import digest
from brochure.workspace import PICTURE_LIMIT, Files, fingerprint_of, program_state


class Record(NamedTuple):
    """What is known of an output made earlier."""

    inputs: str
    output: str
    pages: int
    warnings: int


def inputs_digest(session: Session, target: Target, epoch: int | None) -> str:
    """Return a digest of all that an output depends on."""
    folder = session.folder(target.brochure)
    catalog = f"{folder}/languages/{target.language}.po"
    needs_all = target.language == LONGEST or "+" in target.language
    paths = [
        path
        for path in session.files.list_files(CONTENT)
        if path.startswith(f"{folder}/")
        and (not path.startswith(f"{folder}/languages/") or path == catalog or needs_all)
    ]
    paths += [GLOSSARY] if session.files.exists(GLOSSARY) else []
    paths += session.files.list_files(THEMES)
    paths += session.files.list_files(PLANS)
    own = f"{LANGUAGES}/{target.language}/"
    paths += [path for path in session.files.list_files(LANGUAGES) if path.startswith(own)]
    paths += [PROJECT_FILE] if session.files.exists(PROJECT_FILE) else []
    icc = session.project.press.icc
    paths += [icc] if icc else []
    states = (part for path in sorted(paths) for part in (path, _state(session.files, path)))
    return digest(_program(), _faces(session), repr(target), str(epoch), *states)


def read_record(output: Files, path: str) -> Record | None:
    """Return the record of an output that is still as it was written."""
    try:
        fields = json.loads(output.read_bytes(_record_path(path)))
        record = Record(*(fields[name] for name in Record._fields))
        made = output.read_bytes(path, limit=sys.maxsize)
    except (FileProblem, ValueError, KeyError, TypeError):
        return None
    return record if hashlib.sha256(made).hexdigest() == record.output else None


def write_record(output: Files, path: str, record: Record) -> None:
    """Remember an output."""
    data = json.dumps(record._asdict(), indent=1) + "\n"
    output.write_atomic(_record_path(path), data.encode())


def _record_path(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return f"{folder}/.{name.removesuffix('.pdf')}.json".removeprefix("/")


def _state(files: Files, path: str) -> str:
    try:
        return hashlib.sha256(files.read_bytes(path, limit=PICTURE_LIMIT)).hexdigest()
    except FileTooLargeError:
        return files.fingerprint(path)
    except FileProblem as problem:
        return problem.message


@cache
def _program() -> str:
    """Return a digest of the program's own files by size and time, and of the version of Python."""
    return digest(brochure.__version__, sys.version, *program_state())


def _faces(session: Session) -> str:
    """Return a digest of the fonts by size and time."""
    return digest(
        *(part for key in session.font_keys for part in (repr(key), fingerprint_of(key.path)))
    )
