"""How many rows a worker is given at a time: few enough that the bar moves and little is lost, enough to be cheap."""

#: Seconds of work in a chunk, and the most rows.
_CHUNK_S, _MOST = 0.25, 100
_FIRST = 2


class ChunkSize:
    """Learns from what the rows took."""

    def __init__(self, seconds: float = _CHUNK_S, most: int = _MOST) -> None:
        self._seconds, self._most = seconds, most
        self._per_row: float | None = None

    def took(self, rows: int, seconds: float) -> None:
        """A chunk is back; what was slow only at first is soon forgotten."""
        each = seconds / max(rows, 1)
        self._per_row = each if self._per_row is None else (self._per_row + each) / 2

    def next(self, left: int, workers: int) -> int:
        """Rows of the next chunk; at the end smaller ones, so that all workers end together."""
        learnt = _FIRST if self._per_row is None else int(self._seconds / max(self._per_row, 1e-6))
        return max(1, min(learnt, self._most, -(-left // (2 * workers))))
