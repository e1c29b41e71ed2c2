"""水尺: a staff gauge stands in rising water at the edge of the sheet; the words stay above the red line."""

from families._paths import rect
from studio import (
    Colors,
    at,
    box,
    cmyk,
    curve,
    design,
    field,
    fields,
    group,
    linear,
    ornament,
    page,
    px,
    styled,
    template,
    text,
)

from postermaker.color import Paint
from postermaker.document.model import Element, Field, Frame, Span
from postermaker.library.templates import Design, Template

C, NIGHT = Colors("water"), Colors("led-night")
NAVY, SEA, PALE, WHITE, RED = C.words, C.key, C.ground, cmyk(0, 0, 0, 0), cmyk(0, 95, 95, 0)
_WATER: tuple[Paint, ...] = (cmyk(62, 10, 4, 0), cmyk(94, 62, 8, 10), cmyk(100, 90, 32, 40), WHITE)
_TOPICS = "防汛 抗旱 防汛抗旱 暴雨 应急 安全"


def _marks(width: float, block: float, count: int) -> str:
    """The E marks of a gauge: a decimetre is `block` high, its upper half marked from the left, its lower from the right."""
    unit, data = block / 10, ""
    for i in range(2 * count):
        y = i * 5 * unit
        left = i % 2 == 0
        spine, reach = width * 0.13, width * 0.5
        data += rect(0 if left else width - spine, y, spine, 5 * unit)
        for bar in (0, 2, 4):
            data += rect(spine if left else width - reach, y + bar * unit, reach - spine, unit)
    return data


def _gauge(
    x: float,
    y: float,
    width: float,
    block: float,
    count: int,
    first: int,
    pins: str = "scale scale",
    ratio: bool = False,
    marks: Paint = SEA,
    board: Paint = WHITE,
    dry: int | None = None,
) -> Element:
    """The gauge from its upper end down; its numbers are decimetres, falling; below `dry` blocks it is under water."""
    inset = width * 0.08
    inner, tall = width - 2 * inset, block * count
    numbers = [
        text(
            f"mark{i}",
            at(inset + inner * 0.54, i * block + block * 0.04, inner * 0.44, block * 0.42, "scale scale"),
            f"{first - i}",
            styled(marks),
            block * 0.38,
            "middle centre",
            name="刻度",
        )
        for i in range(1, dry or count)  # the first stands half above the sheet
        if first - i >= 0
    ]
    return group(
        "gauge",
        at(x, y, width, tall, pins, ratio=ratio),
        box("board", at(0, 0, width, tall, "scale scale"), board, name="尺面"),
        curve(
            "marks",
            at(inset, 0, inner, tall, "scale scale"),
            _marks(inner, block, count),
            (inner, tall),
            marks,
            name="刻线",
        ),
        *numbers,
        name="水尺",
    )


def _water(frame: Frame, layers: int, length: float, rise: float, seed: int, *colors: Paint) -> Element:
    return ornament(
        "water",
        "waves",
        frame,
        *(colors or _WATER),
        name="水",
        layers=layers,
        length=length,
        rise=rise,
        lines=2,
        seed=seed,
    )


def _swell(length: float, y: float, tone: int, waves: float) -> list[Element]:
    """One wave along a banner."""
    frame = at(-40 - 300 * tone, y, length + 80 + 600 * tone, 700 - y, "both scale", ratio=True)
    tones = (_WATER[tone], _WATER[tone], _WATER[tone], WHITE)
    return [
        ornament(
            f"water{tone}",
            "waves",
            frame,
            *tones,
            name="水",
            layers=1,
            length=waves,
            rise=0.11,
            lines=1,
            seed=5 + tone,
        )
    ]


def _sky(down: float = 1.0) -> Paint:
    return linear((0, PALE), (0.5, cmyk(24, 1, 5, 0)), (1, cmyk(40, 3, 6, 0)), end=(0, down))


def _line(
    key: str, frame: Frame, paint: Paint, size: float, way: str, name: str, weight: int = 700
) -> Element:
    return text(
        key,
        frame,
        f"{{{key}}}",
        styled(paint, weight=weight),
        size,
        way,
        name=name,
        fit=True,
        least=size * 0.5,
        lines=1,
        needs=key,
    )


def _title(frame: Frame, size: float, least: float, lines: int = 6, way: str = "left top") -> Element:
    return text(
        "title",
        frame,
        "{title}",
        styled(NAVY),
        size,
        way,
        name="标题",
        fit=True,
        least=least,
        lines=lines,
        tracking_em=-0.01,
        line_pitch_em=1.08,
        spans=(Span(words="{key_words}", fill=SEA),),
    )


