"""信与倡议: sheets of running text that grow by pages; the signature follows the last line wherever that is."""

from msgspec.structs import replace
from studio import (
    SERIF,
    Colors,
    at,
    box,
    cmyk,
    curve,
    design,
    disc,
    fact,
    field,
    group,
    line,
    lined,
    master,
    ornament,
    page,
    ring,
    styled,
    table,
    template,
    text,
    usual,
)

from postermaker.document.model import Cap, Element, Shape, Span
from postermaker.library.templates import Template

LETTER, LEAF = Colors("letter"), Colors("leaf-green")
KAI = "LXGW WenKai"
WHITE = cmyk(0, 0, 0, 0)
#: The signature is the end of the text: tabs push it to the right.
_SIGNED = "{body}\n\n\t{sender}\n\t{date}"
_SIGN = (
    field("sender", "署名", aliases=("单位", "落款"), max_chars=30, sample="青禾社区居民委员会"),
    field("date", "日期", aliases=("时间", "落款日期"), max_chars=20, sample="2026 年 5 月 20 日"),
)


def templates() -> tuple[Template, ...]:
    """The family."""
    return _letter(), _proposal()


# ---- 一封信


def _edge(key: str) -> Element:
    """The airmail edge: slanted bars, alternating, whole ones only; it runs into the bleed."""
    bar = "M6 0L15 0L9 10L0 10Z"
    pair = (
        curve(f"{key}-a", at(0, 0, 15, 10), bar, (15, 10), LETTER.line),
        curve(f"{key}-b", at(16, 0, 15, 10), bar, (15, 10), LETTER.accent),
    )
    return group(key, at(-3, -3, 216, 10, "both start"), *pair, pitch=32, name="信边")


def _stamp() -> Element:
    """A stamp: the paper bites into its white rim."""
    holes: list[Shape] = []
    for i in range(13):
        holes += [_hole(f"hole-l{i}", 0, i * 4), _hole(f"hole-r{i}", 38, i * 4)]
    for i in range(1, 10):
        holes += [_hole(f"hole-t{i}", i * 3.8, 0), _hole(f"hole-b{i}", i * 3.8, 48)]
    return group(
        "stamp",
        at(152, 22, 38, 48, "end start"),
        box("stamp-paper", at(0, 0, 38, 48), WHITE),
        group(
            "stamp-picture",
            at(3.6, 3.6, 30.8, 40.8),
            box("stamp-sky", at(0, 0, 30.8, 40.8), cmyk(28, 2, 12, 0)),
            disc("stamp-sun", at(18, 5.5, 9, 9), cmyk(0, 18, 74, 0)),
            ornament("stamp-cloud", "plain-cloud", at(2.6, 10, 12, 4.6), WHITE),
            box("stamp-house-a", at(3, 17, 11, 16), cmyk(0, 30, 28, 0)),
            *(
                box(f"pane-{i}-{j}", at(5 + 3.9 * i, 19.4 + 4.5 * j, 2.2, 2.6), WHITE)
                for i in range(2)
                for j in range(3)
            ),
            curve("stamp-roof", at(17, 16, 14.6, 6.4), "M0 6.4L7.3 0L14.6 6.4Z", (14.6, 6.4), LETTER.accent),
            box("stamp-house-b", at(18.6, 22, 11.4, 11), WHITE),
            box("stamp-door", at(22.8, 26.4, 3, 6.6), LETTER.line),
            box("stamp-lawn", at(0, 32.6, 30.8, 8.2), cmyk(40, 2, 46, 0)),
            disc("stamp-tree", at(11.4, 20.4, 9.4, 10.4), cmyk(60, 8, 60, 0)),
            line("stamp-trunk", at(16.1, 26, 0, 8), 0.9, LETTER.words),
            clip=True,
        ),
        *holes,
        name="邮票",
    )


def _hole(key: str, x: float, y: float) -> Shape:
    return disc(key, at(x - 1.15, y - 1.15, 2.3, 2.3), LETTER.ground)


def _postmark() -> tuple[Element, ...]:
    wave = "M0 2C2 -0.6 4.6 -0.6 6.6 2C8.6 4.6 11.2 4.6 13.2 2C15.2 -0.6 17.8 -0.6 19.8 2C21.8 4.6 24.4 4.6 26.4 2"
    stroke = lined(0.5, LETTER("line", 0.9), cap=Cap.ROUND)
    waves = (
        curve(
            f"wave-{i}", at(102, 49.2 + 4.3 * i, 26.4, 4, "end start"), wave, (26.4, 4), None, stroke=stroke
        )
        for i in range(4)
    )
    return (
        *waves,
        ring("mark-out", at(131, 44.6, 24, 24, "end start"), 0.5, LETTER("line", 0.9)),
        ring("mark-in", at(134.4, 48, 17.2, 17.2, "end start"), 0.5, LETTER("line", 0.9)),
        fact(
            "mark",
            at(135.4, 53.6, 15.2, 6, "end start"),
            styled(LETTER.line, weight=700),
            4.6,
            "middle",
            name="邮戳日期",
        ),
    )


