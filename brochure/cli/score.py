"""Report cards as text: one for each brochure and language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brochure import BuildResult, Examiner
    from brochure.check.scorecard import Card
    from brochure.check.tongue import Tongue

SIGNS = {"yes": "+", "no": "–", "none": " "}


def cards(results: list[BuildResult], examiner: Examiner, tongue: Tongue) -> str:
    """Return the cards of what was examined, each text once."""
    from brochure.check.review import Review
    from brochure.check.scorecard import scorecard

    seen: set[tuple[str, str]] = set()
    shown = []
    for result in results:
        for target, document in examiner.documents(result.target):
            if (target.brochure, target.language) in seen:
                continue
            seen.add((target.brochure, target.language))
            card = scorecard(Review(document=document, today=examiner.today), result.diagnostics)
            title = tongue.label("card", brochure=target.brochure, language=target.language)
            shown.append("\n".join(_card(title, card, tongue)))
    return "\n\n".join(shown)


def _card(title: str, card: Card, tongue: Tongue) -> list[str]:
    lines = [title, "=" * len(title), ""]
    groups = dict.fromkeys(line.item.group for line in card.judged)
    for group in groups:
        met, count = card.tally(group)
        lines.append(tongue.label("likely", group=group, met=met, all=count))
        for line in card.judged:
            if line.item.group == group:
                asks = tongue.text(f"{group} {line.item.number}", line.item.asks)
                verdict = tongue.label(line.verdict)
                proof = f": {line.evidence}" if line.evidence else ""
                lines.append(
                    f"  {SIGNS[line.verdict]} {line.item.number:>2}  {asks} [{verdict}{proof}]"
                )
        lines.append("")
    lines.append(tongue.label("person"))
    for item in card.open:
        asks = tongue.text(f"{item.group} {item.number}", item.asks)
        lines.append(f"  [ ] {item.group} {item.number}: {asks}")
    return [*lines, "", tongue.label("no_score"), tongue.label("advice")]
