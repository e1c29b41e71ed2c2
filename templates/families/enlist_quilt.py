"""豆腐块 (enlisting): a quilt folded square on a white sheet; it stands for all that two years make straight."""

from msgspec.structs import replace
from studio import (
    PX,
    at,
    banner,
    box,
    cmyk,
    code,
    curve,
    design,
    fact,
    fields,
    group,
    linear,
    on_screen,
    page,
    polygon,
    px,
    styled,
    template,
    text,
    usual,
)  # fmt: skip

from postermaker.color import Paint
from postermaker.document.model import Element, Group, Span
from postermaker.library.templates import Design, Template

WALL, WALL_DEEP, TOP, FRONT, SIDE, FOLD = (
    cmyk(70, 48, 90, 50), cmyk(74, 56, 92, 64), cmyk(40, 20, 68, 2), cmyk(52, 30, 80, 12), cmyk(62, 40, 88, 32),
    cmyk(68, 48, 92, 52),
)  # fmt: skip
SHEET, SHADE, INK, GOLD, WHITE = (
    cmyk(2, 1, 6, 0),
    cmyk(14, 10, 18, 2),
    cmyk(74, 56, 92, 66),
    cmyk(0, 20, 86, 0),
    cmyk(1, 0, 5, 0),
)
TOPICS = "征兵 参军 入伍 国防 双拥 建军节"
SHARE = "scale scale"
TITLE, BOLD, PLAIN = styled(WHITE), styled(INK, weight=700), styled(INK, weight=400)


def _wall(end: tuple[float, float] = (0, 1)) -> Paint:
    return linear((0, WALL_DEEP), (1, WALL), end=end)


def _quilt(x: float, y: float, width: float, pins: str) -> Group:
    """The quilt in a box of 400 × 240: three layers, every fold round at the left, every edge sharp."""
    u = width / 400
    frame, size = at(0, 0, width, 240 * u, SHARE), (400.0, 240.0)
    parts: list[Element] = [
        polygon(
            "shadow",
            at(-26 * u, 226 * u, 470 * u, 40 * u, SHARE),
            ((0.06, 0.2), (0.92, 0), (1, 0.5), (0.16, 1)),
            SHADE,
        ),
        polygon("top", frame, ((0.07, 0.262), (0.25, 0), (1, 0), (0.82, 0.26)), TOP),
        polygon("side", frame, ((0.819, 0.26), (1, 0), (1, 0.72), (0.819, 1)), SIDE),
    ]
    layer = 178 / 3
    for i in range(3):
        top = 62 + i * layer
        mid, foot = top + layer / 2, top + layer
        data = (
            f"M328 {top:g}L{layer / 2:g} {top:g}C{layer * 0.22:.2f} {top:g} 0 {top + layer * 0.22:.2f} 0 {mid:g}"
            f"C0 {foot - layer * 0.22:.2f} {layer * 0.22:.2f} {foot:g} {layer / 2:g} {foot:g}L328 {foot:g}Z"
        )
        parts.append(curve(f"layer{i}", frame, data, size, FRONT))
        parts.append(box(f"seam{i}", at(20 * u, (mid - 0.8) * u, 308 * u, 1.6 * u, SHARE), SIDE))
        if i:
            parts.append(box(f"fold{i}", at(12 * u, (top - 1.6) * u, 316 * u, 3.2 * u, SHARE), FOLD))
    return group("quilt", at(x, y, width, 240 * u, pins, ratio=True), *parts, name="军被")


def _strip(length: float) -> Design:
    left, right, x, width = {
        4000: (230, 960, 880, 900), 8000: (480, 1300, 1020, 1120), 16000: (1000, 2000, 1240, 1300),
    }[round(length)]  # fmt: skip
    slogan, sign = banner(
        TITLE, INK, left=left, right=right, way="left", sign_way="left", length=length, size=440, key_words=GOLD,
        gap=2.0 if length > 12000 else 0.7, spread=0.4 if length > 12000 else 0.3,
    )  # fmt: skip
    sheet = box("sheet", at(-20, 562, length + 40, 160, "both scale", ratio=True), SHEET, name="床单")
    quilt = _quilt(length - x, 604 - 0.6 * width, width, "end scale")
    return design(
        length,
        700,
        page(
            _wall((1, 0)),
            sheet,
            quilt,
            replace(slogan, takes=""),
            replace(sign, frame=replace(sign.frame, y=592)),
        ),
    )


