"""烘云托月 (festival, ink): the moon is not painted, the sky around it is; the words are a brush column."""

from studio import (
    BRUSH,
    PX,
    Colors,
    at,
    cmyk,
    design,
    disc,
    field,
    fields,
    linear,
    ornament,
    page,
    px,
    styled,
    template,
    text,
)

from postermaker.document.model import Field, FieldKind, Ornament, Shape
from postermaker.library.templates import Template

C = Colors("ink")
PAPER, INK, SEAL = C.ground, C.words, C.seal
MOON = cmyk(0, 1, 7, 0)
WASH, MIST = cmyk(38, 27, 27, 6), cmyk(20, 15, 18, 0)
KAI = "LXGW WenKai"
TITLE, READ, NOTE = styled(INK, BRUSH, 400), styled(INK, KAI, 700), styled(cmyk(66, 58, 58, 66), KAI, 700)
#: The sky is darkest above and is paper where the mountains stand.
SKY = linear((0, WASH), (0.42, MIST), (0.72, PAPER), (1, PAPER), end=(0, 1))
SHARE = "scale scale"
TOPICS = "中秋 重阳 元宵 清明 节气 敬老 传统 节日 团圆"


def _hills(
    key: str, x: float, y: float, w: float, h: float, pins: str, seed: int, peaks: int, ink: float
) -> Ornament:
    """The kit's ink mountains, so far away as `ink` is small."""
    return ornament(
        key, "ink-mountain", at(x, y, w, h, pins, ratio=True), INK, PAPER, opacity=ink, peaks=peaks, seed=seed
    )


def _moon(x: float, y: float, side: float, pins: str) -> Shape:
    return disc("moon", at(x, y, side, side, pins, ratio=True), MOON, name="月亮")


def _geese(x: float, y: float, w: float, h: float, pins: str) -> Ornament:
    return ornament(
        "geese", "gulls", at(x, y, w, h, pins, ratio=True), INK, count=4, size=0.3, seed=5, name="远鸟"
    )


def _seal(x: float, y: float, side: float, pins: str) -> Ornament:
    return ornament("seal", "seal", at(x, y, side, side, pins, ratio=True), SEAL, PAPER, content="{seal}", needs="seal",
                    name="印章")  # fmt: skip


def _title(sample: str, most: int = 20) -> Field:
    """Brush columns: few words."""
    return field("title", "标题", sample, aliases=("主标题", "标语", "口号", "节日"), kind=FieldKind.LINES, required=True,
                 max_chars=most)  # fmt: skip


SEAL_FIELD = field("seal", "印章", "青禾", aliases=("印章字",), max_chars=4)


def _poster() -> Template:
    given = fields(
        title=_title("中秋"), support="月照千里　人归万家", topic="八月十五，院里一起看月亮",
        place="青禾社区文化广场　十九时", sign="青禾社区居民委员会", seal=SEAL_FIELD,
    )  # fmt: skip
    return template(
        "festival-moon-poster", "烘云托月海报", "月亮不画，只把四周的天染暗：一轮纸放不下的月，一列毛笔字", "poster", TOPICS,
        "A2 A3 A1 570x840mm 420x570mm", given,
        design(420, 594, page(
            SKY,
            _moon(-110, 146, 310, "scale start"), _geese(66, 196, 92, 46, "scale start"),
            _hills("far", -20, 300, 460, 190, "scale start", 6, 4, 0.5),
            _hills("near", -20, 384, 460, 166, "scale start", 31, 3, 1.0),
            text("title", at(226, 44, 166, 300, "scale start", ratio=True), "{title}", TITLE, 140, "left top", name="标题",
                 fit=True, least=26, lines=4, vertical=True, tracking_em=-0.02, line_pitch_em=1.04),
            text("support", at(192, 52, 24, 290, "scale start", ratio=True), "{support}", READ, 16, "left top", name="副标题",
                 fit=True, least=9, lines=1, vertical=True, tracking_em=0.14, gap_em=0.6, needs="support"),
            text("topic", at(166, 52, 18, 230, "scale start", ratio=True), "{topic}", NOTE, 10, "left top", name="主题",
                 fit=True, least=7, lines=1, vertical=True, tracking_em=0.14, needs="topic"),
            _seal(348, 356, 30, "scale start"),
            text("place", at(28, 546, 364, 13, "scale end", ratio=True), "{place}", READ, 9.5, "right centre", name="地点",
                 fit=True, least=6, lines=1, needs="place"),
            text("sign", at(28, 562, 364, 12, "scale end", ratio=True), "{sign}", READ, 8.6, "right centre", name="署名",
                 fit=True, least=6, lines=1, needs="sign"),
        )),
    )  # fmt: skip


