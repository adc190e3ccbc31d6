"""Models: the parts of a content file and of a project file that are no blocks."""

from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field, WithJsonSchema

from brochure.blocks.base import Model, TextField
from brochure.blocks.control import IsoDate
from brochure.content.press import JobEntry, PressEntry
from brochure.forms.about import About, Clinician, Provider, Waiver
from brochure.forms.personal import FieldKind
from brochure.values.span import Span

DOCUMENT_FORMAT = "brochure/1"
PROJECT_FORMAT = "brochure-project/1"


Purpose = Literal["patient_information", "consent_support", "aftercare", "advertising"]
Channel = Literal["in_clinic", "email_to_own_patient", "public_flyer", "web"]
Jurisdiction = Literal["KR", "JP", "CN", "UK", "DE", "US", "AE", "RU", "EU"]
Treatment = Literal["surgery", "procedure", "test", "medicine", "none"]


def _as_list(value: object) -> object:
    """Read one code as a list of one."""
    return [value] if isinstance(value, str) else value


_CODES = {"enum": list(get_args(Jurisdiction))}
Jurisdictions = Annotated[
    tuple[Jurisdiction, ...],
    BeforeValidator(_as_list),
    WithJsonSchema({"anyOf": [_CODES, {"type": "array", "items": _CODES}]}),
]


class Heading(Model):
    """What the brochure is called and what it is for."""

    title: TextField = Field(description="Title on the cover and in the file's properties.")
    subtitle: TextField | None = Field(None, description="A line below the title.")
    neutral_title: TextField | None = Field(
        None,
        description="Title for file names and metadata of personal copies; names no treatment.",
    )
    purpose: Purpose | None = Field(
        None, description="What it is for; decides which rules of 'brochure check' hold."
    )
    channel: Channel | None = Field(None, description="How it reaches people.")
    jurisdiction: Jurisdictions = Field(
        (), description="Whose law holds: one code or a list, such as KR or [DE, EU]."
    )
    audience: str | None = Field(None, description="For whom it is, such as adults.")
    reading_level_target: float | None = Field(
        None, description="School grade the English text aims at; 6 is best.", ge=1, le=20
    )
    treatment: Treatment | None = Field(
        None, description="What it is about; by default surgery where there is a procedure block."
    )

    def about(self) -> About:
        """Return what rules read."""
        return About(
            purpose=self.purpose,
            channel=self.channel,
            jurisdictions=self.jurisdiction,
            audience=self.audience or "",
            reading_level_target=self.reading_level_target,
            treatment=self.treatment,
        )


class ClinicianEntry(Model):
    """A person of the clinic."""

    name: str = Field(description="Name as it should be read.", min_length=1)
    qualification: str = Field("", description="Title that a body has granted.")
    registration_no: str = Field("", description="Number in the register of that body.")


class ProviderEntry(Model):
    """Who offers the treatment; for the rules of 'brochure check', not printed."""

    brand_name: str = Field("", description="The one spelling of the name.")
    legal_name: str = Field("", description="Name in law.")
    clinicians: tuple[ClinicianEntry, ...] = Field((), description="Doctors a title belongs to.")
    has_federal_money: bool = Field(
        False, description="Whether US federal health money comes in (section 1557)."
    )

    def provider(self) -> Provider:
        """Return what rules read."""
        people = (Clinician(**person.model_dump()) for person in self.clinicians)
        return Provider(
            brand_name=self.brand_name,
            legal_name=self.legal_name,
            clinicians=tuple(people),
            has_federal_money=self.has_federal_money,
        )


class WaiverEntry(Model):
    """A finding of 'brochure check' that somebody answers for."""

    rule: str = Field(description="Id of the rule, such as LAW-02.", min_length=1)
    path: str = Field("", description="Key of the text or block; the whole brochure by default.")
    reason: str = Field(description="Why it may stand.", min_length=8)
    by: str = Field(description="Who decided.", min_length=1)
    until: IsoDate = Field(description="Last day; afterwards the waiver is an error.")

    def waiver(self, span: Span) -> Waiver:
        """Return what the checker reads."""
        return Waiver(**self.model_dump(), span=span)


class FieldEntry(Model):
    """A value that each recipient has of their own."""

    kind: FieldKind = Field(description="What kind of value it is.")
    required: bool = Field(True, description="Whether nobody may go without it.")
    longest: int = Field(200, description="Most characters of a value.", ge=1, le=5000)
    default: str = Field("", description="Value of recipients who have none.")


class CoverPicture(Model):
    """The picture on the cover."""

    picture: str = Field(
        description="Path of the picture, beside the brochure file.", min_length=1, max_length=200
    )
    mirror: bool = Field(
        False, description="Whether it may face the other way in right-to-left languages."
    )
    alt: TextField | None = Field(
        None, description="What a blind reader should know of it; left out for decoration."
    )


class ProjectFile(Model):
    """What a project builds when nobody says otherwise."""

    format: Literal["brochure-project/1"] = Field(description="The format of this file.")
    brochures: tuple[str, ...] = Field((), description="Ids of the brochures; all by default.")
    languages: tuple[str, ...] = Field((), description="Language tags; all there are by default.")
    products: tuple[str, ...] = Field(("a4",), description="Formats, such as a4 and letter.")
    profiles: tuple[str, ...] = Field(("screen",), description="PDF variants.")
    theme: str = Field("hershe", description="Name of the theme.")
    output: str = Field("output", description="Folder for the files made.", min_length=1)
    native_digits: tuple[str, ...] = Field(
        (), description="Languages with digits of their own; never in phone numbers and doses."
    )
    variables: dict[str, str] = Field(
        {}, description="Values of {name} for all brochures; a brochure's own win."
    )
    press: PressEntry = Field(PressEntry(), description="How files for a print shop are made.")
    job: JobEntry = Field(JobEntry(), description="What the print shop should make of it.")
