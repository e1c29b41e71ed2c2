"""引线: a wire pulled out of a lit window is a fuse; the house and the field of the words are one black shape."""

from typing import Any

from families._fuse import BLACK, HOT, ORANGE, PANE, RED, WHITE, scene, spark, windows
from families._paths import bent, rect
from msgspec.structs import replace
from studio import (
    at,
    box,
    cmyk,
    curve,
    design,
    field,
    fields,
    group,
    line,
    lined,
    page,
    px,
    radial,
    styled,
    template,
    text,
)

from postermaker.color import Paint
from postermaker.document.model import Cap, Element, Frame, Span
from postermaker.library.templates import Design, Template

_TOPICS = "消防 用电 电动车 充电 安全 社区"


def _glow(frame: Frame) -> Element:
    return box(
        "glow",
        frame,
        radial((0, cmyk(0, 14, 95, 0, 0.95)), (0.35, cmyk(0, 60, 95, 0, 0.75)), (1, cmyk(0, 96, 92, 0, 0))),
        name="火光",
    )


def _title(
    frame: Frame, size: float, least: float, lines: int = 5, way: str = "left centre", **more: Any
) -> Element:
    return text(
        "title",
        frame,
        "{title}",
        styled(HOT),
        size,
        way,
        name="标题",
        fit=True,
        least=least,
        lines=lines,
        tracking_em=-0.01,
        line_pitch_em=1.08,
        **more,
    )


def _lead(frame: Frame, size: float, least: float, way: str = "left top") -> Element:
    return text(
        "lead",
        frame,
        "{lead}",
        styled(WHITE),
        size,
        way,
        name="上半句",
        fit=True,
        least=least,
        lines=3,
        tracking_em=-0.02,
        line_pitch_em=1.07,
        needs="lead",
    )


def _point(number: int, frame: Frame, head: float, body: float) -> list[Element]:
    h = frame.height
    upper = at(frame.x, frame.y, frame.width, head * 1.3, "scale scale")
    lower = at(frame.x, frame.y + head * 1.6, frame.width, h - head * 1.6, "scale scale")
    return [
        text(
            f"point{number}",
            upper,
            f"{{point{number}}}",
            styled(HOT),
            head,
            "left top",
            name=f"要点{number}",
            fit=True,
            least=head * 0.6,
            lines=1,
            needs=f"point{number}",
        ),
        text(
            f"detail{number}",
            lower,
            f"{{detail{number}}}",
            styled(WHITE, weight=500),
            body,
            "left top",
            name=f"要点{number}说明",
            fit=True,
            least=body * 0.7,
            lines=3,
            line_pitch_em=1.45,
            needs=f"detail{number}",
        ),
    ]


_NEEDS = "point1 detail1 point2 detail2 point3 detail3 sign"


def _sign(frame: Frame, size: float, way: str = "left", paint: Paint = WHITE) -> Element:
    return text(
        "sign",
        frame,
        "{sign}",
        styled(paint, weight=500),
        size,
        way,
        name="署名",
        fit=True,
        least=size * 0.6,
        lines=1,
        needs="sign",
    )


def _poster() -> Design:
    """A2: a third of the width is house, four tenths of the height black."""
    night = at(0, 0, 420, 358, "scale scale")
    art = scene(night, (420, 358), 264, (283, 24, 3, 4, (45.6, 82), (0, 1)), (96, 304), 46)
    foot = group(
        "foot",
        at(26, 508, 368, 76, "scale scale"),
        line("rule", at(0, 0, 368, 0, "scale scale"), 1.2, HOT, name="线"),
        *_point(1, at(0, 13, 114, 44), 14.5, 8.4),
        *_point(2, at(124, 13, 114, 44), 14.5, 8.4),
        *_point(3, at(248, 13, 120, 44), 14.5, 8.4),
        _sign(at(0, 66, 368, 9, "scale scale"), 6.4),
        needs=_NEEDS,
        name="要点",
    )
    elements = [
        _glow(at(-44, 164, 280, 280, "scale scale")),
        *art,
        box("field", at(-5, 357, 430, 242, "scale scale"), BLACK, name="黑底"),
        _lead(at(25.4, 30, 230, 140, "scale scale"), 67, 24),
        _title(at(25, 366, 369, 134, "scale scale"), 126, 20, takes="foot"),
        foot,
    ]
    return design(420, 594, page(RED, *elements))


def _row(number: int, y: float, width: float, head: float, body: float) -> list[Element]:
    """A point and what is said of it, on one line."""
    return [
        text(
            f"point{number}",
            at(0, y - head * 0.15, width * 0.44, head * 1.5, "scale scale"),
            f"{{point{number}}}",
            styled(HOT),
            head,
            "left centre",
            name=f"要点{number}",
            fit=True,
            least=head * 0.5,
            lines=1,
            needs=f"point{number}",
        ),
        text(
            f"detail{number}",
            at(width * 0.46, y - head * 0.15, width * 0.54, head * 1.5, "scale scale"),
            f"{{detail{number}}}",
            styled(WHITE, weight=500),
            body,
            "left centre",
            name=f"要点{number}说明",
            fit=True,
            least=body * 0.6,
            lines=2,
            line_pitch_em=1.3,
            needs=f"detail{number}",
        ),
    ]


