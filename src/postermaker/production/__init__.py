"""What comes with the files of a list: the production list, the report, sheets to approve, packs for the shops."""
