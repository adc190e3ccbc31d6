"""Spanish."""

from brochure.check.lexicon.lexicon import Lexicon

LEXICON = Lexicon(
    nobody=r"\b(?:nadie|ning[uú]n\w*|nunca|jamás|no (?:hay|existe)\w*)\b",
    negation=r"\b(?:no|nunca|jamás|sin(?=\s+garant)|tampoco|ni|en lugar de|rara vez|imposible)\b",
    negation_after=r"\b(?:no (?:es|existe)|es imposible|nunca)\b",
    promise=r"\b(?:garantiz\w+|garantía de|garantizad\w+|(?:le|les|te) (?:prometemos|aseguramos)|resultados? asegurad\w+|"
    r"100 ?% (?:seguro|eficaz|de éxito|garantizado))",
    riskfree=r"\b(?:indolor\w*|sin (?:ningún )?(?:dolor|cicatric\w+|riesgos?|efectos secundarios|complicaciones)|"
    r"totalmente segur\w+|completamente segur\w+|libre de riesgos?)\b",
    permanent=r"\b(?:permanente(?:s|mente)?|semipermanente\w*|para siempre|de por vida|toda la vida)\b",
    harm=r"\b(?:entumec\w+|adormec\w+|cicatri\w+|lesi\w+|daño\w*|pérdida|debilidad|dolor\w*|parálisis|riesgos?|complicaci\w+|"
    r"nervio\w*|problema\w*|secuela\w*|maquillaje)\b",
    testimonial=r"★★|\b(?:opiniones|testimonios) de (?:pacientes|clientes)\b|\b5 estrellas\b",
    superlative=r"\b(?:(?:el|la|los|las) mejor(?:es)? (?:resultado|cirujan|clínica|médic|técnica|calidad)\w*|últim\w+ tecnología|"
    r"de vanguardia|líder(?:es)? (?:en|mundial)|únic[oa] (?:clínica|método)|número uno|resultados? óptim\w+|"
    r"exclusiv[oa] (?:método|técnica|tratamiento)|más avanzad\w+)",
    rivals=r"\b(?:que|a diferencia de) (?:en )?otras clínicas\b",
    urgency=r"\b(?:descuento\w*|oferta\w*|solo hoy|últimas plazas|reserve ahora|promoci(?:ón|ones)|2 ?x ?1|rebaja\w*)\b",
    frightening=r"\b(?:fe[oa]s?|horribles?|deforme\w*|monstruos\w+|repugnante\w*|vergonzos\w+)\b",
    passive=r"\b(?:es|son|fue|fueron|será|serán|ser|sido)\s+(?:\w+mente\s+)?\w+(?:ad|id)[oa]s?\b",
    comparison=r"\b(?:mejor|más (?:segur|rápid|fácil|eficaz|natural)\w*|menos (?:dolor\w*|cicatri\w+))\b[^.;]{0,60}\bque\b",
    glossed=r"\(|, (?:que|es decir)|\bo sea\b|\bllamad\w+|\bsignifica\b",
    terms=("hematoma", "necrosis", "fascia", "edema", "trombosis", "embolia", "seroma", "ptosis", "queloide", "parótida"),
    exempt={"promise": r"garantía (?:legal|de calidad del producto)", "permanent": r"dientes? permanentes?"},
)  # fmt: skip
