"""Preflight: what would go wrong in print, found before the file leaves the house."""
