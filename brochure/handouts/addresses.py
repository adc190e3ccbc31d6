"""Addresses: an e-mail address is judged before anybody is written to.

`email-validator` knows the grammar; beyond it stand what spreadsheets and tired fingers make of
addresses: apostrophes, formulas, wide letters, and domains one letter away from a large one.
"""

import re
import unicodedata
from functools import lru_cache

from brochure.content.suggest import is_one_edit
from brochure.handouts.values import Refused

COMMON = frozenset(
    [
        "gmail.com",
        "naver.com",
        "daum.net",
        "hanmail.net",
        "nate.com",
        "kakao.com",
        "yahoo.com",
        "yahoo.co.jp",
        "hotmail.com",
        "outlook.com",
        "live.com",
        "icloud.com",
        "me.com",
        "mac.com",
        "aol.com",
        "msn.com",
        "proton.me",
        "protonmail.com",
        "qq.com",
        "163.com",
        "126.com",
        "sina.com",
        "foxmail.com",
        "yeah.net",
        "docomo.ne.jp",
        "ezweb.ne.jp",
        "softbank.ne.jp",
        "i.softbank.jp",
        "mail.ru",
        "yandex.ru",
        "bk.ru",
        "list.ru",
        "inbox.ru",
        "rambler.ru",
        "ya.ru",
        "gmx.de",
        "gmx.net",
        "web.de",
        "t-online.de",
        "freenet.de",
        "posteo.de",
        "mailbox.org",
        "arcor.de",
        "hotmail.de",
        "yahoo.de",
        "yahoo.com.tw",
        "pchome.com.tw",
        "yahoo.com.vn",
        "yahoo.co.id",
        "fastmail.com",
        "zoho.com",
        "comcast.net",
        "hotmail.co.uk",
        "yahoo.co.uk",
    ]
)
"""Domains that most private addresses have."""
_PLAIN = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_HINT = "write it as name@example.com"


def read_address(cell: str) -> str | Refused:
    """Return the address of a cell, its domain in small letters; empty for an empty cell."""
    text = cell.strip(" \t\r\n\u00a0")
    if not text:
        return ""
    if text[0] in "'=+-@|\"":
        return Refused("address", "it begins with a sign that a spreadsheet has put there", _HINT)
    if unicodedata.normalize("NFKC", text) != text:
        return Refused("address", "it has wide or joined letters", "type it in plain letters")
    if any(unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Zs") for c in text):
        return Refused("address", "there is a space or a character that is not seen", _HINT)
    return _validated(text)


def _validated(text: str) -> str | Refused:
    try:
        from email_validator import EmailNotValidError, validate_email
    except ImportError:
        return text if _PLAIN.fullmatch(text) else Refused("address", "it is no address", _HINT)
    try:
        known = validate_email(
            text, check_deliverability=False, allow_smtputf8=True, test_environment=True
        )
    except EmailNotValidError:
        return Refused("address", "it is no e-mail address", _HINT)
    return str(known.normalized)


def doubtful(address: str) -> Refused | None:
    """Return a doubt about a good address: its domain is nearly a large one."""
    domain = address.rpartition("@")[2].lower()
    meant = _meant(domain)
    if meant is None:
        return None
    return Refused("domain", f"its domain is nearly {meant}", "look at it again")


@lru_cache(maxsize=1024)
def _meant(domain: str) -> str | None:
    """Return the large domain that a domain nearly is; the same few come again."""
    if domain in COMMON or not domain:
        return None
    return next((known for known in sorted(COMMON) if is_one_edit(domain, known)), None)
