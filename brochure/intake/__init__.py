"""Intake: texts that clinics have become a first YAML draft, with every guess on record.

    bytes ─sniff, decode─▶ a reader per format ─▶ Reading (pieces with places)
          ─outline─▶ parts with nested lists ─mapping─▶ a tree of YAML ─▶ brochure.yaml, report

Two promises: no word of the source is lost (it stands in the YAML or in the report), and no word is
added. What is guessed is marked `# doubt:` and told in the report with its place.
"""
