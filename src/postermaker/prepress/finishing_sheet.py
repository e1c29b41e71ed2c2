"""加工图: the sheet that goes beside the print file. One A4 with the piece to scale, its dimensions and its finishing.

Shops that cannot read spot layers work from this sheet, so everything that is done by hand stands on it.
"""

from postermaker.color import Cmyk, Flat
from postermaker.display import DisplayItem, DisplayPage, Layer, Outlined, Pen
from postermaker.document.finishing import Finishing, Spread
from postermaker.document.model import Align
from postermaker.errors import Bilingual
from postermaker.fonts import FontBook
from postermaker.geometry import Affine, Box, Point, Size, ellipse, rectangle
from postermaker.prepress.drafting import (
    FINE,
    GRAY,
    LIGHT,
    fitted,
    frame,
    heading,
    height_dimension,
    line,
    millimetres,
    seen,
    table,
    width_dimension,
)
from postermaker.prepress.finishing import (
    cut_box,
    eyelet_places,
    eyelet_spacing,
    finished_box,
    pocket_boxes,
)
from postermaker.prepress.job import Job
from postermaker.prepress.marks import said

A4 = Size(297, 210)
_SHEET = Box(0, 0, *A4).grown(-12)
_RING = Flat(Cmyk(0, 1, 1, 0))
_POCKET = Flat(Cmyk(1, 0.4, 0, 0), opacity=0.28)
_SIDES = {"l": Bilingual("左", "left"), "t": Bilingual("上", "top"), "r": Bilingual("右", "right"),
          "b": Bilingual("下", "bottom")}  # fmt: skip


def finishing_sheet(page: DisplayPage, job: Job, book: FontBook) -> DisplayPage:
    """The sheet for one page of a job.

    Args:
        page: the picture as laid out, without marks.
        job: what is ordered.
        book: the faces.
    """
    size, finishing = page.size, job.finishing
    piece = cut_box(finishing, size)
    height = 84 if finishing.white_edge else 92  # one dimension more stands below
    room = Box(_SHEET.x + 12, _SHEET.y + 20, _SHEET.width - 24, height)
    view = fitted(piece, room)
    corner = Box(_SHEET.x, 144, 84, 54)
    items = [
        *heading(str(Bilingual("加工图", "Finishing sheet")), job.ticket.title, _SHEET, book),
        *_drawing(page, finishing, view),
        *_dimensions(finishing, size, view, book),
        *(_corner(page, finishing, corner, book) if _has_depth(finishing) else ()),
        *table(_rows(job, size), Box(_SHEET.x + 98, 144, _SHEET.width - 98, 54), book),
    ]
    return DisplayPage(A4, 0, tuple(items), name=str(Bilingual("加工图", "finishing")))


def _drawing(page: DisplayPage, finishing: Finishing, view: Affine) -> list[DisplayItem]:
    """The piece through a map onto the sheet: cloth, picture, pockets, rings."""
    size = page.size
    items: list[DisplayItem] = [seen(page, view)]
    items += [
        Outlined(
            "pocket", rectangle(view.box(box)), _POCKET, Pen(0.18, Flat(Cmyk(1, 0.4, 0, 0)), dash=(1.2, 0.8))
        )
        for box in pocket_boxes(finishing, size).values()
    ]
    items.append(frame(view.box(page.trim)))
    if finishing.white_edge:
        items.append(frame(view.box(finished_box(finishing, size))))
    if finishing.hem:
        items.append(frame(view.box(cut_box(finishing, size)), Pen(0.18, GRAY, dash=(1.5, 1))))
    items += [
        _ring(view.map(*place), max(0.7, view.a * _hole(finishing) / 2))
        for place in eyelet_places(finishing, size)
    ]
    items += _ropes(finishing, view.box(finished_box(finishing, size)))
    return items


def _hole(finishing: Finishing) -> float:
    return finishing.eyelets.diameter if finishing.eyelets else 0.0


def _ring(at: Point, radius: float) -> Outlined:
    box = Box(at.x - radius, at.y - radius, 2 * radius, 2 * radius)
    return Outlined("ring", ellipse(box), Flat(Cmyk(0, 0, 0, 0)), Pen(0.3, _RING))


def _ropes(finishing: Finishing, box: Box) -> list[DisplayItem]:
    pen = Pen(0.9, Flat(Cmyk(0, 0.5, 1, 0)))
    ends = {
        "l": ((box.x, box.y), (box.x, box.bottom)),
        "t": ((box.x, box.y), (box.right, box.y)),
        "r": ((box.right, box.y), (box.right, box.bottom)),
        "b": ((box.x, box.bottom), (box.right, box.bottom)),
    }
    return [line(*ends[side], pen) for side in finishing.ropes]


