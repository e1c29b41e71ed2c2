"""火线: one burning edge runs from tall to nothing; what is written stands where the fire does not reach."""

from itertools import pairwise

from studio import (
    Colors,
    at,
    banner,
    cmyk,
    curve,
    design,
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

RED, LED = Colors("fire-red"), Colors("led-red")
_HOT, _PALE, _TIP = cmyk(5, 100, 100, 8), cmyk(0, 8, 50, 0), cmyk(0, 8, 85, 0)
_FIRES: tuple[Paint, ...] = (RED.second, RED.accent, RED.line, _TIP)
_TOPICS = "消防 应急 安全 用电 冬季"

#: Valley and tip of each tongue: x, heights over the foot, in mm of a banner of 0.7 m; each lower than the last.
_TONGUES = (
    (-330, 260, 430, 900),
    (200, 640, 330, 620),
    (600, 1010, 240, 500),
    (960, 1230, 150, 262),
    (1240, 1600, 88, 150),
    (1610, 1980, 58, 92),
    (1990, 2400, 34, 50),
)
#: Each of the four fires: how much of the height it keeps, how far its tips stand back.
_KEEPS = ((1.0, 0), (0.74, -10), (0.5, -25), (0.28, -40))
_WIDE, _HIGH = 3100.0, 700.0


def _edge(keep: float, back: float) -> str:
    """One fire as path data in a box of 3100 × 700: level in the valleys, both flanks along the lean at the tips."""
    rows = [
        (x + back * 0.3, _HIGH - low * keep + (1 - keep) * 18, tip + back, _HIGH - high * keep**1.15)
        for x, tip, low, high in _TONGUES
    ]
    end = _WIDE * (0.55 + 0.45 * keep)
    rows.append((end, _HIGH + 2, end, _HIGH + 2))
    data = f"M-400 740L-400 {rows[0][1]:.1f}L{rows[0][0]:.1f} {rows[0][1]:.1f}"
    for (x, y, tip, top), (after, foot, _, _) in pairwise(rows):
        up, down = tip - x, after - tip
        data += (
            f"C{x + up * 0.62:.1f} {y:.1f} {tip - up * 0.52:.1f} {top + (y - top) * 0.5:.1f} {tip:.1f} {top:.1f}"
            f"C{tip - up * 0.3:.1f} {top + (foot - top) * 0.46:.1f} {after - down * 0.95 - up * 0.15:.1f} {foot:.1f}"
            f" {after:.1f} {foot:.1f}"
        )
    return data + f"L{end:.1f} 740Z"


def _burning(frame: Frame) -> list[Element]:
    """The burning edge, four fires deep."""
    size = (_WIDE, _HIGH)
    return [
        curve(f"fire{i}", frame, _edge(*keep), size, paint, name="火")
        for i, (keep, paint) in enumerate(zip(_KEEPS, _FIRES, strict=True), 1)
    ]


def _ground() -> Paint:
    return linear((0, _HOT), (0.3, cmyk(15, 100, 100, 30)), (1, RED.deep))


def _banner(length: float, scale: float, left: float, right: float, gap: float, way: str) -> Design:
    slogan, sign = banner(
        styled(RED.words),
        _PALE,
        left=left,
        right=right,
        key_words=RED.key,
        way=way,
        length=length,
        size=452,
        gap=gap,
        spread=0.26,
    )
    fire = _burning(at(0, 700 - _HIGH * scale, _WIDE * scale, _HIGH * scale, "start scale", ratio=True))
    return design(length, 700, page(_ground(), *fire, slogan, sign))


def _vertical() -> Design:
    fire = ornament(
        "fire",
        "flames",
        at(0, 4080, 1330, 1920, "scale scale"),
        *_FIRES,
        name="火",
        tongues=2,
        lean=0.34,
        fall=0.1,
        seed=9,
    )
    words = text(
        "slogan",
        at(90, 330, 1020, 3560, "scale scale"),
        "{slogan}",
        styled(RED.words),
        560,
        "left centre",
        name="标语",
        fit=True,
        least=100,
        lines=3,
        vertical=True,
        tracking_em=0.06,
        line_pitch_em=1.16,
        takes="sign",
        spans=(Span(words="{key_words}", fill=RED.key),),
    )
    sign = text(
        "sign",
        at(110, 3990, 980, 90, "scale scale"),
        "{sign}",
        styled(_PALE, weight=700),
        72,
        "middle",
        name="署名",
        fit=True,
        least=36,
        lines=1,
        tracking_em=0.08,
        needs="sign",
    )
    ground = linear((0, RED.deep), (0.7, cmyk(15, 100, 100, 30)), (1, _HOT), end=(0, 1))
    return design(1200, 6000, page(ground, fire, words, sign))


def _hoarding() -> Design:
    fire = _burning(at(0, 2000 - 1170, 5181, 1170, "start scale", ratio=True))
    words = text(
        "slogan",
        at(1500, 250, 4220, 1130, "both scale", ratio=True),
        "{slogan}",
        styled(RED.words),
        520,
        "right",
        name="标语",
        fit=True,
        least=120,
        lines=3,
        tracking_em=0.03,
        line_pitch_em=1.16,
        spans=(Span(words="{key_words}", fill=RED.key),),
    )
    support = text(
        "support",
        at(2700, 1450, 3020, 150, "both scale", ratio=True),
        "{support}",
        styled(RED.key, weight=700),
        130,
        "right",
        name="副标题",
        fit=True,
        least=60,
        lines=1,
        tracking_em=0.04,
        needs="support",
    )
    sign = text(
        "sign",
        at(3700, 1712, 2020, 100, "end scale", ratio=True),
        "{sign}",
        styled(_PALE, weight=700),
        84,
        "right",
        name="署名",
        fit=True,
        least=60,
        lines=1,
        tracking_em=0.06,
        needs="sign",
    )
    return design(6000, 2000, page(_ground(), *fire, words, support, sign))


def _screen() -> Design:
    width, height = px(1920, 1080)
    x = px(112, 0)[0]
    fire = _burning(
        at(
            -0.12 * width,
            height * 0.66,
            height * 0.34 * _WIDE / _HIGH,
            height * 0.34,
            "start scale",
            ratio=True,
        )
    )
    words = text(
        "slogan",
        at(x, px(0, 110)[1], width - 2 * x, px(0, 640)[1], "both scale", ratio=True),
        "{slogan}",
        styled(LED.key),
        px(300, 0)[0],
        "left centre",
        name="标语",
        fit=True,
        least=12,
        lines=3,
        tracking_em=0.02,
        line_pitch_em=1.13,
        spans=(Span(words="{key_words}", fill=LED.words),),
    )
    sign = text(
        "sign",
        at(width - x - px(900, 0)[0], px(0, 900)[1], px(900, 0)[0], px(0, 80)[1], "end scale", ratio=True),
        "{sign}",
        styled(LED.words, weight=700),
        px(64, 0)[0],
        "right",
        name="署名",
        fit=True,
        least=9,
        lines=1,
        tracking_em=0.06,
        needs="sign",
    )
    return design(width, height, page(LED.ground, *fire, words, sign))


def _cover() -> Design:
    width, height = px(900, 383)
    unit = height / 383
    fire = _burning(
        at(-40 * unit, 173 * unit, 210 * _WIDE / _HIGH * unit, 210 * unit, "start scale", ratio=True)
    )
    words = text(
        "slogan",
        at(280 * unit, 48 * unit, 340 * unit, 236 * unit, "centre scale", ratio=True),
        "{slogan}",
        styled(RED.words),
        118 * unit,
        "middle",
        name="标语",
        fit=True,
        least=5,
        lines=4,
        line_pitch_em=1.14,
        spans=(Span(words="{key_words}", fill=RED.key),),
        takes="sign",
    )
    sign = text(
        "sign",
        at(280 * unit, 296 * unit, 340 * unit, 28 * unit, "centre scale", ratio=True),
        "{sign}",
        styled(_PALE, weight=500),
        20 * unit,
        "middle",
        name="署名",
        fit=True,
        least=3,
        lines=1,
        tracking_em=0.04,
        needs="sign",
    )
    return design(width, height, page(_ground(), *fire, words, sign))


def templates() -> tuple[Template, ...]:
    """The family."""
    unit = "青禾区消防救援大队"
    slogan = fields(slogan="人走断电火关牢 一觉睡到太阳高", key_words="人走断电火关牢", sign=f"{unit}  宣")
    short = fields(slogan="睡前三关 关火关电关气", key_words="关火关电关气", sign=unit)
    return (
        template(
            "fire-edge-banner",
            "火线横幅",
            "一道火从左边烧来，由高到低，烧到字脚下就熄了",
            "banner",
            _TOPICS,
            "8x0.7m 6x0.7m 4x0.7m 10x0.9m 16x0.7m",
            slogan,
            _banner(8000, 1, 1360, 760, 0.6, "right"),
            _banner(4000, 0.62, 560, 360, 0.6, "right"),
            _banner(16000, 1.24, 2900, 1200, 2.0, "right"),
            safe=150,
        ),
        template(
            "fire-edge-vertical",
            "火线竖幅",
            "火从幅脚往上蹿，字立在火够不着的上头",
            "banner-vertical",
            _TOPICS,
            "1.2x6m 0.9x4m 0.7x3m 0.9x6m",
            fields(slogan="楼道不堆一件货 邻里少担一份祸", key_words="少担一份祸", sign=f"{unit}  宣"),
            _vertical(),
        ),
        template(
            "fire-edge-hoarding",
            "火线围挡",
            "同一道火沿着围挡根烧过来，越走越低",
            "hoarding",
            f"{_TOPICS} 围挡 施工",
            "6x2m 6x2.5m 10x2.5m",
            fields(
                slogan="动火有审批 看护不离岗",
                key_words="看护不离岗",
                support="焊花能蹦好几米 底下的纸箱先挪走",
                sign="云溪建设三号工地  宣",
            ),
            _hoarding(),
        ),
        template(
            "fire-edge-led",
            "火线 LED",
            "黑屏脚下烧着一道火，亮字在上",
            "led",
            _TOPICS,
            "1920x1080px 1280x720px 3840x2160px",
            short,
            _screen(),
            safe=px(32, 0)[0],
            screen=True,
        ),
        template(
            "fire-edge-cover",
            "火线公众号首图",
            "火烧到一半就低下去，中间方块里只有字",
            "wechat-cover",
            _TOPICS,
            "900x383px 1080x460px",
            fields(slogan="别让火 看家", key_words="看家", sign=unit),
            _cover(),
            screen=True,
        ),
    )
