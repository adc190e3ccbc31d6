"""Colour spaces that a press cannot use as they are, and what lets the ground through."""

from collections.abc import Iterator

from brochure.press.preflight.check import Check, Found
from brochure.press.preflight.inspected import Inspected


def find_device_colors(file: Inspected) -> Iterator[Found]:
    """Look for screen colours without a profile."""
    for page in file.pages:
        for item in page.painted:
            if item.tone.space == "DeviceRGB" and not item.tone.is_default:
                thing = {"image": "a picture", "text": "text"}.get(item.kind, f"a {item.kind}")
                yield Found(f"{thing} is in the RGB of no particular screen", page, item.box)


def find_blend_spaces(file: Inspected) -> Iterator[Found]:
    """Look for transparency that is worked out in RGB."""
    for page in file.pages:
        if _is_rgb(page.obj.obj.get("/Group")):
            yield Found("transparency on the page is worked out in RGB", page)
    for obj in file.objects:
        if str(obj.get("/Subtype", "")) == "/Form" and _is_rgb(obj.get("/Group")):
            yield Found("transparency in a group is worked out in RGB")


def _is_rgb(group: object) -> bool:
    return group is not None and str(group.get("/CS", "")) == "/DeviceRGB"  # type: ignore[attr-defined]


def find_cmyk_profiles(file: Inspected) -> Iterator[Found]:
    """Look for CMYK pictures tagged with the very profile of the intent."""
    if not file.intent_profile:
        return
    own = {
        intent.DestOutputProfile.objgen
        for intent in file.root.get("/OutputIntents", ())
        if "/DestOutputProfile" in intent
    }
    tagged = [
        obj
        for obj in file.objects
        if obj.get("/N") == 4 and "/Type" not in obj and obj.objgen not in own
    ]
    if any(obj.read_bytes() == file.intent_profile for obj in tagged):
        yield Found("a colour space repeats the profile of the output intent")
    elif any(_uses(obj, own) for obj in file.objects):
        yield Found("a colour space uses the profile of the output intent")


def _uses(obj: object, profiles: set[tuple[int, int]]) -> bool:
    """Tell whether a resource or image names a profile as its colour space."""
    import pikepdf

    space = obj.get("/ColorSpace")  # type: ignore[attr-defined]
    if isinstance(space, pikepdf.Dictionary):
        return any(_is_profile(value, profiles) for value in space.values())
    return _is_profile(space, profiles)


def _is_profile(space: object, profiles: set[tuple[int, int]]) -> bool:
    import pikepdf

    is_based = isinstance(space, pikepdf.Array) and str(space[0]) == "/ICCBased"
    return is_based and space[1].objgen in profiles  # type: ignore[index]


def find_transparency(file: Inspected) -> Iterator[Found]:
    """Look for anything that lets the ground through, where that is not wanted."""
    if file.variant.transparency:
        return
    for page in file.pages:
        for item in page.painted:
            if item.alpha < 1 or item.is_blended:
                yield Found(f"a {item.kind} lets the ground through", page, item.box)


CHECKS = (
    Check(
        code="preflight.device-color",
        what="Something is in RGB without a profile.",
        why="Nobody knows which colour it means, and each press converts it in its own way.",
        remedy="Use CMYK or spot colours, or tag the colour with its ICC profile.",
        bad="1 0 0 rg",
        good="0 1 1 0 k",
        find=find_device_colors,
    ),
    Check(
        code="preflight.blend-space",
        what="Transparency is worked out in RGB.",
        why="The whole page would go through RGB and come back as four-colour black.",
        remedy="Make the PDF with DeviceCMYK as its blend space.",
        bad="/Group << /S /Transparency /CS /DeviceRGB >>",
        good="/Group << /S /Transparency /CS /DeviceCMYK >>",
        find=find_blend_spaces,
    ),
    Check(
        code="preflight.cmyk-profile",
        what="CMYK colours are tagged with the profile of the output intent itself.",
        why="Some presses would convert them once more, and black text would get four colours.",
        remedy="Leave them untagged: the output intent says what they mean.",
        bad="[/ICCBased …] with the profile of the intent",
        good="/DeviceCMYK",
        find=find_cmyk_profiles,
    ),
    Check(
        code="preflight.transparency",
        what="Something lets the ground through in a job that must not have it.",
        why="The shop flattens files, and flattening goes wrong at text and spot colours.",
        remedy="Build with 'x1a_safe: true', or lay the picture on its ground before.",
        bad="a picture with a soft edge",
        good="a picture on a white ground",
        find=find_transparency,
    ),
)
