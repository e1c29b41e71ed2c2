"""Shapes, pictures and QR codes as paths and images at their places."""

from collections.abc import Mapping
from functools import lru_cache
from typing import assert_never

from postermaker.color import Flat, Gray, Paint
from postermaker.display import DisplayItem, Image, Layer, Outlined
from postermaker.document.model import (
    Crop,
    Curve,
    Ellipse,
    Line,
    Picture,
    PictureFit,
    Polygon,
    QrCode,
    Rectangle,
    Shape,
)
from postermaker.errors import Bilingual, InputFault, Issue, Severity
from postermaker.geometry import Affine, Box, Path, ellipse, polygon, rectangle
from postermaker.images import facts
from postermaker.layout.paints import placed_paint, placed_pen


@lru_cache(maxsize=4096)
def lay_out_shape(shape: Shape, box: Box) -> tuple[DisplayItem, ...]:
    """A shape's outline, painted. Remembered: the same shape gives the same item, which back ends know again."""
    fill = placed_paint(shape.fill, box) if shape.fill else None
    pen = placed_pen(shape.stroke, box)
    return (Outlined(shape.id, outline_of(shape, box), fill, pen),) if fill or pen else ()


def outline_of(shape: Shape, box: Box) -> Path:
    """A shape's outline on the page.

    Raises:
        InputFault: path data that can't be read.
    """
    geometry = shape.geometry
    match geometry:
        case Rectangle():
            return rectangle(box, geometry.radius)
        case Ellipse():
            return ellipse(box)
        case Line():
            ends = [(box.x, box.y), (box.right, box.bottom)]
            if geometry.rising:
                ends = [(box.x, box.bottom), (box.right, box.y)]
            return polygon(ends, closed=False)
        case Polygon():
            return polygon(geometry.points).mapped(Affine.onto(box))
        case Curve():
            scale = Affine.scaling(1 / geometry.width, 1 / geometry.height)
            return _path(geometry.data, shape.id).mapped(Affine.onto(box) @ scale)
        case _:
            assert_never(geometry)


@lru_cache(maxsize=1024)
def _path(data: str, said: str) -> Path:
    try:
        return Path.parse(data)
    except ValueError as error:
        raise InputFault(
            Bilingual(f"图形“{said}”的路径读不懂：{error}", f"the path of '{said}' can't be read: {error}"),
            Bilingual("只用绝对的 M、L、C、Z", "use absolute M, L, C and Z only"),
        ) from error


def lay_out_picture(picture: Picture, box: Box, asset: str, assets: Mapping[str, bytes]) -> list[DisplayItem]:
    """A picture in its frame, or the placeholder where there is none."""
    if not asset or asset not in assets:
        items = _placeholder(picture, box)
    else:
        shown = facts(assets[asset])
        crop, place = fitted_picture(picture, box, shown.width_px / shown.height_px)
        items = [_image(picture.id, asset, crop, Affine.onto(place))]
    clip = _clip(picture, box)
    return [Layer(picture.id, tuple(items), clip=clip)] if clip and items else items


@lru_cache(maxsize=1024)
def _image(element: str, asset: str, crop: Crop, onto: Affine) -> Image:
    return Image(element, asset, crop, onto)


def _clip(picture: Picture, box: Box) -> Path | None:
    if picture.clip:
        return _path(picture.clip, picture.id).mapped(Affine.onto(box))
    return rectangle(box, picture.radius) if picture.radius else None


def fitted_picture(picture: Picture, box: Box, ratio: float) -> tuple[Crop, Box]:
    """The part of a picture (of width / height `ratio`) that is shown, and where."""
    crop = picture.crop
    shown = ratio * crop.width / crop.height
    wanted = box.width / box.height if box.height else shown
    match picture.fit:
        case PictureFit.STRETCH:
            return crop, box
        case PictureFit.FILL:
            width = crop.width * min(1, wanted / shown)
            height = crop.height * min(1, shown / wanted)
            x, y = crop.x + (crop.width - width) / 2, crop.y + (crop.height - height) / 2
            return Crop(x=x, y=y, width=width, height=height), box
        case PictureFit.FIT:
            width = box.width * min(1, shown / wanted)
            height = box.height * min(1, wanted / shown)
            return crop, Box(box.centre.x - width / 2, box.centre.y - height / 2, width, height)
        case _:
            assert_never(picture.fit)


def _placeholder(picture: Picture, box: Box) -> list[DisplayItem]:
    """Two hills and a sun in the template's own tint: it must look finished when no picture was given."""
    if picture.tint is None:
        return []

    def shade(opacity: float) -> Paint:
        return Flat(Gray(0.0), opacity)

    onto = Affine.onto(box)
    far = polygon([(0.22, 1), (0.62, 0.42), (1, 0.86), (1, 1)]).mapped(onto)
    near = polygon([(0, 1), (0, 0.72), (0.3, 0.52), (0.78, 1)]).mapped(onto)
    r = min(box.width, box.height) * 0.09
    sun = ellipse(Box(box.x + box.width * 0.24 - r, box.y + box.height * 0.26 - r, 2 * r, 2 * r))
    return [
        Outlined(picture.id, rectangle(box), placed_paint(picture.tint, box)),
        Outlined(picture.id, far, shade(0.1)),
        Outlined(picture.id, near, shade(0.18)),
        Outlined(picture.id, sun, Flat(Gray(1.0), 0.75)),
    ]


def lay_out_qr(code: QrCode, box: Box, content: str) -> tuple[list[DisplayItem], list[Issue]]:
    """A QR code, square and centred in its frame, with its quiet zone; nothing for an empty content."""
    if not content.strip():
        return [], []
    try:
        rows = _modules(content.strip(), code.level)
    except ValueError:
        issue = Issue(
            "qr-too-long",
            Severity.ERROR,
            code.id,
            Bilingual("二维码的内容太长，放不下", "the content of the QR code is too long"),
        )
        return [], [issue]
    count = len(rows) + 2 * code.quiet
    side = min(box.width, box.height)
    field = Box(box.centre.x - side / 2, box.centre.y - side / 2, side, side)
    onto = Affine.translation(field.x, field.y) @ Affine.scaling(side / count, side / count)
    items: list[DisplayItem] = []
    if code.light:
        items.append(Outlined(code.id, rectangle(field), placed_paint(code.light, field)))
    items.append(
        Outlined(code.id, _module_path(rows, code.quiet).mapped(onto), placed_paint(code.dark, field))
    )
    return items, []


def know_codes() -> None:
    """Load what makes QR codes now rather than when the first one is laid out."""
    _modules("0", "M")


@lru_cache(maxsize=256)
def _modules(content: str, level: str) -> tuple[bytes, ...]:
    import segno

    code = segno.make(content, error=level, boost_error=False, micro=False)
    return tuple(bytes(row) for row in code.matrix)


def _module_path(rows: tuple[bytes, ...], quiet: int) -> Path:
    """Dark modules as one path in module units, neighbours in a row joined."""
    verbs, coords = "", list[float]()
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            start = x
            while x < len(row) and row[x]:
                x += 1
            if x > start:
                run = rectangle(Box(start + quiet, y + quiet, x - start, 1))
                verbs, coords = verbs + run.verbs, [*coords, *run.coords]
            x += 1
    return Path(verbs, tuple(coords))
