"""The panels around the canvas; each knows the desk and no other panel."""
