"""Fields: variables are put in, phone numbers and e-mail addresses lead somewhere."""

from brochure.forms.document import Inline, Link, Run, Strong
from brochure.languages.fields import fill, fill_string, target_of
from brochure.languages.inline import parse_inline

VARIABLES = {
    "brand": "Hershe",
    "phone": "+82-2-0000-0000",
    "emergency_number": "119",
    "email": "care@hershe.example",
    "site": "www.hershe.example",
    "site_url": "https://www.hershe.example",
    "graft": "Allo2",
}


def filled(source: str) -> tuple[Inline, ...]:
    return fill(parse_inline(source)[0], VARIABLES)


def test_values_join_the_text_around_them() -> None:
    assert filled("At {brand}, a doctor") == (Run("At Hershe, a doctor"),)
    assert filled("**{brand}** ({graft})") == (Strong((Run("Hershe"),)), Run(" (Allo2)"))


def test_phone_numbers_and_mail_addresses_become_isolated_links() -> None:
    assert filled("{phone}") == (
        Link((Run("+82-2-0000-0000", isolate=True),), "tel:+82-2-0000-0000"),
    )
    assert filled("{emergency_number}") == (Link((Run("119", isolate=True),), "tel:119"),)
    assert filled("{email}") == (
        Link((Run("care@hershe.example", isolate=True),), "mailto:care@hershe.example"),
    )


def test_links_of_the_author_are_kept() -> None:
    assert filled("[{site}]({site_url})") == (
        Link((Run("www.hershe.example", isolate=True),), "https://www.hershe.example"),
    )
    assert filled("[Call {phone}](tel:{phone})") == (
        Link((Run("Call "), Run("+82-2-0000-0000", isolate=True)), "tel:+82-2-0000-0000"),
    )


def test_unknown_fields_stay_visible() -> None:
    assert filled("{nobody} {brand}") == (Run("{nobody} Hershe"),)
    assert (
        fill_string("{site_url}/a {nobody}", VARIABLES) == "https://www.hershe.example/a {nobody}"
    )


def test_other_numbers_lead_nowhere() -> None:
    assert target_of("price", "1000") is None
    assert target_of("phone", "+82 (2) 000.0000") == "tel:+8220000000"
