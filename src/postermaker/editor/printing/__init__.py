"""Printing on the office's printer, and pictures for a chat."""
