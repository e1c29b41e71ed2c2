"""引号 (any topic): one sentence is worth a quotation mark so large that the sheet cuts it off."""

from msgspec.structs import replace
from studio import (
    BLACK_SANS,
    PX,
    Colors,
    at,
    banner,
    box,
    cmyk,
    code,
    curve,
    design,
    fields,
    linear,
    page,
    px,
    styled,
    template,
    text,
)

from postermaker.color import Paint
from postermaker.document.model import Shape
from postermaker.library.templates import Template

C = Colors("china-red")
RED, DEEP, IVORY, GOLD = C.ground, cmyk(16, 100, 100, 20), C.words, cmyk(0, 14, 72, 0)
BLACK, BOLD, PLAIN = styled(IVORY, weight=900), styled(IVORY, weight=700), styled(IVORY, weight=400)
SIGN = styled(IVORY, BLACK_SANS, 700)
SHARE = "scale scale"
TOPICS = "通用 宣传 文明 会议 学习 党建 廉洁 倡议"

#: An opening quotation mark in a box of 220 × 150: two blocks with a bent horn each.
MARK = (
    "M0 150L0 82C0 38 26 10 76 0L88 26C60 34 46 48 46 72L92 72L92 150ZM126 150L126 82C126 38 152 10 202 0L214 26"
    "C186 34 172 48 172 72L218 72L218 150Z"
)


def _mark(x: float, y: float, width: float, pins: str, fill: Paint = DEEP) -> Shape:
    return curve(
        "mark", at(x, y, width, width * 150 / 220, pins, ratio=True), MARK, (220, 150), fill, name="引号"
    )


def _banner() -> Template:
    slogan, sign = banner(
        BLACK, IVORY, left=900, right=600, key_words=C.key, way="left", sign_way="left", spread=0.2
    )
    return template(
        "plain-quote-banner", "引号横幅", "一句话，用一个大得放不下的引号请出来", "banner", TOPICS,
        "8x0.7m 6x0.7m 10x0.9m 12x0.9m 16x0.7m 4x0.7m",
        fields(slogan="门前落叶随手扫 谁先弯腰谁先笑", key_words="先弯腰 先笑", sign="青禾区精神文明建设指导中心　宣"),
        design(8000, 700, page(
            linear((0, RED), (0.7, RED), (1, C.deep)),
            _mark(-290, -96, 1060, "start scale"),
            replace(slogan, min_size=85), sign,
        )),
    )  # fmt: skip


def _poster() -> Template:
    given = fields(
        title="各让半步\n路就宽了", topic="文明青禾 从我做起", sign="青禾区精神文明建设指导中心",
        phone="社区热线 0000-0000", qr="https://example.org/qinghe/civil", qr_note="扫码看倡议书",
    )  # fmt: skip
    return template(
        "plain-quote-poster", "引号海报", "没有图，只有一句话和一个被纸边裁掉的引号", "poster", TOPICS,
        "A2 A3 A1 570x840mm 420x570mm", given,
        design(420, 594, page(
            RED,
            _mark(-66, -40, 430, "scale start"),
            text("title", at(28, 130, 364, 350, "scale both", ratio=True), "{title}", BLACK, 88, "left foot", name="标题",
                 fit=True, least=24, lines=6, tracking_em=-0.01, line_pitch_em=1.14),
            box("rule", at(30, 504, 56, 4, "scale end", ratio=True), GOLD, needs="topic sign phone"),
            text("topic", at(28, 520, 300, 16, "scale end", ratio=True), "{topic}", BOLD, 12, "left centre", name="主题",
                 fit=True, least=7, lines=1, needs="topic"),
            text("sign", at(28, 540, 300, 13, "scale end", ratio=True), "{sign}", SIGN, 9.5, "left centre", name="署名",
                 fit=True, least=6, lines=1, tracking_em=0.06, needs="sign"),
            text("phone", at(28, 556, 300, 11, "scale end", ratio=True), "{phone}", PLAIN, 8, "left centre", name="电话",
                 fit=True, least=5, lines=1, needs="phone"),
            code("qr", at(342, 504, 50, 50, "scale end", ratio=True), dark=cmyk(30, 100, 100, 60), light=cmyk(0, 2, 8, 0)),
            text("qr_note", at(302, 557, 90, 10, "scale end", ratio=True), "{qr_note}", BOLD, 6.8, "right centre",
                 name="二维码说明", fit=True, least=5, lines=1, needs="qr"),
        )),
    )  # fmt: skip


