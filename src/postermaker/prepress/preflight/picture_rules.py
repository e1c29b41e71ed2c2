"""Rules about pictures and QR codes."""

import math
from collections.abc import Iterator
from typing import assert_never

from postermaker.color import Cmyk, Color, Flat, Gray, Paint, Rgb, Spot
from postermaker.display import Image, Outlined
from postermaker.document.model import Picture, QrCode
from postermaker.errors import Severity
from postermaker.geometry import Size
from postermaker.images import facts
from postermaker.layout.flows import left_out
from postermaker.library.products import Process, Product
from postermaker.prepress.preflight.findings import Finding
from postermaker.prepress.preflight.found import colors_of, finding
from postermaker.prepress.preflight.subject import Painted, Subject
from postermaker.units import MM_PER_INCH, MM_PER_PX

#: GWG 2022 R0031: 224 on sheets, where below 150 the pixels show; the office's printer is kinder.
SHEET_PPI, OFFICE_PPI = (224.0, 150.0), (150.0, 72.0)
#: GWG D0018: 299 ppi from a metre, and less in proportion from further away.
PPI_AT_A_METRE = 299.0
#: Pictures of fewer pixels are ornaments on purpose.
TINY_PX = 16
#: The smallest module of a code that a phone reads from paper, mm, and from a screen, px.
MODULE, MODULE_PX = 0.4, 2.0
#: A code is read from ten times its side.
CODE_READING = 10
#: ISO/IEC 15415 symbol contrast: below 0.4 it is grade D, below 0.55 grade C.
CONTRAST, GOOD_CONTRAST = 0.4, 0.55


def needed_ppi(subject: Subject) -> tuple[float, float] | None:
    """What the printed piece that is checked wants of its pictures, by `wanted_ppi`."""
    size = Size(subject.document.width, subject.document.height)
    return wanted_ppi(subject.job.product, subject.process, size)


def wanted_ppi(product: Product, process: Process, size: Size) -> tuple[float, float] | None:
    """The resolution below which a picture is a notice, and an error; None where pixels are the pixels.

    GWG D0017 to D0019 for what is read from afar, never more than the product's own raster has.
    """
    match process:
        case Process.OFFSET:
            return SHEET_PPI
        case Process.OFFICE:
            return OFFICE_PPI
        case Process.LARGE | Process.INDOOR:
            need = min(PPI_AT_A_METRE / max(1.0, product.distance), product.raster_dpi(size))
            return need, need / 2
        case Process.SCREEN:
            return None
        case _:
            assert_never(process)


def low_resolution(subject: Subject) -> Iterator[Finding]:
    """`picture-low-ppi`: too few pixels for the distance (GWG 2022 R0031, R0037, D0017)."""
    need = needed_ppi(subject)
    if need is None:
        return
    for each in subject.painted:
        if not isinstance(each.item, Image):
            continue
        ppi = _ppi(each, subject)
        if ppi is None or ppi >= need[0] - 0.5:
            continue
        cause = (
            f"图片“{subject.name(each.item.element)}”只有 {ppi:.0f} ppi，这种成品要 {need[0]:.0f}",
            f"the picture '{subject.name(each.item.element)}' has {ppi:.0f} ppi; {need[0]:.0f} are wanted",
        )
        share = max(1, round(100 * ppi / need[0]))
        step = (
            f"换原图（不要微信里转发过的），或缩小到现在的 {share}%",
            f"take the original picture, or make it smaller, {share} % of what it is",
        )
        severity = Severity.ERROR if ppi < need[1] - 0.5 else Severity.NOTICE
        yield finding(subject, "picture-low-ppi", severity, each.item.element, cause, step, at=each)


def _ppi(each: Painted, subject: Subject) -> float | None:
    image = each.item
    assert isinstance(image, Image)
    data = subject.document.assets.get(image.asset)
    if data is None:
        return None
    shown = facts(data)
    onto = each.view @ image.onto
    wide, high = math.hypot(onto.a, onto.b) / MM_PER_INCH, math.hypot(onto.c, onto.d) / MM_PER_INCH
    if max(shown.width_px, shown.height_px) <= TINY_PX or not (wide and high):
        return None
    return min(shown.width_px * image.crop.width / wide, shown.height_px * image.crop.height / high)


def missing_pictures(subject: Subject) -> Iterator[Finding]:
    """`picture-missing`: a picture that the design names is not in the file. `picture-empty`: a stand-in is printed."""
    values, assets = subject.document.values, subject.document.assets
    for placed in subject.elements.values():
        picture = placed.element
        if not isinstance(picture, Picture) or picture.hidden or left_out(picture, values):
            continue
        asset = values.get(picture.field, picture.asset) if picture.field else picture.asset
        name = subject.name(picture.id)
        if asset and asset not in assets:
            cause = (f"图片“{name}”不在文件里", f"the picture '{name}' is not in the file")
            step = ("重新放一次图片", "put the picture in again")
            yield finding(subject, "picture-missing", Severity.ERROR, picture.id, cause, step)
        elif not asset and picture.tint is not None:
            cause = (
                f"“{name}”还没放图片，会印出占位的图案",
                f"'{name}' has no picture: a stand-in is printed",
            )
            step = ("放一张图片；就要这个图案也行", "put one in, or leave it if you like it so")
            yield finding(subject, "picture-empty", Severity.NOTICE, picture.id, cause, step)


