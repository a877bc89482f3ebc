import polars as pl
import pytest

from models.framework import STATEMENTS, current
from regional.charts.colours import DARK, LIGHT
from regional.charts.heat_map import heat_map
from regional.charts.heat_map_layout import MOST_IN_ONE_BLOCK, layout
from regional.charts.text_width import text_width

GOOD, NONE = [3] * 9, [None] * 9
MIXED = [1, 2, 3, 4, 1, 2, 3, 4, None]


def cells_of(drawing) -> pl.DataFrame:
    return drawing.marks.filter(mark="cell")


def said(drawing) -> list[str]:
    return drawing.marks.filter(mark="text")["text"].to_list()


def corners_in_cells(drawing) -> pl.DataFrame:
    """The cuts among the councils, without the one in the key."""
    cells_end = cells_of(drawing)["y2"].max() or 0
    return drawing.marks.filter((pl.col("text") == "corner") & (pl.col("y") < cells_end))


def test_every_council_has_a_cell_for_every_statement(drawn):
    assert set(cells_of(drawn([GOOD, MIXED])).select("ons_code", "statement").iter_rows()) == {
        (code, statement) for code in ("E00", "E01") for statement in STATEMENTS
    }


@pytest.mark.parametrize("known", [0, 1, 4, 5, 18, 19, 33])
def test_a_region_draws_however_many_councils_are_known(drawn, known):
    drawing = drawn([GOOD] * known + [NONE] * (33 - known))
    assert len(cells_of(drawing)) == 9 * known
    assert said(drawing).count("nothing known to us yet") == 33 - known


@pytest.mark.parametrize("councils", [1, 10, 18, 19, 24, 33])
def test_nothing_is_drawn_outside_the_drawing(drawn, councils):
    drawing = drawn([GOOD] * councils)
    marks = drawing.marks
    assert marks.select(pl.min_horizontal(pl.min("x"), pl.min("y"))).item() >= 0
    assert marks.select(pl.max_horizontal("x", "x2").max()).item() <= drawing.width
    assert marks.select(pl.max_horizontal("y", "y2").max()).item() <= drawing.height - 6


def test_eighteen_councils_stand_in_one_block_and_nineteen_in_two():
    names = {f"E{index}": "Barnet" for index in range(MOST_IN_ONE_BLOCK + 1)}
    [one] = layout(dict(list(names.items())[:18]), current(), None, last_row=True).blocks
    first, second = layout(names, current(), None, last_row=True).blocks
    assert (len(one.councils), len(first.councils), len(second.councils)) == (18, 10, 9)
    assert [*first.councils, *second.councils] == list(names)
    assert second.names > first.end


def test_london_is_low_enough_for_a_projector_and_its_digits_can_be_read(drawn):
    drawing = drawn([GOOD] * 33)
    digits = drawing.marks.filter(mark="text", text="3", weight="bold")
    assert drawing.height <= 550
    assert digits.filter(pl.col("y") < drawing.height - 60)["size"].min() >= 13


def test_a_cell_is_cut_for_each_score_that_nobody_has_checked(drawn):
    drawing = drawn([MIXED, GOOD], check="compiled")
    cut = set(corners_in_cells(drawing).select("x", pl.col("y").round(1)).iter_rows())
    known = cells_of(drawing).filter(pl.col("dashed").not_())
    top = (pl.col("y") - pl.col("stroke_width") / 2).round(1)
    assert cut == set(known.select("x2", top).iter_rows())
    assert len(cut) == 17


@pytest.mark.parametrize(("check", "mode"), [("official", "published"), ("own", "own"), ("own", "gap")])
def test_no_cell_is_cut_when_it_is_checked_or_the_councils_own(drawn, check, mode):
    assert corners_in_cells(drawn([[1] * 9], check=check, mode=mode)).is_empty()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("mode", ["published", "own", "gap"])
def test_a_score_that_is_not_known_is_a_dashed_cell_of_no_colour_from_the_scale(drawn, mode, theme):
    unknown = cells_of(drawn([MIXED] if mode != "gap" else [[0] * 8 + [None]], mode=mode, theme=theme))
    [cell] = unknown.filter(statement="learning").iter_rows(named=True)
    paint = {"light": LIGHT, "dark": DARK}[theme]
    assert (cell["fill"], cell["stroke"], cell["dashed"]) == (paint.page, paint.rule, True)


