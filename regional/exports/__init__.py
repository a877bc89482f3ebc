"""What people take away: the picture, the workbook and the table of what is on the screen."""
