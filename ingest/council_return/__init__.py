"""What a council sends for one quarter: the template that goes out, and the filled file that comes in."""

from ingest.council_return.read import read_return

__all__ = ["read_return"]
