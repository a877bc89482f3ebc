"""What is held of a region, for an information request: all that exists, and values for who may see them."""

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
    assert {"Own score", "Figure (all)", "Answers"} == set(values["What"])
    assert values.filter(What="Answers")["Value"].null_count() == values.filter(What="Answers").height
