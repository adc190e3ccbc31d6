"""Scripts that a theme has no faces for: what the fonts of the project give them.

A theme, a language and a font book in; a theme that can set the language out, or the error that
says which font is missing.
"""

import unicodedata
from dataclasses import replace
from types import MappingProxyType

from brochure.languages.language import Language
from brochure.text.fontbook import FontBook
from brochure.text.scripts import family_for, name_of, script_of
from brochure.themes.theme import Theme
from brochure.themes.tokens import Script, SizeSpec
from brochure.values.diagnostic import Diagnostic
from brochure.values.units import Pt

HEIGHT = 1.06
"""Least leading of lines, in heights of the script's faces, so that marks never touch."""
_REGULAR = 400
_FALLBACK = "latin"


def with_script(
    theme: Theme, language: Language, book: FontBook
) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """Return a theme that has faces and sizes for a language's script.

    Diagnostics: font.no-script.
    """
    letters = _letters(language)
    if language.script in theme.scripts:
        families = theme.scripts[language.script].text
        if _covers(book, families, letters):
            return theme, ()
    own = [family for family in book.families if _covers(book, (family,), letters)]
    if not own:
        return theme, (_no_script(language, letters),)
    latin = theme.scripts[_FALLBACK]
    text = next((family for family in own if "Serif" not in family), own[0])
    head = next((family for family in own if "Serif" in family), text)
    faces = [book.face(family, _REGULAR) for family in {text, head}]
    tall = HEIGHT * max(face.ascent + face.descent for face in faces)
    script = Script(
        head=(head, *latin.head), text=(text, *latin.text), sizes=_sizes(theme, tall), label=()
    )
    scripts = MappingProxyType({**theme.scripts, language.script: script})
    return replace(theme, scripts=scripts), ()


def _sizes(theme: Theme, tall: float) -> dict[str, SizeSpec]:
    """Return the sizes of roles that follow no other, their lines as far apart as marks need."""
    return {
        name: SizeSpec(role.size, Pt(max(role.leading, role.size * tall)), None)
        for name, role in theme.roles.items()
        if not role.follows and not name.startswith(("wordmark", "numeral", "badge"))
    }


def _letters(language: Language) -> str:
    """Return the letters of the language's own script in its name and its words."""
    said = unicodedata.normalize("NFC", language.name + "".join(language.words.values()))
    name = [script_of(c) for c in language.name if c.isalpha()]
    return "".join(sorted({c for c in said if script_of(c) in name and c.isalpha()}))


def _covers(book: FontBook, families: tuple[str, ...], letters: str) -> bool:
    known = [family for family in families if family in book.families]
    faces = [book.face(family, _REGULAR) for family in known]
    return all(any(face.has(letter) for face in faces) for letter in letters)


def _no_script(language: Language, letters: str) -> Diagnostic:
    script = script_of(letters[0])
    family = family_for(script)
    file = family.replace(" ", "")
    return Diagnostic(
        code="font.no-script",
        severity="error",
        message=f"no font has the {name_of(script)} letters of {language.english_name}",
        hints=(
            f"{family} has them, a free family",
            f"bring it in: 'brochure fonts add {file}-Regular.ttf {file}-Bold.ttf'",
        ),
    )
