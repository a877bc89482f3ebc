"""The sentences on the screen: result first, then the count, then how sure we are."""
