"""Themes: every token typed, scripts with their own sizes, editions, the copyfitting ladder."""

import pytest

from brochure.errors import ProjectError
from brochure.themes.read import built_in, load_theme, read_theme
from brochure.themes.tokens import ROLES, SCRIPTS
from brochure.values.ink import Ink, contrast
from brochure.values.units import mm

THEMES = ("editorial", "hershe", "plain")
GROUNDS = ("paper", "mist", "sand", "blush")


def messages(text: str) -> list[tuple[str, str]]:
    """Return code and message of each problem of a theme of the project."""
    theme, found = read_theme("mine", {"mine": text})
    assert (theme is None) == bool(found)
    return [(d.code, d.message) for d in found]


def test_the_three_themes_are_built_in() -> None:
    assert built_in() == THEMES


@pytest.mark.parametrize("name", THEMES)
def test_every_role_is_set_in_every_script_at_or_above_the_floor(name: str) -> None:
    theme = load_theme(name)
    for look in (theme, theme.edition("large_print"), theme.relaxed(theme.fit_levels)):
        for script in SCRIPTS:
            for role in ROLES:
                made = look.role(role, script)
                assert made.size >= look.floor, (name, script, role)
                assert made.leading >= made.size * 0.7, (name, script, role)
                assert made.families


@pytest.mark.parametrize("name", THEMES)
def test_reading_text_has_enough_contrast_on_every_ground(name: str) -> None:
    theme = load_theme(name)
    for ground in GROUNDS:
        assert contrast(theme.ink("text"), theme.ink(ground)) >= 7
        for ink in ("ink", "alarm"):
            assert contrast(theme.ink(ink), theme.ink(ground)) >= 4.5, (ink, ground)
        # The accent draws lines, dots and large numerals, never sentences.
        assert contrast(theme.ink("accent"), theme.ink(ground)) >= 3, ground
    assert contrast(theme.ink("on_dark"), theme.ink("alarm")) >= 7
    assert contrast(theme.ink("on_dark"), theme.ink("ink")) >= 7


@pytest.mark.parametrize("name", THEMES)
def test_inks_keep_the_press_limits(name: str) -> None:
    theme = load_theme(name)
    inks: list[Ink] = [*theme.colors.values(), *theme.figure_inks.values()]
    for ink in inks:
        assert ink.cmyk is not None
        assert sum(ink.cmyk) <= 250
        assert all(share == 0 or share >= 3 for share in ink.cmyk)


def test_text_is_black_ink_alone_and_overprints() -> None:
    assert load_theme("hershe").ink("text") == Ink((31, 31, 29), (0, 0, 0, 100), overprint=True)


def test_roles_have_the_measures_of_the_design() -> None:
    theme = load_theme("hershe")
    h1 = theme.role("h1")
    assert (h1.weight, h1.size, h1.leading, h1.above, h1.below) == (300, 30, 36, 12, 18)
    assert h1.families[0] == "Source Serif 4"
    assert h1.ink == theme.ink("ink")
    assert theme.role("body", "korean")[2:5] == (400, 12, 21)
    assert theme.role("h2", "korean")[2:5] == (500, 18, 27)
    assert theme.role("body", "thai")[2:5] == (400, 13, 24)


def test_roles_of_body_size_follow_the_body_of_the_script() -> None:
    theme = load_theme("hershe")
    for role in ("caption", "label", "running", "list", "table", "h3", "question"):
        assert theme.role(role, "korean")[3:5] == (12, 21)
        assert theme.role(role, "arabic")[3:5] == (13, 21)


def test_stacks_try_latin_first_and_end_with_the_text_faces() -> None:
    theme = load_theme("hershe")
    assert theme.role("h1", "korean").families == (
        "Source Serif 4", "Noto Serif KR", "Noto Sans", "Noto Sans KR",
    )  # fmt: skip
    assert theme.role("wordmark", "korean").families[:2] == ("Source Serif 4", "Noto Serif KR")


