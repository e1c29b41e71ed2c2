"""What kind of number a field takes: its unit, its limits, how it is said and read. Free of Qt."""

from collections.abc import Mapping

from msgspec import Struct

from postermaker.editor.properties.arithmetic import worked_out
from postermaker.errors import Bilingual, InputFault
from postermaker.geometry import Size
from postermaker.units import MAX_SIDE, MM_PER_PX, PT_PER_MM

#: Units of length that people type, in mm.
LENGTHS = {
    "mm": 1.0, "cm": 10.0, "dm": 100.0, "m": 1000.0, "px": MM_PER_PX, "pt": 1 / PT_PER_MM, "in": 25.4,
    "毫米": 1.0, "厘米": 10.0, "公分": 10.0, "米": 1000.0, "像素": MM_PER_PX, "点": 1 / PT_PER_MM,
}  # fmt: skip
#: Pages longer than this are spoken of in metres, those longer than the second in centimetres.
_METRES, _CENTIMETRES = 2000.0, 400.0


class Measure(Struct, frozen=True, kw_only=True):
    """A kind of number; values are in the document's own measure (mm, fractions, degrees)."""

    unit: str  #: as shown behind the number
    one: float = 1.0  #: the value of one unit
    low: float
    high: float
    step: float = 1.0  #: of an arrow key, in units
    digits: int = 2  #: decimals that are shown
    units: Mapping[str, float] = {}  #: what else may be typed

    def said(self, value: float) -> str:
        """A value in the field's unit, without needless zeros."""
        return (
            f"{round(value / self.one, self.digits) + 0.0:.{self.digits}f}".rstrip("0").rstrip(".")
            if (self.digits)
            else f"{round(value / self.one)}"
        )

    def read(self, text: str, names: Mapping[str, float] | None = None) -> float:
        """The value of what was typed.

        A plain length past any page is in millimetres: 8000 in a field of metres is 8 m.

        Raises:
            InputFault: it can't be read, or is out of the field's limits.
        """
        try:
            found = worked_out(text, self.units or {self.unit: self.one}, names, self.one)
        except InputFault as fault:
            raise InputFault(fault.cause, self._examples()) from None
        value = found.value if found.measured else found.value * self.one
        if not found.measured and "mm" in self.units and abs(value) > MAX_SIDE:
            value = found.value
        if not self.low <= value <= self.high:
            low, high = self.said(self.low), self.said(self.high)
            raise InputFault(
                Bilingual(f"“{text.strip()}”超出范围", f"'{text.strip()}' is out of range"),
                Bilingual(f"请写 {low} 到 {high} {self.unit}", f"write {low} to {high} {self.unit}".strip()),
            )
        return value

    def _examples(self) -> Bilingual:
        if "mm" in self.units:
            return Bilingual("请写 8、8m 或 800cm，也可以写 8*1000、宽/2", "write 8, 8m or 800cm, or a sum")
        low, high = self.said(self.low), self.said(self.high)
        return Bilingual(f"请写 {low} 到 {high}", f"write {low} to {high}")

    def held(self, value: float) -> float:
        """The nearest value within the limits."""
        return min(max(value, self.low), self.high)


def length(unit: str, low: float = 0.0, high: float = 200_000.0, digits: int | None = None) -> Measure:
    """A length in mm, shown in m, cm, mm, px or pt."""
    one = LENGTHS[unit]
    shown = {"m": 3, "cm": 2, "mm": 2, "px": 1, "pt": 1}[unit] if digits is None else digits
    step = 0.01 if unit == "m" else 0.1 if unit == "cm" and high <= 1000 else 1.0
    return Measure(unit=unit, one=one, low=low, high=high, step=step, digits=shown, units=LENGTHS)


def unit_of(size: Size, *, screen: bool) -> str:
    """The unit in which a page's places are spoken of."""
    if screen:
        return "px"
    longest = max(size)
    return "m" if longest > _METRES else "cm" if longest > _CENTIMETRES else "mm"


def percent(low: float, high: float, digits: int = 0) -> Measure:
    """A fraction, shown in per cent; limits are fractions."""
    return Measure(unit="%", one=0.01, low=low, high=high, digits=digits)


def count(low: int, high: int, unit: str = "") -> Measure:
    """A whole number."""
    return Measure(unit=unit, low=low, high=high, digits=0)


#: An angle in degrees.
DEGREES = Measure(unit="°", low=-360, high=360, digits=1, units={"°": 1.0, "度": 1.0})
