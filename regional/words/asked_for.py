"""What is said beside the boxes that switch optional sheets of a return on."""

from regional.words.plain import the

SHEETS = {
    "Evidence scores": "Evidence scores: a score for each category of evidence behind each statement",
    "Waiting list": "Waiting list: people and the longest wait, by risk band",
    "Case audits": "Case audits: how many case files met the standard, by practice area",
    "Documents": "Documents: an index of evidence, the documents themselves stay with the council",
}
FOOT = (
    "A tick applies at once to every council of the region and adds a sheet to its workbook. A workbook "
    "that was downloaded before lacks the sheet: it can still be submitted, and nothing is stored for that "
    "sheet. Off unless switched on."
)


def heading(region: str) -> str:
    return f"What {the(region)} asks its councils for"
