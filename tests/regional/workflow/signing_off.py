"""Who takes part in what a council sends and writes, as each is signed in."""

from regional.access import Held, viewer_of

BARNET, BRENT, DERBY = "E09000003", "E09000005", "E06000015"  # two of London, one of the East Midlands
QUARTER = "2026-27 Q2"
CONTRIBUTOR = viewer_of("p-contributor", [Held("contributor", BARNET, "London")], False)
APPROVER = viewer_of("p-approver", [Held("approver", BARNET, "London")], True)
LEAD = viewer_of("p-lead", [Held("regional_lead", region="London")], True)
RIVAL = viewer_of("p-rival", [Held("approver", BRENT, "London")], True)
MEMBER = viewer_of("p-member", [Held("member", region="London")], True)
ELSEWHERE = viewer_of("p-elsewhere", [Held("contributor", DERBY, "East Midlands")], True)
LEAD_ELSEWHERE = viewer_of("p-lead-elsewhere", [Held("regional_lead", region="North East")], True)