@pytest.mark.parametrize(("theme", "paint"), [("light", LIGHT), ("dark", DARK)])
def test_every_score_is_filled_and_every_digit_coloured_from_the_scale(drawn, theme, paint):
    drawing = drawn([[1, 2, 3, 4, 4, 3, 2, 1, 3]], theme=theme)
    fills = dict(cells_of(drawing).select("statement", "fill").iter_rows())
    assert list(fills.values()) == [paint.scores[score].fill for score in (1, 2, 3, 4, 4, 3, 2, 1, 3)]
    digits = drawing.marks.filter(mark="text", weight="bold", size=17).select("text", "fill").rows()
    assert digits == [(str(score), paint.scores[score].digit) for score in (1, 2, 3, 4, 4, 3, 2, 1, 3)]


def test_a_score_of_one_has_its_own_outline_and_no_other_score_has(drawn):
    outlined = cells_of(drawn([[1, 2, 3, 4, 1, 2, 3, 4, 2]])).filter(pl.col("stroke_width") > 0)
    assert outlined["statement"].to_list() == ["assessing_needs", "partnerships"]
    assert outlined["stroke_width"].unique().to_list() == [2.5]
    assert outlined["stroke"].unique().to_list() == [LIGHT.scores[1].outline]


def test_a_pilot_is_hollow_with_its_digit_in_ink_and_is_called_a_pilot(drawn):
    drawing = drawn([[3] * 9], pilot=True)
    cell = cells_of(drawing).row(0, named=True)
    assert (cell["fill"], cell["stroke"], cell["stroke_width"]) == (LIGHT.page, LIGHT.scores[3].fill, 3)
    assert drawing.marks.filter(mark="text", size=17)["fill"].unique().to_list() == [LIGHT.text]
    assert "pilot" in said(drawing)
    assert "G" not in said(drawing)
    assert cell["score"] == "3, good (pilot, indicative)"


def test_an_inferred_score_and_a_doubtful_rating_carry_a_question_mark(drawn):
    drawing = drawn([[2] * 9], check="inferred", rating_check="automated")
    assert said(drawing).count("2?") == 9
    assert {"G?", "18?"} <= set(said(drawing))
    assert any("? read by a script or worked out from wording." in words for words in said(drawing))


def test_the_question_mark_is_explained_only_where_there_is_one(drawn):
    assert not any("? read by a script" in words for words in said(drawn([GOOD])))


def test_a_rating_and_total_stand_at_the_right_and_a_dash_where_not_known(drawn):
    drawing = drawn([GOOD, NONE])
    assert {"G", "27", "–"} <= set(said(drawing))


def test_scores_without_a_rating_say_so_at_the_right(drawn):
    assert {"rating not known", "to us yet"} <= set(said(drawn([GOOD], rating=None)))


def test_a_rating_without_scores_is_one_strip_over_all_nine_columns(a_region, words):
    region = a_region([NONE])
    results = region.results.with_columns(state=pl.lit("rating only"), rating=pl.lit("requires improvement"))
    drawing = heat_map(results, region.cells, None, current(), "published", words, "light")
    assert {"RI", "rating known, nine scores not known to us yet"} <= set(said(drawing))
    [strip] = (
        drawing.marks.filter(mark="box", dashed=True).filter(pl.col("x2") > pl.col("x")).iter_rows(named=True)
    )
    [block] = layout({"E00": "Council 00"}, current(), None, last_row=True).blocks
    assert (strip["x"], strip["x2"]) == block.cells
    assert cells_of(drawing).is_empty()


@pytest.mark.parametrize(("gap", "printed"), [(-3, "−3"), (-1, "−1"), (0, "0"), (1, "+1"), (3, "+3")])
def test_a_gap_always_prints_its_sign(drawn, gap, printed):
    drawing = drawn([[gap] * 9], mode="gap", check="own")
    assert drawing.marks.filter(mark="text", size=17)["text"].unique().to_list() == [printed]
    assert cells_of(drawing)["fill"].unique().to_list() == [LIGHT.gaps[gap].fill]


