"""表格纸: sheets whose subject is a table that a field, a list or a Word file fills."""

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
    styled,
    table,
    template,
    text,
    usual,
)

from postermaker.document.model import CellAlign, Column, Field, FieldKind, Span
from postermaker.library.templates import Template

WHITE, BLACK, RED = cmyk(0, 0, 0, 0), cmyk(0, 0, 0, 100), cmyk(8, 98, 96, 2)
NIGHT, DAWN = Colors("guard-blue"), Colors("campus")
PAPER = cmyk(2, 1, 0, 0)


def templates() -> tuple[Template, ...]:
    """The family."""
    return _notice(), _roster(), _agenda()


def _rows(key: str, label: str, sample: str, *aliases: str) -> Field:
    """A field whose lines are the rows of a table, the first its header."""
    return field(key, label, sample, aliases=aliases, kind=FieldKind.LINES, max_chars=6_000)


# ---- 红头通知附表


def _notice() -> Template:
    song, pins = styled(BLACK, SERIF, 400), "scale scale"
    size, pitch = 5.64, 1.812
    hair, strong = lined(0.25, BLACK), lined(0.4, BLACK)
    body = text(
        "body",
        at(28, 134, 156, 128, pins),
        "{body}\n\n{annex}\n\n\t\t\t{sender}\t\n\t\t\t{date}\t",
        song,
        size,
        "justify top",
        name="正文",
        indent_em=2,
        line_pitch_em=pitch,
        numbered=True,
        flows_into="more",
        spans=(Span(words="#", family="Noto Sans SC", weight=700),),
    )
    more = replace(body, id="more", content="", frame=at(28, 37, 156, 225, pins), name="正文（续页）")
    first = page(
        None,
        text(
            "head",
            at(28, 46, 156, 19, pins),
            "{head}",
            styled(RED, SERIF, 900),
            19,
            "middle centre",
            name="红头",
            fit=True,
            least=10,
            lines=1,
            tracking_em=0.024,
            max_tracking_em=0.9,
        ),
        fact("number", at(28, 77, 156, size, pins), song, size, "middle top", name="文号"),
        box("red-rule", at(28, 86.5, 156, 0.8, pins), RED, needs="head number", name="红线"),
        text(
            "title",
            at(28, 99, 156, 18, pins),
            "{title}",
            styled(BLACK, SERIF, 900),
            7.76,
            "middle centre",
            name="标题",
            fit=True,
            least=6.2,
            lines=2,
            line_pitch_em=1.3,
        ),
        fact("hail", at(28, 123.8, 156, size, pins), song, size, name="主送", least=4.6),
        body,
    )
    grid = table(
        "list",
        at(28, 64, 156, 198, pins),
        "rows",
        song,
        4.4,
        Column(align=CellAlign.CENTRE),
        edges=strong,
        sides=strong,
        between=hair,
        upright=hair,
        header_style=styled(BLACK, weight=700),
        padding_down_em=0.55,
        flows_into="list-more",
        name="附表",
    )
    sheet = page(
        None,
        text(
            "annex",
            at(28, 37, 60, size, pins),
            "附件",
            styled(BLACK, weight=700),
            size,
            "left top",
            needs="rows",
            name="附件",
        ),
        text(
            "table-title",
            at(28, 48, 156, 9, pins),
            "{table_title}",
            styled(BLACK, SERIF, 900),
            7,
            "middle centre",
            name="附表标题",
            fit=True,
            least=5,
            lines=1,
            needs="rows",
        ),
        replace(grid, needs="rows"),
    )
    later = replace(
        grid,
        id="list-more",
        frame=at(28, 37, 156, 225, pins),
        rows_from="",
        flows_into="list-more",
        name="附表（续页）",
    )
    folio = text("folio", at(149, 269, 30, 4.94, pins), "— {page} —", song, 4.94, "right top", name="页码")
    left = replace(folio, id="folio-left", frame=at(33, 269, 30, 4.94, pins), content="— {page} —", **_left())
    pages = (
        replace(first, master="numbered"),
        replace(page(None, more), master="numbered", grows=True),
        replace(sheet, master="numbered", needs="rows"),
        replace(page(None, later), master="numbered", grows=True),
    )
    given = (
        usual("title", "关于分时停水检修管网的通知", max_chars=44),
        field("head", "红头", "青禾区水务局文件", aliases=("发文机关", "机关标志"), max_chars=16),
        field("number", "文号", "青水发〔2026〕8 号", aliases=("发文字号",), max_chars=24),
        field("hail", "主送", "各街道办事处、各物业服务企业：", aliases=("称呼", "主送机关"), max_chars=30),
        usual(
            "body",
            "为检修老旧管网，5 月 20 日起分时停水。现通知如下：\n"
            "# 停水时间。每日 22:00 至次日 5:00 分片轮停，26 日起全部恢复正常，分片安排见附件。\n"
            "# 准备工作。请提前三日张贴停水安排，为高层住户和独居老人送水上门；医院、养老院由专人对接，保证用水。",
            max_chars=12_000,
        ),
        field("annex", "附件说明", "附件：分片停水安排表", max_chars=40),
        field("table_title", "附表标题", "分片停水安排表", max_chars=28),
        _rows(
            "rows",
            "附表",
            "片区｜停水日期｜停水时间｜涉及小区｜送水点\n"
            "东片｜5 月 20 日｜22:00—5:00｜柳岸新村、青禾花园、水文小区｜柳岸社区门前\n"
            "↑｜5 月 21 日｜22:00—5:00｜新桥一里、新桥二里｜新桥菜场\n"
            "西片｜5 月 22 日｜22:00—5:00｜云溪苑、棉纺厂宿舍｜云溪小学东门\n"
            "↑｜5 月 23 日｜23:00—5:00｜果园路 1 号至 56 号｜果园路卫生站\n"
            "北片｜5 月 24 日｜22:00—5:00｜北站家园、铁路新村、春和里｜北站广场",
            "表格",
            "名单",
            "安排表",
        ),
        field("sender", "署名", "青禾区水务局", aliases=("单位", "落款", "发文单位"), max_chars=18),
        field("date", "日期", "2026 年 5 月 12 日", aliases=("成文日期", "时间"), max_chars=16),
    )
    return template(
        "notice-table-a4",
        "红头通知附表",
        "照公文的规矩：正文、落款在前，表格作附件另起一页，页码左右分开",
        "notice",
        "通知 公文 附件 安排表 停水 社区",
        "A4 A3",
        given,
        design(210, 297, *pages, masters=(master("numbered", WHITE, folio, even=(left,)),)),
        safe=7,
    )


