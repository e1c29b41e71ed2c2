"""Tables in the window: their squares, the sheet in which they are written, and the way onto the page."""
