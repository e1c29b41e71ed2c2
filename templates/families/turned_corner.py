"""折角: one corner of the sheet is turned over and shows its red back; the name stands where the paper is whitest."""

from typing import Any

from families._corner import corner, height_of
from studio import (
    BLACK_SANS,
    SERIF,
    Colors,
    at,
    box,
    cmyk,
    code,
    curve,
    design,
    field,
    fields,
    group,
    line,
    lined,
    on_screen,
    page,
    picture,
    px,
    styled,
    template,
    text,
    usual,
)

from postermaker.color import Paint
from postermaker.document.model import Element, Field, FieldKind, Frame, Span
from postermaker.library.templates import Design, Template

C = Colors("certificate")
WHITE, GOLD, SAND = cmyk(0, 0, 0, 0), C.line, cmyk(6, 16, 36, 0)
RED, INK, GREY = C.accent, C.words, cmyk(48, 48, 50, 46)
#: Small words on the press are of one ink.
BLACK = cmyk(0, 0, 0, 100)
_TOPICS = "会议 活动 表彰 培训 论坛 接待"
_IDEA = "纸角翻过来，露出红的背面；最白的地方写名字"


def _name(label: str = "姓名", sample: str = "林晓禾", most: int = 16) -> Field:
    return field("name", label, sample, aliases=("名字", "参会人", "嘉宾"), required=True, max_chars=most)


def _person(**more: Field) -> tuple[Field, ...]:
    role = field("role", "身份", "代表", aliases=("职务", "类别", "岗位"), max_chars=16)
    unit = field("unit", "单位", "云溪街道柳岸社区", aliases=("工作单位", "部门"), max_chars=30)
    return _name(), *({"role": role, "unit": unit} | more).values()


def _turned(
    x: float, y: float, width: float, pins: str, under: Paint = SAND, key: str = "corner"
) -> tuple[Element, ...]:
    """A corner whose sheet ends at (x, y)."""
    return corner(
        key, at(x - width, y, width, height_of(width), pins, ratio=True), under, edge=cmyk(0, 30, 30, 0)
    )


def _words(
    key: str, frame: Frame, paint: Paint, size: float, way: str, label: str, *, family: str = BLACK_SANS, weight: int = 700,
        **more: Any
) -> Element:  # fmt: skip
    """A field's line or lines, at least half its size."""
    given = {"lines": 1, "needs": key, "least": 0.5 * size, **more}
    return text(
        key, frame, f"{{{key}}}", styled(paint, family, weight), size, way, name=label, fit=True, **given
    )


def _badge_fields() -> tuple[Field, ...]:
    return (
        *_person(),
        *fields(topic="云溪区第三届邻里议事会", photo=""),
        field("number", "编号", "018", aliases=("证号", "证件号"), max_chars=12),
    )


def _badge_upright() -> Design:
    return design(80, 110, page(
        WHITE,
        *_turned(83, -3, 50, "scale start"),
        _words("topic", at(7, 11, 27, 24, "scale start", ratio=True), RED, 5, "left top", "活动", family=SERIF, weight=900,
             lines=5,
               line_pitch_em=1.32),
        picture("photo", at(7, 47, 20, 26, "scale start", ratio=True), "photo", needs="photo", name="照片"),
        text("name", at(32, 50, 41, 16, "scale start", ratio=True), "{name}", styled(BLACK, SERIF, 900), 15, "left foot",
             name="姓名",
             fit=True, least=4, lines=2, line_pitch_em=1.1, max_tracking_em=0.12, takes="photo"),
        _words("unit", at(32, 69, 41, 12, "scale start", ratio=True), BLACK, 4.2, "left top", "单位", lines=3, line_pitch_em=1.35,
               weight=500, takes="photo"),
        box("foot", at(-3, 91, 86, 22, "both end", ratio=True), RED),
        _words("role", at(7, 94, 46, 12, "scale end", ratio=True), WHITE, 8.4, "left centre", "身份", weight=900,
             tracking_em=0.08),
        _words("number", at(53, 94, 20, 12, "scale end", ratio=True), WHITE, 4.6, "right centre", "编号"),
    ))  # fmt: skip