def _rollup() -> Design:
    """The lowest 200 mm stay in the stand."""
    night = at(0, 0, 800, 1010, "scale scale")
    art = scene(night, (800, 1010), 520, (556, 70, 2, 5, (118, 196), (0, 1)), (170, 880), 84)
    foot = group(
        "foot",
        at(56, 1330, 688, 460, "scale scale"),
        line("rule", at(0, 0, 688, 0, "scale scale"), 3, HOT, name="线"),
        *_row(1, 40, 688, 58, 34),
        *_row(2, 146, 688, 58, 34),
        *_row(3, 252, 688, 58, 34),
        _sign(at(0, 372, 688, 44, "scale scale"), 30),
        needs=_NEEDS,
        name="要点",
    )
    elements = [
        _glow(at(-90, 620, 520, 520, "scale scale")),
        *art,
        box("field", at(0, 1009, 800, 991, "scale scale"), BLACK, name="黑底"),
        _lead(at(55, 84, 417, 330, "scale scale"), 150, 50),
        _title(at(54, 1040, 687, 262, "scale scale"), 232, 36, takes="foot"),
        foot,
    ]
    return design(800, 2000, page(RED, *elements))


def _phone() -> Design:
    width, height = px(1080, 1920)
    u = width / 1080
    night = at(0, 0, width, 1020 * u, "scale scale")
    art = scene(night, (1080, 1020), 690, (748, 176, 2, 4, (180, 210), (0, 1)), (236, 870), 106)
    art = [_finer(each, u) for each in art]
    foot = group(
        "foot",
        at(80 * u, 1420 * u, 920 * u, 280 * u, "scale scale"),
        line("rule", at(0, 0, 920 * u, 0, "scale scale"), 4 * u, HOT, name="线"),
        *_row(1, 34 * u, 920 * u, 54 * u, 38 * u),
        *_row(2, 134 * u, 920 * u, 54 * u, 38 * u),
        _sign(at(0, 234 * u, 920 * u, 46 * u, "scale scale"), 34 * u),
        needs="point1 detail1 point2 detail2 sign",
        name="要点",
    )
    elements = [
        _glow(at(-80 * u, 560 * u, 640 * u, 640 * u, "scale scale")),
        *art,
        box("field", at(0, 1019 * u, width, 901 * u, "scale scale"), BLACK, name="黑底"),
        _lead(at(78 * u, 156 * u, 566 * u, 350 * u, "scale scale"), 166 * u, 60 * u),
        _title(at(78 * u, 1060 * u, 922 * u, 330 * u, "scale scale"), 322 * u, 40 * u, takes="foot"),
        foot,
    ]
    return design(width, height, page(RED, *elements))


def _finer(shape: Element, u: float) -> Element:
    """A drawing made in pixels, its lines in mm."""
    stroke = getattr(shape, "stroke", None)
    if stroke is None:
        return shape
    return replace(
        shape, stroke=replace(stroke, width=stroke.width * u, dash=tuple(d * u for d in stroke.dash))
    )


def _cover() -> Design:
    """All words in the middle square."""
    width, height = px(900, 383)
    u = width / 900
    night = at(0, 0, width, 236 * u, "scale scale")
    art = scene(night, (900, 236), 664, (694, 22, 3, 3, (66, 72), (0, 0)), (128, 152), 44)
    elements = [
        _glow(at(-12 * u, 12 * u, 280 * u, 280 * u, "scale scale")),
        *(_finer(each, u) for each in art),
        box("field", at(0, 235 * u, width, 148 * u, "scale scale"), BLACK, name="黑底"),
        _lead(
            at(270 * u, 26 * u, 360 * u, 84 * u, "centre scale", ratio=True), 72 * u, 20 * u, "middle centre"
        ),
        _title(
            at(270 * u, 240 * u, 360 * u, 138 * u, "centre scale", ratio=True), 122 * u, 15 * u, 3, "middle"
        ),
    ]
    return design(width, height, page(RED, *elements))


