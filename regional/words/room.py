"""What is said of room mode."""

ENTER, LEAVE = "Room mode", "Leave room mode"
MEANS = (
    "For a projector: only what is public and what councils share without their names, larger, no controls. "
    "Choose what to show first."
)
ON = "Shown: what is public, and what councils share without their names."