def _badge_level() -> Design:
    return design(110, 80, page(
        WHITE,
        *_turned(113, -3, 50, "scale start"),
        _words("topic", at(8, 9, 52, 14, "scale scale"), RED, 5, "left top", "活动", family=SERIF, weight=900,
             lines=2,
               line_pitch_em=1.32),
        picture("photo", at(8, 28, 20, 26, "scale scale"), "photo", needs="photo", name="照片"),
        text("name", at(34, 25, 42, 17, "scale scale"), "{name}", styled(BLACK, SERIF, 900), 15.5, "left foot",
             name="姓名",
             fit=True, least=4, lines=2, line_pitch_em=1.1, max_tracking_em=0.12, takes="photo"),
        _words("unit", at(34, 46, 62, 11, "scale scale"), BLACK, 4.2, "left top", "单位", lines=2, line_pitch_em=1.3,
             weight=500,
               takes="photo"),
        box("foot", at(-3, 61, 116, 22, "both scale"), RED),
        _words("role", at(8, 64, 64, 12, "scale scale"), WHITE, 8.4, "left centre", "身份", weight=900,
             tracking_em=0.08),
        _words("number", at(72, 64, 30, 12, "scale scale"), WHITE, 4.6, "right centre", "编号"),
    ))  # fmt: skip


def _badge() -> Template:
    return template(
        "turned-corner-badge", "折角胸牌", _IDEA, "badge", f"{_TOPICS} 工作证 代表证", "80x110mm 110x80mm 54x85mm 85x54mm",
        _badge_fields(), _badge_upright(), _badge_level(),
    )  # fmt: skip


def _face(key: str, turn: float, y: float, w: float, h: float) -> Element:
    """One face of the desk sign; the paper's frame is cut where its corner is turned."""
    a, k = 36.0, 0.62
    left, top, right, foot = 9.0, 11.0, w - 9, h - 9
    frame = f"M{right - a} {top}L{left} {top}L{left} {foot}L{right} {foot}L{right} {top + a * k:.2f}"
    parts = (
        curve(f"{key}-frame", at(0, 0, w, h, "scale scale"), frame, (w, h), None, stroke=lined(0.7, GOLD), name="边线"),
        *corner(f"{key}-corner", at(right - a, top, a, height_of(a), "scale scale", ratio=True), C.deep),
        text(f"{key}-name", at(38, h - 69, w - 76, 40, "scale scale", ratio=True), "{name}", styled(INK, SERIF, 900), 36,
             "middle centre",
             name="姓名", fit=True, least=12, lines=2, tracking_em=0.06, max_tracking_em=0.6),
        text(f"{key}-unit", at(20, h - 27, w - 40, 13, "scale scale", ratio=True), "{unit}", styled(RED, weight=700), 12.4,
             "middle centre",
             name="单位", fit=True, least=12, lines=1, tracking_em=0.06, needs="unit"),
    )  # fmt: skip
    return group(key, at(0, y, w, h, "both scale", turn=turn), *parts, name="桌签一面")


def _folded(w: float, h: float) -> Design:
    return design(w, h, page(WHITE, _face("upper", 180, 0, w, h / 2), _face("lower", 0, h / 2, w, h / 2)))


def _desk() -> Template:
    unit = field("unit", "单位", "柳岸社区", aliases=("身份", "职务"), max_chars=12)
    return template(
        "turned-corner-desk", "折角桌签", "对折立在桌上，两面都是名字", "desk-sign", f"{_TOPICS} 席卡 台签", "200x200mm A4横",
        (_name(most=12), unit), _folded(200, 200), _folded(297, 210),
    )  # fmt: skip


