"""What a server's log proves about a message, and what it does not."""

import pytest

from brochure.mail.server_logs import taken

OURS = "<abc@clinic.example>"
CLEANUP = "Nov 22 16:11:03 mx postfix/cleanup[77]: 75AED24E8A4: message-id=<abc@clinic.example>\n"


@pytest.mark.parametrize(
    ("log", "is_taken"),
    [
        (CLEANUP, False),
        (CLEANUP + "Nov 22 mx postfix/smtpd[7]: lost connection after DATA from a[1]\n", False),
        (
            CLEANUP + "Nov 22 mx postfix/qmgr[9]: 75AED24E8A4: from=<a>, size=1 (queue active)\n",
            True,
        ),
        (
            CLEANUP + "Nov 22 mx postfix/qmgr[9]: 11111111111: from=<a>, size=1 (queue active)\n",
            False,
        ),
        ("2026-11-22 1t5abc-0001 <= care@x H=h P=esmtps S=9 id=abc@clinic.example\n", True),
        ("2026-11-22 rejected after DATA: id=abc@clinic.example not accepted\n", False),
        ('{"event": "delivered", "message-id": "abc@clinic.example"}', True),
        ('{"event": "processed", "message-id": "abc@clinic.example"}', False),
        ("<= of another message id=xyz@clinic.example", False),
        ("", False),
    ],
)
def test_only_what_went_on_counts(log: str, is_taken: bool) -> None:
    assert list(taken(log, [OURS])) == ([OURS] if is_taken else [])
