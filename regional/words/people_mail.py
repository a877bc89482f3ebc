"""The e-mail that brings somebody a one-time address, and what the page says of it."""

# By the purpose of a link.
SUBJECT = {
    "invitation": "You are invited: adult social care, learning together",
    "reset": "A new password: adult social care, learning together",
}
OPENING = {
    "invitation": "You are invited to where the councils of a region learn from each other. To join, open",
    "reset": "Somebody who may do so made you an address to choose a new password. Open",
}
BY_MAIL = "The address to join goes to them by e-mail. Nobody else sees it, you neither."


def body(purpose: str, name: str, address: str, until: str) -> str:
    return "\n\n".join(
        [
            f"Hello {name},",
            f"{OPENING[purpose]}:",
            address,
            f"The address works once, and until {until}. Whoever opens it first is taken for you: pass it "
            "on to nobody. If you did not expect this, leave it closed and tell your region's lead.",
        ]
    )


def mailed(until: str) -> str:
    return (
        f"The address went to them by e-mail, and nobody else has seen it. It works once, and until {until}."
    )


def to_send(until: str) -> str:
    return f"Send them this address. It is shown only now, works once, and until {until}."


def not_mailed(why: str, until: str) -> str:
    return f"It could not be e-mailed: {why}. {to_send(until)}"
