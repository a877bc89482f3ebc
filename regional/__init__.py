"""What we say about what we know: pages, and all that stands behind them."""
