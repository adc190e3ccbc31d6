"""German."""

from brochure.check.lexicon.lexicon import Lexicon

LEXICON = Lexicon(
    nobody=r"\b(?:niemand\w*|keine[rs]?|kein (?:\w+ )?(?:Arzt|Chirurg|Eingriff|Mensch|Verfahren)|nie|"
    r"niemals|weder)\b",
    negation=r"\b(?:nicht|kein\w*|nie|niemals|ohne|weder|statt|anstatt|selten|kaum)\b",
    negation_after=r"\b(?:nicht|kein\w*|nie|niemand\w*|unmöglich)\b",
    promise=r"\b(?:garantier\w*|Garantie|Erfolgsgarantie|versprechen wir|wir versprechen|"
    r"sicherer Erfolg|mit Sicherheit (?:schön|jünger|besser)|100 ?% (?:Erfolg|sicher|wirksam))\b",
    riskfree=r"\b(?:schmerzfrei\w*|schmerzlos\w*|narbenfrei\w*|narbenlos\w*|risikolos\w*|risikofrei\w*|"
    r"nebenwirkungsfrei\w*|ohne (?:jede[ns]? )?(?:Schmerz\w*|Narben?|Risik\w+|Nebenwirkung\w*)|"
    r"keine (?:Schmerzen|Narben|Risiken|Nebenwirkungen)|völlig sicher|absolut sicher|"
    r"vollkommen sicher)\b",
    permanent=r"\b(?:dauerhaft\w*|permanent\w*|für immer|lebenslang\w*|ein Leben lang)\b",
    harm=r"\b(?:taub\w*|Narbe\w*|verletz\w*|Verletzung\w*|schäd\w*|Schaden\w*|Schäden|Verlust|"
    r"schwach\w*|Schwäche\w*|Schmerz\w*|Lähmung\w*|gelähmt\w*|Haarausfall|Problem\w*|"
    r"Komplikation\w*|Risik\w+|Nerv\w*|bleib\w*|Make-up|Folge\w*|Beschwerden)\b",
    testimonial=r"[„“\"»][^“”\"«]{0,200}\b(?:ich|mein\w*|mir)\b[^“”\"«]{0,200}[“”\"«]\s*[-–—,(]|★★|"
    r"\b[45](?:,\d)? (?:von 5|Sterne\w*)\b|\b(?:Patienten|Kunden)(?:stimmen|bewertung\w*|berichte)",
    superlative=r"\b(?:beste[nrs]? (?:Ergebnis\w*|Chirurg\w*|Klinik|Ärzt\w*|Methode\w*|Technik\w*|"
    r"Qualität)|modernste\w*|neueste\w* (?:Technik\w*|Methode\w*|Technologie\w*|Gerät\w*)|"
    r"führende\w* (?:Klinik|Chirurg\w*|Expert\w*|Spezialist\w*)|einzigartig\w*|Weltklasse|"
    r"weltweit führend\w*|unübertroffen\w*|perfekte\w* (?:Ergebnis\w*|Gesicht\w*)|"
    r"optimale\w* Ergebnis\w*|die Nummer eins|exklusive\w* (?:Methode|Behandlung|Technik))",
    rivals=r"\b(?:als|anders als) (?:in |bei )?andere\w* (?:Kliniken|Ärzte\w*|Praxen)\b",
    urgency=r"\b(?:Rabatt\w*|Sonderangebot\w*|Sonderpreis\w*|nur heute|heute noch buchen|"
    r"jetzt buchen|solange (?:der )?Vorrat|letzte Chance|Gutschein\w*|\d+ ?% (?:günstiger|Nachlass))",
    title=r"\b(?:Spezialist\w*|Expert\w*|Facharzt|Fachärzt\w*|Exzellenzzentrum|Kompetenzzentrum)\b",
    own=r"\b(?:unser\w*|wir|von erfahrenen)\b",
    medicine=r"\bFaltenspritze\w*\b|\bBotulinum\w*",
    frightening=r"\b(?:hässlich\w*|entstellt\w*|ausgerottet|abstoßend\w*|grauenhaft\w*|schrecklich\w*|"
    r"peinlich\w*)\b",
    passive=r"\b(?:wird|werden|wurde|wurden|worden)\b[^.!?]{0,80}\b(?:ge\w+(?:t|en)|\w*ge\w+t|"
    r"(?:be|ver|ent|er|zer)\w+(?:t|en))\b",
    comparison=r"\b(?:besser|sicherer|schneller|leichter|weniger|natürlicher|schonender)\b"
    r"[^.;]{0,60}\bals\b",
    timing=r"\d|\b(?:Tag|täglich|Woche|Monat|Stunde|Minute|Nacht|Morgen|Abend|bis|vor|nach|wenn|sobald|"
    r"einmal|zweimal|oft|erst|immer|während|jede|nur|pünktlich|regelmäßig|wie)",
    doing=r"^(?:nehmen|reinigen|tragen|waschen|wechseln|spülen|kühlen)\b",
    glossed=r"\(|, (?:das|die|der) |\bheißt\b|\bbedeutet\b|\bgenannt\b|\boder\b",
    terms=(
        "anästhesie", "hämatom", "faszie", "inzision", "nekrose", "ödem", "parotis", "platysma",
        "ptosis", "serom", "sedierung", "thrombose", "embolie", "kontraindikation", "subkutan",
        "hypertonie", "keloid", "orbicularis", "nasolabialfalte", "asymmetrie",
    ),
    misspelled={"Opperation": "Operation", "Narkosse": "Narkose", "Kompliaktion": "Komplikation"},
    exempt={
        "promise": r"Garantiefonds|gesetzliche Garantie",
        "title": r"an (?:eine\w* )?(?:Fach|Spezial)\w+|(?:ein\w*|zum|vom) (?:andere\w* )?(?:Facharzt|Spezialist\w*)",
    },
)  # fmt: skip
