"""一滴成河: a drop above, a river below; the words are what flows between."""

from families._panels import COVER
from msgspec.structs import replace
from studio import (
    BRUSH,
    Colors,
    at,
    banner,
    box,
    cmyk,
    code,
    curve,
    design,
    field,
    fields,
    linear,
    lined,
    on_screen,
    ornament,
    page,
    px,
    styled,
    template,
    text,
)

from postermaker.color import Paint
from postermaker.document.model import Element, Field, FieldKind, Span
from postermaker.library.templates import Design, Template

C = Colors("water")
WHITE, DAWN, SKY = cmyk(0, 0, 0, 0), cmyk(9, 0, 3, 0), cmyk(52, 2, 8, 0)
_TOPICS = "节约用水 节水 惜水 世界水日 水务 河长"
_IDEA = "上面一滴，下面成河，标语是流下来的水"
_DROP = "M100 0C135 85 200 135 200 210C200 265.2 155.2 310 100 310C44.8 310 0 265.2 0 210C0 135 65 85 100 0Z"
#: Words inside a drop are few.
_TITLE = Field(
    key="title", label="标题", aliases=("主标题", "标语", "口号"), kind=FieldKind.LINES, required=True, max_chars=20,
         sample="一滴\n成河"
)  # fmt: skip
_DEEP = linear(
    (0, cmyk(62, 10, 4, 0)), (0.45, C.second), (1, cmyk(100, 80, 18, 18)), start=(0, 0), end=(0, 1)
)


def _drop(
    key: str,
    x: float,
    top: float,
    width: float,
    pins: str,
    *,
    rings: int = 3,
    light: bool = True,
    fill: Paint = _DEEP,
    ring: Paint = SKY,
) -> tuple[Element, ...]:
    """A drop whose tip is at `top`, and the lines of its waves around it; x is its middle."""
    made: list[Element] = []
    for n in range(rings, 0, -1):
        k = 1 + 0.24 * n
        side, y = width * k, top + width * 1.05 * (1 - k)  # the circle's middle stays where it is
        made.append(
            curve(f"{key}-ring{n}", at(x - side / 2, y, side, side * 1.55, pins, ratio=True), _DROP, (200, 310), None,
                  stroke=lined(width * 0.011, ring), opacity=1 - 0.22 * n, name="水波")
        )  # fmt: skip
    made.append(
        curve(
            key,
            at(x - width / 2, top, width, width * 1.55, pins, ratio=True),
            _DROP,
            (200, 310),
            fill,
            name="水滴",
        )
    )
    inner = width * 0.74
    if light:
        made.append(
        curve(f"{key}-in", at(x - inner / 2, top + width * 1.05 * 0.26, inner, inner * 1.55, pins, ratio=True), _DROP, (200, 310),
             None,
              stroke=lined(width * 0.009, WHITE), opacity=0.45, name="水光"))  # fmt: skip
    return tuple(made)


def _river(
    frame, layers: int, seed: int, length: float = 2.2, rise: float = 0.075, lines: int = 2
) -> Element:  # type: ignore[no-untyped-def]
    return ornament(
        "river",
        "waves",
        frame,
        cmyk(56, 8, 4, 0),
        C.second,
        C.words,
        WHITE,
        name="河",
        layers=layers,
        seed=seed,
        length=length,
        rise=rise,
        lines=lines,
    )


def _ground(length: float) -> Design:
    """A banner drawn at a length."""
    short, long = length < 5000, length > 12000
    middle, left, right = (330, 640, 300) if short else (400, 900, 640)
    slogan, sign = banner(
        styled(C.words), WHITE, left=left, right=right, key_words=C.key, way="middle" if long else "right",
        size=450 if long else 420, gap=2.0 if long else 0.7, length=length,
    )  # fmt: skip
    slogan = replace(slogan, takes="", frame=replace(slogan.frame, y=42, height=458))
    sign = replace(sign, frame=replace(sign.frame, y=606))
    return design(length, 700, page(
        linear((0, DAWN), (1, C.deep), start=(0, 0), end=(0, 1)),
        *_drop("drop", middle, -60 if short else -150, 380 if short else 500, "start scale", rings=3),
        _river(at(-10, 500, length + 20, 140, "both scale", ratio=True), 3, 3, 4.6, 0.09, 0),
        box("deep", at(-10, 639, length + 20, 71, "both scale", ratio=True), C.words),
        slogan, sign,
    ))  # fmt: skip


