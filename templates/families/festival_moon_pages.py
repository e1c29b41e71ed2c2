"""烘云托月 for phones: an invitation of four pages through which the moon sinks until it lies in the water, and is the code."""

# ruff: noqa: E501 - an element is read as one row

from families.festival_moon import (
    INK,
    MIST,
    MOON,
    NOTE,
    PAPER,
    READ,
    SKY,
    TITLE,
    TOPICS,
    WASH,
    _geese,
    _hills,
    _moon,
    _seal,
)
from families.festival_moon_long import PLAIN, _given, _part, _px
from studio import PX, code, design, disc, linear, ornament, page, template, text

from postermaker.document.model import Element, Page
from postermaker.library.templates import Design, Template

u = PX
#: Evening: paler than the first page's sky, and paper below.
_DUSK = linear((0, MIST), (0.5, PAPER), (1, PAPER), end=(0, 1))


def _land(n: int, h: float) -> tuple[Element, ...]:
    """The hills at the foot of a page, further on from page to page."""
    far = _hills(f"far{n}", -60 * u, (h - 560) * u, 1200 * u, 400 * u, "scale start", 6 + n, 4, 0.5)
    near = _hills(f"near{n}", -60 * u, (h - 400) * u, 1200 * u, 420 * u, "scale start", 31 + n, 3, 1.0)
    return far, near


def _cover(h: float) -> Page:
    y = 0.5 * (h - 1920) - 60 if h > 2000 else -60.0
    return page(
        SKY,
        _moon(150 * u, (230 + y) * u, 1180 * u, "scale start"), _geese(140 * u, (240 + y) * u, 300 * u, 150 * u, "scale start"),
        _hills("far1", -60 * u, (960 + y) * u, 1200 * u, 480 * u, "scale start", 6, 4, 0.5),
        _hills("near1", -60 * u, (1150 + y) * u, 1200 * u, 400 * u, "scale start", 31, 3, 1.0),
        text("title", _px(430, 330 + y, 560, 720), "{title}", TITLE, 330 * u, "left top", name="标题", fit=True, least=60 * u, lines=4,
             vertical=True, tracking_em=-0.02, line_pitch_em=1.0),
        _seal(330 * u, (930 + y) * u, 84 * u, "scale start"),
        text("support", _px(90, 1600 + y, 900, 110), "{support}", READ, 84 * u, "middle centre", name="副标题", fit=True, least=44 * u,
             lines=1, tracking_em=0.06, needs="support"),
    )  # fmt: skip


def _water(h: float) -> Page:
    y = 0.5 * (h - 1920)
    return page(
        linear((0, PAPER), (0.35, MIST), (1, WASH), end=(0, 1)),
        ornament("rings", "ripples", _px(-220, 690 + y, 1520, 580), PAPER, rings=7, tilt=0.34, opacity=0.7, name="水纹"),
        disc("moon-water", _px(150, 420 + y, 780, 780), MOON, name="水中月"),
        code("qr", _px(330, 600 + y, 420, 420), name="二维码", light=None, dark=INK),
        text("qr_note", _px(140, 1270 + y, 800, 90), "{qr_note}", READ, 64 * u, "middle centre", name="二维码说明", fit=True, least=40 * u,
             lines=1, tracking_em=0.06, needs="qr_note"),
        text("sign", _px(88, 1560 + y, 904, 66), "{sign}", NOTE, 46 * u, "middle centre", name="署名", fit=True, least=30 * u, lines=1,
             tracking_em=0.06, needs="sign"),
    )  # fmt: skip


def _pages(h: float) -> Design:
    top, gap = (190.0, 130.0) if h > 2000 else (120.0, 70.0)
    time, place = top + 400 + gap, top + 630 + 2 * gap
    notes = top + 620 + gap
    return design(
        1080 * u, h * u, _cover(h),
        page(
            _DUSK,
            disc("moon2", _px(470, h - (900 if h > 2000 else 740), 760, 760), MOON, name="月亮"), *_land(2, h),
            text("body", _px(88, top, 892, 400), "{body}", PLAIN, 58 * u, "left top", name="正文", fit=True, least=34 * u, lines=8,
                 line_pitch_em=1.7, needs="body"),
            *_part("time", "时间", time, 230), *_part("place", "地点", place, 230),
        ),
        page(
            _DUSK,
            disc("moon3", _px(-160, h - 640, 760, 760), MOON, name="月亮"), *_land(3, h),
            *_part("program", "节目", top, 620), *_part("notes", "来时", notes, 330),
        ),
        _water(h),
    )  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The invitation."""
    return (
        template(
            "festival-moon-h5", "烘云托月请柬 H5", "四页请柬，月亮一页比一页低，最后落进水里，就是报名的二维码", "h5", f"{TOPICS} 邀请 活动 晚会 请柬",
            "1080x2340px 1080x1920px", _given(), _pages(2340), _pages(1920), screen=True,
        ),
    )  # fmt: skip
