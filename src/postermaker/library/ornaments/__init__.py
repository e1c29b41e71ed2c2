"""The ornament kit: drawings made anew for each frame from a few numbers and colours; `catalogue` is the door."""
