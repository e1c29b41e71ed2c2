"""Colours and gradients as PDF operators and resources, in the ink space of the file.

Authored CMYK is written as it stands. RGB becomes CMYK through the print profile (or CMYK becomes RGB, in a
file for an office printer). A gradient whose opacity changes gets a luminosity soft mask.
"""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Any, assert_never

from msgspec.structs import replace

from postermaker import icc
from postermaker.backends.pdf.objects import Array, File, Name, Reference, dictionary, flate_stream
from postermaker.color import Cmyk, Color, Flat, Gray, Linear, Paint, Radial, Rgb, Spot, fine_stops, opacities
from postermaker.geometry import Affine, Box


class Inks(StrEnum):
    """The device space that a file is written in."""

    CMYK = "DeviceCMYK"
    RGB = "DeviceRGB"


@lru_cache(maxsize=8192)
def number(value: float) -> str:
    """A number as PDF takes it: no exponent, at most five decimals, no trailing zeros."""
    text = f"{value:.5f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def numbers(values: Sequence[float]) -> str:
    """Numbers with blanks between."""
    return " ".join(map(number, values))


def row(values: Sequence[float]) -> str:
    """Numbers as a PDF array."""
    return f"[{numbers(values)}]"


def components(color: Color, inks: Inks, profile: bytes | None = None) -> tuple[float, ...]:
    """A colour's components in the file's space; a spot ink by its stand-in. `profile`: of CMYK, None is ours."""
    if isinstance(color, Spot):
        a, t = color.alternate, color.tint
        color = Cmyk(a.cyan * t, a.magenta * t, a.yellow * t, a.black * t)
    match inks:
        case Inks.CMYK:
            c = color if isinstance(color, Cmyk) else icc.to_cmyk(color, profile)
            return (c.cyan, c.magenta, c.yellow, c.black)
        case Inks.RGB:
            if isinstance(color, Gray):
                return (color.value,) * 3
            r = color if isinstance(color, Rgb) else icc.to_rgb(color, profile)
            return (r.red, r.green, r.blue)
        case _:
            assert_never(inks)


class Resources:
    """What a content stream names: each thing once, under a short name."""

    def __init__(self, file: File, inks: Inks, profile: bytes | None = None) -> None:
        self.file, self.inks, self.profile = file, inks, profile
        self._named: dict[tuple[str, object], str] = {}
        self._entries: dict[str, dict[str, Any]] = {}

    def name(self, kind: str, key: object, make: Any) -> str:
        """The name of a resource of a kind; `make()` builds it the first time."""
        found = self._named.get((kind, key))
        if found is None:
            entries = self._entries.setdefault(kind, {})
            found = self._named[kind, key] = f"{kind[:2]}{len(entries)}"
            entries[found] = make()
        return found

    def as_dictionary(self) -> Any:
        """The resource dictionary."""
        return dictionary({kind: dictionary(entries) for kind, entries in self._entries.items()})

    def flat(self, color: Color, *, stroke: bool) -> str:
        """The operator that sets a colour."""
        if isinstance(color, Spot) and self.inks is Inks.CMYK:
            space = self.name("ColorSpace", (color.name, color.alternate), lambda: self._separation(color))
            operators = ("CS", "SCN") if stroke else ("cs", "scn")
            return f"/{space} {operators[0]} {number(color.tint)} {operators[1]}"
        operator = {Inks.CMYK: "k", Inks.RGB: "rg"}[self.inks]
        return f"{numbers(components(color, self.inks, self.profile))} {operator.upper() if stroke else operator}"

    def _separation(self, spot: Spot) -> Any:
        full = components(Spot(spot.name, spot.alternate), Inks.CMYK)
        tint = dictionary({"FunctionType": 2, "Domain": "[0 1]", "C0": "[0 0 0 0]", "C1": row(full), "N": 1})
        space = [Name("Separation"), Name(spot.name), Name("DeviceCMYK"), self.file.add(tint)]
        return self.file.add(Array(space))

    def opacity(self, value: float, blend: str = "Normal") -> str:
        """The graphics state of an opacity and a blend mode."""
        entries = {"ca": value, "CA": value, "BM": Name(blend)}
        return self.name("ExtGState", (value, blend), lambda: dictionary(entries))

    def overprint(self) -> str:
        """The graphics state in which inks that a colour does not use are left as they are (OPM 1)."""
        entries = {"OP": "true", "op": "true", "OPM": 1}
        return self.name("ExtGState", "overprint", lambda: dictionary(entries))

    def pattern(self, paint: Linear | Radial, space: Affine) -> str:
        """A gradient as a pattern; `space` maps its millimetres to the stream's own space."""
        return self.name("Pattern", (paint, space), lambda: _pattern(paint, space, self.inks, self.profile))

    def fade(self, paint: Linear | Radial, area: Box) -> str:
        """The graphics state whose soft mask is the gradient's opacity over an area."""

        def make() -> Reference:
            shading = _shading(paint, "DeviceGray", [(s.opacity,) for s in paint.stops])
            group = dictionary({"S": Name("Transparency"), "CS": Name("DeviceGray")})
            form = flate_stream(
                {
                    "Type": Name("XObject"),
                    "Subtype": Name("Form"),
                    "BBox": row((area.x, area.y, area.right, area.bottom)),
                    "Group": group,
                    "Resources": dictionary({"Shading": dictionary({"Sh": shading})}),
                },
                b"/Sh sh",
            )
            mask = dictionary({"S": Name("Luminosity"), "G": self.file.add(form)})
            return self.file.add(dictionary({"Type": Name("ExtGState"), "SMask": mask}))

        return self.name("ExtGState", (paint, area), make)


