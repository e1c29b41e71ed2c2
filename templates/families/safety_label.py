"""警示标签: a black label thins out in bars into the yellow; a white helmet, cropped, stands on a black foot."""

from families._paths import straight
from studio import (
    Colors,
    at,
    banner,
    box,
    curve,
    design,
    field,
    fields,
    group,
    ornament,
    page,
    polygon,
    styled,
    template,
    text,
)

from postermaker.color import Paint
from postermaker.document.model import Element, Frame, Span
from postermaker.library.templates import Design, Template

C = Colors("safety")
BLACK, YELLOW = C.words, C.ground
WHITE = Colors("fire-red").words
_TOPICS = "安全生产 施工 工厂 工地 警示 安全生产月"
#: The bars behind a label and the clear room before each, in shares of its height.
_BARS, _CLEAR = (0.157, 0.1, 0.057), 0.114


def _label(
    width: float, height: float, slope: float = 0.62, thick: float = 1.0, *, upright: bool = False
) -> str:
    """A field `width` long, its end slanted, then three bars, each thinner; upright it runs downwards."""
    lean = slope * height
    figures = [[(0.0, 0.0), (width, 0.0), (width - lean, height), (0.0, height)]]
    x = width
    for share in _BARS:
        bar = share * height * thick
        x += _CLEAR * height * thick
        figures.append([(x, 0), (x + bar, 0), (x + bar - lean, height), (x - lean, height)])
        x += bar
    return "".join(straight([(b, a) if upright else (a, b) for a, b in figure]) for figure in figures)


def _span(height: float) -> float:
    """How far the bars reach beyond the field."""
    return height * (sum(_BARS) + 3 * _CLEAR)


def _helmet(frame: Frame, brim: Paint = BLACK) -> Element:
    return ornament("helmet", "helmet", frame, WHITE, BLACK, brim, BLACK, name="安全帽")


def _banner(length: float, label: float, helmet: float, gap: float = 0.6) -> Design:
    wide = label + _span(700)
    left, right = label + (500 if length < 5000 else 560), helmet + 70 if helmet else 260
    slogan, sign = banner(
        styled(BLACK),
        BLACK,
        left=left,
        right=right,
        way="right",
        length=length,
        size=438,
        gap=gap,
        spread=0.3 if gap > 1 else 0.22,
    )
    topic = text(
        "topic",
        at(150, 110, label - 150 - 330, 470, "start scale", ratio=True),
        "{topic}",
        styled(YELLOW),
        205,
        "left centre",
        name="主题",
        fit=True,
        least=60,
        lines=2,
        tracking_em=0.04,
        line_pitch_em=1.12,
        tear_words=True,
        needs="topic",
    )
    cap = (
        [
            _helmet(
                at(
                    length - helmet,
                    716 - helmet * 0.66,
                    helmet * 1.14,
                    helmet * 0.66,
                    "end scale",
                    ratio=True,
                )
            )
        ]
        if helmet
        else []
    )
    return design(
        length,
        700,
        page(
            YELLOW,
            curve(
                "label",
                at(0, 0, wide, 700, "start scale", ratio=True),
                _label(label, 700),
                (wide, 700),
                BLACK,
                name="标签",
            ),
            topic,
            *cap,
            slogan,
            sign,
        ),
    )