def _card() -> Template:
    front = page(
        WHITE,
        *_turned(92, -2, 40, "scale start"),
        text("name", at(7, 8, 42, 11.5, "scale start", ratio=True), "{name}", styled(BLACK, SERIF, 900), 9.2, "left centre",
             name="姓名",
             fit=True, least=3.4, lines=2, line_pitch_em=1.1, tracking_em=0.12, max_tracking_em=0.3),
        _words("role", at(7.1, 20, 40, 4.6, "scale start", ratio=True), RED, 3.2, "left centre", "身份", least=2.1),
        _words("unit", at(7.1, 31, 52, 5, "scale end", ratio=True), BLACK, 3.4, "left centre", "单位", least=2.1),
        text("contact", at(7.1, 37, 58, 11, "scale end", ratio=True), "{phone}\n{place}", styled(BLACK, weight=500), 2.75,
             "left top",
             name="联系方式", fit=True, least=2.1, lines=3, line_pitch_em=1.55, needs="phone place"),
        code("qr", at(70, 34.6, 15, 15, "scale end", ratio=True), name="二维码", dark=BLACK, light=WHITE),
    )  # fmt: skip
    back = page(
        RED,
        *corner("turn", at(42, -2, 50, height_of(50), "scale start", ratio=True), SAND, back=WHITE, shade=0.35),
        _words("service", at(7, 17, 66, 22, "scale end", ratio=True), WHITE, 7.6, "left centre", "服务语", family=SERIF,
             weight=900,
               lines=3, line_pitch_em=1.3),
        text("unit-back", at(7.1, 42, 66, 5, "scale end", ratio=True), "{unit}", styled(WHITE, weight=500), 2.9, "left centre",
             name="单位",
             fit=True, least=2.1, lines=1, tracking_em=0.06, needs="unit"),
    )  # fmt: skip
    service = field(
        "service",
        "服务语",
        "有事敲门，\n没事聊天。",
        aliases=("背面的话", "口号"),
        kind=FieldKind.LINES,
        max_chars=24,
    )
    return template(
        "turned-corner-card", "折角联系卡", _IDEA, "business-card", f"{_TOPICS} 名片 联系卡 网格员", "90x54mm 85x54mm",
        (
            *_person(role=field("role", "身份", "社区网格员", aliases=("职务", "岗位"), max_chars=16)),
            *fields(phone="电话 0000-0000", place="云溪街道柳岸路 6 号", qr="https://example.org/liuan"),
            service,
        ),
        design(90, 54, front, back),
    )  # fmt: skip


def _stand() -> Template:
    return template(
        "turned-corner-stand", "折角展架", "一角翻开，背面的红上写着今天办什么事", "door-stand", f"{_TOPICS} 签到 指引",
            "80x180cm 60x160cm",
        fields(
            title=usual("title", "邻里议事会\n今天开", max_chars=30), topic="签到处", support="大家的事，大家坐下来商量",
            time="5 月 20 日　上午 9 点", place="柳岸社区二楼议事厅", sign="云溪街道柳岸社区居委会",
        ),
        design(800, 1800, page(
            WHITE,
            *_turned(805, -5, 745, "scale start"),
            text("topic", at(338, 384, 336, 122, "scale start", ratio=True), "{topic}", styled(WHITE, SERIF, 900), 106,
                 "middle centre",
                 name="主题", fit=True, least=50, lines=1, tracking_em=0.04, needs="topic"),
            text("title", at(56, 770, 688, 420, "scale start", ratio=True), "{title}", styled(INK, SERIF, 900), 168, "left top",
                 name="标题",
                 fit=True, least=56, lines=5, line_pitch_em=1.2),
            _words("support", at(60, 1210, 684, 120, "scale end", ratio=True), RED, 46, "left top", "副标题", lines=2,
                 line_pitch_em=1.35,
                   least=30),
            line("rule", at(60, 1400, 684, 0, "scale end", ratio=True), 3, GOLD, needs="time place sign"),
            text("facts", at(60, 1430, 684, 150, "scale end", ratio=True), "{time}\n{place}", styled(INK, weight=700), 46,
                 "left top",
                 name="时间地点", fit=True, least=28, lines=4, line_pitch_em=1.5, needs="time place"),
            _words("sign", at(60, 1640, 684, 60, "scale end", ratio=True), GREY, 32, "left centre", "署名", least=22),
        )),
    )  # fmt: skip


def _second() -> Template:
    side, _ = px(500, 500)
    u = side / 500
    return on_screen(template(
        "turned-corner-second", "折角次图", "缩到指甲盖大，还认得出那个红角", "wechat-second", f"{_TOPICS} 次条",
            "500x500px 383x383px",
        fields(title=usual("title", "议事会", max_chars=8)),
        design(side, side, page(
            WHITE,
            *_turned(side + 2, -2, 400 * u, "scale start"),
            text("title", at(36 * u, 366 * u, 428 * u, 112 * u, "scale end", ratio=True), "{title}", styled(INK, SERIF, 900),
                 112 * u,
                 "left foot", name="标题", fit=True, least=24 * u, lines=2, line_pitch_em=1.06, tracking_em=0.03),
        )), screen=True,
    ))  # fmt: skip