def test_a_council_without_own_scores_is_said_to_have_sent_none(drawn):
    drawing = drawn([NONE], mode="own")
    assert said(drawing).count("no own score shown") == 2  # in its row and in the key
    assert "G" not in said(drawing)


def test_the_last_row_counts_as_the_caller_counted(drawn):
    counts = pl.DataFrame({"statement": STATEMENTS, "n": [5] * 8 + [0], "three_or_above": [4] * 8 + [0]})
    one = said(drawn([GOOD] * 5, counts=counts))
    assert one.count("4 of 5") == 8
    assert "3 or above" in one
    assert "0 of 0" not in one
    assert said(drawn([GOOD] * 20, counts=counts)).count("of 5") == 8


def test_our_council_is_marked_in_colour_weight_and_with_a_bar(drawn):
    drawing = drawn([GOOD] * 3, ours="E01")
    [name] = drawing.marks.filter(text="Council 01").iter_rows(named=True)
    assert (name["fill"], name["weight"]) == (LIGHT.ours, "bold")
    assert len(drawing.marks.filter(mark="box", fill=LIGHT.ours)) == 1
    assert any("your council" in words for words in said(drawing))
    assert not any("your council" in words for words in said(drawn([GOOD] * 3, ours="elsewhere")))


@pytest.mark.parametrize("councils", [10, 20])
def test_the_longest_name_of_a_council_is_whole_and_stays_left_of_its_cells(drawn, councils):
    longest = "Bournemouth, Christchurch and Poole" if councils == 10 else "Hammersmith and Fulham"
    drawing = drawn([GOOD] * councils, names=[longest, *(f"Council {n}" for n in range(1, councils))])
    [name] = drawing.marks.filter(text=longest).iter_rows(named=True)
    assert name["x"] + text_width(longest, name["size"]) < cells_of(drawing)["x"].min()


def test_a_name_too_long_for_any_map_ends_in_an_ellipsis(drawn):
    drawing = drawn([GOOD] * 20, names=["Saint " * 12, *(f"Council {n}" for n in range(1, 20))])
    [name] = [words for words in said(drawing) if words.startswith("Saint")]
    assert name.endswith("…")


def test_a_click_on_a_cell_gives_council_and_statement(drawn):
    [choice] = drawn([GOOD]).spec["params"]
    assert choice["name"] == "cell"
    assert choice["select"] == {"type": "point", "fields": ["ons_code", "statement"], "toggle": False}


def test_a_cell_says_in_words_whose_it_is_its_score_and_where_it_was_read(drawn):
    told = cells_of(drawn([[1, *[3] * 8]], check="compiled", names=["Barnet"])).row(0, named=True)
    assert [told[name] for name in ("council", "statement_name", "score", "read")] == [
        "Barnet",
        "Assessing needs",
        "1, significant shortfalls",
        "in a list compiled by others; not yet checked on CQC's page",
    ]


def test_councils_stand_in_the_order_given(drawn):
    rows = drawn([GOOD] * 4).marks.filter(pl.col("text").str.starts_with("Council"))
    assert rows["text"].to_list() == rows.sort("y")["text"].to_list()


def test_the_key_of_a_gap_explains_a_cut_corner_only_where_there_is_one(drawn):
    explained = "corner cut: CQC’s score not yet checked"
    assert explained in said(drawn([[0] * 9], mode="gap", check="compiled"))
    assert explained not in said(drawn([[0] * 9], mode="gap", check="own"))


def test_a_map_without_a_last_row_keeps_no_room_for_one(drawn):
    counts = pl.DataFrame({"statement": STATEMENTS, "n": 1, "three_or_above": 1})
    assert drawn([GOOD]).height < drawn([GOOD], counts=counts).height


@pytest.mark.parametrize("councils", [10, 33])
def test_a_total_is_placed_from_the_right_so_that_a_narrow_page_cuts_none_off(drawn, councils):
    totals = drawn([GOOD] * councils).marks.filter(text="27")
    assert len(totals) == councils
    assert (totals["dx"] + text_width("27", 14)).max() <= 0
