"""What pages may read: the database and the cache are both only here.

Each reader takes the viewer first and gives a frame that must not be changed.
"""

from regional.data.kept import kept_view, version
from regional.data.published import (
    all_findings,
    assessments,
    councils,
    features,
    figures,
    figures_given_anew,
    figures_of_metric,
    findings,
    invented,
    metrics_published,
    newest_period,
    predecessors,
    publications,
    read_on,
    regions,
    scores,
)
from regional.data.returns import (
    asked_sheets,
    own_answers,
    own_audits,
    own_documents,
    own_figures,
    own_scores,
    own_waiting,
    quarters_sent,
    quarters_sent_by,
    stored_file,
    versions,
)

__all__ = [
    "all_findings",
    "asked_sheets",
    "assessments",
    "councils",
    "features",
    "figures",
    "figures_given_anew",
    "figures_of_metric",
    "findings",
    "invented",
    "kept_view",
    "metrics_published",
    "newest_period",
    "own_answers",
    "own_audits",
    "own_documents",
    "own_figures",
    "own_scores",
    "own_waiting",
    "predecessors",
    "publications",
    "quarters_sent",
    "quarters_sent_by",
    "read_on",
    "regions",
    "scores",
    "stored_file",
    "version",
    "versions",
]