def _dimensions(finishing: Finishing, size: Size, view: Affine, book: FontBook) -> list[DisplayItem]:
    """Overall size outside, the picture's inside of it where they differ."""
    picture, piece = view.box(Box(0, 0, *size)), view.box(finished_box(finishing, size))
    outer = view.box(cut_box(finishing, size))
    foot, left = outer.bottom + 5, outer.x - 4
    items = width_dimension(picture.x, picture.right, foot, f"{millimetres(size.width)} mm", book)
    items += height_dimension(picture.y, picture.bottom, left, f"{millimetres(size.height)}", book)
    if finishing.white_edge:
        whole = finished_box(finishing, size)
        said_so = Bilingual("连白边", "with white edge")
        items += width_dimension(
            piece.x, piece.right, foot + 8, f"{millimetres(whole.width)} mm {said_so}", book
        )
    return items


def _has_depth(finishing: Finishing) -> bool:
    return bool(finishing.eyelets or finishing.white_edge or finishing.hem or any(finishing.pockets))


def _corner(page: DisplayPage, finishing: Finishing, box: Box, book: FontBook) -> list[DisplayItem]:
    """The upper left corner enlarged: where the first eyelet sits, how deep pocket, hem and white edge are."""
    outer = cut_box(finishing, page.size)
    depth = max(finishing.pockets.left, finishing.pockets.top, finishing.white_edge * 1.6, 90.0)
    part = Box(outer.x, outer.y, depth * 2.2, depth * 2.2 * (box.height - 12) / box.width)
    part = Box(outer.x, outer.y, min(part.width, outer.width), min(part.height, outer.height))
    place = Box(box.x + 6, box.y + 10, box.width - 12, box.height - 12)
    k = min(place.width / part.width, place.height / part.height)
    view = Affine(k, 0, 0, k, place.x - part.x * k, place.y - part.y * k)
    shown = view.box(part)
    title = Bilingual("左上角放大", "upper left corner")
    items: list[DisplayItem] = [
        *said(str(title), Box(box.x, box.y, 40, 4), book),
        Layer("corner", tuple(_drawing(page, finishing, view)), clip=rectangle(shown)),
        frame(shown, Pen(0.12, GRAY)),
    ]
    return [*items, *_corner_dimensions(finishing, page.size, view, shown, book)]


def _corner_dimensions(
    finishing: Finishing, size: Size, view: Affine, shown: Box, book: FontBook
) -> list[DisplayItem]:
    """How deep everything is: along the left side from below, along the upper side from the right."""
    items: list[DisplayItem] = []
    for i, (start, end) in enumerate(_depths(finishing, size, across=True)):
        left, right = view.map(start, 0).x, view.map(end, 0).x
        y = shown.bottom - 6 - 7 * i
        items += [line((x, shown.y), (x, y + 1), Pen(0.1, GRAY, dash=(0.8, 0.6))) for x in (left, right)]
        items += [line((left, y), (right, y)), line((right, y), (right + 3, y), Pen(0.12, GRAY))]
        items += _tag(Point(right + 3, y), end - start, book)
    told = {round(end - start, 3) for start, end in _depths(finishing, size, across=True)}
    down = [
        step for step in _depths(finishing, size, across=False) if round(step[1] - step[0], 3) not in told
    ]
    for i, (start, end) in enumerate(down):  # what is as deep as at the side is told once
        top, foot = view.map(0, start).y, view.map(0, end).y
        x = shown.right - 22 - 18 * i
        items += [line((x - 2, y), (x + 2, y), FINE) for y in (top, foot)]
        items += [line((x, top), (x, foot)), *_tag(Point(x + 1.5, (top + foot) / 2), end - start, book)]
    return items


def _depths(finishing: Finishing, size: Size, *, across: bool) -> list[tuple[float, float]]:
    """From where to where, in mm of the piece: hem, white edge, the first eyelet, the pocket."""
    piece, cut = finished_box(finishing, size), cut_box(finishing, size)
    edge, outer = (piece.x, cut.x) if across else (piece.y, cut.y)
    pocket = finishing.pockets.left if across else finishing.pockets.top
    steps: list[tuple[float, float]] = []
    if finishing.hem:
        steps.append((outer, edge))
    if places := eyelet_places(finishing, size):
        steps.append((edge, min(place.x if across else place.y for place in places)))
    if finishing.white_edge:
        steps.append((edge, 0.0))
    if pocket:
        steps.append((0.0, pocket))
    return steps


