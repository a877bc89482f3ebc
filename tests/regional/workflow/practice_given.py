"""A practice entry as a council writes one, with nothing left out."""

from datetime import date

GIVEN = {
    "title": "Breaks for carers at short notice",
    "problem": "Carers waited eleven weeks for a break.",
    "done": "A sitting service that can be booked by text message the day before.",
    "for_whom": "Unpaid carers of adults with dementia",
    "changed": "The wait fell from 11 weeks to 2.",
    "did_not_work": "Weekend cover was never full.",
    "contact": "Carers lead, adult social care",
    "evidence": "counted",
    "cost": "low",
    "tier": "region",
    "themes": ("carers", "waiting_times"),
    "statement": "assessing_needs",
    "review_on": date(2027, 11, 26),
}
