"""Sums as people type them into a field: `8m`, `800cm`, `8*1000`, `宽/2`. A small parser of its own, without Qt.

A number with a unit is a measure; one without is plain until the field gives it its own unit.
"""

import math
import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from postermaker.errors import Bilingual, InputFault

#: Longer input is no sum of a person's; it also bounds how deep brackets nest.
MAX_CHARS = 80

_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d*)?|\.\d+)|([A-Za-z%°\u3400-\u9fff]+)|(.))")


class Amount(NamedTuple):
    """A value, and whether a unit or a name stood in it."""

    value: float
    measured: bool


class _Sums:
    """One text on its way through the grammar: sums of products of signed numbers, names and brackets."""

    def __init__(
        self, text: str, units: Mapping[str, float], names: Mapping[str, float], base: float
    ) -> None:
        self.said = text
        plain = unicodedata.normalize("NFKC", text).strip().removeprefix("=")
        self.tokens = [match.groups() for match in _TOKEN.finditer(plain)]
        self.at, self.units, self.names, self.base = 0, units, names, base

    def whole(self) -> Amount:
        if not self.tokens or len(self.said) > MAX_CHARS:
            raise _unread(self.said)
        found = self.sum()
        if self.at < len(self.tokens) or not math.isfinite(found.value):
            raise _unread(self.said)
        return found

    def mark(self, wanted: str) -> str:
        """The next token if it is one of these marks, and past it; else empty."""
        if self.at < len(self.tokens):
            mark = self.tokens[self.at][2]
            if mark and mark in wanted:
                self.at += 1
                return str(mark)
        return ""

    def sum(self) -> Amount:
        left = self.product()
        while mark := self.mark("+-−"):
            right = self.product()
            if left.measured != right.measured:  # a plain number beside a measure counts in the field's unit
                left, right = self.as_measure(left), self.as_measure(right)
            by = right.value if mark == "+" else -right.value
            left = Amount(left.value + by, left.measured)
        return left

    def as_measure(self, amount: Amount) -> Amount:
        return amount if amount.measured else Amount(amount.value * self.base, True)

    def product(self) -> Amount:
        left = self.signed()
        while mark := self.mark("*×·/÷"):
            right = self.signed()
            if mark in "/÷":
                if not right.value or (right.measured and not left.measured):
                    raise _unread(self.said)
                left = Amount(left.value / right.value, left.measured and not right.measured)
            elif left.measured and right.measured:
                raise _unread(self.said)
            else:
                left = Amount(left.value * right.value, left.measured or right.measured)
        return left

    def signed(self) -> Amount:
        if mark := self.mark("+-−"):
            found = self.signed()
            return found if mark == "+" else Amount(-found.value, found.measured)
        return self.single()

    def single(self) -> Amount:
        if self.mark("("):
            found = self.sum()
            if not self.mark(")"):
                raise _unread(self.said)
            return found
        if self.at >= len(self.tokens):
            raise _unread(self.said)
        number, word, _ = self.tokens[self.at]
        self.at += 1
        if number:
            return self.with_unit(float(number))
        if word and word in self.names:
            return Amount(self.names[word], True)
        raise _unread(self.said)

    def with_unit(self, number: float) -> Amount:
        if self.at < len(self.tokens):
            word = self.tokens[self.at][1]
            unit = word and (self.units.get(word) or self.units.get(word.lower()))
            if unit:
                self.at += 1
                return Amount(number * unit, True)
        return Amount(number, False)


def _unread(said: str) -> InputFault:
    said = said.strip()
    return InputFault(
        Bilingual(f"认不出“{said}”" if said else "还没填", f"can't read '{said}'" if said else "it is empty"),
        Bilingual("请写数，可带单位或加减乘除", "write a number, with a unit or a sum"),
    )


def worked_out(
    text: str, units: Mapping[str, float], names: Mapping[str, float] | None = None, base: float = 1.0
) -> Amount:
    """What a sum comes to.

    Args:
        text: as typed; an equals sign may lead it.
        units: each unit's value in the field's inner measure (mm for lengths).
        names: values that may be named, such as 宽, in the inner measure.
        base: the value of the field's own unit, for plain numbers that meet measures.

    Raises:
        InputFault: it can't be read, divides by zero, or multiplies two measures.
    """
    return _Sums(text, units, names or {}, base).whole()