def _letter() -> Template:
    serif = styled(LETTER.words, SERIF, 400)
    body = text(
        "body",
        at(20, 88, 170, 132, "both start"),
        _SIGNED,
        serif,
        5.0,
        "justify top",
        name="正文",
        indent_em=2,
        line_pitch_em=1.86,
        numbered=True,
        spans=(Span(words="#", weight=700, fill=LETTER.key),),
        flows_into="more",
        takes="slip",
    )
    more = replace(
        body, id="more", content="", frame=at(20, 30, 170, 240, "both both"), takes="", name="正文（续页）"
    )
    title = text(
        "title",
        at(20, 22, 75, 46),
        "{title}",
        styled(LETTER.words, KAI, 700),
        17.5,
        "left top",
        name="标题",
        fit=True,
        least=8,
        lines=3,
        line_pitch_em=1.2,
        spans=(Span(words="{key_words}", fill=LETTER.accent),),
    )
    hail = fact("hail", at(20, 76, 120, 6), replace(serif, weight=700), 5.2, name="称呼")
    first = page(LETTER.ground, _edge("edge"), _stamp(), *_postmark(), title, hail, body, _slip())
    later = replace(page(None, more), master="later", grows=True)
    folio = text(
        "folio",
        at(20, 280, 170, 4, "both end"),
        "第 {page} 页，共 {pages} 页",
        styled(LETTER.key),
        3.3,
        "right top",
        name="页码",
    )
    given = (
        usual("title", "致居民的\n一封信", max_chars=24),
        usual("key_words", "一封信"),
        field("hail", "称呼", "亲爱的邻居：", aliases=("抬头",), max_chars=26),
        usual(
            "body",
            "见信好。我们这个院子住着 412 户人家，其中有 37 位老人独自生活。谁家水管漏了、谁忘带钥匙了，"
            "总有人搭把手，这是青禾最让人安心的地方。\n"
            "从这个月起，社区想把这份热心排成一张表：每栋楼请两位“守望邻居”，每周敲一次门，问一声好，"
            "看看灶火关了没有、药还够不够吃。一次不过十分钟，却能让远方的儿女睡个踏实觉。\n"
            "如果您愿意，请填好下面的回执，投进楼下的绿色信箱。不方便出门也没关系，打个电话，我们上门来取。\n"
            "愿每一扇门后，都有人惦记。",
            max_chars=12_000,
        ),
        *_SIGN,
        field("mark", "邮戳日期", "5.20", aliases=("邮戳",), max_chars=6),
        field("slip", "回执说明", "沿虚线剪下，5 月 31 日前投入楼下信箱", aliases=("回执",), max_chars=30),
        field("choices", "回执选项", "□ 每周敲门｜□ 陪诊取药｜□ 修修补补｜□ 教用手机", max_chars=60),
        usual("phone", "社区电话 0000-0000"),
    )
    return template(
        "letter-residents-a4",
        "一封信",
        "一封真的信：信封边、邮票和邮戳，写不下就有第二页；回执沿虚线剪下",
        "leaflet",
        "告居民书 一封信 公开信 社区 家长 慰问",
        "A4",
        given,
        design(210, 297, first, later, masters=(master("later", LETTER.ground, _edge("edge-later"), folio),)),
        safe=8,
    )


def _slip() -> Element:
    """The reply slip under the dashed line; it is left out with its words, and the letter takes its room."""
    ink, small = styled(LETTER.words, weight=400), 3.7
    blanks: list[Element] = []
    for key, label, x, end in (
        ("name", "姓名", 20, 66),
        ("home", "楼栋房号", 76, 128),
        ("call", "电话", 138, 190),
    ):
        said = 4.0 * len(label) + 2.4
        blanks.append(text(f"{key}-label", at(x, 26.2, said, 5), label, ink, 4, "left top"))
        blanks.append(line(f"{key}-line", at(x + said, 31.2, end - x - said, 0), 0.3, LETTER.words))
    return group(
        "slip",
        at(0, 228, 210, 69, "both end"),
        box("slip-ground", at(-3, 0, 216, 72, "both both"), LETTER.second),
        replace(
            line("cut", at(-3, 0, 216, 0, "both start"), 0.5, LETTER.line),
            stroke=lined(0.5, LETTER.line, dash=(3.2, 2)),
        ),
        group(
            "scissors",
            at(18.4, -3.6, 10.6, 7.2),
            box("scissors-ground", at(-1, 0, 12.6, 7.2), LETTER.ground),
            curve(
                "blades",
                at(3.4, 1.2, 7, 4.8),
                "M0 0.2L7 4.6M0 4.6L7 0.2",
                (7, 4.8),
                None,
                stroke=lined(0.6, LETTER.line, cap=Cap.ROUND),
            ),
            ring("eye-a", at(0.2, 0, 3.2, 3.2), 0.6, LETTER.line),
            ring("eye-b", at(0.2, 4, 3.2, 3.2), 0.6, LETTER.line),
        ),
        text("slip-title", at(20, 9.6, 24, 8.4), "回执", styled(LETTER.key, KAI, 700), 8, "left centre"),
        text("slip-note", at(38, 11.6, 150, 5), "{slip}", ink, small, "left centre", name="回执说明"),
        *blanks,
        table(
            "choices",
            at(20, 39.2, 150, 8),
            "choices",
            ink,
            4,
            header_rows=0,
            flush=True,
            min_size=2.6,
            padding_down_em=0.2,
            name="回执选项",
            needs="choices",
        ),
        text(
            "slip-phone",
            at(20, 54, 90, 5),
            "{phone}",
            styled(LETTER.key, weight=700),
            4,
            "left centre",
            name="电话",
            needs="phone",
        ),
        text("slip-trust", at(120, 54, 70, 5), "信息只用于结对联系", ink, 3.4, "right centre"),
        needs="slip",
        name="回执",
    )


