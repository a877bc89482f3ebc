import polars as pl

from regional import access, data
from regional.peers import peers

VIEWER = access.LOCAL
CITY_OF_LONDON, BARNET, CAMDEN = "E09000001", "E09000003", "E09000007"


def row(ons_code):
    return data.councils(VIEWER).row(by_predicate=pl.col("ons_code") == ons_code, named=True)


def test_a_region_s_peers_are_its_other_councils(database):
    group = peers(VIEWER, row(BARNET), "region")
    assert len(group.codes) == 32
    assert BARNET not in group.codes
    assert group.name == "other London councils"


def test_peers_of_the_same_type_are_all_over_england(database):
    derbyshire = peers(VIEWER, row("E10000007"), "type")
    assert len(derbyshire.codes) == 20
    assert "E10000016" in derbyshire.codes  # Kent


def test_nearest_neighbours_come_most_alike_first(database):
    group = peers(VIEWER, row(BARNET), "neighbours")
    assert (group.name, len(group.codes)) == ("15 nearest neighbours", 15)
    assert group.codes[:3] == ("E09000024", "E09000015", "E09000017")  # Merton, Harrow, Hillingdon


def test_a_council_too_small_for_the_method_is_told_so(database):
    group = peers(VIEWER, row(CITY_OF_LONDON), "neighbours")
    assert group.codes == ()
    assert "too small" in group.how


def test_an_own_list_is_labelled_as_picked_by_hand_and_leaves_the_council_itself_out(database):
    group = peers(VIEWER, row(BARNET), "own", (CAMDEN, BARNET))
    assert group.codes == (CAMDEN,)
    assert group.name == "hand-picked councils"


def test_england_is_all_the_others_in_england(database):
    group = peers(VIEWER, row(BARNET), "england")
    assert len(group.codes) == 152
    assert BARNET not in group.codes
    assert group.name == "other councils in England"
