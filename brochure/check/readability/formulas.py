"""The formulas, as published: counts in, a number out.

ASL is the average sentence length in words, ASW the average word length in syllables. None of them
measures understanding; they measure length. Each is used for the language it was made for only.
"""

from math import sqrt


def flesch_kincaid_grade(words: int, sentences: int, syllables: int) -> float:
    """Return the US school grade of an English text: .39 ASL + 11.8 ASW - 15.59.

    Kincaid JP, Fishburne RP, Rogers RL, Chissom BS. Derivation of new readability formulas for
    Navy enlisted personnel. Research Branch Report 8-75, 1975.
    """
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def flesch_reading_ease(words: int, sentences: int, syllables: int) -> float:
    """Return the ease of an English text, 0 to 100: 206.835 - 1.015 ASL - 84.6 ASW.

    Flesch R. A new readability yardstick. J Appl Psychol 1948;32:221-233.
    """
    return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words


def smog(polysyllables: int, sentences: int) -> float:
    """Return the grade of an English text: 1.0430 sqrt(polysyllables x 30 / S) + 3.1291.

    Polysyllables are words of 3 and more syllables.
    McLaughlin GH. SMOG grading: a new readability formula. J Reading 1969;12:639-646. It was made
    for samples of 30 sentences.
    """
    return 1.0430 * sqrt(polysyllables * 30 / sentences) + 3.1291


def wiener_sachtextformel(
    polysyllables: float, sentence_length: float, long_words: float, monosyllables: float
) -> float:
    """Return the level of a German text, 4 to 15: the first Wiener Sachtextformel.

    Bamberger R, Vanecek E. Lesen - Verstehen - Lernen - Schreiben. Vienna 1984:
    0.1935 MS + 0.1672 SL + 0.1297 IW - 0.0327 ES - 0.875.

    Args:
        polysyllables: percentage of words of 3 and more syllables (MS).
        sentence_length: words in a sentence (SL).
        long_words: percentage of words of more than 6 letters (IW).
        monosyllables: percentage of words of one syllable (ES).
    """
    return (
        0.1935 * polysyllables
        + 0.1672 * sentence_length
        + 0.1297 * long_words
        - 0.0327 * monosyllables
        - 0.875
    )


def amstad(words: int, sentences: int, syllables: int) -> float:
    """Return the ease of a German text: 180 - ASL - 58.5 ASW.

    Amstad T. Wie verständlich sind unsere Zeitungen? Zurich 1978.
    """
    return 180 - words / sentences - 58.5 * syllables / words


def fernandez_huerta(words: int, sentences: int, syllables: int) -> float:
    """Return the ease of a Spanish text: 206.84 - 60 ASW - 1.02 ASL.

    Fernández Huerta J. Medidas sencillas de lecturabilidad. Consigna 1959;214:29-32.
    """
    return 206.84 - 60 * syllables / words - 1.02 * words / sentences


def szigriszt(words: int, sentences: int, syllables: int) -> float:
    """Return the perspicuity of a Spanish text (INFLESZ scale): 206.835 - 62.3 ASW - ASL.

    Szigriszt Pazos F. Sistemas predictivos de legibilidad del mensaje escrito. Madrid 1993.
    """
    return 206.835 - 62.3 * syllables / words - words / sentences


def kandel_moles(words: int, sentences: int, syllables: int) -> float:
    """Return the ease of a French text: 207 - 1.015 ASL - 73.6 ASW.

    Kandel L, Moles A. Application de l'indice de Flesch à la langue française. 1958.
    """
    return 207 - 1.015 * words / sentences - 73.6 * syllables / words


def gulpease(words: int, sentences: int, letters: int) -> float:
    """Return the ease of an Italian text, 0 to 100: 89 + (300 S - 10 L) / W.

    Lucisano P, Piemontese ME. Gulpease: una formula per la predizione della difficoltà dei testi in
    lingua italiana. Scuola e città 1988;39:110-124.
    """
    return 89 + (300 * sentences - 10 * letters) / words


def oborneva(words: int, sentences: int, syllables: int) -> float:
    """Return the ease of a Russian text: 206.835 - 1.3 ASL - 60.1 ASW.

    Oborneva IV. Automated estimation of the complexity of educational texts (in Russian).
    Moscow 2006.
    """
    return 206.835 - 1.3 * words / sentences - 60.1 * syllables / words


def al_heeti(words: int, letters: int) -> float:
    """Return the school grade of an Arabic text: 4.41434307 (letters in a word) - 13.46873475.

    Al-Heeti KN. Judgment analysis technique applied to readability prediction of Arabic reading
    material. Dissertation, University of Northern Colorado 1984.
    """
    return 4.41434307 * letters / words - 13.46873475


def tateishi(
    sentence: float, latin: float, hiragana: float, kanji: float, katakana: float, commas: float
) -> float:
    """Return the ease of a Japanese text; 50 is an average one, more is easier.

    Tateisi Y, Ono Y, Yamada H. A computer readability formula of Japanese texts for machine
    scoring. COLING 1988, C88-2135:
    -0.12 ls - 1.37 la + 7.4 lh - 23.18 lc - 5.4 lk - 4.67 cp + 115.79.

    Args:
        sentence: characters in a sentence (ls).
        latin: characters in a run of Latin letters (la).
        hiragana: characters in a run of hiragana (lh).
        kanji: characters in a run of kanji (lc).
        katakana: characters in a run of katakana (lk).
        commas: commas for one full stop (cp).
    """
    return (
        -0.12 * sentence
        - 1.37 * latin
        + 7.4 * hiragana
        - 23.18 * kanji
        - 5.4 * katakana
        - 4.67 * commas
        + 115.79
    )
