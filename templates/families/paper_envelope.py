"""信封: what GB/T 1416-2003 leaves blank stays blank; the sender is one red line and three of type."""

# ruff: noqa: E501 - an element is read as one row

from studio import SERIF, at, box, cmyk, design, fact, field, lined, page, styled, template, text, usual

from postermaker.document.model import Element, Frame
from postermaker.library.templates import Design, Template

RED, INK, GREY = cmyk(0, 95, 90, 0), cmyk(0, 0, 0, 100), cmyk(0, 0, 0, 70)
WHITE = cmyk(0, 0, 0, 0)
#: 小四, in which the standard asks for its own words.
_SMALL_FOUR = 12 * 25.4 / 72
#: The six boxes of the reader's postcode: left and upper edge, width, height, pitch. All inside 90 × 26 mm.
_X, _Y, _WIDE, _HIGH, _STEP = 12.0, 9.0, 7.0, 9.0, 9.0
#: The stamp's frame: side, distance to the right and upper edge.
_STAMP, _OFF = 20.0, 10.0


def _boxes() -> list[Element]:
    """Boxes for the postcode and its figures, one in the middle of each."""
    size, digit = 6.4, 0.555  # mm, and of it a figure's advance
    room = at(_X + _WIDE / 2 - digit * size / 2, _Y, 6 * _STEP + 4, _HIGH)
    figures = text("code", room, "{code}", styled(INK, weight=500), size, "left centre", name="收件邮编", lines=1,
                   tracking_em=_STEP / size - digit, needs="code")  # fmt: skip
    return [
        figures,
        *(
            box(f"box{n}", at(_X + n * _STEP, _Y, _WIDE, _HIGH), None, stroke=lined(0.5, RED), name="邮编框")
            for n in range(6)
        ),
    ]


def _stamp(width: float) -> list[Element]:
    frame: Frame = at(width - _OFF - _STAMP, _OFF, _STAMP, _STAMP, "end start")
    return [
        box("stamp", frame, None, stroke=lined(0.25, GREY), name="邮票框"),
        text("stamp-words", at(width - _OFF - _STAMP + 2, _OFF + 2, _STAMP - 4, _STAMP - 4, "end start"), "贴邮\n票处",
             styled(GREY, SERIF, 400), _SMALL_FOUR, "middle centre", name="贴邮票处", line_pitch_em=1.3),
    ]  # fmt: skip


def _design(width: float, height: float) -> Design:
    """The reader stands in the middle, the sender at the right above the strip for the bar code."""
    k = height / 110
    left, foot = 0.24 * width, height - 20.0
    sender = at(left, foot - 27.0, width - left - 10, 11, "both end")
    return design(width, height, page(
        WHITE,
        *_boxes(), *_stamp(width),
        fact("address", at(left, 0.3 * height, 0.6 * width, 8 * k, "scale scale", ratio=True), styled(INK, weight=400), 5.0 * k, "left centre",
             least=3.2),
        fact("reader", at(left, 0.3 * height + 11 * k, 0.6 * width, 11 * k, "scale scale", ratio=True), styled(INK), 7.6 * k, "left centre",
             least=4.4),
        box("rule", at(left, foot - 31.0, width - left - 10, 0.5, "both end"), RED, needs="sign", name="红线"),
        text("sign", sender, "{sign}", styled(RED, SERIF, 900), 8.2, "right centre", name="署名", fit=True, least=4, lines=1, tracking_em=0.06,
             needs="sign"),
        text("contact", at(left, foot - 14.0, width - left - 10, 12, "both end"), "{place}\n{phone}", styled(INK, weight=400), 3.4,
             "right top", name="寄件地址", fit=True, least=2.4, lines=3, line_pitch_em=1.45, needs="place phone"),
        text("own_code", at(width - 10 - 44, height - 13, 44, 6, "end end"), "邮政编码 {own_code}", styled(INK, SERIF, 400), _SMALL_FOUR,
             "right centre", name="寄件邮编", fit=True, least=3.4, lines=1, needs="own_code"),
    ))  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The envelope."""
    # a list of readers has columns 地址 and 电话: they are never the sender's
    given = (
        usual("sign", "青禾区退役军人事务局", aliases=("落款", "寄件单位"), max_chars=20, required=True),
        usual("place", "江禾市青禾区柳岸路 18 号", label="寄件地址", aliases=("单位地址",), max_chars=40),
        usual("phone", "电话 0000-0000000", label="寄件电话", aliases=("单位电话",), max_chars=30),
        field("own_code", "寄件邮编", "000000", aliases=("单位邮编",), max_chars=6),
        field("code", "收件邮编", "000000", aliases=("邮编", "邮政编码"), max_chars=6),
        field(
            "address",
            "收件地址",
            "江禾市青禾区云溪街道槐花里 6 号楼 301",
            aliases=("地址", "家庭住址", "住址"),
            max_chars=40,
        ),
        field("reader", "收件人", "王秀兰 同志 收", aliases=("姓名",), max_chars=20),
    )
    sizes = ((220.0, 110.0), (229.0, 162.0), (176.0, 125.0))
    return (
        template(
            "envelope-dl", "国标信封", "邮编框、贴票处、条码区照国家标准留好，一张名单就是一摞写好的信封", "envelope", "信封 邮寄 公函 慰问信 通知",
            "220x110mm 230x120mm 229x162mm 324x229mm 176x125mm", given, *(_design(*size) for size in sizes), safe=5,
        ),
    )  # fmt: skip
