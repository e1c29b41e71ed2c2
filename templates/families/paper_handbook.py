"""应急手册: an A5 booklet of eight pages; one lamp whose light grows from page to page."""

# ruff: noqa: E501 - an element is read as one row

from msgspec.structs import replace
from studio import (
    SERIF,
    Colors,
    at,
    box,
    cmyk,
    code,
    design,
    disc,
    fact,
    field,
    lined,
    master,
    page,
    polygon,
    styled,
    table,
    template,
    text,
    usual,
)

from postermaker.document.model import Column, Element, Field, FieldKind, Frame, Page, Span
from postermaker.library.templates import Template

C = Colors("dawn")
WHITE, PAPER, INK = cmyk(0, 0, 0, 0), cmyk(2, 3, 8, 0), cmyk(92, 55, 55, 60)
LIGHT, AMBER = cmyk(0, 8, 58, 0), cmyk(0, 44, 76, 0)
PINS = "scale scale"
_KEYS = ("one", "two", "three", "four")
_HAN = "一二三四"
_CHAPTERS = (
    (
        "备一个应急包",
        "灾难来时，最缺的是前三天。一家一个包，放在门口，人人知道，人人拿得动。\n"
        "# 装什么。水、吃的、药、手电、哨子、证件复印件，照第 7 页的清单备齐。\n"
        "# 放哪里。门口鞋柜边，不上锁，不压东西。\n"
        "# 多久换。每年 5 月和 11 月，换一遍水、药、电池。",
    ),
    (
        "火来了往哪走",
        "起火后的三分钟最要紧。东西可以再买，人只有一个。\n"
        "# 先喊人，再报警。大声叫醒全家，出门后拨打 119，说清楼号和有没有人被困。\n"
        "# 摸门再开。门把手烫，就不开门；用湿毛巾堵门缝，到窗口呼救。\n"
        "# 弯腰走楼梯。不坐电梯，不回头拿东西，随手关门。",
    ),
    (
        "水漫上来了",
        "暴雨预警变红，就别出门。水能托起一辆汽车，也能盖住一个井口。\n"
        "# 断电。水进屋前拉下总闸，手湿不碰开关。\n"
        "# 上高处。水过脚踝，人往二楼走；地下室、车库一步也不去。\n"
        "# 车进水。水到轮胎一半就弃车，打不开门就破侧窗。",
    ),
    (
        "地动的那一分钟",
        "摇晃通常不到一分钟，跑不如躲，躲好再跑。\n"
        "# 趴下，护头，抓牢。躲到结实的桌下或内墙角，离窗户和吊灯远一点。\n"
        "# 停了再走。关火关气，穿鞋，走楼梯，到空地集合。\n"
        "# 被压住了。敲管子，吹哨子，省力气，等人来。",
    ),
)
#: Where the lamp stands on a chapter's page and how large its light is: it grows.
_LIGHTS = (34.0, 46.0, 46.0, 58.0)


def templates() -> tuple[Template, ...]:
    """The family."""
    body = styled(INK, SERIF, 400)
    pages = (_cover(), _contents(body), *(_chapter(i, body) for i in range(4)), _list(), _back())
    given = (
        usual("title", "家庭\n应急手册", max_chars=24),
        usual("support", "三天的准备，一分钟的动作", max_chars=24),
        field(
            "preface",
            "前言",
            "停电的夜里，一支手电就是一屋子的主心骨。这本小册子只讲四件事，每件一页，读完不用十分钟。"
            "请和家里的老人、孩子一起读一遍，再把它挂在门口。",
            kind=FieldKind.LINES,
            aliases=("卷首语",),
            max_chars=160,
        ),
        *(each for i in range(4) for each in _chapter_fields(i)),
        field("list_title", "清单标题", "应急包清单", max_chars=14),
        field(
            "rows",
            "清单",
            "物品｜数量｜多久换\n饮用水｜每人 6 升｜半年\n压缩饼干、罐头｜每人 3 天｜半年\n常用药、创可贴｜一盒｜半年\n"
            "手电和电池｜2 支｜一年\n哨子｜每人 1 个｜—\n证件复印件｜一套｜换证时\n现金零钱｜200 元｜—\n毛毯、雨衣｜每人 1 件｜—\n充电宝、收音机｜各 1 个｜每月充",
            kind=FieldKind.LINES,
            aliases=("表格", "物品清单"),
            max_chars=1_500,
        ),
        usual("phone", "119 火警\n120 急救\n110 报警", max_chars=40, kind=FieldKind.LINES),
        usual("sign", "青禾区应急管理局", max_chars=24),
        usual("qr", "https://example.org/handbook"),
        usual("qr_note", "扫码听这本手册"),
    )
    return (
        template(
            "handbook-a5",
            "应急手册",
            "停电的夜里一支手电：书缝里的灯一摊比一摊亮，翻到最后满页是光；八页，有目录和页码",
            "leaflet",
            "手册 科普 应急 防灾 消防 社区 家庭",
            "A5",
            given,
            design(148, 210, *pages, masters=_masters()),
            safe=6,
        ),
    )