def _banner() -> Template:
    return template(
        "drop-river-banner", "一滴成河横幅", _IDEA, "banner", _TOPICS, "8x0.7m 6x0.7m 4x0.7m 10x0.9m 16x0.7m",
        fields(slogan="拧紧龙头关好阀 半夜不听滴答答", key_words="关好阀", sign="青禾区节约用水办公室  宣"),
        _ground(8000), _ground(4000), _ground(16000), safe=150,
    )  # fmt: skip


def _upright() -> Template:
    return template(
        "drop-river-vertical", "一滴成河竖幅", _IDEA, "banner-vertical", _TOPICS, "1.2x6m 0.9x6m 0.9x4m 0.7x5m",
        fields(slogan="滴水皆有源", topic="节水", support="拧紧龙头　留住长流", sign="青禾区水务局"),
        design(1200, 6000, page(
            linear((0, DAWN), (0.55, C.deep), (1, SKY), start=(0, 0), end=(0, 1)),
            *_drop("drop", 600, 200, 640, "scale start", rings=3),
            _river(at(-10, 4680, 1220, 1000, "scale end", ratio=True), 5, 5, 1.3, 0.05),
            box("deep", at(-10, 5660, 1220, 350, "scale end", ratio=True), C.words),
            text("slogan", at(240, 1400, 720, 3230, "scale both", ratio=True), "{slogan}", styled(C.words, BRUSH, 400), 690,
                 "left centre",
                 name="标语", fit=True, least=130, lines=3, vertical=True, tracking_em=-0.03, max_tracking_em=0.04, gap_em=0.5,
                 line_pitch_em=1.0),
            ornament("seal", "seal", at(962, 4360, 150, 150, "scale end", ratio=True), C.seal, WHITE, content="{topic}",
                 needs="topic", name="印"),
            text("support", at(120, 5640, 960, 96, "scale end", ratio=True), "{support}", styled(WHITE, weight=700), 78,
                 "middle centre", name="辅助语", fit=True, least=36, lines=1, tracking_em=0.06, needs="support"),
            text("sign", at(120, 5756, 960, 76, "scale end", ratio=True), "{sign}", styled(cmyk(22, 0, 4, 0), weight=700), 58,
                 "middle centre", name="署名", fit=True, least=30, lines=1, tracking_em=0.1, needs="sign"),
        )), safe=70,
    )  # fmt: skip


def _poster() -> Template:
    facts = "time place phone"
    return template(
        "drop-river-poster", "一滴成河海报", "标语装在一滴水里，水滴下面是一条河", "poster", _TOPICS, "A2 A3 A1 570x840mm",
        fields(title=_TITLE, support="拧紧龙头，留住长流", sign="云溪区节约用水办公室", time="3 月 22 日　世界水日",
             phone="报漏水 0000-0000",
               qr="https://example.org/yunxi/jieshui", qr_note="扫码查水表"),
        design(420, 594, page(
            linear((0, DAWN), (1, C.deep), start=(0, 0), end=(0, 1)),
            *_drop("drop", 262, 20, 268, "scale start", rings=4, light=False, fill=linear((0, SKY), (0.26, C.second), (1,
                 C.words), start=(0, 0), end=(0, 1))),
            _river(at(-5, 428, 430, 120, "scale end", ratio=True), 4, 8, 3.0, 0.08),
            box("deep", at(-5, 547.5, 430, 52.5, "scale end", ratio=True), C.words),
            text("title", at(182, 186, 160, 218, "scale start", ratio=True), "{title}", styled(WHITE, BRUSH, 400), 112,
                 "left centre", name="标题", fit=True, least=20, lines=5, vertical=True, tracking_em=-0.02, line_pitch_em=1.02),
            text("support", at(26, 60, 78, 260, "scale start", ratio=True), "{support}", styled(C.words, weight=700), 21,
                 "left foot",
                 name="副标题", fit=True, least=10, lines=3, vertical=True, tracking_em=0.12, line_pitch_em=1.6, needs="support"),
            text("facts", at(26, 546, 230, 32, "scale end", ratio=True), "{sign}\n{time} {phone} {place}", styled(WHITE,
                 weight=700), 10, "left centre",
                 name="署名", fit=True, least=6, lines=3, line_pitch_em=1.5, needs=f"sign {facts}"),
            code("qr", at(340, 524, 54, 54, "scale end", ratio=True), name="二维码", dark=C.words),
            text("qr_note", at(260, 560, 72, 18, "scale end", ratio=True), "{qr_note}", styled(WHITE, weight=700), 9,
                 "right centre", name="二维码说明", fit=True, least=6, lines=1, needs="qr_note"),
        )),
    )  # fmt: skip


