"""What a browser is sent to the provider for. It carries that itself, in a cookie, until it comes back.

The secrets that tie the way back to the way there are all made from one random token in that cookie, so the
server keeps nothing of people who never come back.
"""

import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import asdict, dataclass

from regional.workflow.people import tokens


@dataclass(frozen=True)
class Errand:
    token: str  # random
    after: str  # the page to go to; one of ours, and looked at again on the way back
    invitation: str = ""  # the token of a link, where somebody comes to accept it
    again: bool = False  # sent a second time, for a second proof

    @property
    def state(self) -> str:
        return tokens.derived(self.token, "state")

    @property
    def nonce(self) -> str:
        return tokens.derived(self.token, "nonce")

    @property
    def verifier(self) -> str:
        return tokens.derived(self.token, "verifier")  # 64 letters and digits, as PKCE wants 43 to 128

    def came_back_with(self, state: str) -> bool:
        return hmac.compare_digest(self.state.encode(), state.encode("utf-8", "surrogatepass"))


def packed(errand: Errand) -> str:
    return urlsafe_b64encode(json.dumps(asdict(errand)).encode()).decode()


def unpacked(cookie: str | None) -> Errand | None:
    """None for what is no errand: a cookie may hold anything."""
    try:
        said = json.loads(urlsafe_b64decode((cookie or "").encode()))
        errand = Errand(**said)
    except (ValueError, TypeError):
        return None
    texts = (errand.token, errand.after, errand.invitation)
    if not all(isinstance(each, str) for each in texts) or not isinstance(errand.again, bool):
        return None
    return errand if errand.token else None