def _vertical() -> Design:
    label = 960.0
    tall = label + _span(1200)
    topic = text(
        "topic",
        at(200, 230, 800, 200, "scale scale"),
        "{topic}",
        styled(YELLOW),
        190,
        "left top",
        name="主题",
        fit=True,
        least=60,
        lines=1,
        tracking_em=0.02,
        line_pitch_em=1.14,
        tear_words=True,
        needs="topic",
    )
    words = text(
        "slogan",
        at(160, 1900, 900, 2500, "scale scale"),
        "{slogan}",
        styled(BLACK),
        560,
        "left centre",
        name="标语",
        fit=True,
        least=90,
        lines=2,
        vertical=True,
        tracking_em=0.05,
        line_pitch_em=1.16,
    )
    return design(
        1200,
        6000,
        page(
            YELLOW,
            curve(
                "label",
                at(0, 0, 1200, tall, "scale scale"),
                _label(label, 1200, 0.5, upright=True),
                (1200, tall),
                BLACK,
                name="标签",
            ),
            topic,
            words,
            _helmet(at(-100, 4470, 1740, 1012, "scale scale", ratio=True)),
            box("foot", at(0, 5420, 1200, 580, "scale scale"), BLACK, name="黑脚"),
            text(
                "sign",
                at(130, 5590, 940, 90, "scale scale"),
                "{sign}",
                styled(YELLOW, weight=700),
                74,
                "left",
                name="署名",
                fit=True,
                least=34,
                lines=1,
                tracking_em=0.06,
                needs="sign",
            ),
        ),
    )


def _line(key: str, frame: Frame, paint: Paint, size: float, way: str, name: str, weight: int) -> Element:
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


def _poster() -> Design:
    label = 216.0
    wide = label + _span(70)
    return design(
        420,
        594,
        page(
            YELLOW,
            curve(
                "label",
                at(-6, -6, wide + 6, 76, "scale scale"),
                _label(label, 76),
                (wide + 6, 76),
                BLACK,
                name="标签",
            ),
            _line("topic", at(26, 18, 136, 34, "scale scale"), YELLOW, 24, "left", "主题", 900),
            text(
                "title",
                at(23, 90, 374, 190, "scale scale"),
                "{title}",
                styled(BLACK),
                112,
                "left top",
                name="标题",
                fit=True,
                least=20,
                lines=4,
                tracking_em=-0.01,
                line_pitch_em=1.08,
                spans=(Span(words="{key_words}", fill=BLACK),),
            ),
            _helmet(at(98, 298, 404, 235, "scale scale", ratio=True)),
            box("foot", at(-5, 519, 430, 81, "scale scale"), BLACK, name="黑脚"),
            _line("support", at(26, 530, 368, 26, "scale scale"), YELLOW, 21, "left", "副标题", 900),
            _line("sign", at(26, 562, 240, 12, "scale scale"), WHITE, 8.6, "left", "署名", 500),
            _line("phone", at(270, 562, 124, 12, "scale scale"), YELLOW, 8.6, "right", "电话", 700),
        ),
    )


