"""Who takes part in a council's sign-off, as each is signed in."""

from regional.access import Held, viewer_of

BARNET, BRENT, QUARTER = "E09000003", "E09000005", "2026-27 Q2"
CONTRIBUTOR = viewer_of("p-contributor", [Held("contributor", BARNET, "London")], False)
APPROVER = viewer_of("p-approver", [Held("approver", BARNET, "London")], True)
LEAD = viewer_of("p-lead", [Held("regional_lead", region="London")], True)
RIVAL = viewer_of("p-rival", [Held("approver", BRENT, "London")], True)