@lru_cache(maxsize=256)
def _pattern(paint: Linear | Radial, space: Affine, inks: Inks, profile: bytes | None) -> str:
    """A shading pattern as PDF writes it, whole: a batch draws the same gradients in every file."""
    mixed = paint if inks is Inks.CMYK else replace(paint, stops=tuple(fine_stops(paint.stops)))
    colors = [components(s.color, inks, profile) for s in mixed.stops]
    return f"<< /PatternType 2 /Shading {_shading(mixed, inks.value, colors)} /Matrix {row(space)} >>"


def _shading(paint: Linear | Radial, space: str, values: list[tuple[float, ...]]) -> str:
    match paint:
        case Linear():
            kind, coords = 2, [*paint.start, *paint.end]
        case Radial():
            kind, coords = 3, [*paint.centre, 0, *paint.centre, paint.radius]
        case _:
            assert_never(paint)
    ramp = _ramp([s.offset for s in paint.stops], values)
    return f"<< /ShadingType {kind} /ColorSpace /{space} /Coords {row(coords)} /Function {ramp} /Extend [true true] >>"


def _ramp(offsets: list[float], values: list[tuple[float, ...]]) -> str:
    """Straight pieces between stops, stitched; the ends run on."""
    if offsets[0] > 0:
        offsets, values = [0.0, *offsets], [values[0], *values]
    if offsets[-1] < 1:
        offsets, values = [*offsets, 1.0], [*values, values[-1]]
    pieces = " ".join(
        f"<< /FunctionType 2 /Domain [0 1] /N 1 /C0 {row(a)} /C1 {row(b)} >>" for a, b in pairwise(values)
    )
    bounds, encode = row(offsets[1:-1]), row([0, 1] * (len(values) - 1))
    return f"<< /FunctionType 3 /Domain [0 1] /Functions [{pieces}] /Bounds {bounds} /Encode {encode} >>"


def fades(paint: Paint) -> bool:
    """Whether a paint's opacity changes along it."""
    return not isinstance(paint, Flat) and len(opacities(paint)) > 1


def constant_opacity(paint: Paint) -> float:
    """The opacity of a paint that has one."""
    return paint.opacity if isinstance(paint, Flat) else paint.stops[0].opacity
