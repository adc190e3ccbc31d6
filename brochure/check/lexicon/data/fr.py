"""French."""

from brochure.check.lexicon.lexicon import Lexicon

LEXICON = Lexicon(
    nobody=r"\b(?:personne ne|aucun\w*|nul ne|jamais|il n['’](?:y a|existe))",
    negation=r"(?:\b(?:ne|sans(?=\s+garant)|jamais|ni|au lieu de|rarement)\b|\bn['’])",
    negation_after=r"\b(?:pas|jamais|impossible)\b",
    promise=r"\b(?:garanti\w*|(?:nous|vous) promett\w+|résultats? assurés?|100 ?% (?:sûr|efficace|de réussite))",
    riskfree=r"\b(?:indolores?|sans (?:aucune? )?(?:douleur\w*|cicatrice\w*|risques?|effets? secondaires?|complications?)|"
    r"totalement sûr\w*|sans danger)\b",
    permanent=r"\b(?:permanent\w*|semi-permanent\w*|définiti(?:f|ve|vement)\w*|pour toujours|à vie)\b",
    harm=r"\b(?:engourdi\w*|insensib\w+|cicatrice\w*|lésion\w*|dommage\w*|perte|faiblesse|douleur\w*|paralysie|risques?|"
    r"complications?|nerf\w*|problème\w*|séquelle\w*|maquillage)\b",
    testimonial=r"★★|\b(?:avis|témoignages) (?:de|des) (?:patients?|clients?)\b|\b5 étoiles\b",
    superlative=r"\b(?:(?:le|la|les) meilleure?s? (?:résultat|chirurgien|clinique|médecin|technique|qualité)\w*|dernière technologie|"
    r"à la pointe|leader (?:mondial|en)|numéro un|résultats? optima\w+|(?:technique|méthode) exclusive|"
    r"la seule clinique|les plus avancé\w+)",
    rivals=r"\b(?:que|contrairement à) (?:dans )?(?:les |d['’])autres cliniques\b",
    urgency=r"\b(?:remises?|réductions?|promotions?|offre (?:spéciale|limitée)|aujourd['’]hui seulement|dernière chance|"
    r"réservez (?:maintenant|vite))\b",
    frightening=r"\b(?:laide?s?|horribles?|difforme\w*|monstrueu\w+|dégoûtant\w*|honteu\w+)\b",
    passive=r"\b(?:est|sont|était|étaient|sera|seront|être|été)\s+(?:\w+ment\s+)?\w+(?:ée?s?|ies?|ues?)\b",
    comparison=r"\b(?:mieux|meilleure?s?|plus (?:sûr|rapide|facile|efficace|naturel)\w*|moins (?:de )?(?:douleur\w*|cicatric\w+))\b"
    r"[^.;]{0,60}\bque\b",
    glossed=r"\(|, (?:c['’]est-à-dire|qui est)|\bappelée?\w*|\bsignifie\b",
    terms=("hématome", "nécrose", "fascia", "œdème", "thrombose", "embolie", "sérome", "ptose", "chéloïde", "parotide"),
    exempt={"promise": r"garantie légale|fonds de garantie", "permanent": r"dents? (?:permanentes?|définitives?)"},
)  # fmt: skip
