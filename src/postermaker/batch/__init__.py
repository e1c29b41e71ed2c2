"""A list in, every file out: matching and names, rows, workers, cluster, and the journal that makes a run resumable."""