def _vertical() -> Template:
    return template(
        "plain-quote-vertical", "引号竖幅", "引号从幅顶压下来，话一个字一个字往下说", "banner-vertical", TOPICS,
        "1.2x6m 0.9x6m 0.9x4m 0.7x5m 1.5x10m",
        fields(slogan="见面点头 遇事搭手", sign="青禾区文明办　宣"),
        design(1200, 6000, page(
            linear((0, RED), (0.7, RED), (1, C.deep), end=(0, 1)),
            _mark(-330, -130, 1480, "scale start"),
            text("slogan", at(210, 1200, 780, 4150, "scale both", ratio=True), "{slogan}", BLACK, 560, "even centre",
                 name="标语", fit=True, least=120, lines=2, vertical=True, tracking_em=0.04, gap_em=0.5,
                 line_pitch_em=1.15, takes="sign"),
            text("sign", at(150, 5500, 900, 110, "scale end", ratio=True), "{sign}", SIGN, 74, "middle", name="署名",
                 fit=True, least=40, lines=1, tracking_em=0.08, needs="sign"),
        )),
    )  # fmt: skip


def _rollup() -> Template:
    given = fields(
        title="我们\n约定", topic="青禾区文明单位创建", body=(
            "1. 首问负责，不说“不归我管”。\n2. 一次讲清要带什么材料。\n3. 老人和孕妇先办。\n4. 下班前到的，办完再走。"
        ), sign="青禾区政务服务中心", phone="监督 0000-0000", qr="https://example.org/qinghe/promise", qr_note="扫码给我们打分",
    )  # fmt: skip
    return template(
        "plain-quote-rollup", "引号易拉宝", "大引号下面只说一件事，说完列四条怎么做", "rollup", f"{TOPICS} 承诺 制度",
        "80x200cm 85x200cm 60x160cm", given,
        design(800, 2000, page(
            RED,
            _mark(-120, -130, 640, "scale start"),
            text("title", at(52, 340, 696, 500, "scale start", ratio=True), "{title}", BLACK, 250, "left foot", name="标题",
                 fit=True, least=64, lines=5, line_pitch_em=1.12, tracking_em=-0.01),
            box("rule", at(58, 872, 110, 9, "scale start", ratio=True), GOLD, needs="topic body"),
            text("topic", at(56, 906, 690, 60, "scale start", ratio=True), "{topic}", SIGN, 42, "left centre", name="主题",
                 fit=True, least=22, lines=1, needs="topic"),
            text("body", at(56, 1004, 690, 420, "scale start", ratio=True), "{body}", BOLD, 46, "left top", name="正文",
                 fit=True, least=20, lines=16, line_pitch_em=1.6, paragraph_gap_em=0.4, hanging=True, needs="body"),
            code("qr", at(56, 1460, 190, 190, "scale start", ratio=True), dark=cmyk(30, 100, 100, 60),
                 light=cmyk(0, 2, 8, 0)),
            text("qr_note", at(276, 1478, 470, 50, "scale start", ratio=True), "{qr_note}", BOLD, 34, "left centre",
                 name="二维码说明", fit=True, least=20, lines=1, needs="qr"),
            text("sign", at(276, 1540, 470, 48, "scale start", ratio=True), "{sign}", SIGN, 32, "left centre", name="署名",
                 fit=True, least=20, lines=1, needs="sign"),
            text("phone", at(276, 1594, 470, 44, "scale start", ratio=True), "{phone}", PLAIN, 30, "left centre",
                 name="电话", fit=True, least=20, lines=1, needs="phone"),
        )),
    )  # fmt: skip


def _cover() -> Template:
    width, height = px(900, 383)
    u = PX
    return template(
        "plain-quote-cover", "引号公众号头图", "引号在方图外，话在方图里", "wechat-cover", TOPICS, "900x383px 1080x460px",
        fields(title="把方便\n让给旁人", topic="文明青禾 从我做起"),
        design(width, height, page(
            RED,
            _mark(-152 * u, -48 * u, 400 * u, SHARE),
            text("title", at(284 * u, 44 * u, 332 * u, 226 * u, SHARE), "{title}", BLACK, 108 * u, "left foot", name="标题",
                 fit=True, least=24 * u, lines=5, line_pitch_em=1.1, tracking_em=-0.01, takes="topic"),
            box("rule", at(286 * u, 288 * u, 44 * u, 5 * u, SHARE), GOLD, needs="topic"),
            text("topic", at(284 * u, 304 * u, 332 * u, 40 * u, SHARE), "{topic}", SIGN, 28 * u, "left centre", name="主题",
                 fit=True, least=15 * u, lines=1, needs="topic"),
        )),
        screen=True,
    )  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The family."""
    return _banner(), _poster(), _vertical(), _rollup(), _cover()
