"""Lists from Excel or text files as records: cells as a person sees them, rows accounted for."""
