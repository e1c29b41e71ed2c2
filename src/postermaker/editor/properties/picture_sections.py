"""The sections of pictures: the picture itself, how sharp it prints, how it meets its frame."""

from functools import lru_cache, partial

from msgspec.structs import replace
from PySide6.QtCore import QRectF, QSize, Qt, QThreadPool, Signal, SignalInstance
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from postermaker.document.model import Crop, Document, Element, Picture, PictureFit
from postermaker.document.tree import changed
from postermaker.editor import dialogs, settings, theme
from postermaker.editor.controls import button, label, on_click, row
from postermaker.editor.properties.choosing import Segments
from postermaker.editor.properties.hand import Hand
from postermaker.editor.properties.measures import length
from postermaker.editor.properties.section import Section, side_by_side
from postermaker.editor.properties.sharpness import Sharpness, asset_of, sharpness
from postermaker.editor.words import say
from postermaker.errors import Fault
from postermaker.images import facts

_THUMB = 120


class Thumb(QWidget):
    """A picture fitted into the panel's width."""

    _arrived = Signal(object, QImage)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_THUMB)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._data: bytes | None = None
        self._image: QImage | None = None
        self._arrived.connect(self._on_arrived)

    def show_data(self, data: bytes | None) -> None:
        """Another picture; it is decoded beside the window, for a photo takes its time."""
        if data is not self._data:
            self._data, self._image = data, None
            if data is not None:
                longest = round(600 * self.devicePixelRatioF())
                QThreadPool.globalInstance().start(partial(_make_small, self._arrived, data, longest))
            self.update()

    def _on_arrived(self, data: bytes, image: QImage) -> None:
        if data is self._data:
            self._image = image
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture whole, on the inset ground."""
        now, painter = theme.current(), QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ground = QPainterPath()
        ground.addRoundedRect(box, 4, 4)
        painter.fillPath(ground, now.color("surface2"))
        if self._data is None:
            painter.setPen(now.color("t3"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, say("还没有图片", "no picture yet"))
        elif self._image is not None:
            painter.setClipPath(ground)
            image = self._image
            fitted = image.size().scaled(box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(0, 0, fitted.width(), fitted.height())
            place.moveCenter(box.center())
            painter.drawImage(place, image)
            painter.setClipping(False)
        painter.setPen(QPen(now.color("line"), 1))
        painter.drawPath(ground)
        painter.end()


def _make_small(arrived: SignalInstance, data: bytes, longest_px: int) -> None:
    try:
        arrived.emit(data, small(data, longest_px))
    except (Fault, RuntimeError):  # no sound picture; or the window was closed meanwhile
        return


@lru_cache(maxsize=16)
def small(data: bytes, longest_px: int) -> QImage:
    """A picture made small once, for the panel."""
    from postermaker.backends.painter import decoded

    image = decoded(data)
    if max(image.width(), image.height()) <= longest_px:
        return image
    return image.scaled(
        QSize(longest_px, longest_px),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


class PictureSection(Section):
    """The picture, 换图, 裁剪, 去掉."""

    key = "picture"
    title = ("图片", "Picture")
    folds = False
    crop_asked = Signal(str)

    def build(self) -> None:
        """Thumbnail, name and figures, buttons."""
        self.thumb = Thumb()
        self._facts = label("", "hint")
        self.change = on_click(button(say("换图", "Change"), icon="image"), self._on_change)
        self.crop = on_click(button(say("裁剪", "Crop"), icon="crop"), self._on_crop)
        self.drop = on_click(button(say("去掉", "Remove"), "link"), self._on_drop)
        self.add(self.thumb, row(self._facts, None, self.drop, gap=6), side_by_side(self.change, self.crop))

    @classmethod
    def wanted(cls, hand: Hand) -> bool:
        """For one picture."""
        return len(hand.elements) == 1 and hand.all_are(Picture)

    def _picture(self) -> Picture:
        found = self.hand.elements[0]
        assert isinstance(found, Picture)
        return found

    def refresh(self) -> None:
        """Show the picture."""
        super().refresh()
        document = self.hand.desk.shown
        name = asset_of(document, self._picture())
        data = document.assets.get(name)
        self.thumb.show_data(data)
        self.change.setText(say("换图", "Change") if data else say("选图片", "Choose"))
        self.crop.setEnabled(data is not None)
        self.crop.setToolTip("" if data else say("先放一张图片", "put a picture in first"))
        self.drop.setVisible(data is not None)
        if data is None:
            self._facts.setText(say("JPG、PNG、TIFF、WebP", "JPG, PNG, TIFF, WebP"))
            return
        found = facts(data)
        self._facts.setText(
            say(
                f"{found.width_px:,} × {found.height_px:,} 像素",
                f"{found.width_px:,} × {found.height_px:,} px",
            )
        )

    def _on_change(self) -> None:
        path = dialogs.ask_picture(self, settings.folder("picture"))
        if path is None:
            return
        settings.keep_folder("picture", path.parent)
        from postermaker.merge import take_picture

        try:
            asset, data = take_picture(path.absolute())
        except Fault as fault:
            self.show_fault(str(fault))
            return
        self.show_fault("")
        picture = self._picture()
        name = say(f"换图“{path.name}”", f"Picture '{path.name}'")
        self.hand.desk.do(name, lambda document: with_picture(document, picture, asset, data))

    def _on_crop(self) -> None:
        self.crop_asked.emit(self._picture().id)

    def _on_drop(self) -> None:
        picture = self._picture()
        self.hand.desk.do(say("去掉图片", "Remove picture"), lambda d: with_picture(d, picture, "", b""))


def with_picture(document: Document, picture: Picture, asset: str, data: bytes) -> Document:
    """The document with another picture in a frame, whole again; a field's picture goes into the field."""
    assets = {**document.assets, asset: data} if asset else document.assets
    whole = replace(document, assets=assets)
    if picture.field:
        whole = replace(whole, values={**document.values, picture.field: asset})

    def change(element: Element) -> Element:
        if not isinstance(element, Picture):
            return element
        own = element.asset if element.field else asset
        return replace(element, asset=own, crop=Crop())

    return changed(whole, (picture.id,), change)