# ---- 倡议书


def _proposal() -> Template:
    serif = styled(LEAF.words, SERIF, 400)
    heads = (Span(words="#", family="Noto Sans SC", weight=700, fill=LEAF.key),)
    field_ = box("field", at(-3, -3, 61, 303, "start both"), LEAF.second, name="色带")
    leaves = ornament(
        "leaves",
        "foliage",
        at(-3, 200, 61, 100, "start end"),
        LEAF.words,
        LEAF.accent,
        LEAF.deep,
        LEAF.words,
        LEAF.key,
        name="叶丛",
    )
    title = text(
        "title",
        at(14, 24, 32, 150),
        "{title}",
        styled(WHITE, SERIF, 900),
        32,
        "left centre",
        name="标题",
        fit=True,
        least=11,
        lines=2,
        vertical=True,
        tracking_em=0.16,
        line_pitch_em=1.15,
    )
    hail = fact("hail", at(72, 26, 122, 6), replace(serif, weight=700), 5.2, name="称呼")
    body = text(
        "body",
        at(72, 37, 122, 232, "both both"),
        _SIGNED,
        serif,
        5.1,
        "justify top",
        name="正文",
        indent_em=2,
        line_pitch_em=1.84,
        numbered=True,
        spans=heads,
        flows_into="more",
    )
    more = replace(body, id="more", content="", frame=at(36, 37, 158, 232, "both both"), name="正文（续页）")
    first = page(LEAF.ground, field_, leaves, title, hail, body)
    later = replace(page(None, more), master="later", grows=True)
    running = text(
        "running",
        at(6, 26, 8, 120),
        "{title}",
        styled(WHITE, SERIF, 700),
        5.4,
        "left centre",
        name="书眉",
        fit=True,
        least=3,
        lines=1,
        vertical=True,
        tracking_em=0.2,
    )
    folio = text(
        "folio",
        at(6, 268, 8, 6, "start end"),
        "{page}",
        styled(WHITE, weight=700),
        4.4,
        "middle centre",
        name="页码",
    )
    sheet = master(
        "later", LEAF.ground, box("strip", at(-3, -3, 23, 303, "start both"), LEAF.second), running, folio
    )
    given = (
        usual("title", "倡议书", max_chars=16),
        field("hail", "称呼", "广大居民朋友们：", aliases=("抬头",), max_chars=26),
        usual(
            "body",
            "每天清晨，最先醒来的是扫街的师傅。全区 214 个小区、每天 1,100 吨垃圾，有六成本来可以变成肥料、纸和瓶子。"
            "只要在家里多分一步，他们就能少弯一次腰。为此，我们向您发出倡议：\n"
            "# 从厨房做起\n菜叶果皮沥干水再投，袋子另外放。一天两次，定时投到楼下绿色的桶里。\n"
            "# 从快递做起\n纸箱拆开压平，胶带撕掉，交给每周六上门的回收员。\n"
            "# 从孩子做起\n请孩子当家里的分类员，一个月攒满二十颗叶子，到社区换一盆绿萝。\n"
            "# 从您做起\n看见分错了，提醒一句；楼道里有杂物，顺手带下去。城市干净，是大家一起弯腰的样子。",
            max_chars=12_000,
        ),
        field("sender", "署名", "青禾区城市管理局", aliases=("单位", "落款"), max_chars=30),
        field("date", "日期", "2026 年 6 月 5 日", aliases=("时间", "落款日期"), max_chars=20),
    )
    return template(
        "proposal-a4",
        "倡议书",
        "竖排的题目像一块匾，叶子从脚下长上来；正文自动编号，写多长都有页",
        "leaflet",
        "倡议书 公开信 垃圾分类 环保 绿色 志愿",
        "A4",
        given,
        design(210, 297, first, later, masters=(sheet,)),
        safe=8,
    )