def _certificate() -> Template:
    a = 88.0
    left, top, right, foot = 14.0, 14.0, 283.0, 196.0
    frame = f"M{right - a} {top}L{left} {top}L{left} {foot}L{right} {foot}L{right} {top + a * 0.62:.2f}"
    return template(
        "turned-corner-certificate", "折角荣誉证书", _IDEA, "certificate", "表彰 荣誉 证书 聘书 结业", "A4横 A3横 370x260mm",
        award_fields(),
        design(297, 210, page(
            WHITE,
            curve("frame", at(0, 0, 297, 210, "scale scale"), frame, (297, 210), None, stroke=lined(0.9, GOLD), name="边线"),
            *corner("corner", at(right - a, top, a, height_of(a), "scale scale", ratio=True), C.deep, edge=cmyk(0, 30, 30, 0)),
            *award_words(31, RED, INK, title=(31, 30, 150, 30, 24, "left centre")),
        )),
    )  # fmt: skip


def award_fields() -> tuple[Field, ...]:
    """What a certificate says."""
    return (
        _name("姓名", "林晓禾"),
        field("honorific", "称呼", "同志：", aliases=("敬称",), max_chars=8),
        usual("body", "2026 年度，你走访独居老人 96 次、服务 180 小时，以温暖和耐心赢得邻里信赖，被评为", label="事迹",
            max_chars=60,
              aliases=("正文", "内容")),
        field("award", "荣誉", "优秀志愿者", aliases=("奖项", "荣誉称号", "称号"), max_chars=16),
        field("closing", "结语", "特发此证，以资鼓励。", max_chars=20),
        field("title", "证书名称", "荣誉证书", aliases=("标题",), max_chars=8),
        *fields(sign="青禾区志愿服务联合会", time="2026 年 12 月 5 日"),
        field("number", "编号", "编号 QH-2026-0018", aliases=("证书编号",), max_chars=24),
    )  # fmt: skip


def award_words(
    x: float,
    accent: Paint,
    ink: Paint,
    *,
    title: tuple[float, float, float, float, float, str] | None,
    right: float = 266.0,
    award_way: str = "left centre",
) -> tuple[Element, ...]:
    """The words of a certificate on A4 landscape from `x` on; without `title` for a sheet that has its title printed."""
    kai = "LXGW WenKai"
    room = right - x
    made: list[Element] = []
    if title is not None:
        tx, ty, tw, th, size, way = title
        made.append(
            text("title", at(tx, ty, tw, th, "scale scale", ratio=True), "{title}", styled(accent, SERIF, 900), size, way,
                 name="证书名称",
                 fit=True, least=8, lines=1, tracking_em=0.3, needs="title")
        )  # fmt: skip
    made += [
        text("name", at(x, 84, min(room, 176), 15, "scale scale", ratio=True), "{name} {honorific}", styled(ink, kai, 400), 11,
             "left foot",
             name="姓名", fit=True, least=5, lines=1, tracking_em=0.06, gap_em=0.35, spans=_small("{honorific}")),
        text("body", at(x, 104, room, 29, "scale scale", ratio=True), "{body}", styled(ink, kai, 400), 7.4, "justify top",
             name="事迹",
             line_pitch_em=1.85, indent_em=2, needs="body"),
        text("award", at(x, 134, room, 18, "scale scale", ratio=True), "{award}", styled(accent, SERIF, 900), 13.4, award_way,
             name="荣誉",
             fit=True, least=6, lines=1, tracking_em=0.18, needs="award"),
        text("closing", at(x, 155, 120, 10, "scale scale", ratio=True), "{closing}", styled(ink, kai, 400), 7.4, "left centre",
             name="结语",
             fit=True, least=4, lines=1, needs="closing"),
        text("sign", at(right - 120, 166, 120, 9, "scale scale", ratio=True), "{sign}", styled(ink, kai, 400), 6.4,
             "right centre",
             name="署名", fit=True, least=4, lines=1, needs="sign"),
        text("time", at(right - 120, 176, 120, 8, "scale scale", ratio=True), "{time}", styled(ink, kai, 400), 6.2,
             "right centre",
             name="日期", fit=True, least=4, lines=1, needs="time"),
        text("number", at(x, 176, 100, 8, "scale scale", ratio=True), "{number}", styled(cmyk(40, 50, 80, 36), weight=500), 4,
             "left centre", name="编号", fit=True, least=3, lines=1, tracking_em=0.04, needs="number"),
    ]  # fmt: skip
    return tuple(made)


def _small(words: str) -> tuple[Span, ...]:
    return (Span(words=words, scale=0.68),)


def templates() -> tuple[Template, ...]:
    """The family."""
    return _certificate(), _badge(), _desk(), _card(), _stand(), _second()
