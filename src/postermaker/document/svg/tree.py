"""An SVG file as a tree of elements, after a look that nothing in it can act, reach out or grow.

What is refused: entities, references out of the file, scripts, foreign content, files that are too large, too deep
or repeat themselves too often. A plain DOCTYPE, as old drawing programs write it, is let through unread.
"""

import re
from collections.abc import Iterator
from xml.parsers import expat

from postermaker.errors import Bilingual, InputFault

MAX_BYTES = 20_000_000
MAX_NODES = 40_000
MAX_DEPTH = 64
#: Elements after all `use` are written out.
MAX_USED = 60_000
_ACTING = frozenset(
    {"script", "foreignObject", "iframe", "handler", "listener", "animation", "video", "audio"}
)
_OUT = re.compile(r"url\(\s*['\"]?\s*(?!#)", re.IGNORECASE)


class Node:
    """An element without its namespace: name, attributes, children, and the text in it."""

    __slots__ = ("attributes", "children", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name, self.attributes = name, attributes
        self.children: list[Node] = []
        self.text = ""

    def all(self) -> Iterator["Node"]:
        """It and all below it."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)


def refused(why_zh: str, why_en: str) -> InputFault:
    """The fault of a drawing that is not taken."""
    return InputFault(
        Bilingual(f"这个 SVG 不能用：{why_zh}", f"this SVG can't be used: {why_en}"),
        Bilingual(
            "在画图软件里另存为“普通 SVG”，或导出成 PNG 再用", "save it as plain SVG, or export it as PNG"
        ),
    )


def parsed(data: bytes) -> Node:
    """The tree of a file.

    Raises:
        InputFault: it is no SVG, is damaged, or holds something that is refused.
    """
    if len(data) > MAX_BYTES:
        raise refused("文件太大（最多 20 MB）", "the file is too large (20 MB at most)")
    builder = _Builder()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.words
    parser.EntityDeclHandler = builder.entity
    parser.ExternalEntityRefHandler = builder.outside
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, UnicodeError, ValueError) as error:
        raise refused("文件不完整或不是 SVG", "it is damaged or no SVG") from error
    root = builder.root
    if root is None or root.name != "svg":
        raise refused("不是 SVG", "it is no SVG")
    return root


class _Builder:
    """Builds the tree, and stops at what is refused."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self._open: list[Node] = []
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MAX_NODES or len(self._open) >= MAX_DEPTH:
            raise refused("图太复杂", "it is too complex")
        plain = name.rpartition(" ")[2]
        if plain in _ACTING:
            raise refused(f"里面有 {plain}，会运行别的东西", f"it contains {plain}")
        node = Node(plain, {key.rpartition(" ")[2]: value for key, value in attributes.items()})
        _look_over(node)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        self._open.append(node)

    def end(self, name: str) -> None:
        node = self._open.pop()
        if node.name == "style" and (_OUT.search(node.text) or "@import" in node.text):
            raise refused("样式里引用了外面的文件", "its styles refer to other files")

    def words(self, words: str) -> None:
        if self._open and self._open[-1].name in ("style", "title"):
            self._open[-1].text += words

    def entity(self, *_: object) -> None:
        raise refused("里面定义了实体", "it declares entities")

    def outside(self, *_: object) -> int:
        raise refused("引用了外面的文件", "it refers to other files")


def _look_over(node: Node) -> None:
    for key, value in node.attributes.items():
        if key.startswith("on"):
            raise refused("里面有会运行的脚本", "it contains scripts")
        if key == "href" and not value.lstrip().startswith("#") and node.name not in ("a", "image"):
            raise refused("引用了外面的文件", "it refers to other files")
        if _OUT.search(value):
            raise refused("引用了外面的文件", "it refers to other files")
