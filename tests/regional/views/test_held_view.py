"""What is held of a region, for an information request: all that exists, and values for who may see them."""

from datetime import date

from regional import access
from regional.views.held import region_taken

REGION = "Hedgerow Counties"


def test_the_regions_file_lists_what_exists_and_holds_values_only_for_who_may_see_them(demonstration):
    lead = access.viewer_of("p1", [access.Held("regional_lead", region=REGION)], second_factor=True)
    theirs, everybodys = region_taken(lead, REGION), region_taken(access.LOCAL, REGION)
    assert theirs.tables[0].frame.height == everybodys.tables[0].frame.height > 100
    assert len(theirs.tables) == 1  # every council of the demonstration keeps its values to itself
    assert "Nothing of what is listed may be seen by you with its values." in theirs.sentences
    values = everybodys.tables[1].frame
    assert {"Own score", "Figure (all)", "Answers"} <= set(values["What"])
    assert values.filter(What="Answers")["Value"].null_count() == values.filter(What="Answers").height


def test_what_the_optional_sheets_hold_is_in_it_and_says_why_a_number_is_not(database, sent_sheets):
    sent_sheets(
        waiting=[("red", 12, 90, None, "mostly reviews"), ("amber", None, None, "x", None)],
        audits=[("review", 20, 12, 5, 3, None)],
        documents=[(1, "equity", "Our plan", "plan", date(2026, 1, 2), None, None)],
    )
    values = region_taken(access.LOCAL, "London").tables[1].frame.select("What", "About", "Value", "Words")
    assert values.rows() == [
        ("People waiting", "risk band: red", 12, "mostly reviews"),
        ("Longest wait, days", "risk band: red", 90, None),
        ("People waiting", "risk band: amber", None, "not available"),
        ("Longest wait, days", "risk band: amber", None, "not available"),
        ("Case files audited", "review", 20, None),
        ("Case files that met the standard", "review", 12, None),
        ("Case files that partly met it", "review", 5, None),
        ("Case files that did not meet it", "review", 3, None),
        ("Document", "Equity", None, "Our plan; plan; dated 2 January 2026"),
    ]
