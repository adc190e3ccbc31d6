"""ACC-09: the file says its language and its title (ISO 14289-1, 7.1 and 7.2)."""

from collections.abc import Iterator
from dataclasses import replace

from brochure.check import samples
from brochure.check.rule import Example, Printed, Rule
from brochure.errors import ProjectError
from brochure.languages.language import load
from brochure.values.diagnostic import Diagnostic


def find(printed: Printed) -> Iterator[Diagnostic]:
    """Report a missing title, and a language that is missing or not that of the texts."""
    span = printed.document.span
    if not printed.pages.metadata.title.strip():
        yield RULE.found("title", span)
    if not printed.pages.language:
        yield RULE.found("language", span)
    elif printed.pages.language != printed.document.language:
        right = printed.document.language
        yield RULE.found("differs", span, said=printed.pages.language, right=right)
    elif not _is_known(printed.pages.language):
        yield RULE.found("language", span)


def _is_known(tag: str) -> bool:
    try:
        return load(tag).tag == tag
    except ProjectError:
        return False


def _printed(title: str) -> Printed:
    pages = samples.pages()
    named = replace(pages, metadata=replace(pages.metadata, title=title))
    return Printed(pages=named, document=samples.document())


RULE = Rule(
    id="ACC-09",
    name="language-or-title-missing",
    reads=Printed,
    find=find,
    what="The file does not say its language or its title.",
    why="A screen reader takes its voice from the language and says the title first (WCAG 2.2, "
    "2.4.2 and 3.1.1).",
    says={
        "title": "the file has no title",
        "language": "the file does not say its language",
        "differs": "the file says '{said}' and its texts are in '{right}'",
    },
    advice="write 'title' under 'document' and 'language' at the top of the file",
    waivable=False,
    bad=Example(shown='document:\n  title: ""', make=lambda: _printed(" ")),
    good=Example(shown="document:\n  title: Your knee", make=lambda: _printed("Your knee")),
)
