"""The columns of CQC's "Latest ratings", sheet Locations, as its editions have had them."""

LOCATIONS_2026 = (
    "Location ID", "Location ODS Code", "Location Name", "Care Home?", "Location Type",
    "Location Primary Inspection Category", "Location Street Address", "Location Address Line 2",
    "Location City", "Location Post Code", "Location Local Authority", "Location Region",
    "Location NHS Region", "Location ONSPD CCG Code", "Location ONSPD CCG",
    "Location Commissioning CCG Code", "Location Commissioning CCG Name", "Service / Population Group",
    "Domain", "Latest Rating", "Publication Date", "Report Type", "Inherited Rating (Y/N)", "URL",
    "Provider ID", "Provider Name", "Brand ID", "Brand Name",
)  # fmt: skip
# 2021: without these two.
NOT_IN_2021 = ("Location ODS Code", "Location NHS Region")
LOCATIONS_2021 = tuple(name for name in LOCATIONS_2026 if name not in NOT_IN_2021)
