"""Indonesian."""

from brochure.check.lexicon.lexicon import Lexicon

LEXICON = Lexicon(
    nobody=r"\b(?:tidak (?:ada|seorang pun|satu pun)|tak seorang pun|tidak pernah)\b",
    negation=r"\b(?:tidak|bukan|belum|jangan|tanpa|tak|jarang|mustahil)\b",
    negation_after=r"\b(?:tidak (?:mungkin|dapat|bisa|ada)|mustahil)\b",
    promise=r"\b(?:menjamin|dijamin|jaminan|garansi|kami (?:menjanjikan|berjanji)|pasti (?:berhasil|cantik|sukses)|"
    r"100 ?% (?:berhasil|aman|puas))",
    riskfree=r"\b(?:(?:tanpa|bebas) (?:rasa )?(?:sakit|nyeri|bekas luka|parut|risiko|efek samping|komplikasi)|"
    r"sepenuhnya aman|benar-benar aman|sama sekali aman)",
    permanent=r"\b(?:permanen|selamanya|seumur hidup|abadi)\b",
    harm=r"\b(?:mati rasa|kebas|parut|luka|cedera|kerusakan|rusak|hilang\w*|lemah|nyeri|lumpuh|rontok|risiko|"
    r"komplikasi|saraf|masalah|menetap|gangguan)",
    testimonial=r"(?:testimoni|ulasan pasien|kisah sukses|★★|bintang 5)",
    superlative=r"\b(?:(?:dokter|hasil|klinik|teknologi|metode) (?:terbaik|tercanggih|terbaru)|paling canggih|nomor satu|"
    r"kelas dunia|satu-satunya klinik|terdepan|eksklusif|hasil (?:optimal|sempurna))",
    rivals=r"\bdaripada (?:klinik|rumah sakit|dokter) lain",
    urgency=r"\b(?:diskon|promo|hanya hari ini|kesempatan terakhir|terbatas hanya|pesan sekarang|beli 1 gratis 1|"
    r"harga spesial)\b",
    title=r"\b(?:pakar|ahli) (?:terkemuka|internasional|dunia)",
    own=r"\bkami\b",
    frightening=r"\b(?:jelek|buruk rupa|mengerikan|cacat|menjijikkan|memalukan)\b",
    terms=("hematoma", "nekrosis", "fasia", "edema", "trombosis", "emboli", "keloid", "parotis"),
    exempt={"promise": r"jaminan (?:kesehatan|sosial)", "permanent": r"gigi permanen|(?:rias|riasan) permanen"},
)  # fmt: skip
