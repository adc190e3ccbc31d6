"""Page: the HTML part of a mail, in the look of the theme.

Mail programs know tables and inline styles, so that is what it is made of: 600 px wide, no picture,
no script, no web font, nothing loaded from anywhere. Values are isolated in their own direction.
"""

from html import escape

from brochure.mail.letters import Message, Paragraph, Piece
from brochure.themes.theme import Theme

_HEAD_FACES = "'Source Serif 4',Georgia,'Times New Roman',serif"
_TEXT_FACES = "'Noto Sans','Helvetica Neue',Arial,sans-serif"
_BY_SCRIPT = {
    "korean": "'Noto Sans KR','Apple SD Gothic Neo','Malgun Gothic',sans-serif",
    "japanese": "'Noto Sans JP','Hiragino Sans','Yu Gothic',Meiryo,sans-serif",
    "chinese": "'Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif",
    "traditional_chinese": "'Noto Sans TC','PingFang TC','Microsoft JhengHei',sans-serif",
    "thai": "'Noto Sans Thai Looped',Thonburi,Tahoma,sans-serif",
    "arabic": "'Noto Sans Arabic','Geeza Pro',Tahoma,Arial,sans-serif",
    "hebrew": "'Noto Sans Hebrew',Arial,sans-serif",
}
"""Faces that computers have, after ours."""
_SMALL = (
    "@media (max-width:600px){.px{padding-left:22px!important;padding-right:22px!important}"
    ".btn a{display:block!important;text-align:center}"
    ".h1{font-size:29px!important;line-height:37px!important;margin-top:26px!important}}"
)


def page(message: Message, theme: Theme, *, address: str = "") -> str:
    """Return the HTML document.

    Args:
        message: the filled letter.
        theme: where its colours come from.
        address: postal address of the clinic.
    """
    return _Page(message, theme).document(address)


