"""The downloads under a chart: three in sight, the others when they are asked for."""

import pytest

IN_SIGHT = ["Picture (PNG)", "Workbook (.xlsx)", "Slides (.pptx)"]


def offered(app) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


@pytest.mark.parametrize(
    ("page", "choices", "name"),
    [
        ("region", {"region": "London"}, "london-published-scores"),
        ("themes", {"where": "London"}, "london-themes"),
        ("compare", {"council": "Barnet"}, "assessing-needs-barnet-beside-nearest-neighbours"),
    ],
)
def test_picture_workbook_and_slides_are_in_sight_and_the_others_behind_more(
    open_page, unfold, page, choices, name
):
    app = open_page(page, **choices)
    assert offered(app) == IN_SIGHT
    more = unfold(app, f"more-{name}")
    assert offered(more) == [*IN_SIGHT, "Picture (SVG)", "Data (CSV)"]


def test_each_chart_of_a_council_has_a_workbook_of_its_own(open_page):
    assert offered(open_page("council", council="Barnet")) == IN_SIGHT * 3
