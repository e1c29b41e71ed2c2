"""A small generator of our own: the same seed throws the same numbers on every machine and Python, for ever."""

from collections.abc import Sequence
from typing import TypeVar

Kind = TypeVar("Kind")
_MASK = (1 << 64) - 1


class Dice:
    """SplitMix64 (Steele, Lea, Flood 2014)."""

    def __init__(self, seed: float) -> None:
        self._state = int(seed * 1000) & _MASK

    def share(self) -> float:
        """A number from 0 up to 1."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        z = self._state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
        return ((z ^ (z >> 31)) >> 11) / (1 << 53)

    def between(self, low: float, high: float) -> float:
        """A number between two."""
        return low + (high - low) * self.share()

    def of(self, choices: Sequence[Kind]) -> Kind:
        """One of several."""
        return choices[int(self.share() * len(choices))]
