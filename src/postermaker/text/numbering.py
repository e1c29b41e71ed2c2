"""Numbers of paragraphs: the four levels of official documents (GB/T 9704: 一、（一）1.（1）), and how long a typed one is."""

import re

# patterns are compiled when first used: most texts have no numbers, and every start would pay
_LEVEL = r"(#{1,4})[ \u3000]+"
_DIGITS = "〇一二三四五六七八九"
_HAN = "[一二三四五六七八九十百]"
#: What counts as a paragraph's number or bullet, with the blanks behind it.
_MARKER = rf"(?:{_HAN}+、|（{_HAN}+）|[（(]\d+[）)]|\d+[.．、](?!\d)|[①-⑳]|第{_HAN}+[条章节]|[·•●■▪◆★☆✓]|[-–—](?=\s))[ \u3000]*"


def numbered(text: str) -> str:
    """The text with its leading # to #### turned into numbers; each level counts anew under a higher one."""
    counts = [0, 0, 0, 0]
    done = []
    for paragraph in text.split("\n"):
        match = re.match(_LEVEL, paragraph)
        if match:
            level = len(match[1]) - 1
            counts = [*counts[:level], counts[level] + 1, *[0] * (3 - level)]
            paragraph = _label(level, counts[level]) + paragraph[match.end() :]
        done.append(paragraph)
    return "\n".join(done)


def _label(level: int, number: int) -> str:
    return (f"{han_number(number)}、", f"（{han_number(number)}）", f"{number}.", f"（{number}）")[level]


def han_number(number: int) -> str:
    """A number in characters, as paragraphs are counted: 十, 十二, 二十, 一百零三; from 10,000 on in digits."""
    if number >= 10_000:
        return str(number)
    said, skipped = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            ten = digit == 1 and unit == 10 and not said  # 十二, and not 一十二
            said += ("零" if skipped and said else "") + ("" if ten else _DIGITS[digit]) + name
        skipped = not digit
    return said


def marker_length(paragraph: str) -> int:
    """How many characters of a paragraph are its number or bullet; 0 if it has none."""
    match = re.match(_MARKER, paragraph)
    return match.end() if match else 0