def _banner() -> Template:
    return template(
        "enlist-quilt-banner", "豆腐块横幅", "白床单铺到底，右头放着一床叠得方方正正的被子", "banner", TOPICS,
        "8x0.7m 6x0.7m 10x0.9m 12x0.9m 16x0.7m 4x0.7m",
        fields(slogan="祖国点名时 答一声到", key_words="到", sign="青禾区征兵办公室　宣"),
        _strip(8000), _strip(4000), _strip(16000),
    )  # fmt: skip


def _poster() -> Template:
    given = fields(
        title=usual("title", "被子是方的\n人是直的", max_chars=30), key_words="方的 直的", topic="下半年征兵报名",
        time="6 月 1 日至 8 月 10 日", support="伙食好，起得早",
        place="青禾区人民武装部", phone="咨询 0000-0000", sign="青禾区征兵办公室", qr="https://example.org/qinghe/enlist",
        qr_note="扫码看条件",
    )  # fmt: skip
    return template(
        "enlist-quilt-poster", "豆腐块海报", "一面军绿的墙、一张白床、一床方被子，像早上六点的营房", "poster", TOPICS,
        "A2 A3 A1 570x840mm 420x570mm", given,
        design(420, 594, page(
            _wall(),
            box("sheet", at(-10, 456, 440, 160, "scale end", ratio=True), SHEET, name="床单"),
            _quilt(72, 272, 372, "scale end"),
            fact("topic", at(28, 32, 220, 14, "scale start", ratio=True), styled(GOLD, weight=700), 11.5, "left centre"),
            fact("support", at(250, 32, 142, 14, "scale start", ratio=True), styled(WHITE, weight=400), 10, "right centre"),
            text("title", at(27, 60, 366, 176, "scale start", ratio=True), "{title}", TITLE, 88, "left top", name="标题",
                 fit=True, least=20, lines=4, line_pitch_em=1.14, spans=(Span(words="{key_words}", fill=GOLD),)),
            fact("time", at(28, 530, 220, 12, "scale end", ratio=True), styled(INK, weight=900), 10, "left centre"),
            fact("sign", at(28, 546, 220, 10, "scale end", ratio=True), BOLD, 8.4, "left centre"),
            text("contact", at(28, 558, 220, 10, "scale end", ratio=True), "{place} {phone}", PLAIN, 8.4, "left centre",
                 name="地点电话", fit=True, least=5.2, lines=1, needs="place phone"),
            fact("qr_note", at(250, 558, 84, 10, "scale end", ratio=True), PLAIN, 8.4, "right centre", needs="qr"),
            code("qr", at(344, 521, 48, 48, "scale end", ratio=True), dark=INK),
        )),
    )  # fmt: skip