def _banner(length: float, house: float, columns: int, left: float) -> Design:
    """The wire runs under the words from the lit window to the spark."""
    hold = "end scale"
    cell = (house - 120) / columns
    dark, bars, bright, cloth = windows(110, 70, columns, 2, (cell, 230), (0, 0))
    size = (house, 700.0)
    frame = at(length - house, 0, house, 700, hold, ratio=True)
    x0, x1 = left * 0.42, length - house + 110 + cell * 0.2
    run = x1 - x0
    wire = bent(
        (run, 196),
        (run - 30, 420, run - 260, 606, run - 760, 606),
        (left * 0.9, 606),
        (left * 0.5, 606, left * 0.3, 470, 0, 400),
    )
    on = at(x0, 0, run, 700, "both scale", ratio=True)
    burning = at(0, 0, left, 700, "start scale", ratio=True)
    angles = tuple(132 + i * 10.5 for i in range(21))
    slogan = text(
        "slogan",
        at(left, 60, length - left - house - 230, 470, "both scale", ratio=True),
        "{slogan}",
        styled(WHITE),
        440,
        "middle",
        name="标语",
        fit=True,
        least=80,
        lines=3 if length < 5000 else 2,
        tracking_em=0.03,
        max_tracking_em=0.22,
        gap_em=0.6,
        line_pitch_em=1.13,
        spans=(Span(words="{key_words}", fill=HOT),),
    )
    return design(
        length,
        700,
        page(
            RED,
            box(
                "glow",
                at(x0 - 560, -160, 1120, 1120, "start scale", ratio=True),
                radial(
                    (0, cmyk(0, 40, 95, 0, 0.95)), (0.4, cmyk(0, 70, 95, 0, 0.7)), (1, cmyk(0, 96, 92, 0, 0))
                ),
                name="火光",
            ),
            curve("house", frame, rect(0, 0, house, 700), size, BLACK, name="楼"),
            curve("panes", frame, dark, size, PANE, name="黑窗"),
            curve("bars", frame, bars, size, BLACK, name="窗棂"),
            curve("lit", frame, bright, size, HOT, name="亮窗"),
            curve("curtains", frame, cloth, size, ORANGE, name="窗帘"),
            curve("wire", on, wire, (run, 700), None, stroke=lined(46, BLACK, cap=Cap.ROUND), name="电线"),
            curve("core", on, wire, (run, 700), None, stroke=lined(13, WHITE, dash=(21, 27)), name="引线芯"),
            *spark(burning, (left, 700), x0, 400, 170, angles),
            slogan,
            text(
                "sign",
                at(length - house + 110, 566, house - 250, 74, hold, ratio=True),
                "{sign}",
                styled(HOT, weight=700),
                58,
                "left",
                name="署名",
                fit=True,
                least=32,
                lines=1,
                tracking_em=0.06,
                needs="sign",
            ),
        ),
    )


def templates() -> tuple[Template, ...]:
    """The family."""
    lead = field("lead", "上半句", "这不是\n电线，", aliases=("引子", "副标题"), max_chars=16)
    points = {
        "point1": field("point1", "要点一", "不拉飞线", max_chars=8),
        "detail1": field("detail1", "要点一说明", "阳台、窗口不向楼下\n拉线充电", max_chars=30),
        "point2": field("point2", "要点二", "电池不进楼", max_chars=8),
        "detail2": field("detail2", "要点二说明", "电动车与电池都停在\n楼外充电棚", max_chars=30),
        "point3": field("point3", "要点三", "发现就说", max_chars=8),
        "detail3": field("detail3", "要点三说明", "物业 0000-0000\n火警 119", max_chars=30),
    }
    return (
        template(
            "fire-fuse-poster",
            "引线海报",
            "从亮窗里拉出来的电线就是一根点着的引线",
            "poster",
            _TOPICS,
            "A2 A3 A1 570x840mm",
            fields(title="是引线", lead=lead, **points, sign="青禾区消防救援大队　青禾社区居委会"),
            _poster(),
        ),
        template(
            "fire-fuse-rollup",
            "引线易拉宝",
            "同一根引线从楼上挂到地上，三件事列在黑底里",
            "rollup",
            _TOPICS,
            "80x200cm 85x200cm 60x160cm",
            fields(title="是引线", lead=lead, **points, sign="青禾社区居委会"),
            _rollup(),
        ),
        template(
            "fire-fuse-phone",
            "引线手机海报",
            "引线烧在手机上，一句话两件事",
            "phone",
            f"{_TOPICS} 转发",
            "1080x1920px 1080x2340px",
            fields(
                title="是引线",
                lead=lead,
                point1=points["point1"],
                detail1=points["detail1"],
                point2=points["point2"],
                detail2=points["detail2"],
                sign="青禾社区居委会",
            ),
            _phone(),
            screen=True,
        ),
        template(
            "fire-fuse-cover",
            "引线公众号首图",
            "左边的火花和右边的亮窗之间只有一根线",
            "wechat-cover",
            _TOPICS,
            "900x383px 1080x460px",
            fields(title="是引线", lead=replace(lead, sample="这不是电线，")),
            _cover(),
            screen=True,
        ),
        template(
            "fire-fuse-banner",
            "引线横幅",
            "引线贴着字脚烧过整条横幅",
            "banner",
            _TOPICS,
            "8x0.7m 6x0.7m 4x0.7m 10x0.9m",
            fields(slogan="电池不进楼 飞线不下楼", key_words="不进楼 不下楼", sign="青禾社区居委会  宣"),
            _banner(8000, 1480, 4, 1180),
            _banner(4000, 860, 3, 720),
            safe=100,
        ),
    )
