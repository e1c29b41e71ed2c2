"""What is wrong with a file of settings, in a person's words: the libraries that read it speak to programmers."""

import re
from collections.abc import Callable

from postermaker.errors import Bilingual

_TYPES = {
    "str": "文字（加引号）", "int": "整数", "float": "数", "bool": "true 或 false", "array": "列表（方括号）",
    "object": "一组设置", "null": "空", "datetime": "日期", "date": "日期", "time": "时间",
}  # fmt: skip
_SIGNS = {">=": "不能小于 {}", ">": "要大于 {}", "<=": "不能大于 {}", "<": "要小于 {}"}
_PATH = re.compile(r" - at (?:the key of )?`\$\.?(.*)`$")
_LINE = re.compile(r" ?\(at (?:line (\d+), column (\d+)|end of document)\)$")
#: What TOML's reader says (PEP 680's `tomllib`), by how it begins.
_TOML = {
    "Invalid value": "等号后面写得不对（文字要加引号）",
    "Cannot overwrite": "同一个词写了两遍",
    "Cannot declare": "同一个词写了两遍",
    "Cannot mutate": "同一个词写了两遍",
    "Unclosed array": "方括号没有收尾",
    "Unclosed inline table": "大括号没有收尾",
    "Unterminated string": "引号没有收尾",
    "Illegal character": "引号没有收尾，或有不能用的字符",
    "Found invalid character": "有不能用的字符",
    "Invalid initial character for a key": "词的开头不对（中文的词要加引号）",
    "Expected '=' after a key": "缺少等号（中文的词要加引号）",
    "Expected ']": "方括号没有收尾",
    "Expected newline": "一行里多了东西",
    "Invalid statement": "这一行看不懂（中文的词要加引号）",
}


def _length(found: re.Match[str]) -> str:
    kind, sign, count = found.groups()
    if kind == "str":
        if sign == ">=" and count == "1":
            return "不能是空的"
        return f"{'至少' if sign == '>=' else '最多'} {count} 个字"
    return f"{'至少' if sign == '>=' else '最多'}要有 {count} 项" if sign == ">=" else f"最多 {count} 项"


def _mistaken(found: re.Match[str]) -> str:
    wanted = "或".join(_TYPES.get(each, each) for each in found[1].split(" | ") if each != "null")
    return f"要写{wanted}，写成了{_TYPES.get(found[2], found[2])}"


#: What msgspec says, and how that is told.
_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"Expected `([^`]+)`, got `([^`]+)`"), _mistaken),
    (re.compile(r"Expected `(str|array|object)` of length (>=|<=) (\d+)"), _length),
    (
        re.compile(r"Expected `\w+` (>=|<=|>|<) ([\d.e+-]+)"),
        lambda m: _SIGNS[m[1]].format(m[2].removesuffix(".0")),
    ),
    (re.compile(r"Expected `str` matching regex .*"), lambda m: "写法不对"),
    (re.compile(r"Invalid enum value '?(.*?)'?"), lambda m: f"没有“{m[1]}”这一种"),
    (re.compile(r"Object missing required field `(.*)`"), lambda m: f"缺少“{m[1]}”"),
    (re.compile(r"Object contains unknown field `(.*)`"), lambda m: f"没有“{m[1]}”这个词"),
)


def explained(error: Exception) -> Bilingual:
    """Why a file of settings can't be read, and where: `piece 第 1 项的 quantity：不能小于 1`.

    A message that is in Chinese already, as our own rules give it, is left as it is.
    """
    said = _cause(error)
    path, line = _PATH.search(said), _LINE.search(said)
    bare = said[: path.start()] if path else said[: line.start()] if line else said
    what = _chinese(bare)
    if line and line[1]:
        what = f"第 {line[1]} 行第 {line[2]} 个字符：{what}"
    elif line:
        what = f"文件末尾：{what}"
    where = _where(path[1]) if path else ""
    return Bilingual(f"{where}：{what}" if where else what, said.replace(" - at `$.", " - at `"))


def _cause(error: Exception) -> str:
    """An error of a system in our words, of a reader in its own."""
    match error:
        case FileNotFoundError():
            return str(Bilingual("没有这个文件", "there is no such file"))
        case IsADirectoryError():
            return str(Bilingual("这是文件夹，不是文件", "it is a folder"))
        case OSError():
            return str(Bilingual("打不开", error.strerror or "it can't be opened"))
        case UnicodeDecodeError():
            return str(Bilingual("认不出编码，请存成 UTF-8", "it is in no known encoding: save it as UTF-8"))
        case RecursionError():
            return str(Bilingual("一层套一层，太深了", "it is nested too deep"))
        case _:
            return str(error)


def _chinese(said: str) -> str:
    for pattern, tell in _RULES:
        if found := pattern.fullmatch(said):
            return tell(found)
    begun = next((words for start, words in _TOML.items() if said.startswith(start)), None)
    return begun or (said if re.search(r"[\u4e00-\u9fff]", said) else "写法不对")


def _where(path: str) -> str:
    """`piece[0].quantity` as `piece 第 1 项的 quantity`."""
    parts = [re.sub(r"\[(\d+)\]", lambda m: f" 第 {int(m[1]) + 1} 项", part) for part in path.split(".")]
    return "的 ".join(part.replace("[...]", " 里面") for part in parts if part)
