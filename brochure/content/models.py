"""Models: the parts of a content file and of a project file that are no blocks."""

from typing import Literal

from pydantic import Field

from brochure.blocks.base import Model, TextField

DOCUMENT_FORMAT = "brochure/1"
PROJECT_FORMAT = "brochure-project/1"


class Heading(Model):
    """What the brochure is called."""

    title: TextField = Field(description="Title on the cover and in the file's properties.")
    subtitle: TextField | None = Field(None, description="A line below the title.")


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
    variables: dict[str, str] = Field(
        {}, description="Values of {name} for all brochures; a brochure's own win."
    )
