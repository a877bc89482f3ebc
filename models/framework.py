"""Frameworks: dated versions of CQC's rules for assessing councils. One file each in models/frameworks/."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, Self, get_args

from pydantic import HttpUrl, model_validator

from models import definitions
from models.definitions import Definition, Text, repeated

StatementId = Literal[
    "assessing_needs",
    "healthier_lives",
    "equity",
    "care_provision",
    "partnerships",
    "safe_systems",
    "safeguarding",
    "governance",
    "learning",
]
STATEMENTS: tuple[StatementId, ...] = get_args(StatementId)  # in CQC's order
Rating = Literal["outstanding", "good", "requires improvement", "inadequate"]
RATINGS: tuple[Rating, ...] = get_args(Rating)  # the best first
Score = Literal[1, 2, 3, 4]
EvidenceCategoryId = Literal["people", "staff", "partners", "processes"]
EVIDENCE_CATEGORIES: tuple[EvidenceCategoryId, ...] = get_args(EvidenceCategoryId)


class AssessmentTheme(Definition):
    """One of CQC's four headings over the statements."""

    id: Text
    name: Text
    short: Text


class Statement(Definition):
    """One of CQC's nine quality statements; the gists are ours, CQC's own wording is at the address."""

    id: StatementId
    name: Text
    short: Text  # the head of a narrow column
    cqc_name: Text
    assessment_theme: Text
    gist_we: Text
    gist_i: Text | None = None  # none where we have seen no I statement
    address: HttpUrl
    care_act: tuple[Text, ...]  # sections of the Care Act 2014 it rests on
    evidence: dict[EvidenceCategoryId, tuple[Text, ...]]  # what CQC looks at, in our words


class EvidenceCategory(Definition):
    """Where evidence comes from."""

    id: EvidenceCategoryId
    name: Text


class EvidenceBand(Definition):
    """The statement score for category scores added up, as a whole per cent of the most they could be."""

    score: Score
    lowest: int
    highest: int


class EvidenceRule(Definition):
    """How scores of evidence categories become a statement's score.

    The sum, as a percentage of categories times 4, is rounded up to a whole per cent
    before the bands are read: 10 of 16 is 62.5%, so 63, so 3.
    """

    words: Text
    bands: tuple[EvidenceBand, ...]


class RatingBand(Definition):
    """The rating for a total of all the statements' scores, lowest to highest, both counted in."""

    rating: Rating
    letter: Text
    lowest: int
    highest: int


class Limiter(Definition):
    """With any statement at this score, the rating can be no better than `best`."""

    score: Score
    best: Rating
    words: Text


class Framework(Definition):
    """A dated version of the rules: which statements there are and how their scores become a rating."""

    id: str
    title: Text
    indicative: bool  # a pilot's: shown apart, never averaged with ratings
    starts: date
    ends: date | None = None
    score_words: dict[Literal["1", "2", "3", "4"], Text]
    assessment_themes: tuple[AssessmentTheme, ...]
    statements: tuple[Statement, ...]
    evidence_categories: tuple[EvidenceCategory, ...]
    evidence_rule: EvidenceRule
    bands: tuple[RatingBand, ...]
    limiters: tuple[Limiter, ...]
    inform_secretary_of_state_at: Score
    source: Text
    source_url: HttpUrl

    @model_validator(mode="after")
    def _each_once_and_none_left_out(self) -> Self:
        _each_once("statements", [each.id for each in self.statements], STATEMENTS)
        _each_once("evidence_categories", [each.id for each in self.evidence_categories], EVIDENCE_CATEGORIES)
        _each_once("bands", [each.rating for each in self.bands], RATINGS)
        _each_once("evidence_rule", [each.score for each in self.evidence_rule.bands], get_args(Score))
        _each_once("score_words", [int(score) for score in self.score_words], get_args(Score))
        _each_once("assessment_themes", [each.id for each in self.assessment_themes])
        _each_once("limiters", [each.score for each in self.limiters])
        return self

    @model_validator(mode="after")
    def _statements_fit_the_rest(self) -> Self:
        if tuple(each.id for each in self.statements) != STATEMENTS:
            raise ValueError(f"'statements' must be in CQC's order: {', '.join(STATEMENTS)}. Move them.")
        themes = [theme.id for theme in self.assessment_themes]
        for each in self.statements:
            theme = each.assessment_theme
            if theme not in themes:
                raise ValueError(f"'assessment_theme' of {each.id} is {theme!r}, not one of {themes}.")
            _each_once(f"evidence of {each.id}", list(each.evidence), EVIDENCE_CATEGORIES)
        return self

    @model_validator(mode="after")
    def _bands_cover_every_total(self) -> Self:
        n = len(STATEMENTS)
        _no_gap_or_overlap("bands", self.bands, n, 4 * n)
        _no_gap_or_overlap("evidence_rule", self.evidence_rule.bands, 25, 100)
        return self


@cache
def frameworks() -> dict[str, Framework]:
    """Every framework by its id."""
    return definitions.load(Path(__file__).parent / "frameworks", Framework)


def framework(framework_id: str) -> Framework:
    return frameworks()[framework_id]


@cache
def current() -> Framework:
    """The rule in force for councils' formal results: the one that is not indicative and has no end."""
    [in_force] = [each for each in frameworks().values() if not each.indicative and each.ends is None]
    return in_force


def _each_once(field: str, given: Sequence, wanted: Sequence = ()) -> None:
    for value in repeated(given):
        raise ValueError(f"'{field}' gives {value} twice. Keep one.")
    if lacking := [str(value) for value in wanted if value not in given]:
        raise ValueError(f"'{field}' lacks {', '.join(lacking)}. Add it.")


def _no_gap_or_overlap(
    field: str, bands: Sequence[EvidenceBand | RatingBand], lowest: int, highest: int
) -> None:
    covered = sorted(number for band in bands for number in range(band.lowest, band.highest + 1))
    if covered != list(range(lowest, highest + 1)):
        raise ValueError(
            f"'{field}' must cover every number from {lowest} to {highest} once. Mend the bands."
        )
