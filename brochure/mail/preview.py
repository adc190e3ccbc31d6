"""Preview: a page that shows what would go out, before it does.

For each language a few messages: how they look on a lock screen, the HTML part as a mail program
shows it, the plain part, and what is attached.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from brochure.mail.letters import Message, plain

PER_LANGUAGE = 2
"""Messages shown of each language."""

_STYLE = """
body{margin:0;background:#EFF2F3;font:16px/1.5 'Noto Sans',Helvetica,Arial,sans-serif;color:#1F1F1D}
main{max-width:1180px;margin:0 auto;padding:32px 24px}
h1,h2{font-family:'Source Serif 4',Georgia,serif;font-weight:400;color:#163F4E}
section{background:#fff;margin:0 0 32px;padding:24px;border-top:3px solid #163F4E}
.views{display:flex;flex-wrap:wrap;gap:24px;align-items:flex-start}
.lock{width:300px;padding:90px 14px 40px;border-radius:28px;background:#163F4E}
.note{background:#ffffffee;border-radius:16px;padding:12px 14px;font-size:15px;line-height:1.4}
.note b{display:block}.note small{color:#585756}
iframe{border:1px solid #BFCBD1;width:640px;max-width:100%;height:860px;background:#EFF2F3}
iframe.phone{width:380px}pre{white-space:pre-wrap;background:#F8F2EB;padding:16px;max-width:640px;
unicode-bidi:plaintext}dt{font-weight:600}dd{margin:0 0 8px}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A message to show."""

    row: int
    message: Message
    html: str
    sender: str
    file: str
    """Name of the sealed message."""
    attachment: str
    size: int
    """Bytes of the whole message."""


class Chosen:
    """Picks the first messages of each language while rendering."""

    def __init__(self) -> None:
        """Begin with none."""
        self.shown: list[Shown] = []
        self._counts: dict[str, int] = {}

    def offer(self, shown: Shown) -> None:
        """Take a message, if there are not enough of its language."""
        tag = shown.message.language.tag
        if self._counts.get(tag, 0) < PER_LANGUAGE:
            self._counts[tag] = self._counts.get(tag, 0) + 1
            self.shown.append(shown)


def index_page(run_id: str, shown: Sequence[Shown], counts: Sequence[tuple[str, int]]) -> str:
    """Return the page."""
    sections = "\n".join(_section(each) for each in shown)
    rows = ", ".join(f"{escape(what)}: {count}" for what, count in counts)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>Preview of {escape(run_id)}</title><style>{_STYLE}</style></head>\n<body><main>\n"
        f"<h1>What would go out</h1>\n<p>Run <b>{escape(run_id)}</b>. {rows}. "
        "This page holds names of patients; <code>brochure mail purge</code> removes it.</p>\n"
        f"{sections}\n</main></body></html>\n"
    )


def _section(shown: Shown) -> str:
    message = shown.message
    language = message.language
    attributes = f'lang="{language.tag}" dir="{language.direction}"'
    return (
        f"<section><h2>Row {shown.row}, {escape(language.english_name)}</h2>\n<dl>"
        f"<dt>Subject</dt><dd {attributes}>{escape(message.subject)}</dd>"
        f"<dt>Attached</dt><dd>{escape(shown.attachment)}</dd>"
        f'<dt>Message</dt><dd><a href="../{escape(shown.file)}">{escape(shown.file)}</a>, '
        f"{shown.size / 1000:.0f} kB</dd></dl>\n"
        '<div class="views">'
        f'<div class="lock" aria-label="Lock screen"><div class="note" {attributes}>'
        f"<small>{escape(shown.sender)}</small><b>{escape(message.subject)}</b>"
        f"{escape(message.preheader)}</div></div>\n"
        f"{_frame(shown.html, 'Desktop', '')}\n{_frame(shown.html, 'Phone', 'phone')}\n"
        f"<pre {attributes}>{escape(plain(message))}</pre></div></section>"
    )


def _frame(html: str, title: str, kind: str) -> str:
    return f'<iframe class="{kind}" title="{title}" sandbox="" srcdoc="{escape(html)}"></iframe>'