def test_editorial_keeps_the_stacks_of_hershe_where_its_faces_have_no_letters() -> None:
    editorial, hershe = load_theme("editorial"), load_theme("hershe")
    assert editorial.role("h1").families[0] == "Noto Serif Display"
    assert editorial.role("label").families[0] == "Noto Sans"
    for script in ("korean", "thai", "arabic"):
        assert editorial.role("h1", script).families == hershe.role("h1", script).families
        assert editorial.role("body", script)[3:5] == hershe.role("body", script)[3:5]


def test_figures_are_mapped_from_the_colours_of_the_drawings() -> None:
    line, skin = (0x16, 0x3F, 0x4E), (0xF7, 0xE5, 0xD8)
    assert load_theme("hershe").figure_inks[line] == load_theme("hershe").ink("ink")
    plain = load_theme("plain")
    assert plain.figure_inks[line] == plain.ink("ink")
    assert plain.figure_inks[skin].rgb == (255, 255, 255)
    assert len(plain.figure_inks) == len(load_theme("hershe").figure_inks) == 21


def test_lengths_in_millimetres_are_points() -> None:
    step = load_theme("hershe").components.step
    assert step.numeral_column == mm(13)
    assert step.figure_column == mm(43)


def test_plain_draws_frames_where_hershe_draws_grounds() -> None:
    call = load_theme("plain").components.call.call_now
    assert (call.ground, call.frame) == (None, 2.5)
    assert not load_theme("hershe").components.call.call_now.frame


@pytest.mark.parametrize(
    ("count", "columns"), [(1, 1), (3, 3), (4, 2), (5, 3), (6, 3), (7, 2), (8, 2)]
)
def test_advantages_choose_their_columns_by_count(count: int, columns: int) -> None:
    assert load_theme("hershe").components.advantages.columns(count) == columns


def test_large_print_has_a_floor_of_18_points_and_no_grey_text() -> None:
    theme = load_theme("hershe").edition("large_print")
    assert theme.role("body")[3:5] == (18, 27)
    assert theme.role("body", "korean")[3:5] == (18, 31.5)
    assert theme.role("h1")[2:5] == (400, 36, 45)
    assert theme.role("caption").ink == theme.ink("text")
    assert theme.stacked_headings
    assert theme.badge.diameter == pytest.approx(30)
    assert min(theme.rules[:4]) >= 1


def test_no_edition_is_the_theme_itself_and_an_unknown_one_is_told() -> None:
    theme = load_theme("hershe")
    assert theme.edition(None) is theme
    with pytest.raises(ProjectError, match="no edition 'braille'"):
        theme.edition("braille")


def test_each_level_of_the_ladder_adds_its_relaxation_to_those_before() -> None:
    theme = load_theme("hershe")
    names = [theme.fit_name(level).split(" ")[0] for level in range(theme.fit_levels + 1)]
    assert names == [
        "as", "heading", "gaps", "gaps", "item", "card", "card", "step", "lead", "h1", "h2", "body",
        "body",
    ]  # fmt: skip
    assert theme.relaxed(0) is theme
    assert theme.relaxed(1).stacked_headings
    assert theme.relaxed(2).space.item == pytest.approx(9.6)
    assert theme.relaxed(3).space.section == 33 * 0.625
    assert theme.relaxed(3).components.step.below == 15 * 0.625
    assert theme.relaxed(3).role("h1").below == 18 * 0.625
    assert theme.relaxed(4).role("body").item_gap == 3
    assert theme.relaxed(5).components.advantages.columns(6) == 2
    assert theme.relaxed(6).components.advantages.columns(6) == 1
    assert theme.relaxed(7).components.step.figure_column == mm(34)
    assert theme.relaxed(8).role("lead")[3:5] == (12, 18)
    assert theme.relaxed(9).role("h1")[3:5] == (24, 30)
    assert theme.relaxed(10).role("h2")[3:5] == (17, 24)
    assert theme.relaxed(11).role("body")[3:5] == (12, 17.5)
    last = theme.relaxed(12)
    assert last.role("body")[3:5] == (12, 17)
    assert last.role("list")[3:5] == (12, 17)
    assert last.role("body", "korean")[3:5] == (12, 19.25)
    assert last.space.section == 33 * 0.625


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_level_makes_anything_larger(script: str) -> None:
    theme = load_theme("hershe")
    for level in range(1, theme.fit_levels + 1):
        before, after = theme.relaxed(level - 1), theme.relaxed(level)
        for role in ROLES:
            assert after.role(role, script).size <= before.role(role, script).size
            assert after.role(role, script).leading <= before.role(role, script).leading