def _left() -> dict[str, object]:
    from studio import align

    return align("left top")


# ---- 值班表


def _roster() -> Template:
    pins = "scale scale"
    ink, quiet = styled(NIGHT.deep, weight=400), styled(NIGHT.words, weight=400)
    deep = lined(0.5, NIGHT.ground)
    grid = table(
        "list",
        at(16, 100, 178, 160, pins),
        "rows",
        ink,
        4.6,
        Column(style=styled(NIGHT.ground, weight=900)),
        header_style=styled(NIGHT.ground, weight=700),
        edges=deep,
        below_header=deep,
        between=lined(0.2, NIGHT("ground", 0.35)),
        min_size=2.6,
        padding_down_em=0.5,
        padding_across_em=0.4,
        flush=True,
        filling=True,
        name="值班表",
    )
    elements = (
        box("sky", at(-3, -3, 216, 87, pins), NIGHT.deep, name="夜空"),
        disc("moon", at(140, -56, 104, 104, pins), NIGHT.key, name="月亮"),
        disc("moon-shade", at(121, -68, 104, 104, pins), NIGHT.deep),
        text(
            "title",
            at(16, 20, 128, 27, pins),
            "{title}",
            styled(WHITE),
            25,
            "left centre",
            name="标题",
            fit=True,
            least=9,
            lines=2,
        ),
        text(
            "support",
            at(16, 53, 110, 7, pins),
            "{support}",
            quiet,
            5.4,
            "left centre",
            name="副标题",
            fit=True,
            least=3.6,
            lines=1,
            needs="support",
        ),
        text("phone-label", at(126, 57, 68, 5, pins), "值班电话", quiet, 3.8, "right centre", needs="phone"),
        text(
            "phone",
            at(112, 64, 82, 12, pins),
            "{phone}",
            styled(NIGHT.key),
            11.5,
            "right centre",
            name="值班电话",
            fit=True,
            least=5,
            lines=1,
            needs="phone",
        ),
        fact("time", at(16, 68, 90, 6, pins), quiet, 4.4, "left centre", name="时间"),
        grid,
        box("foot", at(16, 268, 178, 0.3, pins), NIGHT("ground", 0.35), needs="rules sign"),
        text(
            "rules",
            at(16, 272, 124, 12, pins),
            "{rules}",
            ink,
            3.5,
            "left top",
            name="值班要求",
            line_pitch_em=1.5,
            needs="rules",
        ),
        text(
            "sign",
            at(142, 272, 52, 5, pins),
            "{sign}",
            styled(NIGHT.ground, weight=700),
            4,
            "right top",
            name="署名",
            fit=True,
            least=2.6,
            lines=1,
            needs="sign",
        ),
    )
    given = (
        usual("title", "端午值班表", max_chars=16),
        usual("support", "夜里总有一扇窗亮着", max_chars=24),
        usual("time", "2026 年 6 月 18 日至 24 日", max_chars=30),
        usual("phone", "0000-0000", max_chars=20),
        _rows(
            "rows",
            "值班表",
            "日期｜星期｜带班领导｜白班 8:00—18:00｜夜班 18:00—8:00｜联系电话\n"
            "6 月 18 日｜四｜周明远｜陈露、方一诺｜赵海、孙立｜0000-0101\n"
            "6 月 19 日｜五｜李清和｜吴桐、何静｜钱森、郑波｜0000-0102\n"
            "6 月 20 日｜六｜王若川｜冯雪、褚云｜卫东、蒋帆｜0000-0103\n"
            "6 月 21 日｜日｜周明远｜沈青、韩冰｜杨树、朱江｜0000-0101\n"
            "6 月 22 日｜一｜李清和｜秦岭、尤佳｜许诺、何川｜0000-0102\n"
            "6 月 23 日｜二｜王若川｜吕梁、施雨｜张弛、孔亮｜0000-0103\n"
            "6 月 24 日｜三｜周明远｜曹阳、严冬｜华山、金鑫｜0000-0101",
            "排班表",
            "名单",
            "表格",
        ),
        field(
            "rules",
            "值班要求",
            "值班人员不脱岗、不漏岗，电话 24 小时有人接；\n遇突发情况 15 分钟内上报带班领导。",
            kind=FieldKind.LINES,
            aliases=("要求", "备注"),
            max_chars=90,
        ),
        usual("sign", "青禾街道办事处", max_chars=20),
    )
    return template(
        "roster-a4",
        "值班表",
        "夜空里切下一弯月亮，值班电话像窗口一样亮着；名单从表格直接填",
        "notice",
        "值班 排班 节假日 应急 街道 学校 医院",
        "A4 A3",
        given,
        design(210, 297, page(WHITE, *elements)),
    )


