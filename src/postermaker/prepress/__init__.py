"""From display list to display list, for the press."""
