"""Documentation: what a code means, in parts, and all rules as one page of Markdown."""

from collections.abc import Iterator

from brochure.check.engine import guards, is_waivable, rule_of, rules
from brochure.check.explanations import Explanation
from brochure.check.packs.pack import codes
from brochure.check.packs.pack import load as load_pack
from brochure.check.rule import Axes, Rule
from brochure.check.tongue import Tongue

_WAIVER = """\
waivers:
  - rule: {rule}
    path: {path}
    reason: {reason}
    by: {by}
    until: 2027-06-30"""


def sections_of(entry: Explanation, tongue: Tongue) -> Iterator[tuple[str, str]]:
    """Yield titles and texts of an explanation; a title that ends a line stands above an example.

    A rule also tells its name, how grave it is, what it holds for and how it is waived.
    """
    rule = rule_of(entry.code)
    yield "", f"{entry.code}  {rule.name}" if rule is not None else entry.code
    yield "", tongue.text(f"{entry.code}.what", entry.what)
    yield tongue.label("why_title"), tongue.text(f"{entry.code}.why", entry.why)
    if rule is not None and rule.says:
        yield tongue.label("help"), tongue.text(f"{rule.id}.advice", rule.advice)
    if rule is not None:
        yield tongue.label("severity"), _severity(rule, tongue)
        yield tongue.label("axes"), _axes(rule.axes, tongue)
    for name, example in (("bad", entry.bad), ("good", entry.good)):
        if example:
            yield f"{tongue.label(name)}:\n", example.strip("\n")
    if rule is not None and is_waivable(rule):
        yield (
            f"{tongue.label('waive')}:\n",
            _WAIVER.format(rule=rule.id, path="…", reason="…", by="…"),
        )
    elif rule is not None:
        yield tongue.label("waive"), tongue.label("never")


def _severity(rule: Rule, tongue: Tongue) -> str:
    """Return how grave a finding is, where it is an error, and whether a build asks the rule."""
    said = tongue.label(rule.severity)
    strict = [code for code in codes() if rule.id in load_pack(code).strict]
    if strict and rule.severity != "error":
        said += f"; {tongue.label('error')}: advertising in {', '.join(strict)}"
    if rule in guards():
        said += f". {tongue.label('build')}"
    return said


def _axes(axes: Axes, tongue: Tongue) -> str:
    parts = [*axes.purposes, *axes.channels, *axes.jurisdictions, *axes.languages]
    if axes.surgery:
        parts.append(tongue.label("surgery"))
    return ", ".join(parts) or tongue.label("all")


def page(tongue: Tongue) -> str:
    """Return all rules and all jurisdictions as one page of Markdown."""
    parts = [
        "# Rules of `brochure check`",
        "",
        "Made by `brochure explain --rules`; do not edit. " + tongue.label("advice"),
        "",
        "| rule | name | severity | holds for | what |",
        "| --- | --- | --- | --- | --- |",
    ]
    known = sorted(rules(), key=lambda rule: (not rule.says, rule.id))
    for rule in known:
        what = tongue.text(f"{rule.id}.what", rule.what)
        cells = (rule.id, rule.name, _severity(rule, tongue), _axes(rule.axes, tongue), what)
        parts.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    for rule in known:
        entry = Explanation(rule.id, rule.what, rule.why, rule.bad.shown, rule.good.shown)
        parts += ["", f"## {rule.id} {rule.name}", ""]
        for title, text in list(sections_of(entry, tongue))[1:]:
            if "\n" in title:
                parts += [title.strip(), "", "```yaml", text, "```", ""]
            else:
                parts += [f"{title}: {text}" if title else text, ""]
    parts += ["", "# Jurisdictions", "", tongue.label("advice"), ""]
    parts += [f"- {line}" for line in _packs()]
    return "\n".join(parts).replace("\n\n\n", "\n\n").rstrip() + "\n"


def _packs() -> Iterator[str]:
    for code in codes():
        pack = load_pack(code)
        listed = "; ".join(f"{rule}: {source}" for rule, source in pack.sources.items())
        yield f"**{code}** {pack.name}, checked on {pack.checked_on.isoformat()}. {listed}."
