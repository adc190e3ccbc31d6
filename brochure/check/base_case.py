"""The brochure that examples of rules change: small, complete, and found fault with by no rule."""

BASE = """
format: brochure/1
id: example
language: en
document:
  title: Removing a small lump
  subtitle: What you should know before you decide
  purpose: patient_information
  channel: in_clinic
  jurisdiction: [UK]
  audience: adults
  treatment: surgery
provider:
  brand_name: Linden Clinic
  clinicians:
    - {name: Dr A. Example, qualification: surgeon, registration_no: "0000000"}
variables:
  brand: Linden Clinic
  phone: "+44 20 7946 0000"
  emergency_number: "999"
  email: care@linden.example
control:
  version: "1.0"
  date_issued: 2026-11-22
  date_reviewed: 2026-11-20
  next_review_due: 2029-11-22
  authors: [{name: A. Writer, role: medical writer}]
  reviewed_by:
    - {name: Dr A. Example, role: surgeon, date: 2026-11-20, registration_no: "0000000"}
  references:
    - id: guide
      citation: A guide to small operations of the skin. Example Press 2026.
      supports: [risks]
sections:
  - id: all
    blocks:
      - type: key_points
        id: summary
        title: The main points
        items:
          - {id: what, text: The surgeon takes the lump out.}
          - {id: risk, text: A few people bleed or get an infection.}
      - type: prose
        id: purpose
        title: About this leaflet
        text: This leaflet helps you decide whether to have the lump taken out.
      - type: prose
        id: condition
        title: What is the lump?
        text: It is a small ball of fat under the skin. It does no harm.
      - type: suitability
        id: suitability
        suits:
          title: Who is it for?
          items: [{id: pain, text: The lump hurts or grows.}]
        suits_not:
          title: Who should wait?
          items: [{id: fever, text: You have a fever.}]
      - type: procedure
        id: procedure
        title: What happens
        steps:
          - {id: cut, title: The cut, text: The surgeon cuts the skin and takes the lump out.}
          - {id: close, title: The end, text: The surgeon closes the skin with stitches.}
      - type: prose
        id: anaesthesia
        title: How you are kept from feeling it
        text: A doctor numbs the skin. You stay awake.
      - type: advantages
        id: benefits
        title: What may be better afterwards
        items:
          - {id: gone, text: The lump is gone for most people.}
          - {id: soft, text: Clothes may rub less.}
          - {id: sure, text: We look at the lump under a microscope.}
      - type: list
        id: limits
        title: What it cannot do
        items: [{id: back, text: A lump can come back.}]
      - type: risks
        id: risks
        title: Risks
        groups:
          - id: all
            title: What can go wrong
            items:
              - {id: bleeding, severity: moderate, band: common, frequency: {n: 2, of: 100},
                 name: Bleeding, text: It bleeds., how_managed: We press it., refs: [guide]}
              - {id: infection, severity: serious, band: common, frequency: {n: 1, of: 100},
                 name: Infection, text: The wound is red., how_managed: You get tablets.}
              - {id: scar, severity: mild, band: null,
                 name: A scar, text: There will be a scar., how_managed: It fades over 1 year.}
      - type: alternatives
        id: alternatives
        title: Other choices
        items:
          - {id: no_treatment, name: No treatment, what_it_is_like: You wait.,
             positives: You have no wound., negatives: The lump may grow.}
          - {id: needle, name: A needle, what_it_is_like: We draw some of it off.,
             positives: There is no cut., negatives: It often comes back.}
      - type: list
        id: preparation
        title: How to prepare
        items: [{id: food, text: Eat nothing for 6 hours before.}]
      - type: timeline
        id: recovery
        title: How you heal
        timeline:
          - {id: first, from: P0D, to: P3D, label: Days 0 to 2, expect: The wound is sore.}
          - {id: then, from: P3D, to: P14D, label: Up to week 2, expect: The wound heals.}
      - type: aftercare
        id: aftercare
        title: Care at home
        items: [{id: dry, text: Keep the wound dry for 2 days.}]
      - type: red_flags
        id: red_flags
        title: When to get help
        groups:
          - id: emergency
            act: emergency
            lead: "Call {emergency_number} at once if:"
            items: [{id: blood, text: the bleeding does not stop}]
      - type: follow_up
        id: follow_up
        title: Check-ups
        items: [{id: stitches, at: P7D, text: We take out the stitches.}]
      - type: prose
        id: results
        title: Your result
        body:
          - {id: when, text: The skin settles over 3 months.}
          - {id: scars, text: The scar stays but gets pale.}
      - type: list
        id: costs
        title: Costs
        items: [{id: ask, text: Ask what the price includes and what it leaves out.}]
      - type: prose
        id: consent
        title: Your decision
        text: You can change your mind at any time.
      - type: questions
        id: questions
        title: Questions to ask
        items: [{id: nothing, text: What if I do nothing?}]
      - type: list
        id: more
        title: More help
        items:
          - {id: formats, text: We can give you this leaflet in large print.}
          - {id: feedback, text: "Was something unclear? Write to {email}."}
          - {id: privacy, text: This leaflet holds nothing about you.}
      - type: contact
        id: contact
        title: Contact
        items: [{id: phone, label: Phone, value: "{phone}"}]
"""
