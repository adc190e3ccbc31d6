"""A newer source goes into a draft that people have worked on: ids and hand edits stay."""

from brochure.intake.merge import merge, with_old_ids

BASE = """sections:
  - id: about
    blocks:
      - type: prose
        id: about_it
        title: About
        body:
          - id: first
            text: >-
              The first paragraph has
              two lines.
          - id: second
            text: The second one.
"""


def test_what_only_the_source_changed_is_taken() -> None:
    theirs = BASE.replace("The second one.", "The second one is new.")
    assert merge(BASE, BASE, theirs) == (theirs, 0)


def test_a_hand_edit_stays_where_the_source_is_as_it_was() -> None:
    mine = BASE.replace("About\n", "About the lift\n").replace("id: first", "id: opening")
    theirs = BASE.replace("The second one.", "The second one is new.")
    assert merge(BASE, mine, theirs).yaml == mine.replace(
        "The second one.", "The second one is new."
    )


def test_where_both_changed_the_hand_edit_stays_and_a_comment_tells() -> None:
    mine = BASE.replace("has\n              two lines.", "was edited.")
    theirs = BASE.replace("two lines.", "three lines.")
    merged = merge(BASE, mine, theirs)
    assert merged.conflicts == 1
    comment = (
        "            # doubt: edited here; the source now says: "
        "text: >- The first paragraph has three lines.\n"
    )
    assert merged.yaml == mine.replace("            text: >-\n", comment + "            text: >-\n")


def test_both_may_add_and_take_away() -> None:
    mine = BASE + "figures: []\n"
    theirs = BASE.replace("          - id: second\n            text: The second one.\n", "")
    assert merge(BASE, mine, theirs).yaml == theirs + "figures: []\n"


def test_entries_that_say_nearly_the_same_keep_their_ids() -> None:
    old = {
        "items": [
            {"id": "a", "text": "You do not smoke at all"},
            {"id": "b", "text": "You are well"},
        ]
    }
    new = {
        "items": [
            {"id": "brand_new", "text": "Something else entirely"},
            {"id": "do_not_smoke", "text": "You do not smoke any more"},
            {"id": "a", "text": "You are well today"},
        ]
    }
    ids = [item["id"] for item in with_old_ids(new, old)["items"]]
    assert ids == ["brand_new", "a", "b"]
