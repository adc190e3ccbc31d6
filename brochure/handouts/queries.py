"""Queries: the result of one SQL query becomes a Table. The database is only read.

The address of the database is a SQLAlchemy URL; passwords belong into the environment, which the
caller reads. Error messages never show the URL or a value.
"""

import re
from datetime import date, datetime

from brochure.errors import FileProblem, MissingPart
from brochure.handouts.table import Row, Table, problem

_READING = re.compile(r"\s*(?:--[^\n]*\n\s*)*(?:select|with|table|values)\b", re.IGNORECASE)
SOURCE = "query"
"""Name of the result in messages: `query:3` is its third row."""


def read_query(url: str, query: str) -> Table:
    """Return the rows of a query, which must be a single reading statement.

    Raises MissingPart without SQLAlchemy and FileProblem where the database does not answer.
    Diagnostics: recipients.query, recipients.empty.
    """
    try:
        from sqlalchemy import create_engine, text
        from sqlalchemy.exc import SQLAlchemyError
    except ImportError as missing:
        raise MissingPart(
            "reading a database needs SQLAlchemy", "Install 'brochure[handouts]'."
        ) from missing
    if not _READING.match(query) or ";" in query.strip().rstrip(";"):
        hint = "write one SELECT that gives a column for each field"
        found = problem(SOURCE, 1, 0, "recipients.query", "the query does not only read", hint)
        return Table(source=SOURCE, diagnostics=(found,))
    try:
        engine = create_engine(url, hide_parameters=True)
        with engine.connect() as connection:
            for statement in _read_only(engine.dialect.name):
                connection.execute(text(statement))
            result = connection.execute(text(query))
            columns = tuple(result.keys())
            rows = tuple(
                Row(number=number, cells=tuple(_text(cell) for cell in line))
                for number, line in enumerate(result, 1)
            )
            connection.rollback()
        engine.dispose()
    except (SQLAlchemyError, ImportError) as error:
        raise FileProblem(
            f"the database did not answer the query ({type(error).__name__})",
            "Check address, rights and the names of tables and columns.",
        ) from None
    if not rows:
        message = "the query gave no rows"
        found = problem(SOURCE, 1, 0, "recipients.empty", message, severity="error")
        return Table(source=SOURCE, columns=columns, diagnostics=(found,))
    return Table(source=SOURCE, columns=columns, rows=rows)


def _read_only(dialect: str) -> tuple[str, ...]:
    """Return the statements that make a database refuse to write."""
    return {
        "sqlite": ("PRAGMA query_only = ON",),
        "postgresql": ("SET TRANSACTION READ ONLY",),
        "mysql": ("SET SESSION TRANSACTION READ ONLY",),
        "mariadb": ("SET SESSION TRANSACTION READ ONLY",),
        "oracle": ("SET TRANSACTION READ ONLY",),
    }.get(dialect, ())


def _text(cell: object) -> str:
    match cell:
        case None:
            return ""
        case datetime():
            return cell.isoformat(sep=" ", timespec="minutes")
        case date():
            return cell.isoformat()
        case _:
            return str(cell).strip()