def _phone() -> Template:
    width, height = px(1080, 1920)
    u = PX
    return template(
        "festival-moon-phone", "烘云托月手机海报", "天色压到月亮边上，一列字落在月光里", "phone", TOPICS,
        "1080x1920px 1080x2340px 1242x2208px",
        fields(title=_title("月满\n人安"), support="愿月亮替远方的人，敲敲家门", sign="青禾社区居民委员会", seal=SEAL_FIELD),
        design(width, height, page(
            SKY,
            _moon(150 * u, 230 * u, 1180 * u, "scale start"),
            _geese(70 * u, 190 * u, 300 * u, 150 * u, "scale start"),
            _hills("far", -60 * u, 960 * u, 1200 * u, 480 * u, "scale end", 6, 4, 0.5),
            _hills("near", -60 * u, 1150 * u, 1200 * u, 400 * u, "scale end", 31, 3, 1.0),
            text("title", at(430 * u, 330 * u, 560 * u, 720 * u, "scale start", ratio=True), "{title}", TITLE, 330 * u,
                 "left top", name="标题", fit=True, least=60 * u, lines=4, vertical=True, tracking_em=-0.02,
                 line_pitch_em=1.0),
            _seal(330 * u, 930 * u, 84 * u, "scale start"),
            text("support", at(90 * u, 1560 * u, 900 * u, 70 * u, "scale end", ratio=True), "{support}", READ, 50 * u,
                 "right centre", name="副标题", fit=True, least=30 * u, lines=1, tracking_em=0.04, needs="support"),
            text("sign", at(90 * u, 1636 * u, 900 * u, 54 * u, "scale end", ratio=True), "{sign}", NOTE, 36 * u,
                 "right centre", name="署名", fit=True, least=26 * u, lines=1, needs="sign"),
        )),
        screen=True,
    )  # fmt: skip


def _cover() -> Template:
    width, height = px(900, 383)
    u = PX
    return template(
        "festival-moon-cover", "烘云托月公众号头图", "方形小图里只有月亮和字", "wechat-cover", TOPICS, "900x383px 1080x460px",
        fields(title=_title("中秋", 8), support="月照千里　人归万家", seal=SEAL_FIELD),
        design(width, height, page(
            linear((0, WASH), (1, MIST), end=(0, 1)),
            _moon(252 * u, -46 * u, 396 * u, "scale scale"),
            _hills("far", -30 * u, 236 * u, 960 * u, 170 * u, "scale scale", 6, 6, 0.5),
            _hills("near", -30 * u, 280 * u, 960 * u, 120 * u, "scale scale", 31, 5, 1.0),
            _geese(96 * u, 60 * u, 130 * u, 70 * u, "scale scale"),
            text("title", at(300 * u, 24 * u, 300 * u, 200 * u, SHARE), "{title}", TITLE, 150 * u, "middle centre",
                 name="标题", fit=True, least=44 * u, lines=2, line_pitch_em=1.02, tracking_em=-0.02),
            text("support", at(290 * u, 226 * u, 320 * u, 40 * u, SHARE), "{support}", READ, 26 * u, "middle centre",
                 name="副标题", fit=True, least=15 * u, lines=1, tracking_em=0.04, gap_em=0.6, needs="support"),
            _seal(600 * u, 176 * u, 34 * u, "scale scale"),
        )),
        screen=True,
    )  # fmt: skip


def _vertical() -> Template:
    return template(
        "festival-moon-vertical", "烘云托月竖幅", "月在楼顶，山在脚下，中间一列字", "banner-vertical", TOPICS,
        "1.2x6m 0.9x6m 0.9x4m 0.7x5m 1.5x10m",
        fields(title=_title("月照千里 人归万家", 24), sign="青禾社区　贺", seal=SEAL_FIELD),
        design(1200, 6000, page(
            linear((0, WASH), (0.3, MIST), (0.6, PAPER), (1, PAPER), end=(0, 1)),
            _moon(-330, -240, 1300, "scale start"), _geese(700, 980, 380, 190, "scale start"),
            _hills("far", -60, 4680, 1320, 620, "scale end", 6, 4, 0.5),
            _hills("near", -60, 5020, 1320, 480, "scale end", 31, 3, 1.0),
            text("title", at(200, 1380, 800, 3360, "scale both", ratio=True), "{title}", TITLE, 680, "left centre",
                 name="标语", fit=True, least=150, lines=3, vertical=True, tracking_em=-0.03, max_tracking_em=0.25, gap_em=0.3,
                 line_pitch_em=1.02),
            text("sign", at(150, 5620, 900, 110, "scale end", ratio=True), "{sign}", READ, 80, "middle", name="署名",
                 fit=True, least=40, lines=1, tracking_em=0.08, needs="sign"),
            _seal(940, 4900, 130, "scale end"),
        )),
    )  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The family."""
    return _poster(), _phone(), _cover(), _vertical()
