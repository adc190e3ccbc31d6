"""The dump of a document shows every kind of inline and every flag."""

from brochure.forms.document import (
    Cover,
    Document,
    Field,
    LineBreak,
    Link,
    Run,
    Strong,
    Text,
)
from brochure.forms.dump_document import dump, dump_inlines


class Control:
    """The least a control block has."""

    type = "control"
    id = "control"


def test_every_kind_of_inline_shows() -> None:
    inlines = (
        Run("a "),
        Strong((Run("b"),)),
        Link((Run("c"),), "https://d.example"),
        Field("e"),
        LineBreak(),
        Run("+82", isolate=True),
        Run("Kim", private=True),
    )
    assert dump_inlines(inlines) == "a *b*<https://d.example|c>{e}⏎\u2068+82\u2069[private Kim]"


def test_flags_cover_words_and_assets_show() -> None:
    document = Document(
        id="knee",
        language="ko",
        title=Text((Run("무릎"),), "document.title"),
        control=Control(),
        cover=Cover(picture="a.svg", mirror=True, alt=Text((Run("x"),), "cover.alt")),
        words={"page": "쪽"},
        reviewed=True,
        translated=True,
        assets={"a.svg": b"123"},
    )
    assert dump(document).splitlines() == [
        "document knee ko reviewed translated",
        "  document.title: 무릎",
        "  cover a.svg mirror",
        "    cover.alt: x",
        "  word page = 쪽",
        "  control control",
        "  asset a.svg 3",
    ]
