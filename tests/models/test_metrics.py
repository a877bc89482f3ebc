"""Every metric file holds together with the others, and one that cannot be right is refused."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from models import definitions
from models.definitions import DefinitionError, repeated
from models.metric import Metric, metrics, overdue
from models.theme import Theme

FILES = Path(definitions.__file__).parent / "metrics"
SURVEYS = ("Adult Social Care Survey", "Survey of Adult Carers")


def test_there_are_fifty_nine_metrics_and_councils_are_asked_for_thirty_three():
    assert len(metrics()) >= 59  # a new one is welcome, a lost one is not
    assert sum(metric.collected_quarterly for metric in metrics().values()) >= 33


def test_framework_code_and_part_together_name_one_metric():
    codes = [(code.framework, code.code, code.part) for metric in metrics().values() for code in metric.codes]
    assert repeated(codes) == []


def test_a_code_alone_does_not_name_a_metric():
    meanings = {
        (code.framework, metric.id)
        for metric in metrics().values()
        for code in metric.codes
        if code.code == "1B"
    }
    assert meanings == {("ascof-2014", "control"), ("ascof-2023", "qol_impact")}


def test_every_statement_has_a_metric():
    statements = {metric.statement for metric in metrics().values()}
    assert len(statements) == 9


def test_every_metric_has_a_caveat_and_every_title_is_its_own():
    assert [metric.id for metric in metrics().values() if not metric.caveats] == []
    assert repeated(metric.title for metric in metrics().values()) == []


def test_survey_metrics_warn_that_they_are_estimates():
    surveyed = [metric for metric in metrics().values() if any(survey in metric.source for survey in SURVEYS)]
    assert len(surveyed) == 13
    assert [metric.id for metric in surveyed if "margin of error" not in metric.caveats[0]] == []


def test_metrics_of_both_ascof_frameworks_break_where_one_took_over_from_the_other():
    for metric in metrics().values():
        if {"ascof-2014", "ascof-2023"} <= {code.framework for code in metric.codes}:
            assert [each.on for each in metric.series_breaks] == [date(2023, 4, 1), date(2024, 4, 1)], (
                metric.id
            )


def test_home_or_family_says_that_it_once_covered_people_with_a_learning_disability_only():
    metric = metrics()["home_or_family"]
    assert "learning disability only" in metric.caveats[0]
    assert "learning disability only" in metric.series_breaks[0].why


def test_deprivation_of_liberty_breaks_at_the_supreme_courts_judgment():
    for name in ("dols_backlog_rate", "dols_within_21_days", "dols_mean_days"):
        assert [each.on for each in metrics()[name].series_breaks] == [date(2026, 6, 2)]


@pytest.mark.parametrize(
    ("metric", "before", "now", "parted"),
    [
        ("direct_payments", "2021-22", "2022-23", 0),
        ("direct_payments", "2022-23", "2023-24", 1),  # the framework
        ("direct_payments", "2023-24", "2024-25", 1),  # client-level data
        ("direct_payments", "2020-21", "2024-25", 2),
        ("dols_backlog_rate", "2025-26 Q4", "2026-27 Q1", 1),  # a snapshot: 31 March and 30 June
        ("dols_backlog_rate", "2026-27 Q1", "2026-27 Q2", 0),
        ("dols_within_21_days", "2025-26 Q4", "2026-27 Q1", 1),  # counted over the quarter of the judgment
        ("dols_within_21_days", "2026-27 Q1", "2026-27 Q2", 1),
        ("dols_within_21_days", "2026-27 Q2", "2026-27 Q3", 0),
        ("dols_mean_days", "2025-26", "2026-27", 1),
        ("staff_absence", "2025-26 Q4", "2026-27 Q2", 0),
    ],
)
def test_a_break_parts_the_periods_on_its_two_sides_and_one_it_falls_in_from_both(
    metric, before, now, parted
):
    assert len(metrics()[metric].breaks_between(before, now)) == parted


def test_codes_written_from_memory_are_marked():
    marked = {code.code for metric in metrics().values() for code in metric.codes if code.to_confirm}
    assert marked == {"1B", "1C", "1D", "1E", "3A", "3B", "3C", "4A", "4B", "5A", "6A", "6B"}


def test_a_review_is_overdue_the_day_after_it_was_due():
    first = min(metric.next_review for metric in metrics().values())
    assert overdue(first) == []
    due = [metric.id for metric in metrics().values() if metric.next_review == first]
    assert overdue(first + timedelta(days=1)) == due


def broken(folder: Path, old: str, new: str) -> str:
    """What is said of the direct payments metric with one text replaced."""
    text = (FILES / "direct_payments.toml").read_text(encoding="utf-8")
    assert old in text
    (folder / "direct_payments.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        definitions.load(folder, Metric)
    return str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "denominator",
            "denominater",
            "'denominater' is not a field of a metric. Did you mean 'denominator'?",
        ),
        ("next_review = 2027-04-01", "", "'next_review' is missing. Add it."),
        (
            '"assessing_needs"',
            '"asessing_needs"',
            "'asessing_needs', which is not one of 'assessing_needs', ",
        ),
        ('"assessing_needs"', '"asessing_needs"', "Did you mean 'assessing_needs'?"),
        (
            'theme = "direct_payments"',
            'theme = "money"',
            "'theme': 'money' is not one of the themes: carers, ",
        ),
        ('unit = "%"', 'unit = "days"', "'denominator' has no meaning when the unit is 'days'. Take it out."),
        ("denominator =", "# denominator =", "'denominator' is missing, and the unit is '%'. Add it."),
        ('"care_provision"', '"assessing_needs"', "'also_informs' repeats 'statement'."),
        (
            '"ascof-2023", code = "3D", part = "2a"',
            '"ascof-2014", code = "1C2A"',
            "gives ascof-2014 1C2A twice.",
        ),
        ("2024-04-01", "2023-04-01", "'series_breaks' gives 2023-04-01 twice. Keep one."),
        ('why_it_matters = "', 'why_it_matters = "" # "', "'why_it_matters' is empty. Fill it in."),
    ],
)
def test_a_metric_that_cannot_be_right_is_refused(tmp_path, old, new, said):
    assert said in broken(tmp_path, old, new)


def test_a_wrong_file_is_named_from_the_repositorys_root():
    with pytest.raises(DefinitionError, match=r"^models/metrics/admissions_18_64\.toml: "):
        definitions.load(FILES, Theme)
