"""Nothing is lost: snapshots while one works, locks, versions of before, the log of what went wrong."""