def _rollup() -> Template:
    steps = "1. 网上报名\n2. 初审初检\n3. 体格检查\n4. 政治考核\n5. 批准入伍"
    given = fields(
        title=usual("title", "把名字\n报给祖国", max_chars=24), topic="2026 下半年征兵", sign="青禾区征兵办公室",
        body=usual("body", steps, label="步骤", aliases=("流程", "正文"), max_chars=160), time="6 月 1 日至 8 月 10 日报名",
        phone="咨询 0000-0000",
        qr="https://example.org/qinghe/enlist", qr_note="扫码看条件",
    )  # fmt: skip
    return template(
        "enlist-quilt-rollup", "豆腐块易拉宝", "方被子立在白床沿，床单上写着五步", "rollup", TOPICS,
        "80x200cm 85x200cm 60x160cm", given,
        design(800, 2000, page(
            _wall(),
            fact("topic", at(56, 80, 688, 56, "scale scale"), styled(GOLD, weight=700), 42, "left centre"),
            text("title", at(54, 158, 690, 398, "scale scale"), "{title}", TITLE, 186, "left top", name="标题",
                 fit=True, least=60, lines=4, line_pitch_em=1.12),
            box("sheet", at(-10, 1030, 820, 1200, "scale centre", ratio=True), SHEET, name="床单"),
            _quilt(100, 620, 760, "scale centre"),
            text("body", at(56, 1170, 440, 360, "scale centre", ratio=True), "{body}", BOLD, 48, "left top", name="步骤",
                 fit=True, least=20, line_pitch_em=1.5, needs="body"),
            fact("time", at(56, 1580, 480, 50, "scale centre", ratio=True), styled(INK, weight=900), 38, "left centre"),
            fact("phone", at(56, 1638, 480, 44, "scale centre", ratio=True), BOLD, 34, "left centre"),
            fact("sign", at(56, 1692, 480, 44, "scale centre", ratio=True), PLAIN, 34, "left centre"),
            code("qr", at(564, 1518, 180, 180, "scale centre", ratio=True), dark=INK),
            fact("qr_note", at(544, 1706, 200, 32, "scale centre", ratio=True), BOLD, 26, "right centre", needs="qr"),
        )),
    )  # fmt: skip


def _phone() -> Template:
    width, height = px(1080, 1920)
    p = PX
    given = fields(
        title=usual("title", "军训没过瘾\n这次来真的", max_chars=30), topic="下半年征兵报名", time="6 月 1 日至 8 月 10 日",
        phone="咨询 0000-0000", sign="青禾区征兵办公室",
    )  # fmt: skip
    return on_screen(template(
        "enlist-quilt-phone", "豆腐块手机海报", "绿墙白床一床方被，划到底是报名时间", "phone", TOPICS,
        "1080x1920px 1080x2340px 1242x2208px", given,
        design(width, height, page(
            _wall(),
            box("sheet", at(-10 * p, 1390 * p, 1100 * p, 560 * p, "scale end", ratio=True), SHEET, name="床单"),
            _quilt(190 * p, 916 * p, 940 * p, "scale end"),
            fact("topic", at(80 * p, 170 * p, 920 * p, 64 * p, "scale start", ratio=True), styled(GOLD, weight=700), 46 * p,
                 "left centre"),
            text("title", at(76 * p, 260 * p, 930 * p, 590 * p, "scale start", ratio=True), "{title}", TITLE, 230 * p, "left top",
                 name="标题", fit=True, least=60 * p, lines=4, line_pitch_em=1.13),
            fact("time", at(80 * p, 1556 * p, 920 * p, 64 * p, "scale end", ratio=True), styled(INK, weight=900), 50 * p,
                 "left centre"),
            fact("sign", at(80 * p, 1630 * p, 560 * p, 56 * p, "scale end", ratio=True), PLAIN, 42 * p, "left centre"),
            fact("phone", at(640 * p, 1630 * p, 360 * p, 56 * p, "scale end", ratio=True), PLAIN, 42 * p, "right centre"),
        )),
        screen=True,
    ))  # fmt: skip


def _vertical() -> Template:
    return template(
        "enlist-quilt-vertical", "豆腐块竖幅", "字笔直站成一列，站在叠方的被子上", "banner-vertical", TOPICS,
        "1.2x6m 0.9x4m 0.9x6m 0.7x5m 1.5x10m",
        fields(slogan="穿上军装 走直青春路", sign="青禾区征兵办公室　宣"),
        design(1200, 6000, page(
            _wall(),
            box("sheet", at(-20, 5330, 1240, 700, "scale end", ratio=True), SHEET, name="床单"),
            _quilt(60, 4680, 1220, "scale end"),
            text("slogan", at(290, 300, 620, 4260, "scale both", ratio=True), "{slogan}", TITLE, 560, "left centre", name="标语",
                 fit=True, least=120, lines=3, vertical=True, max_tracking_em=0.34, gap_em=0.45, line_pitch_em=1.08),
            fact("sign", at(120, 5700, 960, 96, "scale end", ratio=True), BOLD, 72, "middle", least=36, tracking_em=0.06),
        )),
    )  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The family."""
    return _banner(), _poster(), _rollup(), _vertical(), _phone()
