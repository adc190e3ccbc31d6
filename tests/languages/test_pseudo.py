"""Pseudo-languages are longer, accented and whole; the longest takes the widest text of all."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from brochure.forms.document import plain
from brochure.languages.codes import Pair, Piece, Placeholder, split
from brochure.languages.language import load, tags
from brochure.languages.localize import localize
from brochure.languages.pseudo import longest, pseudo, pseudo_catalog
from brochure.languages.texts import texts_of
from brochure.languages.width import width
from tests.languages.test_localize import catalog, document
from tests.languages.test_xliff import MARKUP


def test_a_text_is_bracketed_accented_and_a_third_longer() -> None:
    source = "Call **us** on {phone}, [here](https://a.example)."
    made = pseudo(source)
    assert made.startswith("[Çáĺĺ **ûš** öñ {phone}, [ĥéŕé](https://a.example).")
    assert made.endswith("]")
    assert width(made) >= width(source) * 1.35


def codes(pieces: tuple[Piece, ...]) -> list[str]:
    found: list[str] = []
    for piece in pieces:
        if isinstance(piece, Placeholder):
            found.append(piece.raw)
        elif isinstance(piece, Pair):
            found += [piece.start, *codes(piece.children), piece.end]
    return found


@given(st.lists(st.sampled_from(["{x}", "**b**", "[l](#a)", "word ", "1 "])).map("".join))
def test_markup_and_variables_stay(source: str) -> None:
    assert codes(split(pseudo(source))) == codes(split(source))


@given(MARKUP)
def test_any_text_has_a_pseudo_text(source: str) -> None:
    assert pseudo(source).startswith("[")


def test_the_pseudo_language_needs_no_catalog_and_is_no_language_of_people() -> None:
    sample = document("Call {phone}")
    local, diagnostics = localize(sample, load("qps-ploc"), pseudo_catalog(sample))
    assert diagnostics == ()
    assert local.words["step"] == "[Šťép {number} öñé ťŵö]"
    assert not local.translated
    assert not {"qps-ploc", "qps-long"} & set(tags())


def test_the_longest_language_takes_the_widest_text_of_each() -> None:
    sample = document("Short", "A rather long sentence")
    korean, _ = localize(sample, load("ko"), catalog(sample, i0="꽤 긴 문장입니다", i1="짧음"))
    english, _ = localize(sample, load("en"))
    made = longest(english, [korean])
    texts = {text.key: text for text in texts_of(made)}
    assert made.language == "qps-long"
    assert plain(texts["block.items.i0.text"].inlines) == "꽤 긴 문장입니다"
    assert texts["block.items.i0.text"].language == "ko"
    assert texts["block.items.i1.text"].language == "en"
    assert longest(english, []) == replace(english, language="qps-long")
