"""Codes of personal copies: fields of a brochure, recipients, and what is sent to them."""

from brochure.check.explanations.entry import Explanation

ENTRIES = (
    Explanation(
        "computed.form",
        "A computed field is not a date field with a duration added or taken away.",
        "The program works out days and nothing else.",
        "computed:\n  stitches: surgery_date plus 2 weeks",
        "computed:\n  stitches: surgery_date + P14D",
    ),
    Explanation(
        "computed.base",
        "A computed field rests on something that is no date.",
        "Only a field of kind date or datetime has a day to count from.",
        "computed:\n  stitches: surgeon + P14D",
        "computed:\n  stitches: surgery_date + P14D",
    ),
    Explanation(
        "computed.no-duration",
        "A computed field takes its duration from the item around the text, which has none.",
        "The day could not be worked out for anybody.",
        "computed: {to_date: surgery_date + to}\n# and an item without 'to'",
        "- id: rest\n  from: P0D\n  to: P14D\n  label: Until {to_date}",
    ),
    Explanation(
        "field.in-title",
        "A personal value stands in a title.",
        "Titles go into file names and metadata, which strangers see.",
        "document:\n  title: Care sheet of {patient_name}",
        "document:\n  title: Your care sheet",
    ),
)
