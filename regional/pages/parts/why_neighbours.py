"""Why the nearest neighbours are these: each with what sets it apart, who just missed, what weights do."""

from regional import widgets
from regional.access import Viewer
from regional.views.why_neighbours import why_neighbours


def why_neighbours_section(viewer: Viewer, ons_code: str) -> None:
    why = why_neighbours(viewer, ons_code)
    widgets.sentences(why.sentences)
    widgets.table(why.neighbours)
    with widgets.closed(why.missed_heading, "just-missed") as opened:
        if opened:
            widgets.table(why.missed)
    with widgets.closed(why.weights_heading, "weights") as opened:
        if opened and not why.weights.is_empty():
            widgets.table(why.weights)
