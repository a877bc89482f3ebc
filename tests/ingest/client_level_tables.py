"""Tables like the quarterly ones from client-level data, made here: the layout as it was described to us.

Nobody here has had one of the publisher's files. The numbers are invented; the areas are real.
Run as a module it writes the samples in tests/files.
"""

from tests.ingest.published_copies import FILES, Grid, ods

AREAS = [
    ("England", "England", "E92000001"),
    *(
        ("Region", name, f"E1200000{n}")
        for n, name in enumerate(
            ["North East", "North West", "Yorkshire and The Humber", "East Midlands", "West Midlands",
             "East of England", "London", "South East", "South West"], start=1,
        )
    ),
    ("Local Authority", "Barnet", "E09000003"),
    ("Local Authority", "Bristol, City of", "E06000023"),
    ("Local Authority", "Cumberland", "E06000063"),
    ("Local Authority", "County Durham", "E06000047"),
    ("Local Authority", "Dorset", "E06000059"),
    ("Local Authority", "Isles of Scilly", "E06000053"),
    ("Local Authority", "Sandwell", "E08000028"),
]  # fmt: skip
AGES = ["18 to 64", "65 and over", "Total"]
SETTINGS = ["Community", "Nursing", "Residential", "Total"]
DAYS = ["31 January 2026", "28 February 2026", "31 March 2026 [p]"]
MONTHS = ["January 2026", "February 2026", "March 2026 [p]"]
SCILLY_FEW = "[c]"
NAMES = {"long_term_support": "client_level_data/long_term_support.ods",
         "assessments": "client_level_data/assessments.ods"}  # fmt: skip


def long_term_support() -> Grid:
    """The cells of Table_1 from its title on: the header in row 3."""
    header = ["Area unit", "Area", "Area code", "Support setting", "Age group", *DAYS]
    rows = [
        [*area, setting, age, *(_number(at, s, a, m, area[1]) for m in range(len(DAYS)))]
        for at, area in enumerate(AREAS)
        for s, setting in enumerate(SETTINGS)
        for a, age in enumerate(AGES)
    ]
    return _titled("Table 1: people in long-term support on the last day of each month", [header, *rows])


def assessments() -> Grid:
    header = ["Area unit", "Area", "Area code", "Age group", *MONTHS, "Total [p]"]
    rows = []
    for at, area in enumerate(AREAS):
        for a, age in enumerate(AGES):
            cells = [_number(at, 1, a, m, area[1]) for m in range(len(MONTHS))]
            few = SCILLY_FEW in cells
            total = SCILLY_FEW if few else str(sum(int(cell) for cell in cells if cell != "[x]"))
            rows.append([*area, age, *cells, total])
    return _titled("Table 1: assessments in each month", [header, *rows])


def workbook(kind: str, cells: Grid | None = None) -> bytes:
    """The sheets around Table_1 as the publisher's statistics mostly have them."""
    made = {"long_term_support": long_term_support, "assessments": assessments}[kind]
    cover = [["Client-level data, made here"], ["Some shorthand is used: [c], [p], [x]."]]
    return ods(
        {"Cover": cover, "Notes": [["Note", "What it says"], ["1", "Numbers"]], "Table_1": cells or made()}
    )


def _titled(title: str, table: Grid) -> Grid:
    width = len(table[0])
    return [[title, *[None] * (width - 1)], ["Source: made here", *[None] * (width - 1)], *table]


def _number(at: int, setting: int, age: int, month: int, area: str) -> str:
    """A council has tens to thousands of people, and one month's figure of one council is not available."""
    if area == "Isles of Scilly" and age == 0:
        return SCILLY_FEW
    if area == "Dorset" and month == 1:
        return "[x]"
    return str(1000 + 100 * at + 10 * setting + 3 * age + month)


if __name__ == "__main__":
    for kind, path in NAMES.items():
        (FILES / path).parent.mkdir(exist_ok=True)
        (FILES / path).write_bytes(workbook(kind))