def test_a_project_theme_says_only_what_differs() -> None:
    text = 'colors: {accent: {rgb: "#004488"}}\nspace: {section: 30}\nrules: {bar: 1 mm}'
    theme, found = read_theme("mine", {"mine": text})
    assert found == ()
    assert theme is not None
    assert theme.ink("accent") == Ink((0, 0x44, 0x88))
    assert theme.components.step.thread_ink == Ink((0, 0x44, 0x88))
    assert (float(theme.space.section), theme.rules.bar) == (30, mm(1))
    assert theme.ink("ink") == load_theme("hershe").ink("ink")


def test_a_project_theme_may_extend_the_built_in_one_of_its_name() -> None:
    theme, found = read_theme("plain", {"plain": "extends: plain\nspace: {item: 10}"})
    assert found == ()
    assert theme is not None
    assert theme.space.item == pytest.approx(10)
    assert theme.ink("ink") == load_theme("plain").ink("ink")


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("space: {tigth: 3}", "token.unknown", "'tigth' is not a token of space"),
        ("colours: {}", "token.unknown", "'colours' is not a token of a theme"),
        ("colors: {ink: {rgb: red}}", "token.type",
         "colors.ink.rgb is 'red', not a colour such as \"#163F4E\""),
        ("colors: {ink: {rgb: '#112233', cmyk: [1, 2]}}", "token.type",
         "colors.ink.cmyk is a list or mapping, not four percentages from 0 to 100"),
        ("colors: {ink: texxt}", "token.type", "colors.ink cannot be 'texxt'"),
        ("components: {step: {thread: thick}}", "token.type",
         "components.step.thread is 'thick', not a length such as 12 or 24 mm"),
        ("components: {step: {numeral: round}}", "token.type",
         "components.step.numeral cannot be 'round'"),
        ("type: {roles: {h1: {ink: inck}}}", "token.type",
         "type.roles.h1.ink cannot be 'inck'"),
        ("type: {roles: {h7: {size: 3}}}", "token.unknown", "'h7' is not a token of type.roles"),
        ("editions: {large_print: {rules: {thinn: 1}}}", "token.unknown",
         "'thinn' is not a token of rules"),
        ("space: 3", "token.type", "space is '3', not a mapping"),
        ("fit: [{step: shrink}]", "token.type", "fit.1.step cannot be 'shrink'"),
        ("extends: nope", "theme.unknown", "there is no theme 'nope'"),
        ("extends: mine", "theme.loop", "the theme 'mine' extends itself"),
        ("- a", "token.type", "a theme is a mapping of tokens"),
        ("a: [", "source.syntax", "the YAML cannot be read: did not find expected node content"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_theme_is_told(text: str, code: str, message: str) -> None:
    assert messages(text)[0] == (code, message)


def test_an_unknown_token_has_a_place_and_a_hint() -> None:
    _, (found,) = read_theme("mine", {"mine": "cover: picture\nspace:\n  sectoin: 30\n"})
    assert str(found.span) == "themes/mine.yaml:3:3"
    assert found.hints == ("did you mean 'section'?",)


def test_an_unknown_theme_is_told_with_a_hint() -> None:
    with pytest.raises(ProjectError) as caught:
        load_theme("hershey")
    assert caught.value.remedy == "did you mean 'hershe'?"
