"""What a council says of the findings of its published report, beside them on its page."""

import polars as pl

from regional import widgets
from regional.access import Viewer
from regional.data import replies
from regional.words import replies as words


def comments_section(viewer: Viewer, code: str) -> None:
    """Nothing where the council has said nothing that this viewer may see."""
    said = replies.replies(viewer).filter(pl.col("ons_code") == code, pl.col("finding").is_not_null())
    if said.is_empty():
        return
    stands = said.unique("finding", keep="first", maintain_order=True)  # the newest on each
    with widgets.closed(words.comments_heading(stands), "comments") as opened:
        if opened:
            widgets.table(words.comments(stands, said))
