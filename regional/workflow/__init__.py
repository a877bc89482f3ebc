"""What people do: each step asks regional/access.py first and is stored in one transaction with its event."""