def small_codes(subject: Subject) -> Iterator[Finding]:
    """`qr-small`: modules below 0.4 mm (2 px on screens); on what hangs out of reach, below a tenth of the distance.

    Trade: 10 : 1. To a leaflet or a poster people step up.
    """
    on_screen = subject.process is Process.SCREEN
    least = MODULE_PX * MM_PER_PX if on_screen else MODULE
    for each, code in _codes(subject):
        module, name = _module(each), subject.name(code.id)
        side = max(each.box.width, each.box.height)
        far = subject.job.product.distance
        if module < least - 1e-6:
            cause = (
                f"二维码“{name}”的小格只有 {module:.2f} mm，手机扫不出",
                f"the modules of the QR code '{name}' are {module:.2f} mm: no phone will read it",
            )
            step = (
                f"把二维码放大到现在的 {math.ceil(100 * least / module)}%，或换短网址",
                f"make it {math.ceil(100 * least / module)} % of what it is, or take a shorter address",
            )
            yield finding(subject, "qr-small", Severity.ERROR, code.id, cause, step)
        elif subject.process is Process.LARGE and side < far * 1000 / CODE_READING * 0.995:
            cause = (
                f"二维码“{name}”边长 {side:.0f} mm，要走到 {side * CODE_READING / 1000:.1f} 米内才扫得出",
                f"the QR code '{name}' is {side:.0f} mm: it is read from {side * CODE_READING / 1000:.1f} m at most",
            )
            step = (
                f"想在 {far:g} 米外扫，就做到 {far * 1000 / CODE_READING:.0f} mm",
                f"to be read from {far:g} m it must be {far * 1000 / CODE_READING:.0f} mm",
            )
            yield finding(subject, "qr-small", Severity.NOTICE, code.id, cause, step)


def pale_codes(subject: Subject) -> Iterator[Finding]:
    """`qr-contrast`: dark and light too near to each other, or light on dark (ISO/IEC 15415 symbol contrast)."""
    for _, code in _codes(subject):
        dark, light = _brightest(code.dark), _darkest(code.light, subject, code)
        name = subject.name(code.id)
        if light - dark >= GOOD_CONTRAST:
            continue
        inverted = dark > light
        cause = (
            (f"二维码“{name}”是反过来的（浅格深底）", f"the QR code '{name}' is light on dark")
            if inverted
            else (f"二维码“{name}”深浅反差不够", f"the QR code '{name}' has too little contrast")
        )
        step = ("用深色格子配白底", "print dark modules on white")
        severity = Severity.ERROR if light - dark < CONTRAST and not inverted else Severity.NOTICE
        yield finding(subject, "qr-contrast", severity, code.id, cause, step)


def narrow_quiet_zones(subject: Subject) -> Iterator[Finding]:
    """`qr-quiet`: fewer than the four clear modules on each side (ISO/IEC 18004)."""
    for _, code in _codes(subject):
        if code.quiet < 4:
            name = subject.name(code.id)
            cause = (
                f"二维码“{name}”四周只留了 {code.quiet} 格白边",
                f"the QR code '{name}' has {code.quiet} clear modules around it",
            )
            step = (
                "四周留 4 格，或确认外面一圈是空的浅色",
                "leave 4, or make sure that it stands on a light ground",
            )
            yield finding(subject, "qr-quiet", Severity.NOTICE, code.id, cause, step)


def _codes(subject: Subject) -> Iterator[tuple[Painted, QrCode]]:
    """The dark modules of each code that is painted."""
    for each in subject.painted:
        if isinstance(each.item, Outlined):
            placed = subject.elements.get(each.item.element)
            if placed and isinstance(placed.element, QrCode) and len(each.item.path.verbs) > len("MLLLZ"):
                yield each, placed.element


def _module(each: Painted) -> float:
    """The height of the first run of dark modules, which is one module."""
    assert isinstance(each.item, Outlined)
    coords = each.item.path.coords
    return abs(coords[5] - coords[1]) * each.scale


def _light(color: Color) -> float:
    """How light a colour looks, roughly: enough to tell dark modules from their ground."""
    match color:
        case Gray():
            return color.value
        case Rgb():
            return 0.21 * color.red + 0.72 * color.green + 0.07 * color.blue
        case Cmyk():
            parts = zip((0.21, 0.72, 0.07), (color.cyan, color.magenta, color.yellow), strict=True)
            return (1 - color.black) * sum(share * (1 - ink) for share, ink in parts)
        case Spot():
            return 1 - color.tint * (1 - _light(color.alternate))
        case _:
            assert_never(color)


def _brightest(paint: Paint) -> float:
    return max(map(_light, colors_of(paint)))


def _darkest(light: Paint | None, subject: Subject, code: QrCode) -> float:
    """The ground of a code: its own field, else the page's flat ground, else paper."""
    page = subject.document.pages[subject.elements[code.id].page - 1]
    ground = light or (page.ground if isinstance(page.ground, Flat) else None)
    return min(map(_light, colors_of(ground)), default=1.0)
