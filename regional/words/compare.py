"""What the Compare page says whatever is compared: who the peers are, why these, and in which order."""

from models.framework import STATEMENTS
from models.metric import metrics
from regional.peers import Peers
from regional.words.plain import listed, several
from regional.words.region import NAMES

ORDERS = {"likeness": "Most alike first", "name": "A to Z", "value": "Sorted by value"}
STATEMENT, METRIC = "Statement: ", "Metric: "
MOST_NAMED = 20  # councils in a sentence; the table has them all
INPUTS = (
    "The method's 15 inputs: people over 15; the share of them aged 85 and over; six shares of ethnic groups "
    "(half weight each); social renters; students; people who speak little English; people per square "
    "kilometre; higher qualifications; distance to the sea (half weight); sparsity. All from Census 2021 "
    "and the map. Deprivation, funding and ratings are not among them."
)


def orders(kind: str) -> dict[str, str]:
    """The orders to choose from: likeness is only known of nearest neighbours."""
    return {name: words for name, words in ORDERS.items() if kind == "neighbours" or name != "likeness"}


def choices(published: tuple[str, ...]) -> dict[str, str]:
    """What can be compared, by id: the nine statements, then the metrics with figures by title."""
    titles = {metric: f"{METRIC}{metrics()[metric].title}" for metric in published}
    by_title = dict(sorted(titles.items(), key=lambda each: each[1]))
    return {statement: f"{STATEMENT}{NAMES[statement]}" for statement in STATEMENTS} | by_title


def kind_of(peers: Peers) -> str:
    """The group's name without its number: nearest neighbours."""
    return peers.name.lstrip("0123456789 ")


def among(peers: Peers, known: int, what: str) -> str:
    """The peers that count, as "of" takes them: its 15 nearest neighbours; 7 unitary councils with a score.

    what: a figure, a score.
    """
    if known < len(peers.codes):
        return f"{known} {kind_of(peers)} with {what}"
    mine = "its " if peers.by_likeness else ""
    return f"{mine}{known} {kind_of(peers)}"


def ordered(peers: Peers, order: str) -> str:
    """The order of the rows, for the picture."""
    if order == "value":
        return "Sorted by value, which is no order of merit."
    if order == "likeness" and peers.by_likeness:
        return "Peers are most alike first: the order is likeness, not merit."
    return "Peers are in alphabetical order; no order of merit is meant."


def why_heading(peers: Peers) -> str:
    return f"Why these peers: {peers.name} ({several(len(peers.codes), 'council')})"


def why(peers: Peers, names: list[str]) -> str:
    """Why these, and who they are; the neighbours' names stand in a table of their own."""
    if peers.by_likeness:
        return f"{peers.how}\n\n{INPUTS}" if peers.codes else peers.how
    return f"{peers.how} {listed(names)}." if names else f"{peers.how} {nobody(peers)}"


def nobody(peers: Peers) -> str:
    """What to do where there is nobody to compare with."""
    if peers.by_likeness:
        return peers.how
    return "Nobody is chosen yet. Add up to 20 councils to the own list above, or choose other peers."


def file_name(council: str, peers: Peers, what: str) -> str:
    return f"{what} {council} beside {kind_of(peers)}".lower().replace(" ", "-").replace("_", "-")
