"""The project file declares what a build makes; without one there are defaults."""

import pytest

from brochure.content.read import Project, read_project


def test_no_file_is_a_project_of_defaults() -> None:
    assert read_project("", "brochure.yaml") == (Project(), ())


def test_a_project_says_what_it_wants() -> None:
    text = "format: brochure-project/1\nlanguages: [en, ko]\nproducts: [a4, letter]\noutput: out\n"
    project, found = read_project(text, "brochure.yaml")
    assert found == ()
    assert project == Project(languages=("en", "ko"), products=("a4", "letter"), output="out")


def test_norway_is_a_language() -> None:
    project, _ = read_project("format: brochure-project/1\nlanguages: [no]", "brochure.yaml")
    assert project is not None
    assert project.languages == ("no",)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("languages: [en]", "key.missing", 1),
        ("format: brochure-project/1\nlanguage: [en]", "key.unknown", 2),
        ("format: brochure-project/1\nlanguages: en", "value.type", 2),
        ("format: brochure-project/9", "value.choice", 1),
        ("format: brochure-project/1\noutput: ../elsewhere", "value.rule", 2),
        ("format: brochure-project/1\noutput: /etc", "value.rule", 2),
        ("format: brochure-project/1\nvariables: {brand: [x]}", "value.type", 2),
        ("- a", "value.type", 1),
        ("a: [", "source.syntax", 2),
    ],
)
def test_mistakes_have_a_code_and_a_place(text: str, code: str, line: int) -> None:
    project, found = read_project(text, "brochure.yaml")
    assert project is None
    assert [(d.code, d.span and d.span.line) for d in found] == [(code, line)]
