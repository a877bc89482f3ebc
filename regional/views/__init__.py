"""What a page is about to show: what `data` reads, put through `analysis`, kept until anything is stored."""