def _phone() -> Template:
    width, height = px(1080, 1920)
    u = width / 1080
    return on_screen(template(
        "drop-river-phone", "一滴成河手机海报", "标语装在一滴水里，水滴下面是一条河", "phone", _TOPICS,
        "1080x1920px 1080x2340px 1080x2400px",
        fields(title=replace(_TITLE, sample="用水\n有度"), support="写给子孙的一封信", sign="云溪区水务局"),
        design(width, height, page(
            linear((0, DAWN), (1, C.deep), start=(0, 0), end=(0, 1)),
            *_drop("drop", 640 * u, 150 * u, 720 * u, "scale start", rings=4, light=False, fill=linear((0, SKY), (0.26, C.second),
                 (1, C.words), start=(0, 0), end=(0, 1))),
            _river(at(-5, 1252 * u, width + 10, 380 * u, "scale end", ratio=True), 5, 8, 2.6, 0.08, 0),
            box("deep", at(-5, 1628 * u, width + 10, 302 * u, "scale end", ratio=True), C.words),
            text("title", at(420 * u, 596 * u, 440 * u, 580 * u, "scale start", ratio=True), "{title}", styled(WHITE, BRUSH, 400),
                 300 * u, "left centre",
                 name="标题", fit=True, least=50 * u, lines=5, vertical=True, tracking_em=-0.02, line_pitch_em=1.02),
            text("support", at(80 * u, 220 * u, 150 * u, 900 * u, "scale start", ratio=True), "{support}", styled(C.words,
                 weight=700), 62 * u, "left foot",
                 name="副标题", fit=True, least=30 * u, lines=2, vertical=True, tracking_em=0.12, line_pitch_em=1.4,
                 needs="support"),
            text("sign", at(80 * u, 1614 * u, 920 * u, 80 * u, "scale end", ratio=True), "{sign}", styled(WHITE, weight=700),
                 40 * u, "left centre",
                 name="署名", fit=True, least=24 * u, lines=1, tracking_em=0.06, needs="sign"),
        )), screen=True,
    ))  # fmt: skip


def _led() -> Template:
    width, height = px(1920, 1080)
    u, night = width / 1920, Colors("led-night")
    sea = cmyk(100, 88, 30, 44)
    return on_screen(template(
        "drop-river-led", "一滴成河大屏", _IDEA, "led", _TOPICS, "1920x1080px 1280x720px 3840x2160px",
        fields(slogan="拧紧龙头 留住长流", key_words="留住", sign="青禾区节约用水办公室"),
        design(width, height, page(
            night.ground,
            *_drop("drop", 380 * u, -60 * u, 520 * u, "scale start", rings=3, ring=night.line,
                   fill=linear((0, night.line), (0.5, C.second), (1, sea), start=(0, 0), end=(0, 1))),
            ornament("river", "waves", at(-5, 612 * u, width + 10, 300 * u, "scale end", ratio=True), C.second, cmyk(100, 80, 12,
                 24), sea, WHITE,
                     name="河", layers=4, seed=6, length=3.0, rise=0.085, lines=0),
            box("deep", at(-5, 910 * u, width + 10, 184 * u, "scale end", ratio=True), sea),
            text("slogan", at(780 * u, 110 * u, 1030 * u, 530 * u, "scale start", ratio=True), "{slogan}", styled(night.words),
                 250 * u,
                 "left centre", name="标语", fit=True, least=60 * u, lines=5, line_pitch_em=1.14, tracking_em=0.02,
                 spans=(Span(words="{key_words}", fill=night.key),)),
            text("sign", at(780 * u, 936 * u, 1030 * u, 80 * u, "scale end", ratio=True), "{sign}", styled(night.words,
                 weight=700), 54 * u,
                 "left centre", name="署名", fit=True, least=30 * u, lines=1, tracking_em=0.06, needs="sign"),
        )), screen=True,
    ))  # fmt: skip


