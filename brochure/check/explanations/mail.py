"""Codes of mailing: letters and recipients."""

from brochure.check.explanations.entry import Explanation

_LETTER = 'letter:\n  subject: "Your information from {brand}"'

ENTRIES = (
    Explanation(
        "letter.missing",
        "There is no letter in the language of a recipient.",
        "Nobody gets a letter in a language that was not meant for them.",
        "a recipient whose language is 'fr', and no letter in French",
        "content/letters/fr.yaml",
    ),
    Explanation(
        "letter.draft",
        "Nobody has written down that they checked the words of a letter.",
        "The letters that come with the program are machine translations.",
        'reviewed: ""',
        'reviewed: "Kim Minji, 2026-11-20"',
    ),
    Explanation(
        "letter.personal",
        "The subject or the preview of a letter holds more than the clinic's name.",
        "Both are seen on lock screens, by whoever looks.",
        'letter:\n  subject: "For {patient_name}"',
        _LETTER,
    ),
    Explanation(
        "letter.value-missing",
        "A letter has a field for which mail.yaml gives no value.",
        "The patient would read a sentence with a hole in it.",
        "variables: {phone: +82-2-0000-0000}",
        "variables: {phone: +82-2-0000-0000, phone_urgent: +82-2-0000-0001}",
    ),
    Explanation(
        "mail.no-consent",
        "There is no record that a patient agreed to e-mail.",
        "E-mail can be read on the way; the patient decides whether that is all right.",
        "consent column: empty",
        "consent column: 2026-11-20 form 3",
    ),
    Explanation(
        "mail.bad-address",
        "Nothing can be sent to an address.",
        "Its form is wrong, or it holds characters that would break out of a header.",
        "kim@example",
        "kim@example.com",
    ),
    Explanation(
        "mail.suppressed",
        "An address is on the list of those that must not be written to.",
        "It does not exist, or its owner asked for no more mail.",
        "an address whose mail came back",
        "the patient's new address",
    ),
    Explanation(
        "mail.duplicate",
        "Two rows have the same mailbox and the same patient.",
        "Everybody gets a document once; two patients need numbers that tell them apart.",
        "two rows with one address and no reference",
        "two rows with one address and the references 1041 and 1042",
    ),
    Explanation(
        "mail.sent-before",
        "A patient has this version of the document already, or another run is sending it.",
        "Getting it twice makes people wonder which one counts.",
        "a second plan with some of the same people",
        "a plan with the new people only",
    ),
    Explanation(
        "mail.shared-mailbox",
        "Two patients have one mailbox.",
        "Each will see that the other is a patient; both must have agreed.",
        "one address in two rows with different references",
        "an address for each",
    ),
    Explanation(
        "mail.large",
        "A PDF file is larger than 5 MB.",
        "Some mailboxes refuse mails of that size.",
        "a photograph of 20 megapixels",
        "the same photograph at 300 ppi",
    ),
    Explanation(
        "mail.too-large",
        "A PDF file is larger than 18 MB.",
        "As an attachment it grows by a third, and most servers refuse it.",
        "ten photographs of 20 megapixels",
        "a link to the clinic's page",
    ),
)
