"""The properties of what is selected, at the right of the canvas; sections in the order of how often they are used."""