_NUMBERS = (
    ("4.3 升", "一秒漏一滴", "拧不紧的龙头，\n一天接满两大瓶饮料。"),
    ("9 升", "花洒多开一分钟", "抹沐浴露的时候，\n先把它关上。"),
    ("3 升", "小档冲水", "双档水箱按对了键，\n一次省下一半。"),
)
_PARTS = (
    (
        "从山里来",
        "雨水落在山坡上，渗过落叶和石缝，汇成溪流，走几十里路，才进了水厂。\n沉淀、过滤、消毒，再顺着地下的管子爬上楼，到你家的龙头。",
    ),
    (
        "在家里用",
        "洗菜用盆，不用长流水。\n淘米水浇花，洗衣水拖地。\n刷牙、抹香皂时关上龙头。\n马桶漏水，往水箱里滴点墨水就看得出来。",
    ),
    (
        "回河里去",
        "用过的水进了下水道，还要净化才能回到河里。\n油和药别往水池里倒。\n少用一分清水，河里就多留一分。",
    ),
)


def _trifold_fields() -> tuple[Field, ...]:
    made: list[Field] = []
    for i, (number, label, detail) in enumerate(_NUMBERS):
        digit = "一二三"[i]
        made += [
            field(f"number{i + 1}", f"数字{digit}", number, aliases=(f"数字{i + 1}",), max_chars=8),
            field(f"label{i + 1}", f"数字{digit}说明", label, aliases=(f"数字{i + 1}说明",), max_chars=12),
            field(
                f"note{i + 1}",
                f"数字{digit}注",
                detail,
                aliases=(f"数字{i + 1}注",),
                kind=FieldKind.LINES,
                max_chars=48,
            ),
        ]
    for i, (heading, body) in enumerate(_PARTS):
        digit = "一二三"[i]
        made += [
            field(f"heading{i + 1}", f"小标题{digit}", heading, aliases=(f"小标题{i + 1}",), max_chars=8),
            field(
                f"body{i + 1}",
                f"正文{digit}",
                body,
                aliases=(f"正文{i + 1}",),
                kind=FieldKind.LINES,
                max_chars=240,
            ),
        ]
    return (
        *fields(title=_TITLE, sign="青禾区节约用水办公室", phone="节水热线 0000-0000", place="青禾区柳岸路 6 号",
                qr="https://example.org/qinghe/shui", qr_note="查水压、报漏水、约检修"),
        *made,
    )  # fmt: skip


def _number(i: int) -> tuple[Element, ...]:
    n, y = i + 1, 18 + i * 47
    return (
        text(f"number{n}", at(12, y, 75, 18, "scale scale", ratio=True), f"{{number{n}}}", styled(C.words), 16, "left centre",
             name=f"数字{n}", fit=True, least=8, lines=1, needs=f"number{n}"),
        text(f"label{n}", at(12, y + 19, 75, 6.4, "scale scale", ratio=True), f"{{label{n}}}", styled(C.words, weight=700), 5,
             "left centre", name=f"数字{n}说明", fit=True, least=3, lines=1, needs=f"label{n}"),
        text(f"note{n}", at(12, y + 26.5, 75, 15, "scale scale", ratio=True), f"{{note{n}}}", styled(C.words, weight=500), 3.7,
             "left top", name=f"数字{n}注", fit=True, least=2.6, lines=4, line_pitch_em=1.6, needs=f"note{n}"),
        box(f"rule{n}", at(12, y + 43, 73, 0.5, "scale scale", ratio=True), C.words, needs=f"number{n + 1}") if n < 3 else
        box("rule3", at(12, y - 11, 0, 0, "scale scale"), None),
    )  # fmt: skip


