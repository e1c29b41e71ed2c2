"""Export from the window: what is made, where, and how it goes."""
