"""The rules behind regional/access.py, by subject. Ask that file: nothing else imports these."""