def _part(i: int) -> tuple[Element, ...]:
    n, x = i + 1, 12 + i * 100
    return (
        ornament(f"bead{n}", "drop", at(x, 18, 7, 10.6, "scale scale", ratio=True), C.line, C.second, C.line, WHITE, rings=0,
             needs=f"heading{n}"),
        text(f"heading{n}", at(x, 31, 76, 18, "scale scale", ratio=True), f"{{heading{n}}}", styled(C.key), 14.5, "left centre",
             name=f"小标题{n}", fit=True, least=6, lines=1, needs=f"heading{n}"),
        text(f"body{n}", at(x, 55, 75, 66, "scale scale", ratio=True), f"{{body{n}}}", styled(C.words, weight=500), 4.4,
             "justify top",
             name=f"正文{n}", fit=True, least=2.8, lines=20, line_pitch_em=1.75, paragraph_gap_em=0.5, needs=f"body{n}"),
    )  # fmt: skip


def _trifold() -> Template:
    outside = page(
        linear((0, DAWN), (1, C.deep), start=(0, 0), end=(0, 1)),
        *_number(0), *_number(1), *_number(2),
        code("qr", at(131, 62, 34, 34, "scale scale", ratio=True), name="二维码", dark=C.words),
        text("qr_note", at(108, 100, 80, 8, "scale scale", ratio=True), "{qr_note}", styled(C.words, weight=700), 4.4,
             "middle centre", name="二维码说明", fit=True, least=3, lines=1, needs="qr_note"),
        text("contact", at(108, 132, 80, 18, "scale scale", ratio=True), "{phone}\n{place}", styled(C.words, weight=500), 3.7,
             "middle centre", name="电话地址", fit=True, least=2.6, lines=3, line_pitch_em=1.7, needs="phone place"),
        *_drop("drop", COVER.x + COVER.width / 2, 14, 74, "scale scale", rings=2, light=False,
               fill=linear((0, SKY), (0.26, C.second), (1, C.words), start=(0, 0), end=(0, 1))),
        text("title", at(224.3, 62, 46, 60, "scale scale", ratio=True), "{title}", styled(WHITE, BRUSH, 400), 34, "left centre",
             name="标题", fit=True, least=7, lines=5, vertical=True, tracking_em=-0.02, line_pitch_em=1.02),
        ornament("river", "waves", at(-4, 158, 305, 44, "scale scale", ratio=True), cmyk(56, 8, 4, 0),
             C.second,
             C.words, WHITE,
             layers=4, seed=8, length=2.6, rise=0.09, lines=0, name="河"),
        box("deep", at(-4, 201.5, 305, 12.5, "scale end", ratio=True), C.words),
        text("sign", at(207, 196, 80, 9, "scale end", ratio=True), "{sign}", styled(WHITE, weight=700), 4.4, "middle centre",
             name="署名", fit=True, least=3, lines=1, tracking_em=0.06, needs="sign"),
    )  # fmt: skip
    inside = page(
        linear((0, DAWN), (1, C.deep), start=(0, 0), end=(0, 1)),
        ornament("river-in", "waves", at(-4, 116, 305, 86, "scale scale", ratio=True), cmyk(56, 8, 4, 0), C.second, C.words,
             WHITE, layers=5, seed=4, length=3.4, rise=0.1, lines=0, name="河"),
        box("deep-in", at(-4, 201.5, 305, 12.5, "scale end", ratio=True), C.words),
        *_part(0), *_part(1), *_part(2),
    )  # fmt: skip
    return template(
        "drop-river-trifold", "一滴成河三折页", "封面一滴水，翻开是一条流过三折的河", "trifold", _TOPICS, "A4横 285x210mm",
        _trifold_fields(), design(297, 210, outside, inside),
    )  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The family."""
    return _banner(), _upright(), _poster(), _trifold(), _led(), _phone()
