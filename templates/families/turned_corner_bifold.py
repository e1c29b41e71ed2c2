"""折角, the programme: the paper's back is red, so its back cover is; the cover's corner lets one see it."""

from families.turned_corner import _TOPICS, BLACK, GOLD, RED, WHITE, _turned, _words
from studio import SERIF, at, box, code, design, field, fields, line, page, styled, template, text, usual

from postermaker.document.model import Element, Field, FieldKind
from postermaker.geometry import Box, Size
from postermaker.library.templates import Template
from postermaker.prepress.folding import Fold, folding

_SHEET = Size(297, 210)
_LEFT, _RIGHT = folding(Fold.HALF, _SHEET).panels
_M = 14.0
_AGENDA = (
    "08:40　签到入场\n09:00　社区报告上半年办了哪些事\n09:30　楼组长提议题\n10:20　分组商量：停车、加装电梯、晾晒\n"
    "11:10　各组说结果\n11:30　表决，公布下半年清单"
)
_RULES = (
    "一次一人说，每人三分钟。\n说事不说人，有话当面讲。\n意见不合先记下，回头再商量。\n表决时每户一票，少数也写进纪要。\n"
    "定下的事十天内贴到楼栋门口。"
)


def _outside() -> tuple[Element, ...]:
    x, width = _RIGHT.x + _M, _RIGHT.width - 2 * _M
    return (
        box("back", at(-4, -4, _LEFT.right + 4, 218, "scale both"), RED, name="封底"),
        _words("service", at(_M, 22, _LEFT.width - 2 * _M, 44, "scale scale", ratio=True), WHITE, 13, "left top", "封底的话",
               family=SERIF, weight=900, lines=3, line_pitch_em=1.32),
        code("qr", at(_M, 128, 30, 30, "scale scale", ratio=True), name="二维码", dark=BLACK, light=WHITE),
        _words("qr_note", at(_M, 161, 80, 7, "scale scale", ratio=True), WHITE, 4.4, "left centre", "二维码说明", least=3),
        text("contact", at(_M, 176, 110, 20, "scale scale", ratio=True), "{phone}\n{place}", styled(WHITE, weight=500), 4,
             "left foot",
             name="电话地址", fit=True, least=2.8, lines=3, line_pitch_em=1.6, needs="phone place"),
        *_turned(_SHEET.width + 3, -3, 118, "scale scale"),
        text("title", at(x - 0.6, 118, width, 46, "scale scale", ratio=True), "{title}", styled(BLACK, SERIF, 900), 21,
             "left foot",
             name="标题", fit=True, least=8, lines=3, line_pitch_em=1.18),
        _words("support", at(x, 170, width, 8, "scale scale", ratio=True), RED, 5.4, "left centre", "副标题", least=3.4),
        text("facts", at(x, 180, width, 16, "scale scale", ratio=True), "{time}\n{sign}", styled(BLACK, weight=500), 4.2,
             "left foot",
             name="时间署名", fit=True, least=3, lines=3, line_pitch_em=1.55, needs="time sign"),
    )  # fmt: skip


def _part(n: int, panel: Box, size: float) -> tuple[Element, ...]:
    x, width = panel.x + _M, panel.width - 2 * _M
    return (
        text(f"heading{n}", at(x - 0.4, 20, 70, 17, "scale scale", ratio=True), f"{{heading{n}}}", styled(RED, SERIF, 900), 15,
             "left centre",
             name=f"小标题{n}", fit=True, least=7, lines=1, tracking_em=0.08, needs=f"heading{n}"),
        line(f"rule{n}", at(x, 44, width if n == 1 else width - 34, 0, "scale scale", ratio=True), 0.5, GOLD,
            needs=f"heading{n}"),
        text(f"body{n}", at(x, 54, width, 92, "scale scale", ratio=True), f"{{body{n}}}", styled(BLACK, weight=500), size,
             "left top",
             name=f"正文{n}", fit=True, least=3, lines=26, line_pitch_em=2.3, needs=f"body{n}"),
        *(line(f"note{n}-{i}", at(x, 167 + 12 * i, width, 0, "scale scale", ratio=True), 0.25, GOLD, needs="note", name="记录线")
          for i in range(3)),
    )  # fmt: skip


def _given() -> tuple[Field, ...]:
    made: list[Field] = [
        *fields(
            title=usual("title", "邻里议事会\n手册", max_chars=20), support="大家的事，大家坐下来商量",
                time="5 月 20 日　上午 9 点",
            sign="云溪街道柳岸社区居委会", phone="社区电话 0000-0000", place="云溪街道柳岸路 6 号",
                qr="https://example.org/liuan",
            qr_note="扫码提议题",
        ),
        field("note", "记录栏", "会上记一笔", aliases=("笔记", "记录"), max_chars=12),
        field("service", "封底的话", "有事敲门，\n没事聊天。", aliases=("服务语",), kind=FieldKind.LINES, max_chars=30),
    ]  # fmt: skip
    for n, (digit, heading, body) in enumerate((("一", "议程", _AGENDA), ("二", "怎么议", _RULES)), 1):
        made += [
            field(f"heading{n}", f"小标题{digit}", heading, aliases=(f"小标题{n}",), max_chars=6),
            field(
                f"body{n}", f"正文{digit}", body, aliases=(f"正文{n}",), kind=FieldKind.LINES, max_chars=400
            ),
        ]
    return tuple(made)


def templates() -> tuple[Template, ...]:
    """The programme."""
    inside = page(
        WHITE,
        *_turned(_SHEET.width + 3, -3, 52, "scale scale", key="inner"),
        *_part(1, _LEFT, 5.8),
        *_part(2, _RIGHT, 5.8),
        _words(
            "note",
            at(_LEFT.x + _M, 150, 80, 8, "scale scale", ratio=True),
            RED,
            5.4,
            "left centre",
            "记录栏",
            family=SERIF,
            weight=900,
            least=3.4,
        ),
    )
    return (
        template(
            "turned-corner-bifold", "折角二折页", "纸的背面是红的：封底一片红，封面翻开一角", "bifold",
                f"{_TOPICS} 手册 议程 节目单",
            "A4横 285x210mm A3横", _given(), design(*_SHEET, page(WHITE, *_outside()), inside),
        ),
    )  # fmt: skip
