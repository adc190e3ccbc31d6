"""Recipients: whatever the source, every problem is told by row and column and never by value."""

import io
import json
import sqlite3
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.errors import FileProblem
from brochure.forms.personal import PersonalField
from brochure.handouts.addresses import doubtful, read_address
from brochure.handouts.fhir import read_fhir
from brochure.handouts.queries import read_query
from brochure.handouts.recipients import Gathered, Wanted, gather
from brochure.handouts.sources import read_recipients
from brochure.handouts.table import Row, Table, tell
from brochure.handouts.tongues import lookup, tag_of
from brochure.handouts.values import Refused, read_value

FIELDS = {
    "patient_name": PersonalField(name="patient_name", kind="name", longest=60),
    "surgery_date": PersonalField(name="surgery_date", kind="date"),
    "room": PersonalField(name="room", kind="text", required=False, longest=30),
}
COLUMN = "pw"
LINE = "이름,이메일,언어,수술일\n김민지,kim@example.com,ko,2026-12-06\n"


def wanted(**more: object) -> Wanted:
    known: dict[str, object] = {"fields": FIELDS, "available": ("en", "ko"), "default": "en"}
    return Wanted(**(known | more))  # type: ignore[arg-type]


def read(data: bytes | str, **more: object) -> Gathered:
    raw = data.encode() if isinstance(data, str) else data
    return gather(read_recipients(raw, "r.csv"), wanted(**more))


def codes(gathered: Gathered) -> list[str]:
    return [f.code for f in gathered.diagnostics]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_marked_and_plain_unicode_is_read(encoding: str) -> None:
    (one,) = read(LINE.encode(encoding)).recipients
    assert one.values["patient_name"] == "김민지"
    assert one.address == "kim@example.com"
    assert one.row == 2


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_usual_separator_is_found(separator: str) -> None:
    assert len(read(LINE.replace(",", separator)).recipients) == 1


def test_another_encoding_is_named_and_never_guessed() -> None:
    data = LINE.encode("cp949")
    assert codes(read(data))[0] == "recipients.encoding"
    table = read_recipients(data, "r.csv", encoding="cp949")
    assert len(gather(table, wanted()).recipients) == 1


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("김민지,kim@example.com,ko,", "recipients.missing-value"),
        ("김민지,kim@example.com,ko,06/07/2026", "recipients.value"),
        ("김민지,kim@example.com,ko,2026-02-30", "recipients.value"),
        ("=HYPERLINK(A1),kim@example.com,ko,2026-12-06", "recipients.value"),
        ("김\u202e민지,kim@example.com,ko,2026-12-06", "recipients.value"),
        ("김민지,'kim@example.com,ko,2026-12-06", "recipients.address"),
        ("김민지,kim@gmial.com,ko,2026-12-06", "recipients.doubtful-address"),
        ("김민지,kim@example.com,fr,2026-12-06", "recipients.language"),
        ("김민지,kim@example.com,,2026-12-06", "recipients.language"),
        ("김민지,kim@example.com,ko,2026-12-06,stray", "recipients.ragged"),
        ('"김민지,kim@example.com,ko,2026-12-06', "recipients.quotes"),
    ],
)
def test_a_problem_is_told_at_its_row_without_the_value(line: str, code: str) -> None:
    found = read(f"이름,이메일,언어,수술일\n{line}\n")
    assert code in codes(found)
    told = "\n".join(tell(f) for f in found.diagnostics)
    assert "r.csv:2" in told or code == "recipients.quotes"
    assert not any(part in told for part in ("김", "kim@", "gmial", "HYPERLINK", "06/07"))


def test_all_problems_of_a_batch_are_told_at_once() -> None:
    rows = "김민지,x,ko,2026-12-06\n,kim@example.com,xx,tomorrow\n"
    assert len(read(f"이름,이메일,언어,수술일\n{rows}").diagnostics) == 4


def test_a_file_without_header_shows_nobody() -> None:
    found = read("김민지,kim@example.com\n이서연,lee@example.com\n")
    assert "김민지" not in "".join(tell(f) for f in found.diagnostics)
    assert not found.recipients


def test_a_row_said_twice_counts_once_and_a_shared_mailbox_is_told() -> None:
    found = read(
        LINE + "김민지,kim@example.com,ko,2026-12-06\n이준,kim@example.com,ko,2026-12-06\n"
    )
    assert len(found.recipients) == 2
    assert found.skipped == 1
    assert codes(found) == ["recipients.duplicate", "recipients.shared-address"]


