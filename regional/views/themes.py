"""What the reports of a place name: its findings, whose they are, how many councils' reports name what."""

from dataclasses import dataclass

import polars as pl

from models.theme import OTHER, in_order
from regional import data
from regional.access import Viewer
from regional.analysis.theme_counts import councils_by
from regional.views.firm import FIRM

ENGLAND = "England"


@dataclass(frozen=True)
class Reports:
    """The reports of a region's councils, or of all. Counts rest on `findings` alone.

    findings and apart: the columns of models Finding, with council (short name) and region; by council,
    theme and statement.
    """

    place: str  # a region, or ENGLAND
    councils: pl.DataFrame  # A to Z
    findings: pl.DataFrame  # of formal reports, read firmly
    apart: pl.DataFrame  # of pilots, or read by a script or inferred: counted nowhere
    themes: pl.DataFrame  # analysis.theme_counts.councils_by theme, in order

    @property
    def drawn(self) -> pl.DataFrame:
        """The themes that charts and headlines are about: what fits none is no theme."""
        return self.themes.filter(pl.col("theme") != OTHER)

    @property
    def read(self) -> list[str]:
        """Councils with a finding that counts, A to Z."""
        return self._named(self._is_read())

    @property
    def unread(self) -> list[str]:
        """The others, a council known from a pilot alone among them."""
        return self._named(~self._is_read())

    @property
    def pilots(self) -> list[str]:
        pilots = self.apart.filter(pl.col("kind") == "pilot")
        return self._named(pl.col("ons_code").is_in(pilots["ons_code"].to_list()))

    def of(self, theme: str | None) -> pl.DataFrame:
        """The findings that count on one theme, or on all."""
        return self.findings if theme is None else self.findings.filter(pl.col("theme") == theme)

    def _is_read(self) -> pl.Expr:
        return pl.col("ons_code").is_in(self.findings["ons_code"].to_list())

    def _named(self, which: pl.Expr) -> list[str]:
        return self.councils.filter(which)["short_name"].to_list()


@data.kept_view
def reports(viewer: Viewer, place: str) -> Reports:
    everywhere = data.councils(viewer)
    here = everywhere if place == ENGLAND else everywhere.filter(pl.col("region") == place)
    names = here.select("ons_code", "region", council="short_name")
    order = pl.col("theme").cast(pl.Enum(in_order()))
    findings = data.all_findings(viewer).join(names, on="ons_code").sort("council", order, "polarity", "id")
    firm = findings.filter(FIRM)
    return Reports(
        place=place,
        councils=here,
        findings=firm,
        apart=findings.join(firm.select("id"), on="id", how="anti", maintain_order="left"),
        themes=councils_by(firm, "theme", in_order()),
    )
