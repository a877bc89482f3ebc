"""python -m regional.remind: the reminders of today, for a timer to run once a day.

On the days that regional/workflow/reminders.py names around the day a return is due. Running it twice on
one day sends nothing twice.
"""

import sys

from regional import access, days, mail
from regional.workflow import reminders, reminders_sent


def main() -> int:
    try:
        server = mail.server()
    except ValueError as fault:
        print(fault, file=sys.stderr)
        return 2
    today = days.today()
    clock = access.Viewer("clock", access.LOCAL.scope)
    due = list(reminders.due_today(today))
    made = sum(reminders.made(clock, *each, today).new for each in due)
    gone = [reminders_sent.sent("clock", region, today) for region in dict(due)]
    sent, failed = (sum(counts) for counts in zip((0, 0), *gone, strict=True))
    print(f"{made} reminders made, {sent} sent, {failed} not sent.")
    if server is None and made:
        print("No mail server is set (REGIONAL_SMTP_URL): they stand on the page Collection, to be copied.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
