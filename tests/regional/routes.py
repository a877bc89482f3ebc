"""The ways that lead to what councils sent: readers, views, files to take away, pages by their address."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

import polars as pl
from streamlit.testing.v1 import AppTest

from regional import data, peers
from regional.access import LOCAL, Viewer
from regional.data import packs
from regional.exports import picture
from regional.exports.deck import deck
from regional.exports.document import document
from regional.exports.piece import Piece
from regional.exports.table import data_csv
from regional.exports.together import together
from regional.exports.word_document import word_document
from regional.exports.workbook import workbook
from regional.navigation import ROOT
from regional.views import compare, council_page, own_history, pack, region_page, standing_out
from regional.views.council_taken import council_taken
from regional.views.own_before_published import own_before_published
from regional.views.own_history_taken import own_history_taken
from regional.views.region_taken import region_taken
from regional.words.fill_in import WAYS
from regional.words.practice_page import HELP
from tests.regional.returns_world import QUARTERS, TABLES, OwnFigure

DAY = date(2026, 11, 24)
METRICS = TABLES[OwnFigure][1]
PUBLISHED = METRICS[0]  # the one that the published record has as well
OPENED = ("answers", "figures-sent", "by-statement", "table-chart", "table-own-history", "waiting", "audits")


@dataclass(frozen=True)
class Asked:
    """What an address, a select box or a button can name; whether the viewer may see it, nobody has asked."""

    council: dict  # a row of data.councils
    quarter: str
    metric: str
    mode: str  # how to look at a region
    kind: str  # of peers
    way: str  # to fill a return in

    @property
    def code(self) -> str:
        return self.council["ons_code"]

    @property
    def region(self) -> str:
        return self.council["region"]


def asked(random: Random, code: str) -> Asked:
    council = data.councils(LOCAL).row(by_predicate=pl.col("ons_code") == code, named=True)
    return Asked(
        council,
        random.choice(QUARTERS),
        random.choice(METRICS),
        random.choice(("own", "own", "gap", "published")),
        random.choice(("neighbours", "region", "type")),
        random.choice(list(WAYS.values())),
    )


def of_a_region(viewer: Viewer, at: Asked) -> Any:
    return region_page.region_page(viewer, at.region, at.mode, at.quarter, "light")


def of_a_council(viewer: Viewer, at: Asked) -> Any:
    page = council_page.council_page(viewer, at.code, at.kind, (), "light")
    return page, own_history.metrics_sent(viewer, at.code)


def of_its_figures(viewer: Viewer, at: Asked) -> Any:
    return own_history.own_history(viewer, at.code, at.metric)


def compared(viewer: Viewer, at: Asked) -> Any:
    newest = next(iter(compare.years_of(viewer, at.code, PUBLISHED)), None)
    choice = (PUBLISHED, newest) if newest else ("equity", None)
    return compare.compare_page(viewer, at.code, at.kind, (), *choice, "likeness", "light")


def standing_out_there(viewer: Viewer, at: Asked) -> Any:
    of_council, of_region = (standing_out.for_council, at.code), (standing_out.for_region, at.region)
    return [view(viewer, where) for view, where in (of_council, of_region)]


def own_before(viewer: Viewer, at: Asked) -> Any:
    return own_before_published(viewer, at.code), council_page.own_nine(viewer, at.code)


def region_workbook(viewer: Viewer, at: Asked) -> Any:
    return workbook(region_taken(viewer, at.region, at.mode, at.quarter), DAY)


def region_csv(viewer: Viewer, at: Asked) -> Any:
    return data_csv(region_taken(viewer, at.region, at.mode, at.quarter), DAY)


def region_picture(viewer: Viewer, at: Asked) -> Any:
    shown = region_page.region_page(viewer, at.region, at.mode, at.quarter, "light").map
    return picture.svg(shown.draw("light")) if shown else ""


def council_workbook(viewer: Viewer, at: Asked) -> Any:
    return workbook(council_taken(viewer, at.code, at.kind, ()), DAY)


def figures_csv(viewer: Viewer, at: Asked) -> Any:
    if at.metric not in own_history.metrics_sent(viewer, at.code):
        return ""
    return data_csv(own_history_taken(viewer, at.council, at.metric), DAY)


def packed(viewer: Viewer, at: Asked) -> list[Piece]:
    """A pack of every chart that holds what councils sent, as anybody could have asked for it."""
    peers_of = {"council": at.code, "peers": at.kind, "list": []}
    what = {"compare": PUBLISHED, "year": None, "order": "name"}
    wanted = [
        packs.Asked("map", {"region": at.region, "show": at.mode, "quarter": at.quarter}),
        packs.Asked("profile", peers_of),
        packs.Asked("own figure", {"council": at.code, "metric": at.metric}),
        packs.Asked("compared", peers_of | what),
    ]
    return [pack.piece(viewer, each) for each in wanted]


def a_deck(viewer: Viewer, at: Asked) -> Any:
    return deck(packed(viewer, at), DAY, title="A pack")


def a_document(viewer: Viewer, at: Asked) -> Any:
    return document(packed(viewer, at), DAY, title="A pack")


def a_word_document(viewer: Viewer, at: Asked) -> Any:
    return word_document(packed(viewer, at), DAY, title="A pack")


def a_packs_workbook(viewer: Viewer, at: Asked) -> Any:
    return workbook(together(packed(viewer, at), "A pack"), DAY)


def stored_files(viewer: Viewer, at: Asked) -> Any:
    found = []
    for version in range(1, 6):
        try:
            found.append(data.stored_file(viewer, at.code, at.quarter, version))
        except LookupError:
            continue
    return found


def readings(viewer: Viewer, at: Asked) -> Any:
    return (
        data.own_scores(viewer, at.quarter),
        data.own_scores_dated(viewer, (at.code,)),
        data.own_answers(viewer, at.code, at.quarter),
        data.own_figures(viewer, at.code),
        data.own_waiting(viewer, at.code, at.quarter),
        data.own_audits(viewer, at.code, at.quarter),
        data.own_documents(viewer, at.code, at.quarter),
        data.versions(viewer, at.code),
        data.quarters_sent(viewer),
    )


AT_SCREEN: list[Viewer] = []  # the newest is who looks


def page(name: str, **choices: Callable[[Asked], str]) -> Callable[[Viewer, Asked], Any]:
    """A page of the app by an address that names another's council or quarter as well as one's own."""

    def opened(viewer: Viewer, at: Asked) -> Any:
        AT_SCREEN[:] = [viewer]
        app = AppTest.from_file(ROOT / "app.py", default_timeout=120)
        for key in OPENED:
            app.session_state[key] = True
        if name == "our_return":  # before a first run a page is known only by an address that is its file's
            app.run().switch_page("regional/pages/our_return.py")
        elif name != "region":
            app.switch_page(f"regional/pages/{name}.py")
        for key, choose in choices.items():
            app.query_params[key] = choose(at)
        app.run()
        assert not app.exception, app.exception
        return app

    return opened


def _council(at: Asked) -> str:
    return at.council["short_name"]


READERS = {"readers": readings, "stored files": stored_files}
VIEWS = {
    "region": of_a_region,
    "council": of_a_council,
    "its figures": of_its_figures,
    "compared": compared,
    "standing out": standing_out_there,
    "own scores before CQC's": own_before,
}
EXPORTS = {
    "region's workbook": region_workbook,
    "region's csv": region_csv,
    "region's picture": region_picture,
    "council's workbook": council_workbook,
    "figures' csv": figures_csv,
    "deck": a_deck,
    "document": a_document,
    "word document": a_word_document,
    "pack's workbook": a_packs_workbook,
}
PAGES = {
    "page region": page(
        "region",
        region=lambda at: at.region,
        show=lambda at: region_page.MODES[at.mode],
        quarter=lambda at: at.quarter,
    ),
    "page council": page("council", council=_council, peers=lambda at: peers.KINDS[at.kind]),
    "page our return": page(
        "our_return", council=_council, quarter=lambda at: at.quarter, how=lambda at: at.way
    ),
    "page compare": page("compare", council=_council),
    "page practice": page("practice", part=lambda at: HELP, council=_council),
    "page replies": page("replies", council=_council),
    "page collection": page("collection", region=lambda at: at.region, quarter=lambda at: at.quarter),
}
ROUTES = READERS | VIEWS | EXPORTS | PAGES
EVERY = ((READERS, 78), (VIEWS, 15), (EXPORTS, 5), (PAGES, 2))  # of a hundred cases


def drawn_route(random: Random) -> str:
    [kind] = random.choices([kind for kind, _ in EVERY], [often for _, often in EVERY])
    return random.choice(list(kind))
