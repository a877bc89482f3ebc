"""What people take away: the picture and the table of what is on the screen."""
