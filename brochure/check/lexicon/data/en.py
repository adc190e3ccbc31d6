"""English."""

from brochure.check.lexicon.lexicon import Lexicon

_PERSON = r"(?:surgeon|doctor|clinic|hospital|person|treatment|operation|method|study|body|one)"
_THING = (
    r"(?:results?|outcomes?|effects?|surgeons?|clinics?|doctors?|techniques?|technolog(?:y|ies)|"
    r"methods?|solutions?|care|quality|hospitals?|team|devices?|equipment|treatments?|price|"
    r"medical|surgical|experts?|specialists?|face[- ]?lifts?|choice|systems?)(?!\w)"
)

LEXICON = Lexicon(
    nobody=rf"\b(?:nobody|no[- ]?one|none|neither|no (?:\w+ )?{_PERSON}|not even|never)\b",
    negation=r"\b(?:not|no|never|cannot|can't|don't|doesn't|won't|isn't|aren't|without|nothing|"
    r"hardly|rarely|unable|impossible|instead of|rather than|beware of|if (?:anyone|someone))\b",
    negation_after=r"^(?:\s+[\w’']+){0,4}?\s+(?:(?:is|are) (?:not|never|impossible)|"
    r"can(?:not| not| never) be|does not exist|exists? (?:nowhere|for no))",
    promise=r"\b(?:guarant(?:ee[sd]?|eeing|y)|(?:we|can|will|clinic) (?:fully )?(?:promise|assure)s?"
    r"(?! to)|assured results?|100 ?% (?:success\w*|satisfaction|safe|effective)|"
    r"(?:certain|sure) (?:success|results?)|always (?:works?|succeeds?)|"
    r"you will (?:definitely|certainly|surely) (?:look|be|see|get))\b",
    riskfree=r"\b(?:pain[- ]?less(?:ly)?|pain[- ]free|scar[- ]?less|scar[- ]free|risk[- ]free|"
    r"(?:no|zero|without(?: any)?) (?:pain|scars?|scarring|risks?|side[- ]effects?|downtime|"
    r"complications?)|completely safe|totally safe|perfectly safe|absolutely safe|"
    r"no (?:surgical )?scars?)\b",
    permanent=r"\b(?:(?:semi[- ]?)?permanent(?:ly)?|for ?ever|lifelong results?|life-long results?|"
    r"lasts? (?:for )?(?:a lifetime|for ever|forever|for life))\b",
    harm=r"\b(?:numb\w*|scars?|scarring|injur\w+|damage\w*|loss|weak\w*|pain\w*|harm\w*|bald\w*|"
    r"blind\w*|paraly\w+|disab\w+|problems?|complications?|risks?|marks?|burns?|dis?colou?r\w*|"
    r"nerves?|hurt|make-?up|tattoos?|address|resident|teeth|tooth|side[- ]effects?)\b",
    testimonial=r"[“\"«'‘][^”\"»]{0,200}\b(?:I|my|me)\b[^”\"»]{0,200}[”\"»]\s*(?:[-–—,(]|said|says)"
    r"|\b[45](?:\.\d)? ?(?:out of 5|/ ?5|stars?)\b|★★|\b(?:patient|customer) (?:reviews?|"
    r"testimonials?|success stor(?:y|ies))\b|\bI (?:am|was) so (?:happy|glad|pleased)\b"
    r"|\bchanged my life\b",
    superlative=rf"\b(?:best (?:possible )?{_THING}|most advanced|latest (?:surgical |medical )?{_THING}"
    rf"|newest (?:surgical |medical )?{_THING}|leading (?:clinic|hospital|surgeons?|experts?|"
    rf"specialists?|provider|technology)|world[- ](?:class|leading|famous)|cutting[- ]edge|"
    rf"state[- ]of[- ]the[- ]art|unrivall?ed|unmatched|unparallell?ed|optimal {_THING}|"
    rf"perfect {_THING}|exclusive (?:& |and )?(?:\w+ )?{_THING}|exclusive & \w+|number one|no\. ?1|"
    rf"the only (?:clinic|hospital|surgeon|doctor|method)|profound experience|"
    rf"unique (?:technique|method|solution|clinic|technology|system))",
    rivals=r"\b(?:(?:than|unlike) (?:in |at )?(?:any )?other (?:clinics?|hospitals?|surgeons?|"
    r"doctors?)|better than other)\b",
    urgency=r"\b(?:\d+ ?% off|discount(?:s|ed)?|special offers?|limited (?:time|offer|places)|"
    r"today only|only today|last chance|hurry|book (?:now|today)|don't miss|early bird|"
    r"buy one get one|1 ?\+ ?1|while (?:stocks|places) last|prize draw)",
    title=r"\b(?:specialists?|experts?|cent(?:er|re) of excellence|master surgeon|board[- ]certified)\b",
    own=r"\b(?:our|we|us|offers?|led by|provided by|performed by|by [\w-]+(?: [\w-]+)? specialists?)\b",
    medicine=r"\banti[- ]?wrinkle injections?\b",
    frightening=r"\b(?:exterminat\w+|ugly|hideous|deform(?:ed|ity)|horribl[ey]|disgusting|disfigured|"
    r"freak\w*|saggy|flabby|grotesque|shameful|embarrassing|fatal flaw)\b",
    passive=r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:\w+ly\s+|not\s+|also\s+|"
    r"usually\s+|widely\s+|simultaneously\s+|more\s+|less\s+)?(?!aged\b|supposed\b)"
    r"(?:\w{2,}ed|done|made|given|taken|put|cut|held|kept|seen|shown|drawn|sewn|hurt|set|lost|"
    r"found|left|known|caused|worn|built|misled|led|caught|told|brought)\b",
    comparison=r"\b(?:better|safer|faster|quicker|easier|superior|longer|more (?:\w+ )?(?:evident|"
    r"effective|natural|convenient|precise|clearly|easily)|less (?:\w+ )?(?:pain\w*|damaged|"
    r"bleeding|scarring|invasive)|fewer (?:\w+ ){0,2}(?:scars?|risks?|complications?|hair\w*))"
    r"(?:[^.;]{0,60})\bthan\b|\b(?:twice|\d+ times) as\b|compared (?:to|with)\b",
    timing=r"\d|\b(?:day|daily|week|month|hour|minute|night|morning|evening|until|before|after|when|"
    r"once|twice|often|first|always|as soon|if|time|while|during|every|each|now|at once|then|"
    r"only|as (?:we|told))",
    doing=r"^(?:take|clean|apply|wash|change|use|put|rub|rinse|inject|massage|cool|wear)\b",
    glossed=r"\(|,? (?:which|that) is|\bis (?:the|a|an|short)\b|\bmeans\b|\bcalled\b|\bor\b",
    terms=(
        "anaesthesia", "anesthesia", "aponeurotic", "analgesic", "anticoagulant", "asymmetry",
        "benign", "biopsy", "cannula", "cicatrix", "contraindication", "contusion", "dehiscence",
        "dermis", "ecchymosis", "edema", "oedema", "embolism", "epidermis", "erythema", "fascia",
        "haematoma", "hematoma", "hypertension", "hypertrophic", "incision", "intravenous",
        "keloid", "laceration", "lateral", "ligament", "malignant", "nasolabial", "necrosis",
        "neuropraxia", "orbicularis", "parotid", "platysma", "ptosis", "pulmonary", "salivary",
        "sedation", "seroma", "subcutaneous", "superficial", "suture", "thrombosis", "zygoma",
        "zygomatic", "anterior", "posterior", "inferior", "superior",
    ),
    misspelled={
        "maximaize": "maximize", "recieve": "receive", "occured": "occurred", "seperate": "separate",
        "definately": "definitely", "surgeory": "surgery", "anaesthetia": "anaesthesia",
        "untill": "until", "wich": "which", "teh": "the", "accomodate": "accommodate",
        "haemorrage": "haemorrhage", "diarrhoe": "diarrhoea", "treatement": "treatment",
        "patiant": "patient", "medecine": "medicine", "sugery": "surgery", "neccessary": "necessary",
        "allotherm": "AlloDerm",
    },
    exempt={
        "promise": r"money[- ]back guarantee period|guarantee fund|data protection is guaranteed",
        "superlative": r"\bat (?:the )?(?:best|latest)\b|do (?:our|your) best",
        "urgency": r"hurry to (?:the )?(?:hospital|emergency)|do not hurry",
        "title": r"\b(?:a|another|your|any|the) (?:[\w-]+ )?specialist (?:if|for|about|who)|"
        r"ask (?:a|your|another) [\w ]*specialist|nurse specialist",
    },
)  # fmt: skip
