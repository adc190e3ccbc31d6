"""Numbers written the way a language writes them: decimal sign and groups of thousands."""

from decimal import Decimal

from brochure.languages.language import Language


def format_decimal(number: Decimal, language: Language) -> str:
    """Write a number with the digits it was given with, such as `1,234.50`."""
    form = language.numbers
    sign, digits, exponent = number.as_tuple()
    text = f"{abs(number):f}" if isinstance(exponent, int) else str(number)
    whole, point, fraction = text.partition(".")
    if len(whole) >= form.grouped_from:
        whole = f"{int(whole):,}".replace(",", form.group)
    assert digits is not None
    return ("\u2212" if sign else "") + whole + (form.decimal + fraction if point else "")