def _warning(frame: Frame, thick: float, size: float) -> list[Element]:
    """The red line and its name, standing on it."""
    label = at(140, frame.y - size * 1.4, 254, size * 1.2, "scale scale")
    return [
        box("warning", at(frame.x, frame.y, frame.width, thick, "scale scale"), RED, name="警戒线"),
        _line("mark_word", label, NAVY, size, "right centre", "线上的字", 900),
    ]


def _poster() -> Design:
    return design(
        420,
        594,
        page(
            _sky(),
            _gauge(-14, -52, 134, 104, 6, 9),
            *_warning(at(116, 380, 310, 0, "scale scale"), 3.4, 11),
            _title(at(136, 40, 262, 250, "scale scale"), 128, 20),
            text(
                "support",
                at(140, 296, 254, 58, "scale scale"),
                "{support}",
                styled(NAVY, weight=700),
                17,
                "left centre",
                name="副标题",
                fit=True,
                least=8,
                lines=3,
                line_pitch_em=1.35,
                needs="support",
            ),
            _water(at(-5, 392, 430, 150, "scale scale"), 3, 2.2, 0.085, 4),
            box("deep", at(-5, 541.5, 430, 58, "scale scale"), _WATER[2], name="水底"),
            _line("phone", at(140, 546, 254, 20, "scale scale"), WHITE, 16, "left centre", "电话", 900),
            _line("sign", at(140, 567, 254, 13, "scale scale"), WHITE, 8.6, "left centre", "署名", 500),
        ),
    )


def _vertical() -> Design:
    return design(
        1200,
        6000,
        page(
            _sky(),
            _gauge(-48, -310, 448, 620, 10, 9),
            box("warning", at(400, 4030, 800, 34, "scale scale"), RED, name="警戒线"),
            text(
                "slogan",
                at(480, 330, 640, 3560, "scale scale"),
                "{slogan}",
                styled(NAVY),
                560,
                "left centre",
                name="标语",
                fit=True,
                least=90,
                lines=3,
                vertical=True,
                tracking_em=0.05,
                line_pitch_em=1.14,
                spans=(Span(words="{key_words}", fill=SEA),),
            ),
            _water(at(0, 4200, 1200, 1800, "scale scale"), 5, 1.2, 0.05, 6),
            _line("sign", at(150, 5660, 900, 100, "scale scale"), WHITE, 76, "middle centre", "署名"),
        ),
    )


def _banner(length: float) -> Design:
    short, long = length < 5000, length > 12000
    left, right = (880, 330) if short else (1180, 560)
    return design(
        length,
        700,
        page(
            _sky(),
            _gauge(150, -230, 470, 440, 2, 9, "start scale", True),
            text(
                "slogan",
                at(left, 42, length - left - right, 440, "both scale", ratio=True),
                "{slogan}",
                styled(NAVY),
                420,
                "middle" if long else "right",
                name="标语",
                fit=True,
                least=84,
                lines=3 if short else 2,
                tracking_em=0.03,
                max_tracking_em=0.34 if long else 0.12,
                gap_em=2.0 if long else 0.6,
                line_pitch_em=1.1,
                spans=(Span(words="{key_words}", fill=SEA),),
            ),
            *_swell(length, 488, 0, 4 if short else 6),
            *_swell(length, 548, 1, 4 if short else 6),
            box("warning", at(620, 494, length, 11, "both scale", ratio=True), RED, name="警戒线"),
            text(
                "sign",
                at(
                    length - right - 2600 if not short else left,
                    608,
                    2600 if not short else length - left - right,
                    70,
                    "end scale",
                    ratio=True,
                ),
                "{sign}",
                styled(WHITE, weight=700),
                58,
                "right",
                name="署名",
                fit=True,
                least=32,
                lines=1,
                tracking_em=0.08,
                needs="sign",
            ),
        ),
    )


def _rollup() -> Design:
    rows: list[Element] = []
    for i in range(5):
        y = 640 + i * 140
        rows += [
            text(
                f"point{i + 1}",
                at(330, y, 414, 64, "scale scale"),
                f"{{point{i + 1}}}",
                styled(NAVY),
                56,
                "left centre",
                name=f"要点{i + 1}",
                fit=True,
                least=28,
                lines=1,
                needs=f"point{i + 1}",
            ),
            text(
                f"detail{i + 1}",
                at(331, y + 64, 413, 44, "scale scale"),
                f"{{detail{i + 1}}}",
                styled(NAVY, weight=500),
                31,
                "left centre",
                name=f"要点{i + 1}说明",
                fit=True,
                least=18,
                lines=1,
                needs=f"detail{i + 1}",
            ),
        ]
    return design(
        800,
        2000,
        page(
            _sky(),
            _gauge(-30, -165, 294, 330, 7, 9, dry=6),
            _title(at(328, 150, 416, 380, "scale scale"), 210, 28),
            box("stroke", at(330, 560, 120, 12, "scale scale"), RED, name="红线"),
            *rows,
            _water(at(0, 1500, 800, 500, "scale scale"), 4, 1.4, 0.08, 8),
            _line("phone", at(330, 1366, 414, 60, "scale scale"), SEA, 50, "left centre", "电话", 900),
            _line("sign", at(330, 1430, 414, 44, "scale scale"), NAVY, 32, "left centre", "署名", 500),
        ),
    )


