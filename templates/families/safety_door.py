"""家门的光: at dusk a door stands open, its light falls to the foot of the sheet, and the words stand in the light."""

from families._paths import bent, rect, straight
from msgspec.structs import replace
from studio import (
    SERIF,
    at,
    cmyk,
    curve,
    design,
    disc,
    fields,
    linear,
    ornament,
    page,
    px,
    styled,
    template,
    text,
)

from postermaker.color import Paint
from postermaker.document.model import Element, Frame, Span
from postermaker.library.templates import Design, Template

WALL, FLOOR, LIGHT = cmyk(94, 80, 40, 38), cmyk(98, 88, 52, 62), cmyk(0, 12, 58, 0)
INK, SHELL, RIM, RED = cmyk(96, 84, 44, 52), cmyk(0, 30, 92, 0), cmyk(10, 60, 96, 10), cmyk(6, 96, 92, 6)
_TOPICS = "安全生产 工厂 工地 安全生产月 家属 平安"


def _lamp(door: tuple[float, float, float, float]) -> str:
    """A lamp that hangs in the doorway."""
    left, top, right, sill = door
    middle, drop, shade, cord = (
        (left + right) / 2,
        (sill - top) * 0.2,
        (right - left) * 0.2,
        (right - left) * 0.012,
    )
    return rect(middle - cord, top, 2 * cord, drop) + bent(
        (middle - shade, top + drop + shade * 0.8),
        (
            middle - shade,
            top + drop + shade * 0.1,
            middle - shade * 0.5,
            top + drop - shade * 0.2,
            middle,
            top + drop - shade * 0.2,
        ),
        (
            middle + shade * 0.5,
            top + drop - shade * 0.2,
            middle + shade,
            top + drop + shade * 0.1,
            middle + shade,
            top + drop + shade * 0.8,
        ),
        closed=True,
    )


def _evening(
    frame: Frame,
    size: tuple[float, float],
    door: tuple[float, float, float, float],
    spill: tuple[float, float],
) -> list[Element]:
    """Wall, floor, the lit door (left, top, right, foot), its light down to `spill` at the foot, and the lamp inside."""
    width, height = size
    left, top, right, sill = door
    lit = straight(
        [
            (left, top),
            (right, top),
            (right, sill),
            (spill[1], height + 8),
            (spill[0], height + 8),
            (left, sill),
        ]
    )
    jamb = (right - left) * 0.06
    leaf = straight(
        [
            (right, top),
            (right + (right - left) * 0.36, top + (sill - top) * 0.06),
            (right + (right - left) * 0.36, sill + (sill - top) * 0.1),
            (right, sill),
        ]
    )
    return [
        curve(
            "floor",
            frame,
            straight([(-8, sill), (width + 8, sill), (width + 8, height + 8), (-8, height + 8)]),
            size,
            FLOOR,
            name="地",
        ),
        curve("light", frame, lit, size, LIGHT, name="光"),
        curve("leaf", frame, leaf, size, cmyk(98, 86, 48, 50), name="门扇"),
        curve(
            "frame",
            frame,
            straight(
                [
                    (left - jamb, top - jamb),
                    (right, top - jamb),
                    (right, top),
                    (left, top),
                    (left, sill),
                    (left - jamb, sill),
                ]
            ),
            size,
            INK,
            name="门框",
        ),
        curve("lamp", frame, _lamp(door), size, INK, name="吊灯"),
    ]


def _helmet(frame: Frame) -> list[Element]:
    """The helmet on its peg: who wore it is at home."""
    w, h = frame.width, frame.height
    peg = replace(frame, x=frame.x + w * 0.44, y=frame.y - h * 0.14, width=w * 0.12, height=w * 0.12)
    return [
        disc("peg", peg, INK, name="挂钩"),
        ornament("helmet", "helmet", frame, SHELL, RIM, SHELL, RIM, name="挂着的安全帽"),
    ]


