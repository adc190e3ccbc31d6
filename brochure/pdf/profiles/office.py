"""Files for the printer in the office: sheets for the paper in the tray, both sides printed.

The same promises as `screen`: the pages keep their structure on the sheets, in reading order. There
is no bleed, and print dialogs begin with both sides and without scaling.
"""

from dataclasses import replace

from brochure.pdf.profiles.screen import PROFILE as SCREEN

PROFILE = replace(SCREEN, name="office", resolution=300.0, is_imposed=True)