def _chapter_fields(i: int) -> tuple[Field, Field]:
    head, words = _CHAPTERS[i]
    return (
        field(f"{_KEYS[i]}_title", f"第{_HAN[i]}章标题", head, aliases=(f"标题{_HAN[i]}",), max_chars=14),
        field(
            f"{_KEYS[i]}_body",
            f"第{_HAN[i]}章正文",
            words,
            aliases=(f"正文{_HAN[i]}",),
            kind=FieldKind.LINES,
            max_chars=260,
        ),
    )


def _masters() -> tuple[object, ...]:
    """Running head and number at the outer edge."""
    small = styled(C.ground, weight=700)

    def outer(key: str, way: str, x: float) -> tuple[Element, Element]:
        head = text(
            f"head-{key}",
            at(14, 11, 120, 4, PINS),
            "{support}",
            styled(C.ground, weight=400),
            3.0,
            f"{way} centre",
            name="书眉",
            fit=True,
            least=2.2,
            lines=1,
            needs="support",
        )
        return head, text(
            f"folio-{key}", at(x, 193, 20, 6, PINS), "{page}", small, 4.2, f"{way} centre", name="页码"
        )

    return (master("inside", PAPER, *outer("odd", "right", 114), even=outer("even", "left", 14)),)


def _lamp(key: str, x: float, y: float, light: float) -> tuple[Element, ...]:
    """A round light, its rim paler, and the lamp in its middle."""
    return (
        disc(f"{key}-glow", at(x - light, y - light, 2 * light, 2 * light, PINS), LIGHT, name="光"),
        disc(f"{key}-core", at(x - 0.62 * light, y - 0.62 * light, 1.24 * light, 1.24 * light, PINS), AMBER),
        *_torch(key, x, y, 0.3 * light),
    )


def _torch(key: str, x: float, y: float, size: float) -> tuple[Element, ...]:
    """A hand lamp of three pieces, seen from the side."""
    return (
        polygon(
            f"{key}-cone",
            at(x - 0.7 * size, y - size, 1.4 * size, 0.7 * size, PINS),
            [(0, 0), (1, 0), (0.78, 1), (0.22, 1)],
            WHITE,
        ),
        box(f"{key}-neck", at(x - 0.39 * size, y - 0.3 * size, 0.78 * size, 0.16 * size, PINS), C.deep),
        box(
            f"{key}-grip",
            at(x - 0.33 * size, y - 0.14 * size, 0.66 * size, 1.2 * size, PINS),
            WHITE,
            radius=0.08 * size,
        ),
    )


def _cover() -> Page:
    whole: Frame = at(-3, -3, 154, 216, PINS)
    return page(
        C.deep,
        polygon(
            "beam",
            whole,
            [(0.5, 0.796), (1, 0.46), (1, 0), (0, 0), (0, 0.46)],
            cmyk(94, 55, 54, 36),
            name="光束",
        ),
        polygon("beam-inner", whole, [(0.5, 0.796), (0.84, 0), (0.16, 0)], C.ground),
        *_torch("torch", 74, 176, 19),
        text(
            "title",
            at(14, 22, 120, 62, PINS),
            "{title}",
            styled(WHITE),
            27,
            "left centre",
            name="标题",
            fit=True,
            least=10,
            lines=3,
            line_pitch_em=1.12,
        ),
        text(
            "support",
            at(14, 90, 120, 7, PINS),
            "{support}",
            styled(WHITE, weight=700),
            5.4,
            "left centre",
            name="副标题",
            fit=True,
            least=3.4,
            lines=1,
            needs="support",
        ),
        text(
            "sign",
            at(14, 14, 120, 5, PINS),
            "{sign}",
            styled(WHITE, weight=700),
            3.8,
            "left centre",
            name="署名",
            fit=True,
            least=2.6,
            lines=1,
            needs="sign",
        ),
    )


