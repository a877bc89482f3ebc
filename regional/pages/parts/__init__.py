"""Parts of one page that would make it long."""