def _checks() -> list[Element]:
    """Four things to look at, each with its number on a small label."""
    cells: list[Element] = []
    for i in range(4):
        x, y = 1096 + (i % 2) * 620, 60 + (i // 2) * 290
        cells += [
            polygon(
                f"tab{i + 1}",
                at(x, y, 92, 86, "scale scale"),
                ((0, 0), (1, 0), (0.76, 1), (0, 1)),
                BLACK,
                name="小标签",
                needs=f"point{i + 1}",
            ),
            text(
                f"no{i + 1}",
                at(x + 4, y, 62, 86, "scale scale"),
                f"{i + 1}",
                styled(YELLOW),
                64,
                "middle centre",
                name="序号",
                needs=f"point{i + 1}",
            ),
            text(
                f"point{i + 1}",
                at(x + 124, y, 460, 86, "scale scale"),
                f"{{point{i + 1}}}",
                styled(BLACK),
                76,
                "left centre",
                name=f"要点{i + 1}",
                fit=True,
                least=36,
                lines=1,
                needs=f"point{i + 1}",
            ),
            text(
                f"detail{i + 1}",
                at(x + 126, y + 102, 470, 110, "scale scale"),
                f"{{detail{i + 1}}}",
                styled(BLACK, weight=500),
                40,
                "left top",
                name=f"要点{i + 1}说明",
                fit=True,
                least=26,
                lines=2,
                line_pitch_em=1.35,
                needs=f"detail{i + 1}",
            ),
        ]
    return cells


def _board() -> Design:
    """Four things to look at before work, beside the label."""
    label = 680.0
    cells = _checks()
    wide = label + _span(1200) * 0.45
    return design(
        2400,
        1200,
        page(
            YELLOW,
            curve(
                "label",
                at(0, 0, wide, 1200, "scale scale"),
                _label(label, 1200, 0.24, 0.45),
                (wide, 1200),
                BLACK,
                name="标签",
            ),
            text(
                "topic",
                at(100, 100, 440, 120, "scale scale"),
                "{topic}",
                styled(YELLOW),
                84,
                "left top",
                name="主题",
                fit=True,
                least=36,
                lines=1,
                needs="topic",
            ),
            _helmet(at(-266, 760, 660, 384, "scale scale", ratio=True), YELLOW),
            text(
                "title",
                at(1090, 96, 1210, 300, "scale scale"),
                "{title}",
                styled(BLACK),
                236,
                "left centre",
                name="标题",
                fit=True,
                least=50,
                lines=3,
                line_pitch_em=1.1,
                tracking_em=0.01,
                max_tracking_em=0.06,
                takes="points",
            ),
            group(
                "points",
                at(0, 400, 2400, 660, "scale scale"),
                *cells,
                needs="point1 point2 point3 point4",
                name="要点",
            ),
            text(
                "sign",
                at(1096, 1080, 1204, 56, "scale scale"),
                "{sign}",
                styled(BLACK, weight=700),
                44,
                "right",
                name="署名",
                fit=True,
                least=28,
                lines=1,
                needs="sign",
            ),
        ),
    )


def templates() -> tuple[Template, ...]:
    """The family."""
    topic = "安全生产"
    unit = "青禾机械厂安全生产委员会"
    said = (
        ("查帽带", "扣紧，不歪戴，裂了就换"),
        ("查护罩", "防护罩在位，机器停稳再伸手"),
        ("查通道", "脚下无杂物，出口推得开"),
        ("查自己", "没喝酒，睡够了，心里不急"),
    )
    points = {}
    for number, (head, detail) in enumerate(said, 1):
        points[f"point{number}"] = field(f"point{number}", f"要点{number}", head, max_chars=10)
        points[f"detail{number}"] = field(f"detail{number}", f"要点{number}说明", detail, max_chars=40)
    return (
        template(
            "safety-label-banner",
            "警示标签横幅",
            "黑标签散成三道斜条，走进一片黄，尽头放着一顶白安全帽",
            "banner",
            _TOPICS,
            "8x0.7m 6x0.7m 4x0.7m 10x0.9m 16x0.7m",
            fields(slogan="规程写在纸上 平安写在班上", topic=topic, sign=f"{unit}  宣"),
            _banner(8000, 1010, 1000),
            _banner(4000, 720, 0),
            _banner(16000, 1010, 1000, 2.4),
            safe=100,
        ),
        template(
            "safety-label-vertical",
            "警示标签竖幅",
            "标签在顶上，斜条往下散，安全帽压住幅脚",
            "banner-vertical",
            _TOPICS,
            "1.2x6m 0.9x4m 0.7x3m",
            fields(slogan="吊臂底下不乘凉", topic="安全生产", sign="云溪建设三号工地  宣"),
            _vertical(),
        ),
        template(
            "safety-label-poster",
            "警示标签海报",
            "一顶大白帽从右下角挤进来，字压在它头顶",
            "poster",
            _TOPICS,
            "A2 A3 A1 570x840mm",
            fields(
                title="高空没有\n后悔药",
                topic="安全生产月",
                support="只有安全绳",
                sign="云溪建设三号工地",
                phone="隐患举报 12350",
            ),
            _poster(),
        ),
        template(
            "safety-label-board",
            "警示标签宣传栏",
            "左边黑标签托着半顶帽子，右边四件班前要看的事",
            "board",
            f"{_TOPICS} 班前会",
            "240x120cm 300x150cm 180x90cm",
            fields(
                title="班前四查",
                topic="安全生产",
                **points,
                sign=unit,
            ),
            _board(),
        ),
    )
