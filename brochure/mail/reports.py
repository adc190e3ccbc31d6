"""Reports: what became of a run, for people, spreadsheets and programs; rows and keys only."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import UTC, datetime

from brochure.mail.delivery import Delivery
from brochure.mail.ledger import Counts

HEADINGS = ("row", "key", "language", "state", "reason", "code", "attempts", "changed")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(counts: Counts) -> str:
    """Return languages by states, with sums."""
    states = sorted({(state, reason) for _, state, reason in counts}, key=str)
    languages = sorted({language for language, _, _ in counts})
    rows = [["", *languages, "all"]]
    for state, reason in states:
        numbers = [counts.get((language, state, reason), 0) for language in languages]
        name = f"{state} ({reason})" if reason else state
        rows.append([name, *(str(n or "·") for n in numbers), str(sum(numbers))])
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            [row[0].ljust(widths[0])]
            + [c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True)]
        )
        for row in rows
    )


def as_csv(deliveries: Sequence[Delivery]) -> str:
    """Return a table for spreadsheets: with a byte order mark, and no cell that is a formula."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    for each in deliveries:
        writer.writerow([guarded(cell) for cell in _cells(each)])
    return out.getvalue()


def as_json(run_id: str, deliveries: Sequence[Delivery]) -> str:
    """Return the same for programs."""
    rows = [dict(zip(HEADINGS, _cells(each), strict=True)) for each in deliveries]
    return json.dumps({"run": run_id, "deliveries": rows}, ensure_ascii=False, indent=2)


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def moment(seconds: float) -> str:
    """Return a time for people, in UTC."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M:%SZ")


def _cells(each: Delivery) -> tuple[str, ...]:
    return (
        str(each.row), each.short, each.locale, each.state, each.reason,
        each.enhanced or (str(each.smtp_code) if each.smtp_code else ""), str(each.attempt),
        moment(each.updated_at),
    )  # fmt: skip
