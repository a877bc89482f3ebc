"""What pages may read: the database and the cache are both only here.

Each reader takes the viewer first and gives a frame that must not be changed.
"""

from regional.data.kept import version
from regional.data.published import (
    assessments,
    councils,
    features,
    figures,
    findings,
    newest_period,
    predecessors,
    publications,
    read_on,
    scores,
)
from regional.data.returns import (
    asks_for_evidence_scores,
    own_answers,
    own_figures,
    own_scores,
    quarters_sent,
    quarters_sent_by,
    versions,
)

__all__ = [
    "asks_for_evidence_scores",
    "assessments",
    "councils",
    "features",
    "figures",
    "findings",
    "newest_period",
    "own_answers",
    "own_figures",
    "own_scores",
    "predecessors",
    "publications",
    "quarters_sent",
    "quarters_sent_by",
    "read_on",
    "scores",
    "version",
    "versions",
]
