"""Dummy: a drawing of a product's sides with panel numbers, folds, bleed and safe area.

Takes a product, gives SVG for people who plan what stands where and for print shops.
"""

from html import escape

from brochure.layout.product import Product
from brochure.paper.panels import Panel, PanelSide, fold_lines
from brochure.values.units import Pt, to_mm

EDGE = 12.0
"""White around the drawing, in millimetres."""
LABEL = 7.0
_STYLE = (
    "text{font:4.2px sans-serif;fill:#1f1f1d}.n{font-size:14px;fill:#163f4e}"
    ".bleed{fill:#f7e6e0;stroke:none}.trim{fill:#fff;stroke:#163f4e;stroke-width:.35}"
    ".safe{fill:none;stroke:#bfcbd1;stroke-width:.25}"
    ".fold{stroke:#a74a35;stroke-width:.35;stroke-dasharray:2 1.5}"
)


def dummy_svg(product: Product, *, rtl: bool = False) -> str:
    """Return the sides of a product, one below the other, in millimetres."""
    width, height, bleed = (_mm(x) for x in (product.width, product.height, product.bleed))
    sides: tuple[PanelSide, ...] = ("outside", "inside") if product.fold else ("outside",)
    step = height + 2 * bleed + EDGE + LABEL
    total = (width + 2 * (bleed + EDGE), EDGE + step * len(sides))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{total[0]:.2f}mm" '
        f'height="{total[1]:.2f}mm" viewBox="0 0 {total[0]:.2f} {total[1]:.2f}">',
        f"<title>{escape(product.name)}: {escape(product.summary)}</title>",
        f"<style>{_STYLE}</style>",
    ]
    for index, side in enumerate(sides):
        top = EDGE + LABEL + bleed + index * step
        parts.append(f'<g transform="translate({EDGE + bleed:.2f} {top:.2f})">')
        parts += _side(product, side, rtl=rtl)
        parts.append("</g>")
    return "\n".join([*parts, "</svg>"]) + "\n"


def _side(product: Product, side: PanelSide, *, rtl: bool) -> list[str]:
    width, height, bleed = (_mm(x) for x in (product.width, product.height, product.bleed))
    title = side if product.fold else "page"
    parts = [
        f'<rect class="bleed" x="{-bleed:.2f}" y="{-bleed:.2f}" width="{width + 2 * bleed:.2f}" '
        f'height="{height + 2 * bleed:.2f}"/>',
        f'<rect class="trim" width="{width:.2f}" height="{height:.2f}"/>',
        f'<text x="0" y="{-bleed - 2:.2f}">{title}, {width:.2f} x {height:.2f} mm</text>',
    ]
    if product.fold is None:
        return [*parts, _safe(product, 0.0, width)]
    for x in fold_lines(product.fold, product.width, side, rtl=rtl):
        at = _mm(x)
        parts.append(
            f'<line class="fold" x1="{at:.2f}" y1="{-bleed - 4:.2f}" x2="{at:.2f}" '
            f'y2="{height + bleed + 4:.2f}"/>'
        )
    for panel in product.panels:
        if panel.side == side:
            parts += _panel(product, panel, rtl=rtl)
    return parts


def _panel(product: Product, panel: Panel, *, rtl: bool) -> list[str]:
    left, width = _mm(panel.left(product.width, rtl=rtl)), _mm(panel.width)
    middle = left + width / 2
    return [
        _safe(product, left, width),
        f'<text class="n" x="{middle:.2f}" y="{_mm(panel.height) / 2:.2f}" '
        f'text-anchor="middle">{panel.order + 1}</text>',
        f'<text x="{middle:.2f}" y="{_mm(panel.height) / 2 + 8:.2f}" text-anchor="middle">'
        f"{escape(panel.name)}, {width:.2f} mm</text>",
    ]


def _safe(product: Product, left: float, width: float) -> str:
    safe = _mm(product.safe)
    return (
        f'<rect class="safe" x="{left + safe:.2f}" y="{safe:.2f}" '
        f'width="{width - 2 * safe:.2f}" height="{_mm(product.height) - 2 * safe:.2f}"/>'
    )


def _mm(length: float) -> float:
    return to_mm(Pt(length))
