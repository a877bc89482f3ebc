"""One metric of all councils as a funnel: closed until asked for."""

from functools import partial

from regional import widgets
from regional.access import Viewer
from regional.data.packs import Asked
from regional.pages.parts.closed_chart import closed_chart
from regional.views.compare import years_of
from regional.views.compare_funnel_shown import funnel_shown
from regional.words.funnel import HOW_MADE


def funnel_section(viewer: Viewer, ons_code: str, metric: str, year: str) -> None:
    newest = year == years_of(viewer, ons_code, metric)[0]
    wanted = {"council": ons_code, "metric": metric, "year": None if newest else year}
    put = partial(widgets.show, key=f"funnel-{ons_code}-{metric}-{year}")
    shown = funnel_shown(viewer, ons_code, metric, year)
    closed_chart(shown, "funnel", HOW_MADE, Asked("funnel", wanted), put)
