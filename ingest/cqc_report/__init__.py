"""CQC's assessments of councils, from saved web pages. Untried on CQC's live pages: see read.py."""
