"""What is said of room mode."""

ENTER, LEAVE = "Room mode", "Leave room mode"
MEANS = (
    "For a projector: only what is public and what councils share without their names, larger, no controls. "
    "Choose what to show first."
)
NOT_HERE = "In room mode nothing of a single council's return is shown. Leave it to go on."
NOT_IN_ROOM = "In room mode nobody's pack is shown. Leave it to go on."
ON = "Shown: what is public, and what councils share without their names."