@pytest.mark.parametrize(("choice", "count"), [("stop", 0), ("skip", 0), ("default", 1)])
def test_a_missing_language_is_never_replaced_in_silence(choice: str, count: int) -> None:
    found = read(LINE.replace(",ko,", ",fr,"), missing_language=choice)
    assert len(found.recipients) == count
    assert "recipients.language" in codes(found)


@pytest.mark.parametrize(
    ("written", "served"),
    [
        ("ko-KR", "ko"), ("zh-Hant-TW", "zh-Hant"), ("zh-TW", "zh-Hant"), ("zh_CN", "zh-Hans"),
        ("한국어", "ko"), ("German", "de"), ("fr", None), ("nonsense!", None),
    ],
)  # fmt: skip
def test_languages_are_looked_up_by_tag_or_name(written: str, served: str | None) -> None:
    tag = tag_of(written)
    assert (lookup(tag, ("ko", "zh-Hans", "zh-Hant", "de")) if tag else None) == served


def test_a_workbook_is_read_with_its_dates() -> None:
    from datetime import date

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Name", "Sprache", "OP-Datum"])
    sheet.append(["Jürgen Groß", "Deutsch", date(2026, 12, 6)])
    out = io.BytesIO()
    book.save(out)
    found = gather(read_recipients(out.getvalue(), "r.xlsx"), wanted(available=("de",)))
    assert found.recipients[0].values["surgery_date"] == date(2026, 12, 6)


def test_fhir_patients_bring_name_address_and_preferred_language() -> None:
    patient = {
        "resourceType": "Patient",
        "identifier": [{"value": "A-7"}],
        "name": [{"use": "old", "text": "X"}, {"family": "Kim", "given": ["Min-ji"]}],
        "telecom": [
            {"system": "email", "value": "second@example.com", "rank": 2},
            {"system": "email", "value": "first@example.com", "rank": 1},
            {"system": "email", "value": "old@example.com", "use": "old"},
        ],
        "communication": [
            {"language": {"coding": [{"code": "en"}]}},
            {"language": {"coding": [{"code": "ko-KR"}]}, "preferred": True},
        ],
        "extension": [{"url": "https://x/surgery-date", "valueDate": "2026-12-06"}],
    }
    dead = {"resourceType": "Patient", "deceasedBoolean": True}
    bundle = {"resourceType": "Bundle", "entry": [{"resource": patient}, {"resource": dead}]}
    found = gather(read_fhir(json.dumps(bundle).encode(), "p.json"), wanted())
    (one,) = found.recipients
    assert (one.language, one.address, one.reference) == ("ko", "first@example.com", "A-7")
    assert codes(found) == ["recipients.left-out"]


def test_a_query_reads_and_cannot_write(tmp_path: Path) -> None:
    place = tmp_path / "clinic.db"
    with sqlite3.connect(place) as base:
        base.execute("create table p (name text, day text)")
        base.execute("insert into p values ('김민지', '2026-12-06')")
    url = f"sqlite:///{place}"
    table = read_query(url, "select name as patient_name, day as surgery_date from p")
    assert table.rows == (Row(number=1, cells=("김민지", "2026-12-06")),)
    refused = read_query(url, "delete from p returning name")
    assert [f.code for f in refused.diagnostics] == ["recipients.query"]
    with pytest.raises(FileProblem) as problem:
        read_query(url, "with x as (select 1) select * from nowhere")
    assert str(place) not in problem.value.message


def test_passwords_must_be_hard_to_guess() -> None:
    line = "name,language,surgery date,pw\nKim,ko,2026-12-06,830415\n"
    assert "recipients.password" in codes(read(line, password_column=COLUMN))


def test_addresses_are_judged_beyond_their_grammar() -> None:
    for bad in ("'p@naver.com", "=cmd@x.com", "ｐ@naver.com", "a b@x.com", "a..b@x.com", "환자@"):
        assert isinstance(read_address(bad), Refused), bad
    assert read_address("  p@Naver.com ") == "p@naver.com"
    assert doubtful("p@naver.com") is None
    assert doubtful("p@navr.com") is not None


@given(st.text(max_size=80), st.sampled_from(sorted(FIELDS)))
def test_no_message_holds_the_value_whatever_it_is(value: str, name: str) -> None:
    said = read_value(f"Qz{value}Qz", FIELDS[name])
    if isinstance(said, Refused):
        assert "Qz" not in said.message + said.hint


@given(st.binary(max_size=300))
def test_any_bytes_give_a_table_or_a_finding(data: bytes) -> None:
    table = read_recipients(data, "r.csv")
    assert isinstance(table, Table)
    gather(table, wanted())
