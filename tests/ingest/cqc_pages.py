"""Pages like CQC's about a council, written here: three generations, and more spellings than CQC has used.

Nobody here has CQC's own pages; every sentence in them is ours.
"""

from dataclasses import dataclass, field
from html import escape

from ingest.cqc_report.read import SavedFile

SCORES = {
    "assessing_needs": 2, "healthier_lives": 2, "equity": 2, "care_provision": 3, "partnerships": 3,
    "safe_systems": 2, "safeguarding": 3, "governance": 3, "learning": 3,
}  # fmt: skip # 23 of 36: 64%, good. Barnet's own, as published.
LABELS = {
    "assessing_needs": ("Assessing needs", "Assessing Needs"),
    "healthier_lives": (
        "Supporting people to live healthier lives",
        "Supporting people to lead healthier lives",
    ),
    "equity": (
        "Equity in experience and outcomes",
        "Equity in experiences and outcomes",
        "Equity in outcomes",
    ),
    "care_provision": (
        "Care provision, integration and continuity",
        "Care provision integration and continuity",
    ),
    "partnerships": ("Partnerships and communities", "Partnership and communities"),
    "safe_systems": ("Safe pathways, systems and transitions", "Safe systems, pathways and transitions"),
    "safeguarding": ("Safeguarding",),
    "governance": ("Governance, management and sustainability", "Governance"),
    "learning": ("Learning, improvement and innovation", "Learning, innovation and improvement"),
}
PATHS = {"assessing_needs": "theme1/needs", "care_provision": "theme2/care", "equity": "theme1/equity",
         "governance": "theme4/governance", "safeguarding": "theme3/safeguarding"}  # fmt: skip
BASE = "https://www.cqc.org.uk/care-services/local-authority-assessment-reports"


@dataclass
class Council:
    name: str = "London Borough of Barnet"
    slug: str = "barnet-0125"
    rating: str = "Good"
    percent: int = 64
    scores: dict[str, int] = field(default_factory=lambda: dict(SCORES))
    spelling: int = 0  # which of LABELS
    same_line: bool = False  # "Assessing needs Score: 2" in one piece
    twice: bool = False  # the score's line is printed twice
    published: str | None = "Assessment published: 31 January 2025"
    nested: bool = True  # /york-1225/theme1/needs, not /camden-0225-theme1-needs
    tag: str = "h3"

    def address(self, rest: str) -> str:
        return f"{BASE}/{self.slug}/{rest}" if self.nested else f"{BASE}/{self.slug}-{rest.replace('/', '-')}"

    def label(self, statement: str) -> str:
        spellings = LABELS[statement]
        return spellings[self.spelling % len(spellings)]


def page(address: str | None, title: str, body: str) -> bytes:
    link = f'<link rel="canonical" href="{address}">' if address else ""
    return (
        f"<!DOCTYPE html><html><head><title>{escape(title)} - Care Quality Commission</title>{link}"
        "<style>.x{}</style><script>var score = 'Score: 1';</script></head><body>"
        "<nav><ul><li>Governance</li><li>Score: 4</li></ul></nav><main>"
        f"{body}</main><footer><p>Safeguarding Score: 1</p></footer></body></html>"
    ).encode()


def summary(council: Council) -> SavedFile:
    """Overall summary, rating and score, the nine, people's experiences."""
    scores = []
    for statement, score in council.scores.items():
        label = escape(council.label(statement))
        line = f"<p>Score: {score}</p>" * (2 if council.twice else 1)
        scores.append(
            f"<p>{label} <strong>Score:&nbsp;{score}</strong></p>"
            if council.same_line
            else f"<{council.tag}>{label}</{council.tag}>{line}"
        )
    body = (
        f"<h1>{escape(council.name)}: local authority assessment</h1>"
        + (f"<p>{council.published}</p>" if council.published else "")
        + "<h2>Overall summary</h2><p>An invented paragraph about the council.</p>"
        f"<h2>Local authority rating and score</h2><h3>{escape(council.name)}</h3><p>{council.rating}</p>"
        f"<p>Overall rating for {escape(council.name)}: {council.percent}%</p>"
        f"<h2>Quality statement scores</h2>{''.join(scores)}"
        "<h2>Summary of people's experiences</h2><p>People told our inventor that they were content.</p>"
    )
    address = council.address("summary")
    return SavedFile("summary.html", page(address, f"{council.name}: summary", body), address)


def statement_page(council: Council, statement: str) -> SavedFile:
    score, label = council.scores[statement], escape(council.label(statement))
    body = (
        f"<p>{escape(council.name)}: local authority assessment</p><h1>{label}</h1><p>Score: {score}</p>"
        + (f"<p>Score: {score}</p>" if council.twice else "")
        + f"<p>{score} - Evidence shows some shortfalls</p>"
        "<h2>What people expect</h2><p>I expect things of you.</p>"
        "<h2>The local authority commitment</h2><p>We commit ourselves.</p>"
        "<h2>Key findings for this quality statement</h2><h3>Waiting and timeliness</h3>"
        f"<p>People waited, says our invention about {label.lower()}.</p><ul><li>Some for long.</li></ul>"
        "<h3>Carers</h3><p>Carers were heard.</p>"
    )
    address = council.address(PATHS.get(statement, f"theme9/{statement}"))
    return SavedFile(f"{statement}.html", page(address, f"{council.name}: {label}", body), address)


def pilot(name: str = "Birmingham City Council", slug: str = "birmingham-cc") -> list[SavedFile]:
    """A pilot's pages: an indicative score on a line of its own."""
    rating = "<h2>Indicative rating</h2><p>Good</p><h2>Overall summary</h2><p>An invented line.</p>"
    first = f"<h1>{name}: local authority pilot assessment</h1>{rating}"
    second = (
        f"<h1>Safeguarding</h1><p>{name}</p><p>Indicative score:</p><p>2 - Evidence shows some shortfalls</p>"
        "<h2>Key findings for this quality statement</h2><p>Enquiries took long, we invent.</p>"
    )
    addresses = [f"{BASE}/{slug}/overall-summary", f"{BASE}/{slug}/3-safety-within-system/safeguarding"]
    return [
        SavedFile("overall-summary.html", page(addresses[0], name, first), addresses[0]),
        SavedFile("safeguarding.html", page(addresses[1], f"{name}: Safeguarding", second), addresses[1]),
    ]


def all_pages(council: Council) -> list[SavedFile]:
    return [summary(council), *(statement_page(council, each) for each in council.scores)]
