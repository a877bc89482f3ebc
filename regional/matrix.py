"""What each role may do, as a table of words. A test holds it against the functions of regional/access.py."""

from dataclasses import dataclass

NO = "no"
YES = "yes"
COUNCIL = "their council"
REGION = "their region"
CHALLENGED = "the challenged council, between its dates"
EVERYWHERE = "everywhere"
PUBLIC = "public"  # whoever has not signed in

VIEWERS = (PUBLIC, "member", "contributor", "approver", "peer_reviewer", "regional_lead", "operator")


@dataclass(frozen=True)
class Deed:
    """One thing that may be done, and where each of VIEWERS may do it; nowhere if it is not named."""

    id: str
    words: str
    where: dict[str, str]


def _each(where: str, *viewers: str) -> dict[str, str]:
    return dict.fromkeys(viewers, where)


MATRIX = (
    Deed(
        "see_public", "See what is public: results, findings, published figures", _each(EVERYWHERE, *VIEWERS)
    ),
    Deed(
        "see_shared",
        "See what a council shares with its region by name, once it is approved; small counts are hidden",
        _each(REGION, "member", "contributor", "approver", "regional_lead")
        | _each(CHALLENGED, "peer_reviewer"),
    ),
    Deed(
        "see_counted",
        "See what councils share without their names, counted together",
        _each(REGION, "member", "contributor", "approver", "regional_lead"),
    ),
    Deed(
        "see_all",
        "See all that a council sent: exact figures, drafts, every version",
        _each(COUNCIL, "contributor", "approver"),
    ),
    Deed(
        "keep_pack",
        "Keep a pack of charts, which only they see; each is made of what they may see on that day",
        _each(EVERYWHERE, *VIEWERS[1:]),
    ),
    Deed("send", "Fill in and submit a return", _each(COUNCIL, "contributor", "approver")),
    Deed(
        "approve",
        "Approve what was submitted, which shares it, or send it back",
        _each(COUNCIL, "approver"),
    ),
    Deed(
        "set_steps",
        "Set the steps of a council's sign-off",
        _each(COUNCIL, "approver") | _each(REGION, "regional_lead"),
    ),
    Deed("share_less", "Show what a council sent to fewer people", _each(COUNCIL, "contributor", "approver")),
    Deed("share_more", "Show it to more people, or sooner", _each(COUNCIL, "approver")),
    Deed(
        "decide",
        "Open a quarter, decide what is asked for, follow who is behind and remind them; propose who sees "
        "what, record agreements, freeze counts",
        _each(REGION, "regional_lead"),
    ),
    Deed(
        "write_practice",
        "Write practice entries, and say which are used",
        _each(COUNCIL, "contributor", "approver"),
    ),
    Deed(
        "offer_practice",
        "Put an entry before the region's lead, withdraw it, and answer what is said of the council",
        _each(COUNCIL, "approver"),
    ),
    Deed(
        "moderate_practice",
        "Share what councils offer or send it back, say something of a council, keep pairs for a meeting",
        _each(REGION, "regional_lead"),
    ),
    Deed(
        "list_held",
        "List what is held about a council: what, whose, since when, for whom; not what it says",
        _each(COUNCIL, "contributor", "approver") | _each(REGION, "regional_lead"),
    ),
    Deed(
        "load_published",
        "Load a publisher's file, which all regions see, and withdraw it",
        _each(EVERYWHERE, "regional_lead", "operator"),
    ),
    Deed(
        "say_theme",
        "Say what a sentence of a published report about a council is about",
        _each(COUNCIL, "contributor", "approver") | _each(REGION, "regional_lead"),
    ),
    Deed(
        "say_theme_of_return",
        "Say what a sentence of a return is about",
        _each(COUNCIL, "contributor", "approver"),
    ),
    Deed(
        "invite_council",
        "Invite contributors and approvers, and take the role away",
        _each(COUNCIL, "approver") | _each(REGION, "regional_lead"),
    ),
    Deed(
        "invite_region",
        "Invite members and peer reviewers, and take the role away",
        _each(REGION, "regional_lead"),
    ),
    Deed(
        "invite_lead",
        "Invite regional leads, and take the role away",
        _each(REGION, "regional_lead") | _each(EVERYWHERE, "operator"),
    ),
    Deed("invite_operator", "Invite operators, and take the role away", _each(EVERYWHERE, "operator")),
    Deed(
        "events",
        "See what happened, when, and who did it",
        _each(COUNCIL, "contributor", "approver") | _each(REGION, "regional_lead"),
    ),
    Deed(
        "second_factor",
        "Need a code from an app besides the password",
        _each(YES, "approver", "regional_lead", "operator"),
    ),
)
