"""One module of data for each language; each exports `LANGUAGE`.

Words without a reviewer's signature are machine translations, as the catalogs of the content are.
"""