def _led() -> Design:
    w, h = px(1920, 1080)
    u = w / 1920
    water = (NIGHT.second, cmyk(92, 60, 10, 10), cmyk(100, 88, 40, 40), NIGHT.line)
    return design(
        w,
        h,
        page(
            NIGHT.ground,
            _gauge(-40 * u, -165 * u, 346 * u, 330 * u, 4, 9, "start scale", True, NIGHT.ground, NIGHT.line),
            text(
                "slogan",
                at(420 * u, 110 * u, 1388 * u, 580 * u, "both scale", ratio=True),
                "{slogan}",
                styled(NIGHT.words),
                286 * u,
                "left centre",
                name="标语",
                fit=True,
                least=44 * u,
                lines=4,
                tracking_em=0.01,
                line_pitch_em=1.12,
                spans=(Span(words="{key_words}", fill=NIGHT.key),),
            ),
            _water(at(0, 800 * u, w, 280 * u, "both scale", ratio=True), 3, 2.6, 0.12, 3, *water),
            _line(
                "sign",
                at(1000 * u, 960 * u, 808 * u, 70 * u, "end scale", ratio=True),
                NIGHT.words,
                52 * u,
                "right centre",
                "署名",
            ),
            box(
                "warning",
                at(300 * u, 760 * u, w, 9 * u, "both scale", ratio=True),
                Colors("led-red").accent,
                name="警戒线",
            ),
        ),
    )


def _bag() -> dict[str, Field]:
    """The fields of the five things to keep ready."""
    said = (
        ("手电和电池", "停电一夜也从容"),
        ("雨衣和口哨", "一人一件，挂在门后"),
        ("水和干粮", "够全家吃两天"),
        ("药和证件", "装进防水袋"),
        ("充电宝", "听得见下一次广播"),
    )
    points = {}
    for i, (head, detail) in enumerate(said, 1):
        points[f"point{i}"] = field(f"point{i}", f"要点{i}", head, max_chars=10)
        points[f"detail{i}"] = field(f"detail{i}", f"要点{i}说明", detail, max_chars=20)
    return points


def templates() -> tuple[Template, ...]:
    """The family."""
    unit = "云溪市防汛抗旱指挥部办公室"
    points = _bag()
    return (
        template(
            "flood-gauge-poster",
            "水尺海报",
            "一根大水尺立在涨水里，字都站在警戒线上头",
            "poster",
            _TOPICS,
            "A2 A3 A1 570x840mm",
            fields(
                title="水来\n之前\n人先走",
                key_words="人先走",
                support="预警响起，脚步先行\n转移不落一人",
                mark_word=field("mark_word", "线上的字", "警戒水位", max_chars=8),
                phone="防汛值班 0000-0000",
                sign=unit,
            ),
            _poster(),
        ),
        template(
            "flood-gauge-vertical",
            "水尺竖幅",
            "水尺一通到顶，水只到脚下",
            "banner-vertical",
            _TOPICS,
            "1.2x6m 0.9x4m 0.7x3m",
            fields(slogan="巡堤一步不落", sign="云溪市防汛办  宣"),
            _vertical(),
        ),
        template(
            "flood-gauge-banner",
            "水尺横幅",
            "左边立着水尺，水漫在字下面，红线隔开",
            "banner",
            _TOPICS,
            "8x0.7m 6x0.7m 4x0.7m 10x0.9m 16x0.7m",
            fields(
                slogan="雨情就是号令 转移不差一人",
                key_words="转移不差一人",
                sign="云溪市防汛抗旱指挥部办公室  宣",
            ),
            _banner(8000),
            _banner(4000),
            _banner(16000),
            safe=100,
        ),
        template(
            "flood-gauge-rollup",
            "水尺易拉宝",
            "家里该备的五样东西，一样一格排在水尺旁",
            "rollup",
            _TOPICS,
            "80x200cm 85x200cm 60x160cm",
            fields(
                title="汛期到\n家里备",
                key_words="家里备",
                **points,
                phone="防汛值班 0000-0000",
                sign="青禾街道办事处",
            ),
            _rollup(),
        ),
        template(
            "flood-gauge-led",
            "水尺 LED",
            "夜里的水尺发着光，红线压住水",
            "led",
            _TOPICS,
            "1920x1080px 1280x720px 3840x2160px",
            fields(slogan="暴雨来了 早回家", key_words="早回家", sign="云溪市防汛办"),
            _led(),
            safe=px(32, 0)[0],
            screen=True,
        ),
    )
