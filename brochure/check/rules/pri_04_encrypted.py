"""PRI-04: a file behind a password is also there in another way."""

import re
from collections.abc import Iterator

from brochure.check.cases import said
from brochure.check.review import Review
from brochure.check.rule import Rule
from brochure.check.sentences import short
from brochure.values.diagnostic import Diagnostic

_LOCKED = re.compile(
    r"(?:(?:file|leaflet|pdf|document|brochure)[^.]{0,40}(?:password|encrypted|locked))|"
    r"(?:(?:password|encrypted)[^.]{0,40}(?:file|leaflet|pdf|document|brochure))|"
    r"(?:파일|문서|안내문)[^.]{0,20}(?:암호|비밀번호)|(?:ファイル|書類)[^。]{0,20}パスワード|"
    r"(?:文件|手册)[^。]{0,20}密码|(?:Datei|PDF)[^.]{0,40}Passwort|(?:файл|документ)[^.]{0,40}парол",
    re.IGNORECASE,
)


def find(review: Review) -> Iterator[Diagnostic]:
    """Report talk of a password where no other way is offered."""
    if "accessibility" in review.topics:
        return
    for passage in review.passages:
        match = _LOCKED.search(passage.words)
        if match:
            yield RULE.found("locked", passage.span_of(match[0]), quote=short(passage.words))


RULE = Rule(
    id="PRI-04",
    name="encrypted-only",
    reads=Review,
    find=find,
    severity="warning",
    what="The file has a password, and no other way to read it is offered.",
    why="Some screen readers cannot open files with a password (NVDA, issue 3350).",
    says={"locked": "«{quote}» speaks of a password, and no other way is offered"},
    advice="add an item with the id 'formats' that offers paper, large print or a talk",
    bad=said("This PDF file has a password. Ask us for it.", drop=("more",)),
    good=said("This PDF file has a password."),
)
