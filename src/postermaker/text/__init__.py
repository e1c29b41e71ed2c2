"""Chinese setting: cells, breaking, fitting, placing."""