def _tag(at: Point, length: float, book: FontBook) -> list[DisplayItem]:
    """A figure on a light ground, its left middle at a place."""
    label = f"{millimetres(length)} mm"
    ground = Box(at.x, at.y - 2.4, 5 + 2 * len(label), 4.8)
    return [
        Outlined("draft", rectangle(ground, 1), Flat(Cmyk(0, 0, 0, 0)), Pen(0.1, LIGHT)),
        *said(label, Box(ground.x + 1, at.y - 1.7, ground.width - 2, 3.4), book, align=Align.CENTRE),
    ]


def _rows(job: Job, size: Size) -> list[tuple[str, str]]:
    """What the table says."""
    zh = Bilingual
    rows = [
        (str(zh("产品", "Product")), str(zh(job.product.name, job.product.english))),
        (str(zh("画面尺寸", "Picture")), f"{millimetres(size.width)} × {millimetres(size.height)} mm"),
        (str(zh("数量", "Quantity")), str(zh(f"{job.ticket.quantity} 件", f"{job.ticket.quantity}"))),
    ]
    if job.ticket.material:
        rows.append((str(zh("材料", "Material")), job.ticket.material))
    whole, cut = finished_box(job.finishing, size), cut_box(job.finishing, size)
    if whole != Box(0, 0, *size):
        said = f"{millimetres(whole.width)} × {millimetres(whole.height)} mm"
        rows.append((str(zh("连白边", "Piece")), said))
    if cut != whole:
        rows.append((str(zh("下料", "Cloth")), f"{millimetres(cut.width)} × {millimetres(cut.height)} mm"))
    rows += [(str(name), str(value)) for name, value in finishing_lines(job.finishing, size)]
    if job.ticket.created:
        rows.append((str(zh("日期", "Date")), f"{job.ticket.created:%Y-%m-%d}"))
    return rows


def finishing_lines(finishing: Finishing, size: Size) -> list[tuple[Bilingual, Bilingual]]:
    """What is done to the piece, each with its figures."""
    lines: list[tuple[Bilingual, Bilingual]] = []
    if finishing.white_edge:
        edge = millimetres(finishing.white_edge)
        lines.append(
            (Bilingual("留白边", "White edge"), Bilingual(f"四周 {edge} mm", f"{edge} mm all round"))
        )
    if finishing.eyelets:
        lines.append((Bilingual("打扣", "Eyelets"), _eyelets_said(finishing, size)))
    pockets = pocket_boxes(finishing, size)
    if pockets:
        depths = {"l": finishing.pockets.left, "t": finishing.pockets.top, "r": finishing.pockets.right,
                  "b": finishing.pockets.bottom}  # fmt: skip
        zh = "，".join(f"{_SIDES[side].zh} {millimetres(depths[side])} mm" for side in pockets)
        en = ", ".join(f"{_SIDES[side].en} {millimetres(depths[side])} mm" for side in pockets)
        lines.append((Bilingual("穿杆", "Pockets"), Bilingual(zh, en)))
    if finishing.hem:
        hem = millimetres(finishing.hem)
        lines.append((Bilingual("包边", "Hem"), Bilingual(f"四周折 {hem} mm", f"{hem} mm folded behind")))
    if finishing.ropes:
        zh = "、".join(_SIDES[side].zh for side in finishing.ropes)
        en = ", ".join(_SIDES[side].en for side in finishing.ropes)
        lines.append((Bilingual("绳边", "Ropes"), Bilingual(f"{zh}边", en)))
    lines += [(Bilingual("其他", "Also"), Bilingual(note, note)) for note in finishing.notes]
    return lines or [(Bilingual("加工", "Finishing"), Bilingual("裁切", "trimmed"))]


def _eyelets_said(finishing: Finishing, size: Size) -> Bilingual:
    places = eyelet_places(finishing, size)
    spacing = millimetres(eyelet_spacing(places))
    assert finishing.eyelets is not None
    edge = millimetres(finishing.eyelets.edge)
    where = (
        Bilingual("画外", "outside the picture")
        if finishing.white_edge
        else Bilingual("画内", "in the picture")
    )
    if finishing.eyelets.spread is Spread.CORNERS:
        return Bilingual(
            f"{len(places)} 个，四角，{where.zh}，孔心距边 {edge} mm",
            f"{len(places)} in the corners, {where.en}, middles {edge} mm from the edge",
        )
    return Bilingual(
        f"{len(places)} 个，{where.zh}，间距不超过 {spacing} mm，孔心距边 {edge} mm",
        f"{len(places)}, {where.en}, at most {spacing} mm apart, middles {edge} mm from the edge",
    )
