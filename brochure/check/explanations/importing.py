"""Codes of sources that `brochure import` cannot take in."""

from brochure.check.explanations.entry import Explanation

ENTRIES = (
    Explanation(
        "import.empty",
        "There is nothing in the file.",
        "An empty brochure helps nobody; often the wrong file was named.",
        "brochure import new.txt -o content/knee   # new.txt has 0 bytes",
        "brochure import leaflet.txt -o content/knee",
    ),
    Explanation(
        "import.too-large",
        "The file, or what it would unpack to, is larger than any leaflet.",
        "Such files are books, mistakes, or made to make programs fail.",
        "brochure import archive.docx -o content/knee",
        "brochure import chapter-3.docx -o content/knee",
    ),
    Explanation(
        "import.protected",
        "The file is protected by a password.",
        "The program does not ask for passwords and cannot look inside.",
        "brochure import secret.pdf -o content/knee",
        "# save a copy without password, then\nbrochure import copy.pdf -o content/knee",
    ),
    Explanation(
        "import.format",
        "The file is neither text nor Markdown, HTML, DOCX or PDF.",
        "Other formats would have to be guessed at.",
        "brochure import leaflet.doc -o content/knee",
        "# save it as DOCX, then\nbrochure import leaflet.docx -o content/knee",
    ),
    Explanation(
        "import.encoding",
        "No encoding gives readable text for these bytes.",
        "A wrong guess would fill the brochure with wrong characters.",
        "brochure import old.txt -o content/knee",
        "brochure import old.txt --encoding cp949 -o content/knee",
    ),
    Explanation(
        "import.broken",
        "The file is damaged or made in a way that its format does not allow.",
        "Part of its text could be lost without anybody noticing.",
        "brochure import half-downloaded.docx -o content/knee",
        "# open it, save it again, then\nbrochure import saved.docx -o content/knee",
    ),
    Explanation(
        "import.no-text",
        "The file shows text, but holds none: it is a scan, or scripts fill it.",
        "Reading text off pictures makes mistakes that can harm; a person must do it with care.",
        "brochure import scan.pdf -o content/knee",
        "brochure import leaflet.docx -o content/knee   # the file the scan was made from",
    ),
    Explanation(
        "import.language",
        "The language of the text could not be told, or the program does not have it.",
        "Line breaks, quotes and checks depend on the language.",
        "brochure import names.txt -o content/knee",
        "brochure import names.txt --lang de -o content/knee",
    ),
)