class _Page:
    """Holds what every row needs: colours, faces, the side where lines begin."""

    def __init__(self, message: Message, theme: Theme) -> None:
        self.message = message
        self.ink = {name: theme.ink(name).hex for name in theme.colors}
        language = message.language
        self.start = "right" if language.direction == "rtl" else "left"
        faces = _BY_SCRIPT.get(language.script)
        self.text_faces = f"'Noto Sans',{faces}" if faces else _TEXT_FACES
        self.head_faces = f"'Source Serif 4',Georgia,{faces}" if faces else _HEAD_FACES
        # Korean breaks between words; other scripts as their rules say.
        self.breaks = ";word-break:keep-all" if language.script == "korean" else ""

    def document(self, address: str) -> str:
        """Return the whole document."""
        message, ink = self.message, self.ink
        language = message.language
        rows = "\n".join(
            (
                self.head(),
                self.body(),
                self.button(),
                self.call(),
                self.closing(),
                self.foot(address),
            )
        )
        return (
            f'<!doctype html>\n<html lang="{language.tag}" dir="{language.direction}">\n<head>\n'
            '<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
            '<meta name="color-scheme" content="light">\n'
            f"<title>{escape(message.subject)}</title>\n<style>{_SMALL}</style>\n</head>\n"
            f'<body style="margin:0;background:{ink["mist"]}">\n'
            '<div style="display:none;max-height:0;overflow:hidden">'
            f"{escape(message.preheader)}</div>\n"
            f'{_TABLE} style="background:{ink["mist"]}"><tr><td align="center" style="padding:0">\n'
            f'{_TABLE} dir="{language.direction}" style="max-width:600px;text-align:{self.start}'
            f'{self.breaks};background:{ink["paper"]}">\n{rows}\n</table>\n</td></tr></table>\n</body>\n</html>\n'
        )

    def head(self) -> str:
        """Return the clinic's name and what this is, on the warm ground."""
        title = escape(self.message.subject)
        brand = escape(self.message.brand)
        return (
            f'<tr><td class="px" style="background:{self.ink["sand"]};padding:28px 40px 34px">'
            f'<div style="{self.serif(24, 32, 600)}"><bdi>{brand}</bdi></div>'
            f'<h1 class="h1" style="margin:44px 0 0;text-wrap:balance;{self.serif(42, 50, 300)}">'
            f"{title}</h1></td></tr>"
        )

    def body(self) -> str:
        """Return greeting and text, then what is attached."""
        message = self.message
        paragraphs = [
            f'<p style="margin:{0 if index == 0 else 14}px 0 0;{self.sans(17, 28)}">'
            f"{self.inline(paragraph)}</p>"
            for index, paragraph in enumerate((message.greeting, *message.body))
        ]
        paragraphs.append(
            f'<p style="margin:20px 0 0;padding:12px 0;border-top:1px solid {self.ink["rule"]};'
            f'border-bottom:1px solid {self.ink["rule"]};{self.sans(16, 24, "muted")}">'
            f'<bdi dir="ltr">{escape(message.attachment)}</bdi></p>'
        )
        return self.row("34px", "".join(paragraphs))

    def button(self) -> str:
        """Return the button to the clinic's page, where there is one."""
        if not self.message.link:
            return ""
        words = escape(self.message.language.words["read_online"])
        return self.row(
            "26px",
            f'{_TABLE} class="btn"><tr><td><a href="{escape(self.message.link)}" '
            f'style="display:inline-block;background:{self.ink["ink"]};color:'
            f"{self.ink['on_dark']};text-decoration:none;font-family:{self.text_faces};"
            f'font-weight:600;font-size:18px;line-height:24px;padding:14px 26px">{words}</a>'
            "</td></tr></table>",
        )

    def call(self) -> str:
        """Return whom to call, set off."""
        if not self.message.urgent:
            return ""
        return self.row(
            "30px",
            f'{_TABLE} style="background:{self.ink["blush"]}"><tr><td style="border-{self.start}:'
            f'4px solid {self.ink["alarm"]};padding:18px 22px;{self.sans(17, 28)}">'
            f"{self.inline(self.message.urgent)}</td></tr></table>",
        )

    def closing(self) -> str:
        """Return the end of the letter."""
        lines = (self.message.sign_off, self.message.signature)
        words = "<br>".join(self.inline(line) for line in lines)
        return self.row("30px", f'<p style="margin:0;{self.sans(17, 28)}">{words}</p>')

    def foot(self, address: str) -> str:
        """Return what to do with a wrong or unwanted mail, and where the clinic is."""
        lines = [self.inline(line) for line in self.message.foot]
        if address:
            lines.append(f"<bdi>{escape(address)}</bdi>")
        style = f"margin:0 0 8px;text-wrap:pretty;{self.sans(16, 25, 'muted')}"
        paragraphs = "".join(f'<p style="{style}">{line}</p>' for line in lines)
        edge = f"border-top:1px solid {self.ink['rule']};padding-top:20px"
        return self.row("38px", f'<div style="{edge}">{paragraphs}</div>', below="26px")

    def row(self, above: str, content: str, *, below: str = "0") -> str:
        """Return a row of the outer table."""
        return f'<tr><td class="px" style="padding:{above} 40px {below}">{content}</td></tr>'

    def inline(self, paragraph: Paragraph) -> str:
        """Return the pieces of a paragraph."""
        return "".join(self.piece(piece) for piece in paragraph)

    def piece(self, piece: Piece) -> str:
        """Return words, or a value in its own direction, as a link where it leads somewhere."""
        words = escape(piece.text)
        if not piece.is_value:
            return words
        if not piece.target:
            return f"<bdi>{words}</bdi>"
        return (
            f'<a href="{escape(piece.target)}" dir="ltr" style="color:{self.ink["ink"]};'
            f'font-weight:600;white-space:nowrap;unicode-bidi:isolate">{words}</a>'
        )

    def serif(self, size: int, leading: int, weight: int) -> str:
        """Return the style of a heading."""
        return (
            f"font-family:{self.head_faces};font-weight:{weight};font-size:{size}px;"
            f"line-height:{leading}px;color:{self.ink['ink']}"
        )

    def sans(self, size: int, leading: int, ink: str = "text") -> str:
        """Return the style of running text."""
        return (
            f"font-family:{self.text_faces};font-size:{size}px;line-height:{leading}px;"
            f"color:{self.ink[ink]}"
        )


_TABLE = '<table role="presentation" width="100%" cellpadding="0" cellspacing="0"'
