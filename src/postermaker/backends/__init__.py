"""Back ends: a display list becomes PDF, pixels or text. None knows another."""
