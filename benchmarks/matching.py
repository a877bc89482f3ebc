"""How long it takes to match all 153 councils, and to put all nine regions into pairs and threes.

`python -m benchmarks.matching`, on the published record in the database that REGIONAL_DATABASE_URL names.
"""

from collections.abc import Callable
from time import perf_counter, process_time

from benchmarks import machine
from ingest.load import load_published
from models import database
from regional import data, peers
from regional.access import PUBLIC
from regional.analysis import matching
from regional.views import helping
from regional.views.firm import firm_scores
from regional.views.pairs import Wishes, pairs


def main() -> None:
    database.migrate()
    load_published()
    near, scores, figures = (
        peers.likeness(PUBLIC),
        firm_scores(PUBLIC),
        helping.newest_figures(PUBLIC),
    )
    matching.on_statements(scores, near)  # polars' own warm-up
    told("Who could help, 153 councils: statements", lambda: matching.on_statements(scores, near).height)
    told("Who could help, 153 councils: metrics", lambda: matching.on_metrics(figures, near).height)
    for size, word in ((2, "pairs"), (3, "threes")):
        asked = [Wishes(region, size) for region in data.regions(PUBLIC)]
        told(
            f"All nine regions in {word}",
            lambda asked=asked: sum(len(pairs(PUBLIC, a).groups) for a in asked),
        )
    print(machine.described())


def told(what: str, do: Callable[[], int]) -> None:
    wall, processor = perf_counter(), process_time()
    found = do()
    wall, processor = perf_counter() - wall, process_time() - processor
    print(f"{what:<42} {wall:6.3f} s, {processor:.3f} s of a processor: {found:,}")


if __name__ == "__main__":
    main()
