"""雨刮: rain covers the glass; the wiper has cleaned a sector, and the words stand in what one can see."""

from math import cos, pi, sin, tan
from random import Random

from families._paths import bent, straight
from msgspec.structs import replace
from studio import at, curve, design, fields, linear, lined, page, px, styled, template, text

from postermaker.color import Flat, Paint, Rgb
from postermaker.document.model import Cap, Element, Frame, Span
from postermaker.library.templates import Design, Template


def _rgb(said: str, opacity: float = 1.0) -> Flat:
    return Flat(Rgb(*(int(said[i : i + 2], 16) / 255 for i in (0, 2, 4))), opacity)


GLASS, DEEP, CLEAR, RAIN, PALE = (
    _rgb("1763C6"),
    _rgb("0A2E78"),
    _rgb("04102E"),
    _rgb("8FD6FF"),
    _rgb("D8F1FF"),
)
BLADE, STEEL, WHITE, YELLOW, SKY = (
    _rgb("02060F"),
    _rgb("E9F6FF"),
    _rgb("FFFFFF"),
    _rgb("FFD400"),
    _rgb("BFE6FF"),
)
_TOPICS = "交通 雨天 驾驶 防汛 天气 出行"
_FROM, _TO = 196.0, 307.0


def _on(pivot: tuple[float, float], r: float, degrees: float) -> tuple[float, float]:
    angle = degrees * pi / 180
    return pivot[0] + r * cos(angle), pivot[1] + r * sin(angle)


def _arc(pivot: tuple[float, float], r: float, *, closed: bool = False) -> str:
    """What the wiper's tip draws; closed, the sector that it cleans."""
    steps = 6
    turn = (_TO - _FROM) / steps
    h = r * 4 / 3 * tan(turn * pi / 720)  # how far a circle's handles reach
    bends: list[tuple[float, ...]] = []
    for i in range(steps):
        a, b = _FROM + i * turn, _FROM + (i + 1) * turn
        (x0, y0), (x1, y1) = _on(pivot, r, a), _on(pivot, r, b)
        (tx, ty), (ux, uy) = _on((0, 0), h, a + 90), _on((0, 0), h, b + 90)
        bends.append((x0 + tx, y0 + ty, x1 - ux, y1 - uy, x1, y1))
    if closed:
        bends.append(pivot)
    return bent(_on(pivot, r, _FROM), *bends, closed=closed)


def _streaks(size: tuple[float, float], count: int, seed: int) -> tuple[str, str]:
    """Rain on the glass: thin lines and drops' thick ones, as path data."""
    dice = Random(seed)
    thin, thick = "", ""
    for i in range(count):
        x, y = dice.uniform(0, size[0] * 1.2), dice.uniform(-0.15 * size[1], size[1])
        long = dice.uniform(0.05, 0.22) * size[1]
        run = straight([(x, y), (x - 0.34 * long, y + long)], closed=False)
        thin, thick = (thin + run, thick) if i % 3 else (thin, thick + run)
    return thin, thick


def _glass(
    frame: Frame, size: tuple[float, float], u: float, pivot: tuple[float, float], r: float, count: int
) -> list[Element]:
    """Rain, the clean sector with two fading rims, blade and arm."""
    thin, thick = _streaks(size, count, 9)
    blade = straight([_on(pivot, r * 0.34, _TO), _on(pivot, r * 0.993, _TO)], closed=False)
    arm = straight([(pivot[0] + r * 0.22, pivot[1]), _on(pivot, r * 0.66, _TO + 0.7)], closed=False)

    def drawn(key: str, data: str, paint: Paint, width: float, name: str) -> Element:
        return curve(key, frame, data, size, None, stroke=lined(width * u, paint, cap=Cap.ROUND), name=name)

    return [
        drawn("rain", thin, _rgb("8FD6FF", 0.4), 5, "雨"),
        drawn("drops", thick, _rgb("8FD6FF", 0.65), 9, "雨"),
        curve("clear", frame, _arc(pivot, r, closed=True), size, CLEAR, name="刮净的扇面"),
        drawn("rim", _arc(pivot, r), _rgb("8FD6FF", 0.9), 6, "水痕"),
        drawn("rim2", _arc(pivot, r * 0.983), _rgb("8FD6FF", 0.35), 6, "水痕"),
        drawn("rim3", _arc(pivot, r * 0.968), _rgb("8FD6FF", 0.18), 6, "水痕"),
        drawn("arm", arm, BLADE, 30, "雨刮臂"),
        drawn("blade", blade, BLADE, 40, "雨刮"),
        drawn("edge", blade, STEEL, 10, "胶条"),
    ]