# ---- 活动日程


def _agenda() -> Template:
    pins = "scale scale"
    ink = styled(DAWN.words, weight=400)
    grid = table(
        "list",
        at(64, 112, 132, 140, pins),
        "rows",
        ink,
        4.7,
        Column(style=styled(DAWN.key, weight=900), align=CellAlign.START),
        Column(share=1, style=styled(DAWN.words, weight=700)),
        Column(),
        header_rows=0,
        between=lined(0.25, DAWN("key", 0.3)),
        padding_across_em=0.55,
        flush=True,
        padding_down_em=0.75,
        min_size=3.0,
        filling=True,
        name="日程",
    )
    spaced = replace(
        grid, columns=(grid.columns[0], grid.columns[1], replace(grid.columns[2], align=CellAlign.END))
    )
    elements = (
        disc("sun", at(-52, 120, 96, 96, pins), DAWN.accent, name="太阳"),
        disc("sun-inner", at(-34, 138, 60, 60, pins), DAWN.line),
        box("axis", at(54, 112, 0.8, 140, pins), DAWN.key, name="时间轴"),
        text(
            "day",
            at(14, 18, 182, 50, pins),
            "{day}",
            styled(DAWN.key),
            54,
            "left centre",
            name="日期",
            fit=True,
            least=14,
            lines=1,
            needs="day",
        ),
        text(
            "title",
            at(14, 72, 182, 20, pins),
            "{title}",
            styled(DAWN.words),
            15,
            "left centre",
            name="标题",
            fit=True,
            least=6,
            lines=2,
            line_pitch_em=1.15,
            takes="day",
        ),
        fact("place", at(14, 95, 182, 6, pins), replace(ink, weight=700), 4.8, "left centre", name="地点"),
        spaced,
        code("code", at(14, 258, 26, 26, pins)),
        text(
            "code-note",
            at(44, 259, 70, 5, pins),
            "{qr_note}",
            replace(ink, weight=700),
            4.2,
            "left centre",
            needs="qr",
            name="二维码说明",
        ),
        text(
            "tip",
            at(44, 267, 152, 16, pins),
            "{tip}",
            ink,
            3.7,
            "left top",
            name="提示",
            line_pitch_em=1.5,
            needs="tip",
        ),
        text(
            "sign",
            at(116, 259, 80, 5, pins),
            "{sign}",
            styled(DAWN.key, weight=700),
            4.2,
            "right centre",
            name="署名",
            fit=True,
            least=2.8,
            lines=1,
            needs="sign",
        ),
    )
    given = (
        usual("title", "云溪社区邻里节", max_chars=24),
        field("day", "日期", "9.20", aliases=("时间", "活动日期"), max_chars=8),
        usual("place", "云溪公园大草坪（公交 12 路云溪公园站）", max_chars=36),
        _rows(
            "rows",
            "日程",
            "9:00｜开场鼓与邻里合唱｜大草坪\n9:40｜百家宴：一户一道拿手菜｜林荫道\n"
            "10:30｜修修补补摊：小家电、自行车、旧衣｜东门广场\n13:30｜老街照片展和口述史｜社区书屋\n"
            "15:00｜孩子们的跳蚤市场｜大草坪\n19:00｜露天电影《云溪的一天》｜大草坪",
            "日程安排",
            "流程",
            "表格",
        ),
        usual("qr", "https://example.org/yunxi"),
        usual("qr_note", "扫码报名摆摊"),
        field(
            "tip",
            "提示",
            "雨天改在社区活动中心一楼。请自带水杯，现场不发瓶装水。",
            kind=FieldKind.LINES,
            aliases=("说明", "备注"),
            max_chars=80,
        ),
        usual("sign", "云溪社区居民委员会", max_chars=24),
    )
    return template(
        "agenda-a4",
        "活动日程",
        "日期就是题目，半个太阳从左边升起，一天沿着一条线往下走",
        "leaflet",
        "活动 日程 邻里节 社区 校园 会议",
        "A4 A3 A5",
        given,
        design(210, 297, page(DAWN.ground, *elements)),
    )
