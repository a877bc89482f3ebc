"""Labels, presses and what comes of them on the Practice page."""

FIND, HELP, PAIRS = "Find practice", "Who could help", "Pairs for a meeting"
OURS, MODERATE = "Our entries", "Waiting for the lead"
SHOW = (FIND, HELP, PAIRS, OURS, MODERATE)

ASK = "What are you looking for?"
ASK_HINT = "breaks for unpaid carers"
ANY_THEME, ANY_STATEMENT = "Any theme", "Any statement"
ANY_TYPE, ANY_EVIDENCE = "Any type of council", "Any evidence"

METRIC, BEFORE, AFTER = "Metric that changed, if one did", "Before", "After"
STRENGTH, COST = "Strength of evidence", "Cost, extra money alone"
STATEMENT, THEMES, LOOK_AGAIN = "Statement", "Themes", "To be looked at again by"

DOCUMENT = "Document (HTML)"
USE, USED = "Store that we use this", "Done: it is stored that {} uses this."
USE_HEADING = "We used this"
HOW, SINCE = "How you use it", "Since"
CAME, TELL = "What came of it", "Store what came of it"
TOLD = "Done: what came of it is stored. What was said before is kept."
WHO_SEES = "Who may see it"
NO_NAMES = (
    "Name no person who draws on care, and give a role instead of a name. What looks like personal data is "
    "refused; a name cannot be detected."
)

SIZE, SIZES = "Put together in", {2: "pairs", 3: "threes"}
LEFT_OUT, INCLUDED = "Not coming", "Coming, though no score is known"
APART = "Not together: councils to keep apart from each other"
LATELY = "Keep apart who met since"
MEETING = "Day of the meeting"

NOT_OURS = "Entries are written by a council's own contributors and approvers. Sign in to write one."
WRITE, WRITE_NEW = "Keep as a draft", "Write a new entry"
CORRECT = "Change it: a new version"
KEPT = "Done: kept as a draft, version {}. Nobody else sees it yet."
OFFER = "Put it before the region's lead"
OFFERED = "Done: it waits for the region's lead."
SHARED_AT_ONCE = "Done: it is shared. Nobody signs in here, so no lead had to be asked."
NOT_AN_APPROVER = "An approver of your council puts it before the region's lead."
WITHDRAW, WITHDRAWN = "Withdraw it", "Done: it is withdrawn. Others are told that it was there, and no more."
REASON, SURE = "Reason", "Yes, withdraw it"
REASONS = (
    "we do it no longer",
    "it did not work as we thought",
    "something in it is wrong",
    "the council no longer wants to share it",
)
LOOKED = "Looked at today: it is still right"
LOOKED_AT = "Done: it is to be looked at again by {}."

NOT_A_LEAD = "What councils put forward is shared by their region's lead. Sign in as one to see what waits."
NOTHING_WAITS = "Nothing waits for you in {}."
SHARE, SHARED = "Share it", "Done: it is shared."
BACK, SENT_BACK = "Send it back", "Done: it is sent back with your note."
NOTE = "Note for the council"
CHECK = (
    "Before you share: is anybody named, or to be guessed? Is what changed told as it was measured? Does it "
    "say what did not work?"
)
BOXES = {
    "title": "Title",
    "problem": "What was the problem?",
    "done": "What did you do?",
    "for_whom": "For whom?",
    "changed": "What changed?",
    "did_not_work": "What did not work?",
    "conditions": "What does it take?",
    "differently": "What would you do differently?",
    "links": "Links, one a line",
    "contact": "Whom to ask: a role and a team, no name",
}
STAGES = {
    "draft": "a draft",
    "waiting": "waits for the region's lead",
    "sent back": "sent back",
    "shared": "shared",
}


def ours_heading(council: str, shared: int, others: int, due: int) -> str:
    """How many entries a council has, and what is due."""
    own = f"{shared} shared" if shared else "none shared yet"
    more = f", {others} not shared" if others else ""
    again = f"; {due} to be looked at again" if due else ""
    return f"{council}: {own}{more}{again}"


def waiting_heading(region: str, waiting: int) -> str:
    said = (
        "nothing waits" if not waiting else f"{waiting} {'entry waits' if waiting == 1 else 'entries wait'}"
    )
    return f"{region}: {said} for the lead"