def _words(key: str, frame: Frame, size: float, least: float, lines: int, way: str) -> Element:
    return text(
        key,
        frame,
        f"{{{key}}}",
        styled(WHITE),
        size,
        way,
        name="标语",
        fit=True,
        least=least,
        lines=lines,
        tracking_em=0.01,
        line_pitch_em=1.13,
        spans=(Span(words="{key_words}", fill=YELLOW),),
    )


def _line(key: str, frame: Frame, size: float, way: str, name: str) -> Element:
    return text(
        key,
        frame,
        f"{{{key}}}",
        styled(SKY, weight=700),
        size,
        way,
        name=name,
        fit=True,
        least=size * 0.5,
        lines=1,
        tracking_em=0.04,
        gap_em=0.4,
        needs=key,
    )


def _led() -> Design:
    w, h = px(1920, 1080)
    u = w / 1920
    return design(
        w,
        h,
        page(
            linear((0, GLASS), (1, DEEP), end=(0, 1)),
            *_glass(at(0, 0, w, h, "scale scale"), (1920, 1080), u, (930, 1330), 1500, 210),
            _words(
                "slogan",
                at(108 * u, 190 * u, 1240 * u, 640 * u, "scale scale"),
                292 * u,
                44 * u,
                3,
                "left centre",
            ),
            _line(
                "support",
                at(116 * u, 876 * u, 1200 * u, 96 * u, "scale scale"),
                72 * u,
                "left centre",
                "副标题",
            ),
        ),
    )


def _phone() -> Design:
    w, h = px(1080, 1920)
    u = w / 1080
    return design(
        w,
        h,
        page(
            linear((0, GLASS), (1, DEEP), end=(0, 1)),
            *_glass(at(0, 0, w, h, "scale scale"), (1080, 1920), u, (500, 2000), 1560, 200),
            _words(
                "slogan",
                at(86 * u, 800 * u, 860 * u, 560 * u, "scale scale"),
                214 * u,
                40 * u,
                4,
                "left centre",
            ),
            _line(
                "support",
                at(90 * u, 1400 * u, 850 * u, 70 * u, "scale scale"),
                50 * u,
                "left centre",
                "副标题",
            ),
            _line(
                "sign", at(90 * u, 1560 * u, 850 * u, 56 * u, "scale scale"), 38 * u, "left centre", "署名"
            ),
        ),
    )


def _cover() -> Design:
    w, h = px(900, 383)
    u = w / 900
    return design(
        w,
        h,
        page(
            linear((0, GLASS), (1, DEEP), end=(0, 1)),
            *(
                _fine(each)
                for each in _glass(at(0, 0, w, h, "scale scale"), (900, 383), u, (464, 540), 530, 130)
            ),
            _words(
                "slogan",
                at(262 * u, 88 * u, 372 * u, 200 * u, "centre scale", ratio=True),
                92 * u,
                15 * u,
                3,
                "left centre",
            ),
            _line(
                "support",
                at(264 * u, 308 * u, 368 * u, 36 * u, "centre scale", ratio=True),
                25 * u,
                "left centre",
                "副标题",
            ),
        ),
    )


def _fine(element: Element) -> Element:
    """A drawing of a screen on the small sheet of a cover: its lines thinner."""
    stroke = getattr(element, "stroke", None)
    return replace(element, stroke=replace(stroke, width=stroke.width * 0.42)) if stroke else element


def templates() -> tuple[Template, ...]:
    """The family."""
    words = {"slogan": "雨天路滑 减速慢行", "key_words": "减速慢行"}
    return (
        template(
            "traffic-rain-led",
            "雨刮 LED",
            "玻璃上全是雨，字站在雨刮刮净的那一片里",
            "led",
            _TOPICS,
            "1920x1080px 1280x720px 3840x2160px",
            fields(**words, support="保持车距 打开灯光 礼让行人"),
            _led(),
            safe=px(32, 0)[0],
            screen=True,
        ),
        template(
            "traffic-rain-phone",
            "雨刮手机海报",
            "雨刮从脚下扫上来，扫出一句话",
            "phone",
            f"{_TOPICS} 转发",
            "1080x1920px 1080x2340px",
            fields(**words, support="保持车距 打开灯光", sign="青禾区公安交警大队"),
            _phone(),
            screen=True,
        ),
        template(
            "traffic-rain-cover",
            "雨刮公众号首图",
            "刮净的扇面正好是中间那块",
            "wechat-cover",
            _TOPICS,
            "900x383px 1080x460px",
            fields(**words, support="保持车距 打开灯光"),
            _cover(),
            screen=True,
        ),
    )