def _title(frame: Frame, size: float, least: float, way: str = "left top", lines: int = 3) -> Element:
    return text(
        "title",
        frame,
        "{title}",
        styled(INK, SERIF),
        size,
        way,
        name="标题",
        fit=True,
        least=least,
        lines=lines,
        tracking_em=0.02,
        line_pitch_em=1.12,
        spans=(Span(words="{key_words}", fill=RED),),
    )


def _line(
    key: str, frame: Frame, size: float, way: str, name: str, paint: Paint = INK, weight: int = 700
) -> Element:
    return text(
        key,
        frame,
        f"{{{key}}}",
        styled(paint, SERIF, weight),
        size,
        way,
        name=name,
        fit=True,
        least=size * 0.5,
        lines=1,
        needs=key,
    )


def _dusk() -> Paint:
    return linear((0, cmyk(88, 66, 26, 18)), (0.6, WALL), end=(0, 1))


def _poster() -> Design:
    art = _evening(at(0, 0, 420, 594, "scale scale"), (420, 594), (238, 48, 352, 256), (-210, 408))
    return design(
        420,
        594,
        page(
            _dusk(),
            *art,
            *_helmet(at(72, 118, 116, 68, "scale scale", ratio=True)),
            _title(at(96, 334, 264, 152, "scale scale"), 76, 10, "right foot", 4),
            _line("support", at(60, 498, 300, 24, "scale scale"), 17, "right centre", "副标题"),
            _line("sign", at(50, 544, 310, 13, "scale scale"), 8.6, "right centre", "署名"),
        ),
    )


def _phone() -> Design:
    w, h = px(1080, 1920)
    u = w / 1080
    art = _evening(at(0, 0, w, h, "scale scale"), (1080, 1920), (610, 210, 900, 760), (-640, 1050))
    return design(
        w,
        h,
        page(
            _dusk(),
            *art,
            *_helmet(at(180 * u, 400 * u, 300 * u, 176 * u, "scale scale", ratio=True)),
            _title(at(250 * u, 980 * u, 670 * u, 420 * u, "scale scale"), 196 * u, 22 * u, "right foot", 4),
            _line(
                "support",
                at(160 * u, 1430 * u, 760 * u, 70 * u, "scale scale"),
                50 * u,
                "right centre",
                "副标题",
            ),
            _line(
                "sign", at(160 * u, 1560 * u, 760 * u, 50 * u, "scale scale"), 34 * u, "right centre", "署名"
            ),
        ),
    )


def _board() -> Design:
    art = _evening(at(0, 0, 2400, 1200, "scale scale"), (2400, 1200), (1840, 110, 2110, 590), (-1000, 2220))
    return design(
        2400,
        1200,
        page(
            _dusk(),
            *art,
            *_helmet(at(1420, 270, 280, 164, "scale scale", ratio=True)),
            _title(at(1000, 736, 1100, 230, "scale scale"), 230, 28, "right foot", 2),
            _line("support", at(900, 986, 1200, 74, "scale scale"), 58, "right centre", "副标题"),
            _line("sign", at(900, 1084, 1200, 50, "scale scale"), 36, "right centre", "署名"),
        ),
    )


def templates() -> tuple[Template, ...]:
    """The family."""
    words = {"title": "平安\n收工", "key_words": "平安", "support": "家里的面等您回来下锅"}
    unit = "云溪建设三号工地"
    return (
        template(
            "safety-door-poster",
            "家门的光海报",
            "天黑了门开着，光从家门口一直铺到脚下，字站在光里",
            "poster",
            _TOPICS,
            "A2 A3 A1 570x840mm",
            fields(**words, sign=unit),
            _poster(),
        ),
        template(
            "safety-door-board",
            "家门的光宣传栏",
            "长长一片光从右边的门里铺过来",
            "board",
            _TOPICS,
            "240x120cm 300x150cm 180x90cm",
            fields(title="平安收工", key_words="平安", support="家里的面等您回来下锅", sign=unit),
            _board(),
        ),
        template(
            "safety-door-phone",
            "家门的光手机海报",
            "发给工友和家属的一张夜景",
            "phone",
            f"{_TOPICS} 转发",
            "1080x1920px 1080x2340px",
            fields(**words, sign=unit),
            _phone(),
            screen=True,
        ),
    )
