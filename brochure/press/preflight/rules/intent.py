"""The output intent: the press that the numbers of the file are meant for."""

from collections.abc import Iterator

from brochure.press.preflight.check import Check, Found
from brochure.press.preflight.inspected import Inspected

COATED = frozenset({"FOGRA27", "FOGRA39", "FOGRA51", "CGATS TR 001", "CGATS TR 003", "CGATS TR 006",
                    "CGATS21_CRPC6"})  # fmt: skip
UNCOATED = frozenset({"FOGRA29", "FOGRA47", "FOGRA52", "CGATS TR 002", "CGATS21_CRPC3"})
CHANNELS = {b"CMYK": 4, b"RGB ": 3, b"GRAY": 1}


def find_intent(file: Inspected) -> Iterator[Found]:
    """Look for exactly one intent with a whole profile of a press."""
    if len(file.intents) != 1:
        yield Found(f"there are {len(file.intents)} output intents for print, not one")
        return
    intent = file.intents[0]
    if not str(intent.get("/OutputConditionIdentifier", "")):
        yield Found("the output intent does not name its condition")
    profile = file.intent_profile
    problem = profile_problem(profile)
    if problem:
        yield Found(problem)
        return
    count = int(intent.DestOutputProfile.get("/N", 0))
    if CHANNELS.get(profile[16:20]) != count:
        yield Found(f"the profile of the output intent is said to have {count} channels")


def profile_problem(profile: bytes) -> str | None:
    """Return what keeps an ICC profile from being that of a press (ICC.1:2022, 7.2)."""
    if len(profile) < 132 or profile[36:40] != b"acsp":
        return "the output intent has no ICC profile in it"
    if profile[12:16] != b"prtr":
        return "the profile of the output intent is not that of a printer"
    if profile[8:10] > b"\x04\x20":
        return f"the profile of the output intent is of version {profile[8]}.{profile[9] >> 4}"
    count = int.from_bytes(profile[128:132], "big")
    tags = {profile[132 + 12 * at : 136 + 12 * at] for at in range(min(count, 100))}
    if not {b"A2B0", b"B2A0"} <= tags:
        return "the profile of the output intent cannot convert both ways"
    return None


def find_stock(file: Inspected) -> Iterator[Found]:
    """Compare the condition with the paper of the job."""
    if len(file.intents) != 1:
        return
    name = str(file.intents[0].get("/OutputConditionIdentifier", ""))
    wrong = COATED if file.variant.stock == "uncoated" else UNCOATED
    if name in wrong:
        other = "coated" if wrong is COATED else "uncoated"
        yield Found(
            f"the colours are made for {other} paper ({name}), the job is for "
            f"{file.variant.stock} paper",
            severity="warning",
        )


CHECKS = (
    Check(
        code="preflight.intent",
        what="There is not exactly one output intent with the ICC profile of a press.",
        why="Without it nobody knows which colours the CMYK numbers mean (ISO 15930-7, 6.2.2).",
        remedy="Make the PDF anew with the profile that the print shop names.",
        bad="an intent without DestOutputProfile",
        good="one GTS_PDFX intent with an embedded CMYK profile",
        find=find_intent,
    ),
    Check(
        code="preflight.intent-stock",
        what="The output intent is of another kind of paper than the job.",
        why="Uncoated paper soaks up ink: colours made for coated paper come out dark and dull.",
        remedy="Ask the print shop for its profile and make the PDF anew with it.",
        bad="FOGRA39 for uncoated paper",
        good="FOGRA52 for uncoated paper",
        find=find_stock,
    ),
)
