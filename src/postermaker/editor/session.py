"""The document being edited: its history, its file, and the changes that the form makes. Free of Qt."""

from pathlib import Path

from msgspec.structs import replace

from postermaker.document import file
from postermaker.document.edit import resize, set_values
from postermaker.document.history import History, begin
from postermaker.document.model import Document, Field, FieldKind
from postermaker.errors import Bilingual, Fault, InputFault
from postermaker.geometry import Size
from postermaker.library import templates
from postermaker.library.templates import Template
from postermaker.merge import fill
from postermaker.units import parse_size

#: What the fields are called that sign a design.
SIGNING = ("署名", "单位", "落款", "主办单位", "宣传单位")


class Session:
    """One document in the workspace. Every change is a step of the history; text typed in a row is one step."""

    def __init__(self, document: Document, path: Path | None = None, *, saved: bool = True) -> None:
        self.history: History = begin(document)
        self.path = path
        self.title = ""  #: what to call it while it has no file; empty: by its main text
        self._saved: Document | None = document if saved else None
        self._typing = ""

    @property
    def document(self) -> Document:
        """The document now."""
        return self.history.document

    @property
    def changed(self) -> bool:
        """Whether there is something that the file does not hold yet."""
        return self.document is not self._saved and self.document != self._saved

    @property
    def steps_unsaved(self) -> int:
        """How many steps lie between what the file holds and now."""
        steps = self.history.steps
        saved = next((i for i, step in enumerate(steps) if step.document is self._saved), 0)
        return abs(self.history.at - saved)

    @property
    def saved_step(self) -> int:
        """The step that the file holds, counted from 0; -1 where it holds none of them."""
        held = (i for i, step in enumerate(self.history.steps) if step.document is self._saved)
        return next(held, -1) if self.path else -1

    @property
    def can_undo(self) -> bool:
        """Whether there is a step back."""
        return self.history.at > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is a step forward."""
        return self.history.at + 1 < len(self.history.steps)

    @property
    def name(self) -> str:
        """What to call it: its file, else its main text, else its template."""
        if self.path:
            return self.path.stem
        if self.title:
            return self.title
        lead = lead_field(self.document.fields)
        said = self.document.values.get(lead.key, "") if lead else ""
        return " ".join(said.split())[:40] or self.document.title

    def set_text(self, key: str, text: str) -> None:
        """A field's text as it is typed.

        Raises:
            InputFault: it is too long; the document keeps the last good text.
        """
        changed = fill(self.document, {key: text}, complete=False)
        if changed.values.get(key, "") == self.document.values.get(key, ""):
            return
        name = f"改“{self._field(key).label}”"
        self.history = self.history.did(name, changed, merge=self._typing == name)
        self._typing = name

    def set_picture(self, key: str, path: Path) -> None:
        """Another picture in a field.

        Raises:
            InputFault: it is no sound picture.
        """
        # an absolute path, so that the folder it counts from does not matter
        self._did(
            f"换“{self._field(key).label}”", fill(self.document, {key: str(path.absolute())}, complete=False)
        )

    def drop_picture(self, key: str) -> None:
        """No picture in a field."""
        self._did(f"去掉“{self._field(key).label}”", set_values(self.document, {key: ""}))

    def set_size(self, text: str) -> None:
        """Lay the design out at the size that a person wrote.

        Raises:
            InputFault: it can't be read or made; the document keeps its size.
        """
        size = parse_size(text)
        if size != Size(self.document.width, self.document.height):
            self._did("换尺寸", at_size(self.document, size))

    def do(self, name: str, document: Document, merge: str = "") -> None:
        """Another document as a named step; steps in a row with the same `merge` mark are one."""
        mark = f"\0{merge}" if merge else ""  # apart from the names of typed steps
        same = bool(mark) and mark == self._typing and self.history.steps[self.history.at].name == name
        self.history = self.history.did(name, document, merge=same)
        self._typing = mark

    def go_to(self, step: int) -> None:
        """To a step of the history, counted from 0."""
        at = min(max(step, 0), len(self.history.steps) - 1)
        self.history, self._typing = replace(self.history, at=at), ""

    def undo(self) -> None:
        """One step back."""
        self.history, self._typing = self.history.undone(), ""

    def redo(self) -> None:
        """One step forward."""
        self.history, self._typing = self.history.redone(), ""

    def pause(self) -> None:
        """What is typed from now on is a step of its own."""
        self._typing = ""

    def save(self, path: Path) -> None:
        """Write the document to a `.poster`, without the pictures that it no longer shows.

        Raises:
            InputFault: the folder can't be written.
        """
        path = file_path(path)
        file.save(for_saving(self.document), path)
        self.was_saved(self.document, path)

    def was_saved(self, document: Document, path: Path) -> None:
        """A file holds this document now."""
        self.path, self._saved, self._typing = path, document, ""

    def for_export(self) -> Document:
        """The document as it goes to the shop.

        Raises:
            InputFault: a required field is empty.
        """
        for field in self.document.fields:
            if field.required and not self.document.values.get(field.key, "").strip():
                raise InputFault(
                    Bilingual(f"“{field.label}”还没填", f"'{field.key}' is not filled yet"),
                    Bilingual("在左边填上再导出", "fill it on the left, then export"),
                )
        return replace(self.document, title=self.name)

    def _field(self, key: str) -> Field:
        return next(field for field in self.document.fields if field.key == key)

    def _did(self, name: str, document: Document) -> None:
        self.history, self._typing = self.history.did(name, document), ""


def file_path(path: Path) -> Path:
    """A path with the suffix of our files."""
    return path if path.suffix == file.SUFFIX else path.with_name(path.name + file.SUFFIX)


def for_saving(document: Document) -> Document:
    """The document without the pictures that it no longer shows."""
    used = file.used_assets(document)
    return replace(document, assets={name: data for name, data in document.assets.items() if name in used})


def open_file(path: Path) -> Session:
    """A session on a saved document.

    Raises:
        InputFault: it can't be read.
    """
    return Session(file.load(path), path)


def start(template: Template, sentence: str, unit: str = "") -> Session:
    """A session on a new document of a template, its main text filled with the sentence, signed with the unit.

    Raises:
        InputFault: the sentence is too long for the template.
    """
    document = templates.new_document(template, parse_size(template.sizes[0]))
    lead = lead_field(template.fields)
    if lead and sentence.strip():
        document = fill(document, {lead.key: sentence}, complete=False)
    return Session(set_values(document, signatures(template.fields, unit)))


def signatures(fields: tuple[Field, ...], unit: str) -> dict[str, str]:
    """The unit's name for the fields that sign a design, where it fits; with “　宣” where the sample has it."""
    signed = {}
    for field in fields:
        if unit and field.kind is FieldKind.TEXT and field.label in SIGNING:
            tail = "\u3000宣" if (field.sample or "").endswith("宣") else ""
            if len(unit + tail) <= field.max_chars:
                signed[field.key] = unit + tail
    return signed


def lead_field(fields: tuple[Field, ...]) -> Field | None:
    """The field that a slogan goes into: the first required text, else the first text."""
    texts = [field for field in fields if field.kind in (FieldKind.TEXT, FieldKind.LINES)]
    return next((field for field in texts if field.required), texts[0] if texts else None)


def at_size(document: Document, size: Size) -> Document:
    """The document at another size: its template's nearest design where the pages are still the template's.

    Going through the template keeps what a row of resizes would lose, and takes the design drawn for upright or
    long pages. A document whose pages were changed by hand is resized as it is.
    """
    try:
        template = templates.load(document.template)
        drawn = templates.new_document(template, Size(document.width, document.height))
        if drawn.pages == document.pages:
            made = templates.new_document(template, size)
            return replace(document, width=size.width, height=size.height, pages=made.pages)
    except Fault:  # a template of another installation: the document carries all that resizing needs
        pass
    return resize(document, size)
