import polars as pl
import pytest

from models.framework import STATEMENTS, current
from regional.charts.colours import LIGHT
from regional.charts.profile import profile
from regional.charts.profile_row import LEVEL_X, own_in_words

NOBODY = {f"peers_{level}": 0 for level in (1, 2, 3, 4)}
ROW = {"published": 3, "check": "official", "indicative": False, "own": None, **NOBODY}
SCHEMA = {
    "statement": pl.String,
    "published": pl.Int64,
    "check": pl.String,
    "indicative": pl.Boolean,
    "own": pl.Int64,
}


@pytest.fixture
def drawn(words):
    """Draw nine rows that are all alike but for what is given for the first."""

    def made(theme="light", **first):
        rows = [{"statement": each, **ROW} for each in STATEMENTS]
        rows[0] |= first
        frame = pl.DataFrame(rows, schema_overrides=SCHEMA)
        return profile(frame, current(), "other London councils", words, theme)

    return made


def said(drawing) -> list[str]:
    return drawing.marks.filter(mark="text")["text"].to_list()


def diamonds(drawing) -> pl.DataFrame:
    return drawing.marks.filter(mark="point", shape="diamond").filter(pl.col("y") < 100)


def test_each_published_score_is_a_cell_on_its_level(drawn):
    cells = drawn(published=2).marks.filter(mark="box", radius=2).filter(pl.col("dx") < 0)
    assert cells["x"].to_list() == [LEVEL_X[2], *[LEVEL_X[3]] * 8]
    assert cells["fill"].to_list() == [LIGHT.scores[2].fill, *[LIGHT.scores[3].fill] * 8]


@pytest.mark.parametrize(
    ("published", "own", "change", "head"), [(2, 3, "+1", "right"), (3, 1, "−2", "left")]
)
def test_a_different_own_score_is_a_diamond_at_the_end_of_an_arrow(drawn, published, own, change, head):
    drawing = drawn(published=published, own=own)
    assert change in said(drawing)
    assert diamonds(drawing)["x"].to_list() == [LEVEL_X[own]]
    assert f"triangle-{head}" in drawing.marks["shape"].to_list()


def test_the_same_own_score_stands_beside_the_cell_without_an_arrow(drawn):
    drawing = drawn(published=3, own=3)
    [mark] = diamonds(drawing).iter_rows(named=True)
    assert mark["x"] == LEVEL_X[3]
    assert mark["dx"] > 20
    assert drawing.marks.filter(pl.col("shape").str.starts_with("triangle")).is_empty()


def test_a_score_that_is_not_known_is_a_dashed_box_with_words(drawn):
    drawing = drawn(published=None, check=None, own=4)
    assert len(drawing.marks.filter(mark="box", dashed=True)) == 1
    assert "score not known" in said(drawing)
    assert diamonds(drawing)["x"].to_list() == [LEVEL_X[4]]


@pytest.mark.parametrize("count", [1, 11, 12, 33])
def test_there_is_one_dot_for_each_peer(drawn, count):
    drawing = drawn(peers_3=count)
    dots = drawing.marks.filter(mark="point", shape="circle").filter(pl.col("x") > 0)
    assert len(dots) == count
    assert dots["dx"].sum() == pytest.approx(0)  # centred on the level
    assert f"{count} of {count}" in said(drawing)


def test_too_many_peers_to_draw_are_given_as_a_number(drawn):
    assert "63 councils" in said(drawn(peers_2=63))


def test_k_of_n_counts_the_peers_at_three_or_above(drawn):
    drawing = drawn(peers_1=1, peers_2=2, peers_3=3, peers_4=4)
    assert "7 of 10" in said(drawing)
    assert said(drawing).count("none known to us") == 8


def test_an_unchecked_score_is_cut_and_a_checked_one_is_not(drawn):
    assert "corner" not in drawn().marks["text"].to_list()
    cuts = drawn(check="compiled").marks.filter(text="corner")
    assert len(cuts) == 2  # the cell and the key


def test_a_score_of_one_keeps_its_outline_inside_ours(drawn):
    outlines = drawn(published=1).marks.filter(mark="box", stroke=LIGHT.scores[1].outline)
    assert outlines["stroke_width"].to_list() == [2.5]


def test_a_pilot_is_hollow(drawn):
    [cell] = (
        drawn(published=2, indicative=True).marks.filter(mark="box", stroke_width=3).iter_rows(named=True)
    )
    assert (cell["fill"], cell["stroke"]) == (LIGHT.page, LIGHT.scores[2].fill)


def test_without_any_own_score_nothing_is_said_about_own_scores(drawn):
    assert not any("own score" in words for words in said(drawn()))
    assert "no own score shown" in said(drawn(own=3))


@pytest.mark.parametrize(
    ("published", "own", "words"),
    [
        (2, 3, "scores itself 1 higher than CQC"),
        (3, 1, "scores itself 2 lower than CQC"),
        (3, 3, "says the same as CQC"),
        (None, 3, "scores itself 3"),
        (3, None, "no own score shown"),
    ],
)
def test_an_own_score_is_put_in_words(published, own, words):
    assert own_in_words(published, own) == words
