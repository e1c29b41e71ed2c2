"""Checks while one works: what would go wrong in print, in the clerk's words, each with its remedy."""
