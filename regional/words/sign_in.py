"""What the forms to sign in by say where an account of one's organisation is used, and of recovery codes."""

WITH_ACCOUNT = "Sign in with your organisation's account"
NO_ACCOUNT_HERE = (
    "You are led to your organisation's own sign-in page, and back.",
    "Not invited yet? A regional lead invites people. What is public needs no account.",
)
INVITED = (
    "You were invited. Go on to your organisation's sign-in page: the account you use there is yours here "
    "from then on. The address you opened works once.",
)
ACCEPT = "Go on and accept"
NOT_FROM_HERE = (
    "This sign-in was not begun in this browser, or too long ago, or was used already. Nobody was signed in: "
    "begin anew."
)
PROVIDER_REFUSED = (
    "Your organisation's sign-in page did not let you in, or you left it. Nobody was signed in. Try again, "
    "or ask those who look after your organisation's accounts whether you may use this app."
)
NOT_PROVED = (
    "What your organisation's sign-in page sent back does not hold, so nobody was signed in. Try again. If "
    "it happens twice, tell whoever looks after this app: its log says why."
)
PROVIDER_AWAY = (
    "Your organisation's sign-in page does not answer, so nobody can sign in now. Try again in a few "
    "minutes. What is public needs no account, and whoever is signed in stays so."
)
NOBODY_INVITED = (
    "Nobody with this account was invited here. Open the address you were sent, once, to begin; if it was "
    "for another account, sign out of this one at your organisation first. A regional lead invites people."
)
TAKEN = (
    "This account belongs to somebody here already, so it cannot accept an invitation for somebody else. "
    "Sign out at your organisation, then open the address with the account of the person invited."
)
NEEDS_SECOND_PROOF = (
    "What you may do here needs a second proof, which your organisation asks for: a code or a tap on a "
    "phone. Your organisation told us of none. Sign in again and give it.",
    "If it does not ask for one, those who look after your organisation's accounts have to switch it on: "
    "docs/SIGN_IN.md says how.",
)
SECOND_PROOF_GIVEN = "Your organisation asked for a second proof, so nothing is to be set up here."
AGAIN = "Sign in again with a second proof"

SIGNS_OUT_THERE_TOO = (
    "You are led to your organisation's sign-out as well, so that nobody else goes on as you."
)

WRONG_CODE = (
    "That is not the code the app shows now. Wait for the next one, and check the clock of the phone."
)
CHANGE_PASSWORD = "Change your password"
CHANGES_EVERYWHERE = "You are signed out everywhere and sign in with the new one."
NOT_THE_PASSWORD = (
    "This is not the password you have. Ask your regional lead for a reset link if it is forgotten."
)
RECOVERY_CODES = "Your recovery codes"
KEEP_CODES = (
    "Print these or write them down, and keep them apart from the phone: they are shown only now. If the "
    "phone is lost, sign in with one of them in the place of the six-digit code. You then set up another "
    "app, and get new codes.",
)
NO_CODES_NEEDED = "Recovery codes are for those who have an authenticator app here. You have none."
MAKE_CODES = "Make ten new codes"


def wait(seconds: int) -> str:
    return f"Try again in {seconds} second{'s' if seconds > 1 else ''}."


def open_sessions(moments: list[str]) -> str:
    """moments: when each began, in words; this browser's is among them."""
    if len(moments) == 1:
        return "You are signed in in this browser only."
    return f"You are signed in {len(moments)} times, this browser included: since {'; since '.join(moments)}."


def codes_left(left: int) -> str:
    has = "You have no recovery code left" if not left else f"You have {left} of 10 recovery codes left"
    return f"{has}. Ten new ones take the place of all older ones. Give a code from your app to make them."
