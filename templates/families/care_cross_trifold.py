"""青十字, the leaflet: the drawn-out stroke of the cross runs over all three panels, and each panel's head stands on it."""

from families._panels import BACK, COVER, FLAP, INSIDE, SHEET
from families.care_cross import WHITE, C, _cross, _points, _sign
from studio import at, box, code, design, field, fields, group, page, styled, template, text, usual

from postermaker.document.model import Element, FieldKind, Frame
from postermaker.geometry import Box
from postermaker.library.templates import Template

#: Where the stroke begins and how high it is, outside and inside: unfolded, it goes on.
_STROKE = (58.0, 66.0)
_GUIDE = (
    "60 岁及以上老年人、6 月龄以上幼儿、慢性病居民和照护者，建议先打。\n"
    "带好身份证、医保卡，孩子带接种证。\n"
    "如实说出过敏史、病史。\n"
    "打完坐满 30 分钟再走，当天多喝水。"
)
_DO = ("回家、饭前、便后，\n流水揉搓二十秒", "早晚各开一次窗，\n每次半小时", "就医、乘车、人多，\n口鼻都遮好",
    "每天快走半小时，\n微微出汗就好",
       "放下手机，\n十一点前入睡", "老人和孩子，\n按时去接种")  # fmt: skip
_HEADS = ("防病\n从手上起", "身子\n动起来", "睡好觉\n打好针")


def _in(panel: Box, y: float, height: float, inset: float = 10.0, width: float = 0.0) -> Frame:
    """Across a panel, 10 mm off its edges."""
    return at(panel.x + inset, y, width or panel.width - 2 * inset, height, "scale scale", ratio=True)


def _habit(i: int) -> Element:
    """A habit above or below the stroke: its sign, what it is called, what to do."""
    n, panel = i + 1, INSIDE[i // 2]
    kind = ("hands", "window", "mask", "walk", "moon", "jab")[i]
    parts = (
        *_sign(f"sign{n}", kind, at(0, 0, 32, 32, "scale scale", ratio=True), 32),
        text(f"point{n}", at(38, -1, 39, 14, "scale scale", ratio=True), f"{{point{n}}}", styled(C.words), 10.5, "left centre",
             name=f"要点{n}", fit=True, least=4, lines=1, needs=f"point{n}"),
        text(f"detail{n}", at(38, 14.5, 39, 26, "scale scale", ratio=True), f"{{detail{n}}}", styled(C.words, weight=500), 4.7,
             "left top",
             name=f"要点{n}说明", fit=True, least=2.8, lines=4, line_pitch_em=1.5, needs=f"detail{n}"),
    )  # fmt: skip
    place = at(panel.x + 10, 142 if i % 2 else 14, 77, 42, "scale scale", ratio=True)
    return group(f"habit{n}", place, *parts, name=f"要点{n}", needs=f"point{n} detail{n}")


def _outside() -> tuple[Element, ...]:
    top, high = _STROKE
    return (
        *_cross(at(COVER.x + 22, -4, 34, 218, "scale both"), at(-4, top, SHEET.width + 8, high, "both scale")),
        text("title", _in(COVER, top + 8, high - 16, 9), "{title}", styled(WHITE), 24, "left centre", name="标题", fit=True,
             least=7,
             lines=4, line_pitch_em=1.14),
        text("support", at(COVER.x + 60, 34, COVER.width - 70, 18, "scale scale", ratio=True), "{support}", styled(C.words,
             weight=700), 4.8,
             "left foot", name="副标题", fit=True, least=3, lines=3, line_pitch_em=1.35, needs="support"),
        text("sign", at(COVER.x + 60, 180, COVER.width - 70, 18, "scale scale", ratio=True), "{sign}", styled(C.words,
             weight=700), 4,
             "left foot", name="署名", fit=True, least=2.6, lines=3, line_pitch_em=1.35, needs="sign"),
        code("qr", at(BACK.x + (BACK.width - 34) / 2, top + 16, 34, 34, "scale scale", ratio=True), name="二维码", light=WHITE,
             dark=C.words),
        text("qr_note", _in(BACK, top + high + 5, 7), "{qr_note}", styled(C.words, weight=700), 4.4, "middle centre",
             name="二维码说明",
             fit=True, least=3, lines=1, needs="qr_note"),
        text("contact", _in(BACK, 178, 20), "{phone}\n{place}", styled(C.words, weight=500), 3.7, "middle foot",
             name="电话地址", fit=True,
             least=2.6, lines=4, line_pitch_em=1.7, needs="phone place"),
        text("heading", _in(FLAP, top + 8, high - 16), "{heading}", styled(WHITE), 15, "left foot", name="小标题", fit=True,
             least=6, lines=3,
             line_pitch_em=1.2, needs="heading"),
        text("body", _in(FLAP, top + high + 9, 66), "{body}", styled(C.words, weight=500), 4.4, "left top", name="正文",
             fit=True, least=2.7,
             lines=14, line_pitch_em=1.65, paragraph_gap_em=0.45, needs="body"),
    )  # fmt: skip


def _inside() -> tuple[Element, ...]:
    top, high = _STROKE
    heads = tuple(
        text(f"head{n}", _in(panel, top + 8, high - 16), f"{{head{n}}}", styled(WHITE), 16.5, "left centre", name=f"栏目{n}",
             fit=True,
             least=5, lines=3, line_pitch_em=1.2, needs=f"head{n}", same_size="heads")
        for n, panel in enumerate(INSIDE, 1)
    )  # fmt: skip
    return (
        box("in-h", at(-4, top, SHEET.width + 8, high, "both scale"), C.second, name="十字"),
        *heads, *(_habit(i) for i in range(6)),
        text("note", _in(INSIDE[2], 192, 7), "{note}", styled(C.words, weight=700), 4, "left foot", name="提示", fit=True,
             least=2.6,
             lines=1, needs="note"),
    )  # fmt: skip


def _trifold() -> Template:
    points = tuple(
        usual_ if not usual_.key.startswith("detail") else field(usual_.key, usual_.label, _DO[int(usual_.key[6:]) - 1],
                                                                aliases=usual_.aliases, kind=FieldKind.LINES, max_chars=30)
        for usual_ in _points(6)
    )  # fmt: skip
    heads = tuple(
        field(f"head{n}", f"栏目{digit}", said, aliases=(f"栏目{n}",), kind=FieldKind.LINES, max_chars=14)
        for n, (digit, said) in enumerate(zip("一二三", _HEADS, strict=True), 1)
    )
    return template(
        "care-cross-trifold", "青十字三折页", "十字的一笔拉长，穿过三折，每一折的题目都写在它上面", "trifold",
        "防疫 健康 卫生 疫苗 爱国卫生 折页", "A4横 285x210mm",
        (
            *fields(title=usual("title", "少生病\n靠小事", max_chars=20), support="六个好习惯\n一份接种指南",
                sign="青禾街道社区卫生服务中心",
                    phone="预约电话 0000-0000", place="青禾区柳岸路 18 号", qr="https://example.org/qinghe/yimiao",
                        qr_note="扫码约接种时段"),
            field("heading", "小标题", "打疫苗\n记得这四条", aliases=("折进页标题",), kind=FieldKind.LINES, max_chars=20),
            usual("body", _GUIDE, max_chars=260),
            *heads, *points,
            field("note", "提示", "发热不硬扛，及时去就医", max_chars=24),
        ),
        design(*SHEET, page(C.ground, *_outside()), page(C.ground, *_inside())),
    )  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The leaflet."""
    return (_trifold(),)
