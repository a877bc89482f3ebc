"""The way into room mode and out of it: a link, because the address is what holds it."""

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

from regional.room import NAME, ON
from regional.words import room as words


def html_room(page: str, choices: Mapping[str, str | list[str]], on: bool) -> str:
    """page and choices: the page's path, as in regional/navigation.py, and what its address says."""
    kept = {name: value for name, value in choices.items() if name != NAME}
    address = urlencode(kept if on else kept | {NAME: ON}, doseq=True)
    link = escape(f"/{page}?{address}" if address else f"/{page}", quote=True)
    said = words.ON if on else words.MEANS
    # _self: Streamlit would open another tab.
    way = f'<a href="{link}" target="_self">{words.LEAVE if on else words.ENTER}</a>'
    return f'<p class="room">{way} <span>{said}</span></p>'
