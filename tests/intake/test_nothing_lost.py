"""Whatever people paste, all words are in the YAML or in the report, and no other ones."""

from datetime import date

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from brochure.content.read import read_document
from brochure.intake.draft import Options, Source, draft
from tests.intake.samples import counted, expected

WORDS = st.sampled_from(
    "the skin is not lifted by 12 or 45 threads, no surgeon: can promise HERSHE's result. It heals; "
    "피부를 당겨 올립니다. 아닙니다 皮膚を 切開します。 风险 لا يضمن الجلد кожа не 3.5 mm (SMAS) \u00a0 a — b* {x} **y** # [z](w) "
    "e.g. co-\n i\nn x-ray 100% Risks Procedure 수술방법".split(" ")
)
LINES = st.lists(WORDS, min_size=0, max_size=18).map(" ".join)
MARKS = st.sampled_from(
    [
        "",
        "",
        "",
        "1) ",
        "2) ",
        "1. ",
        "2. ",
        "① ",
        "② ",
        "가. ",
        "- ",
        "• ",
        "*",
        "  ",
        "\u00a0",
        "a) ",
        "■ ",
        "3 ",
    ]
)
GAPS = st.sampled_from(["\n", "\n", "\n\n", "\n\n\n", "\r\n", "\n\f", " \n \n"])
TEXTS = st.lists(st.tuples(MARKS, LINES, GAPS).map("".join), min_size=1, max_size=30).map("".join)


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS)
@example("i\nn\nthe\n")
def test_all_words_of_a_paste_are_kept(text: str) -> None:
    made, found = draft(
        [Source("paste.txt", text.encode())], Options(today=date(2026, 11, 22), language="en")
    )
    if made is None:
        assert {d.code for d in found} <= {"import.empty", "import.no-text"}
        return
    assert counted(made) == expected(text, made)
    assert made.unplaced == ()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS)
def test_every_draft_can_be_read(text: str) -> None:
    made, _ = draft(
        [Source("paste.txt", text.encode())], Options(today=date(2026, 11, 22), language="en")
    )
    if made is not None:
        document, found = read_document(made.yaml, "content/x/brochure.yaml", assets={})
        assert [d for d in found if d.severity == "error"] == []
        assert document is not None
