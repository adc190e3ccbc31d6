"""PRI-01: no data of a person stand in a brochure for all."""

import re
from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.passages import Passage
from brochure.check.review import Review
from brochure.check.rule import Rule
from brochure.forms.document import Inline, Link, Run, Strong
from brochure.values.diagnostic import Diagnostic

_NUMBERS = {
    "KR resident number": re.compile(r"\b\d{6}-[1-8]\d{6}\b"),
    "US social security number": re.compile(r"\b\d{3}-\d{2}-\d{4}\b"),
    "NHS number": re.compile(r"\b\d{3} \d{3} \d{4}\b"),
    "CN identity number": re.compile(r"\b[1-9]\d{5}(?:19|20)\d{9}[\dX]\b"),
}
_BORN = re.compile(
    r"(?:date of birth|born on|DOB|생년월일|生年月日|出生日期|geboren am|дата рождения|"
    r"تاريخ الميلاد)[:\s]*\d",
    re.IGNORECASE,
)
_RECORD = re.compile(
    r"(?:medical record|patient|chart|등록|환자|차트|カルテ|病历|Patienten)[\s-]?"
    r"(?:no\.?|number|번호|番号|号|nummer)[:\s]*\d{4,}",
    re.IGNORECASE,
)
_MARK = re.compile(r"[\d@]")
"""Whatever is looked for has a digit or an at sign."""
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_PHONE = re.compile(r"(?:\+\d{1,3}[\s-]?|\b0)\d{1,4}(?:[\s-]\d{3,4}){2}\b")


def find(review: Review) -> Iterator[Diagnostic]:
    """Report numbers of persons, and phones and addresses that are no variable."""
    for passage in review.passages:
        if "control" in passage.topics:
            continue
        if not _MARK.search(passage.words):
            continue
        words = "".join(_plain(passage.text.inlines))
        yield from _numbers(passage, words)
        for key, pattern in (("email", _EMAIL), ("phone", _PHONE)):
            for match in pattern.finditer(words):
                yield RULE.found(key, passage.span_of(match[0]), quote=match[0])


def _numbers(passage: Passage, words: str) -> Iterator[Diagnostic]:
    for kind, pattern in _NUMBERS.items():
        for match in pattern.finditer(words):
            yield RULE.found("number", passage.span_of(match[0]), kind=kind)
    for pattern in (_BORN, _RECORD):
        for match in pattern.finditer(words):
            yield RULE.found("person", passage.span_of(match[0]))


def _plain(inlines: tuple[Inline, ...]) -> Iterator[str]:
    """Yield the characters that were written in the text, not put in from variables."""
    for inline in inlines:
        match inline:
            case Run(text=text, isolate=False):
                yield text
            case Strong(children=children):
                yield from _plain(children)
            case Link(children=children, target=target) if not target.startswith(
                ("tel:", "mailto:")
            ):
                yield from _plain(children)
            case _:
                yield " "


_LINES = "blocks:\n  - {type: prose, id: intro, text: WORDS}"

RULE = Rule(
    id="PRI-01",
    name="patient-data-in-template",
    reads=Review,
    find=find,
    what="Data of a person, or a phone number that is no variable, stand in the text.",
    why="A brochure goes to everybody; data of one patient in it is a breach (GDPR, article 9).",
    says={
        "number": "this looks like a {kind}",
        "person": "this looks like the data of one patient",
        "email": "the address «{quote}» stands in the text itself",
        "phone": "the number «{quote}» stands in the text itself",
    },
    advice="take it out; write phone numbers and addresses as variables, such as {phone}",
    waivable=False,
    bad=case(_LINES.replace("WORDS", '"Mr Kim, 850101-1234567, call 010-1234-5678."')),
    good=case(_LINES.replace("WORDS", '"Call {phone}."')),
)
