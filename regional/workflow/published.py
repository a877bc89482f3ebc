"""A publisher's file from the page to the database: what it is, a look at it, storing it, taking it back."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial

from ingest import progress
from ingest.areas import areas
from ingest.ascof import load as load_ascof
from ingest.ascof.read import year_of
from ingest.carers_survey import load as load_carers_survey
from ingest.cells import shortened
from ingest.client_level_data import load as load_client_level_data
from ingest.cqc_ratings import load as load_cqc_ratings
from ingest.cqc_ratings.read import month_of
from ingest.cqc_report import load as load_cqc_report
from ingest.cqc_report.read import SavedFile, read_cqc_reports
from ingest.filename import kept_name
from ingest.fingertips import load as load_fingertips
from ingest.issues import Issue
from ingest.lg_inform import load as load_lg_inform
from ingest.publication.load import Contents, LoadedPublication, PublishedFile, look, store
from ingest.publication.withdraw import Withdrawn, withdraw_publication
from ingest.recognise import Recognised, recognised
from ingest.safeguarding import load as load_safeguarding
from regional import access
from regional.access import Viewer
from regional.words import load_file_needs as words

READERS = {
    "ascof": load_ascof.of_file,
    "carers-survey": load_carers_survey.of_file,
    "client-level-data": load_client_level_data.of_file,
    "cqc-ratings": load_cqc_ratings.of_file,
    "fingertips": load_fingertips.of_file,
    "lg-inform": load_lg_inform.of_file,
    "safeguarding": load_safeguarding.of_file,
}


@dataclass(frozen=True)
class Needs:
    """What somebody may have to say of a file that does not say it itself."""

    is_one: Callable[[str], bool]
    words: str


YEAR = Needs(lambda said: year_of(said) == said, words.A_YEAR)
NEEDS = {
    "ascof": YEAR,
    "carers-survey": YEAR,
    "safeguarding": YEAR,
    "cqc-ratings": Needs(lambda said: month_of(said) == said, words.A_MONTH),
    "lg-inform": Needs(lambda said: said.isascii() and said.isdigit(), words.A_NUMBER),
}


@dataclass(frozen=True)
class Given:
    name: str
    content: bytes


@dataclass(frozen=True)
class Looked:
    """One publication as it would be stored, or why it would not be."""

    file: PublishedFile
    outcome: LoadedPublication | Contents

    @property
    def contents(self) -> Contents | None:
        return self.outcome if isinstance(self.outcome, Contents) else None

    @property
    def issues(self) -> list[Issue]:
        return self.outcome.issues


@dataclass(frozen=True)
class Preview:
    source: str | None
    why_not: str = ""
    looked: list[Looked] = field(default_factory=list)

    @property
    def may_be_stored(self) -> bool:
        return any(each.contents for each in self.looked)

    def says(self, *checks: str) -> bool:
        return any(issue.check in checks for each in self.looked for issue in each.issues)


def told_to(listener: progress.Listener) -> AbstractContextManager[None]:
    """Let somebody hear how far preview() and store_all() have come: words, and the share of it or null."""
    return progress.told_to(listener)


def preview(
    viewer: Viewer, files: Sequence[Given], period: str | None, released: str | None, supersede: str | None
) -> Preview:
    """Read the files, and store nothing. Several files at once are CQC's pages or reports, or are refused."""
    if not access.may_load_published(viewer):
        raise PermissionError("This viewer may not load a publisher's file.")
    with progress.told_to(None):  # it looks through the whole file too, to see what it is
        kinds = {recognised(file.content) for file in files}
    unread = [kind for kind in kinds if kind.source is None]
    if unread:
        return Preview(None, unread[0].why_not)
    if len(files) > 1 and kinds != {Recognised("cqc-report")}:
        return Preview(None, words.ONE_AT_A_TIME)
    [kind] = kinds
    if kind.source == "cqc-report":
        pages = [SavedFile(kept_name(each.name), each.content, each.name) for each in files]
        results = read_cqc_reports(pages, areas())
        made = [
            (load_cqc_report.as_file(each, viewer.person), partial(load_cqc_report.contents, each, supersede))
            for each in results
        ]
    elif period and (wrong := _is_not_needed(kind.source, period)):
        return Preview(None, wrong)
    else:
        file = PublishedFile(
            kind.source, kept_name(files[0].name), files[0].content, released, person=viewer.person
        )
        made = [(file, partial(READERS[kind.source], file, period))]
    return Preview(kind.source, looked=[Looked(file, look(file, read)) for file, read in made])


def _is_not_needed(source: str, said: str) -> str:
    """Why what was said is of no use; empty where it is."""
    needs = NEEDS.get(source)
    if needs is None:
        return words.SAYS_ITSELF
    if needs.is_one(said):
        return ""
    return words.not_needed(shortened(said), needs.words)


def store_all(viewer: Viewer, looked_at: Preview) -> list[LoadedPublication]:
    """Store what preview() found fit to be; the others are given as they are."""
    if not access.may_load_published(viewer):
        raise PermissionError("This viewer may not load a publisher's file.")
    return [store(each.file, each.contents) if each.contents else each.outcome for each in looked_at.looked]


def withdraw(viewer: Viewer, publication: str, why: str) -> Withdrawn:
    if not access.may_load_published(viewer):
        raise PermissionError("This viewer may not withdraw a publication.")
    return withdraw_publication(publication, why, viewer.person)
