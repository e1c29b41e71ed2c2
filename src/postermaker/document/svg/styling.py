"""What an SVG element looks like: its attributes, the file's style sheet, its own style, what it inherits."""

import re

from msgspec import Struct

from postermaker.document.svg.tree import Node

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"^(?:([a-zA-Z]+|\*))?((?:[.#][\w-]+)*)$")
#: What children take from their parents.
INHERITED = frozenset(
    {
        "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap",
        "stroke-linejoin", "stroke-dasharray", "color", "visibility",
    }
)  # fmt: skip
#: What is looked at besides.
_OWN = frozenset({"opacity", "display", "clip-path", "mask", "filter", "transform"})


class _Selector(Struct, frozen=True):
    """A name, classes and an id that an element must have."""

    name: str
    classes: tuple[str, ...]
    id: str

    def fits(self, node: Node) -> bool:
        """Whether an element has them."""
        own = node.attributes.get("class", "").split()
        return (
            self.name in ("", "*", node.name)
            and all(each in own for each in self.classes)
            and self.id in ("", node.attributes.get("id", ""))
        )

    @property
    def weight(self) -> tuple[int, int, int]:
        """How much it counts against others."""
        return bool(self.id), len(self.classes), self.name not in ("", "*")


class Sheet:
    """The rules of the file's `style` elements; selectors of several elements are passed over."""

    def __init__(self, root: Node) -> None:
        self._rules: list[tuple[tuple[int, int, int], int, _Selector, dict[str, str]]] = []
        self.passed_over = 0
        for node in root.all():
            if node.name == "style":
                self._read(node.text)
        self._rules.sort(key=lambda rule: rule[:2])

    def _read(self, text: str) -> None:
        for heads, body in _RULE.findall(_COMMENT.sub("", text)):
            for head in heads.split(","):
                found = _SIMPLE.match(head.strip())
                if not found:
                    self.passed_over += 1
                    continue
                marks = re.findall(r"([.#])([\w-]+)", found[2] or "")
                ids = [name for kind, name in marks if kind == "#"]
                classes = tuple(name for kind, name in marks if kind == ".")
                selector = _Selector(found[1] or "", classes, ids[0] if ids else "")
                self._rules.append((selector.weight, len(self._rules), selector, declarations(body)))

    def style_of(self, node: Node, inherited: dict[str, str]) -> dict[str, str]:
        """All properties of an element, what it inherits among them."""
        made = {key: value for key, value in inherited.items() if key in INHERITED}
        known = INHERITED | _OWN
        own = {key: value for key, value in node.attributes.items() if key in known}
        for _, _, selector, found in self._rules:
            if selector.fits(node):
                own |= found
        own |= declarations(node.attributes.get("style", ""))
        made |= {key: value for key, value in own.items() if key in known and value.strip() != "inherit"}
        return made


def declarations(text: str) -> dict[str, str]:
    """The properties of a style attribute or a rule's body."""
    found = {}
    for part in text.split(";"):
        key, colon, value = part.partition(":")
        if colon:
            found[key.strip().lower()] = value.replace("!important", "").strip()
    return found