def _contents(body: object) -> Page:
    light = _lamp("contents-lamp", 148, 210, _LIGHTS[0])
    lines = "\n".join(f"{{{key}_title}}\t{i + 3}" for i, key in enumerate(_KEYS)) + "\n{list_title}\t7"
    made = page(
        None,
        *light,
        text("preface-head", at(14, 24, 120, 9, PINS), "先读这一页", styled(C.ground), 7.4, "left centre"),
        text(
            "preface",
            at(14, 40, 120, 46, PINS),
            "{preface}",
            body,
            4.6,
            "justify top",
            name="前言",
            line_pitch_em=1.75,  # type: ignore[arg-type]
            indent_em=2,
            fit=False,
        ),
        box("rule", at(14, 98, 24, 1.2, PINS), C.accent),
        text(
            "contents",
            at(14, 108, 120, 60, PINS),
            lines,
            styled(C.ground, weight=700),
            5.0,
            "left top",
            name="目录",
            line_pitch_em=2.1,
            leader="·",
        ),
    )
    return replace(made, master="inside")


def _chapter(i: int, body: object) -> Page:
    key, light = _KEYS[i], _LIGHTS[i]
    made = page(
        None,
        *_lamp(f"{key}-lamp", 0 if i % 2 == 0 else 148, 210, light),
        text(f"ghost-{key}", at(14, 20, 30, 26, PINS), str(i + 1), styled(C.accent), 25, "left centre"),
        fact(
            f"{key}_title",
            at(14, 50, 120, 12, PINS),
            styled(C.ground),
            10.5,
            "left centre",
            name=f"第{_HAN[i]}章标题",
        ),
        text(
            f"{key}-body",
            at(14, 70, 120, 98, PINS),
            f"{{{key}_body}}",
            body,
            5.0,
            "justify top",
            name=f"第{_HAN[i]}章正文",  # type: ignore[arg-type]
            line_pitch_em=1.72,
            numbered=True,
            hanging=True,
            paragraph_gap_em=0.35,
            spans=(Span(words="#", family="Noto Sans SC", weight=700, fill=C.ground),),
        ),
    )
    return replace(made, master="inside")


def _list() -> Page:
    strong = lined(0.5, C.ground)
    made = page(
        LIGHT,
        text(
            "list-title",
            at(14, 22, 120, 12, PINS),
            "{list_title}",
            styled(C.deep),
            10.5,
            "left centre",
            name="清单标题",
            fit=True,
            least=6,
            lines=1,
            needs="list_title",
        ),
        table(
            "list",
            at(14, 42, 120, 144, PINS),
            "rows",
            styled(INK, weight=400),
            4.3,
            Column(share=1, style=styled(C.deep, weight=700)),
            Column(),
            Column(),
            header_style=styled(C.deep, weight=700),
            edges=strong,
            below_header=strong,
            between=lined(0.2, C("ground", 0.45)),
            min_size=2.8,
            filling=True,
            flush=True,
            padding_across_em=0.6,
            name="清单",
        ),
    )
    return replace(made, master="inside")


def _back() -> Page:
    return page(
        AMBER,
        disc("sun", at(-28, 3, 204, 204, PINS), LIGHT, name="光"),
        text(
            "phone-head",
            at(24, 70, 100, 7, PINS),
            "记住这几个号码",
            styled(C.deep, weight=700),
            5.4,
            "middle centre",
            needs="phone",
        ),
        text(
            "phone",
            at(22, 82, 104, 34, PINS),
            "{phone}",
            styled(C.deep),
            11,
            "middle centre",
            name="电话",
            fit=True,
            least=5,
            lines=3,
            line_pitch_em=1.35,
            gap_em=2,
            needs="phone",
        ),
        code("code", at(62, 122, 24, 24, PINS)),
        text(
            "code-note",
            at(34, 149, 80, 5, PINS),
            "{qr_note}",
            styled(C.ground, weight=700),
            3.8,
            "middle centre",
            needs="qr",
            name="二维码说明",
        ),
        text(
            "sign-back",
            at(24, 158, 100, 6, PINS),
            "{sign}",
            styled(C.ground, weight=700),
            4,
            "middle centre",
            name="署名",
            fit=True,
            least=2.6,
            lines=1,
            needs="sign",
        ),
    )
