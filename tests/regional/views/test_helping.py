"""Who could help a council, on the published record: whose figures it rests on, and who may see what."""

from datetime import date

import polars as pl
import pytest
from sqlalchemy import update

from models.assessment import Assessment
from models.council_return import OwnScore
from models.event import record
from regional import access
from regional.access import LOCAL, PUBLIC
from regional.data.meetings import groups_kept
from regional.views.firm import firm_scores
from regional.views.helping import help_for
from regional.views.pairs import Wishes, pairs
from regional.words import helping as words
from regional.words import pairs as of_pairs
from regional.workflow.meetings import keep_groups
from tests.regional.test_access import send

BARNET, CITY = "E09000003", "E09000001"
LONDON = Wishes("London")


def members(made):
    return [tuple(member.code for member in group) for group in made.groups]


def test_each_helper_is_offered_with_its_reason(database):
    help_ = help_for(PUBLIC, BARNET)
    assert words.heading(help_) == (
        "Barnet scored 2 or below on 4 of 9 statements; 7 councils like it could help"
    )
    first = words.table(help_.statements).row(0, named=True)
    assert (first["Where"], first["Who"]) == ("Assessing needs", "Hillingdon")
    assert first["Why"] == "Scored 3 where this council scored 2; 3rd most like this council."
    assert first["Practice"] == "Several ways to ask for help, in several languages"


def test_a_council_without_a_score_or_a_likeness_is_told_so(database):
    assert "no published score that counts is known" in words.heading(help_for(PUBLIC, CITY))


def test_nobody_is_offered_on_a_pilot_alone(database):
    assert help_for(PUBLIC, BARNET).known == 9
    with database.writing() as connection:
        connection.execute(update(Assessment).where(Assessment.ons_code == BARNET).values(kind="pilot"))
        record(connection, "test", "made a pilot")
    assert BARNET not in firm_scores(PUBLIC)["ons_code"]
    assert BARNET not in [code for group in members(pairs(PUBLIC, LONDON)) for code in group]


def test_own_scores_count_for_whoever_may_see_them_and_for_nobody_else(database):
    send(BARNET, "submitted")  # it scores itself 3 on equity, where CQC has 2: nothing to add
    with database.writing() as connection:
        connection.execute(update(OwnScore).values(score=1, statement="governance"))
        record(connection, "test", "a low own score")
    own = access.council_viewer("p1", BARNET)
    assert help_for(own, BARNET).own["about"].unique().to_list() == ["governance"]
    for other in (PUBLIC, access.council_viewer("p2", "E09000005")):
        assert help_for(other, BARNET).own.is_empty()
        assert help_for(other, BARNET).own_quarter is None


def test_who_met_lately_is_put_with_others_and_only_the_regions_people_know_who_met(database):
    first = members(pairs(LOCAL, LONDON))
    keep_groups(LOCAL, "London", date(2026, 10, 1), first)
    again = Wishes("London", not_since=date(2026, 1, 1))
    met = {frozenset((one, other)) for group in first for one in group for other in group if one != other}
    for group in members(pairs(LOCAL, again)):
        assert not any(frozenset((one, other)) in met for one in group for other in group)
    assert groups_kept(PUBLIC, "London").is_empty()
    member = access.viewer_of("p", [access.Held("member", region="London")], second_factor=True)
    assert groups_kept(member, "London").height == sum(map(len, first))
    with pytest.raises(PermissionError):
        keep_groups(member, "London", date(2026, 10, 1), first)
    with pytest.raises(ValueError, match="stands in one group"):
        keep_groups(LOCAL, "London", date(2026, 10, 1), [first[0], first[0]])


def test_wishes_are_kept(database):
    codes = [code for group in members(pairs(PUBLIC, LONDON)) for code in group]
    wished = Wishes("London", left_out=(codes[0],), included=(CITY,), apart=((codes[1], codes[2]),))
    made = members(pairs(PUBLIC, wished))
    there = [code for group in made for code in group]
    assert codes[0] not in there
    assert CITY in there
    assert not any({codes[1], codes[2]} <= set(group) for group in made)


def test_the_sheet_has_a_section_a_group_with_questions_and_what_each_has_to_show(database):
    sheets = of_pairs.sheets(pairs(PUBLIC, LONDON), date(2026, 12, 10))
    assert sheets.title == "London: 7 pairs and 1 group of three, for the meeting on 10 December 2026"
    assert len(sheets.sections) == 8
    assert all(section.questions == of_pairs.QUESTIONS for section in sheets.sections)
    shown = pl.Series([text for section in sheets.sections for _, text in section.parts])
    assert shown.str.contains("In the library: ").any()
