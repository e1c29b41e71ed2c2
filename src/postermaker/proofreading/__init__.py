"""Proofreading: what would embarrass if it hung in the street, found in texts and over whole lists.

The door is `proof`: `proofread` for the texts of one design, `proofread_list` for the rows of a list.
"""
