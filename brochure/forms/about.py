"""About: what a brochure is for and who answers for it, where the text itself does not say.

Rules of `check` read it; nothing of it is printed.
"""

import datetime
from dataclasses import dataclass

from brochure.values.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """For what, where and for whom a brochure is made; None where the file does not say."""

    purpose: str | None = None
    """`patient_information`, `consent_support`, `aftercare` or `advertising`."""
    channel: str | None = None
    """`in_clinic`, `email_to_own_patient`, `public_flyer` or `web`."""
    jurisdictions: tuple[str, ...] = ()
    """Country codes of the laws that hold: KR, JP, CN, UK, DE, US, AE, RU, EU."""
    audience: str = ""
    reading_level_target: float | None = None
    """School grade the English text aims at."""
    treatment: str | None = None
    """`surgery`, `procedure`, `test`, `medicine` or `none`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clinician:
    """A person of the clinic, with what allows a title."""

    name: str
    qualification: str = ""
    registration_no: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """Who offers the treatment."""

    brand_name: str = ""
    legal_name: str = ""
    clinicians: tuple[Clinician, ...] = ()
    has_federal_money: bool = False
    """Whether US federal health money comes in, so that section 1557 holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A finding somebody answers for, until a day."""

    rule: str
    """Id of the rule."""
    path: str = ""
    """Start of the message keys it holds for; empty for the whole brochure."""
    reason: str
    by: str
    until: datetime.date
    span: Span | None = None
