"""The batch page: a list in, every file out, with each row in sight before, during and after."""