class SharpnessBar(QWidget):
    """How full of pixels a picture is; a tick marks what is wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(10)
        self.share, self.token = 0.0, "ok"

    def show_share(self, share: float, token: str) -> None:
        """Another share, in a token's colour."""
        self.share, self.token = share, token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar."""
        now, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        bar = QRectF(0, 2, self.width(), 6)
        painter.setBrush(now.color("press"))
        painter.drawRoundedRect(bar, 3, 3)
        painter.setBrush(QColor(now.color(self.token)))
        painter.drawRoundedRect(QRectF(0, 2, max(6.0, self.width() * self.share), 6), 3, 3)
        painter.fillRect(QRectF(0.75 * self.width(), 0, 1.5, 10), now.color("t3"))
        painter.end()


class SharpnessSection(Section):
    """清晰度 in words."""

    key = "sharpness"
    title = ("清晰度", "Sharpness")

    def build(self) -> None:
        """Tag, bar, sentence."""
        self.tag = label("", "oktag")
        self.add_to_head(self.tag)
        self.bar = SharpnessBar()
        self.said = label("", "caption", wrap=True)
        self.add(self.bar, self.said)

    @staticmethod
    def _found(hand: Hand) -> Sharpness | None:
        picture = hand.elements[0]
        return sharpness(hand.desk.shown, picture) if isinstance(picture, Picture) else None

    @classmethod
    def wanted(cls, hand: Hand) -> bool:
        """For one picture that will be printed."""
        return len(hand.elements) == 1 and cls._found(hand) is not None

    def refresh(self) -> None:
        """Say it."""
        found = self._found(self.hand)
        assert found is not None
        self.tag.setText(str(found.word))
        if self.tag.property("look") != found.look:
            self.tag.setProperty("look", found.look)
            self.tag.style().unpolish(self.tag)
            self.tag.style().polish(self.tag)
        self.bar.show_share(found.share, {"oktag": "ok", "warntag": "warnic", "errtag": "err"}[found.look])
        need = round(found.wanted)
        advice = (
            ""
            if found.look == "oktag"
            else say("。换原图，或缩小图框", ". Take the original, or a smaller frame")
        )
        self.said.setText(
            say(
                f"{found.ppi:.0f} ppi，这种成品 {need} 以上就够{advice}",
                f"{found.ppi:.0f} ppi; {need} are enough here{advice}",
            )
        )


class PictureFitSection(Section):
    """放进图框."""

    key = "picture-fit"
    title = ("放进图框", "In its frame")

    def build(self) -> None:
        """The way, and the corners."""
        self.way = Segments(
            say("放进图框", "In its frame"),
            (
                (
                    PictureFit.FILL,
                    say("铺满", "Fill"),
                    say("盖住整个图框，多的裁掉", "covers the frame, the rest is cut"),
                ),
                (
                    PictureFit.FIT,
                    say("完整放下", "Whole"),
                    say("整张放进去，可能留空", "whole, with room left"),
                ),
                (
                    PictureFit.STRETCH,
                    say("拉伸", "Stretch"),
                    say("拉到图框一样大，会变形", "out of proportion"),
                ),
            ),
        )
        self.way.chosen.connect(
            lambda fit: self.hand.put(say("改放法", "Change fit"), lambda e, v: replace(e, fit=v), fit)
        )
        self.radius = self.number(
            say("圆角", "Radius"),
            length("mm", 0, 50_000),
            lambda e: e.radius,
            lambda e, v: replace(e, radius=v),
        )
        self.add(self.way, side_by_side(self.radius, QWidget()))

    @classmethod
    def wanted(cls, hand: Hand) -> bool:
        """For pictures."""
        return hand.all_are(Picture)

    def refresh(self) -> None:
        """Show what all have."""
        super().refresh()
        self.way.show_value(self.hand.shared(lambda e: e.fit))
