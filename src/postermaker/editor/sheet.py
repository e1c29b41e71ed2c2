"""The style sheet, made from a theme's colours. Widgets choose their look by the properties `look` and `state`."""

from postermaker.editor.theme import Theme

_SHEET = """
* { outline: 0; }
QWidget#ground { background: {app}; }
QLabel { background: transparent; color: {t1}; }
QLabel[look="second"] { color: {t2}; }
QLabel[look="caption"] { color: {t2}; font-size: 12px; }
QLabel[look="hint"] { color: {t3}; font-size: 12px; }
QLabel[look="bold"] { font-weight: 700; }
QLabel[look="panel"] { font-size: 14px; font-weight: 700; }
QLabel[look="section"] { font-size: 16px; font-weight: 700; }
QLabel[look="figure"] { font-size: 28px; font-weight: 700; }
QLabel[look="error"] { color: {err}; font-size: 12px; }
QLabel[look="key"] { color: {t3}; font-size: 12px; background: {surface2}; border: 1px solid {line};
    border-radius: 3px; padding: 0 4px; }
QFrame#bar { background: {surface}; border: 0; border-bottom: 1px solid {line}; }
QFrame#foot { background: {surface}; border: 0; border-top: 1px solid {line}; }
QFrame#left { background: {surface}; border: 0; border-right: 1px solid {line}; }
QFrame#right { background: {surface}; border: 0; border-left: 1px solid {line}; }
QFrame#rail { background: {surface}; border: 0; border-right: 1px solid {line}; }
QSplitter::handle { background: {line}; }
QTextBrowser { background: {surface}; color: {t1}; border: 0; }
QFrame#floating { background: {surface}; border: 1px solid {line2}; border-radius: 8px; }
QFrame#toast { background: {tip}; border: 0; border-radius: 8px; }
QLabel[look="toast"] { color: {tipt}; }
QPushButton[look="toast"] { background: transparent; border: 0; padding: 0 8px; min-height: 26px; max-height: 26px;
    color: {tipt}; font-weight: 700; text-decoration: underline; }
QMenuBar { background: transparent; color: {t1}; }
QMenuBar::item { padding: 6px 10px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: {hover}; }
QFrame#card { background: {surface}; border: 1px solid {line}; border-radius: 8px; }
QFrame#card[state="error"] { background: {errsoft}; border-color: {errline}; }
QFrame#card[state="hint"] { background: {accsoft}; border-color: {accsoftline}; }
QLabel[look="understood"] { color: {acctext}; font-size: 12px; }
QPushButton[look="rowlink"] { background: transparent; border: 0; padding: 0; min-height: 24px; max-height: 24px;
    text-align: left; }
QPushButton[look="rowlink"]:hover { color: {acctext}; }
QFrame#card[state="notice"] { background: {warnsoft}; border-color: {warnline}; }
QFrame#divider { background: {line}; border: 0; }
QFrame#upright { background: {line}; border: 0; }
QPushButton { background: {surface}; border: 1px solid {line2}; border-radius: 6px; padding: 0 12px;
    min-height: 28px; max-height: 28px; color: {t1}; }
QPushButton:hover { background: {hover}; }
QPushButton:pressed { background: {press}; }
QPushButton:disabled { color: {dis}; border-color: {line}; background: {surface}; }
QPushButton[look="primary"], QPushButton[look="big"], QPushButton[look="smallprimary"] {
    background: {accfill}; border-color: {accfill}; color: {onacc}; font-weight: 700; }
QPushButton[look="primary"]:hover, QPushButton[look="big"]:hover, QPushButton[look="smallprimary"]:hover {
    background: {accfillh}; border-color: {accfillh}; }
QPushButton[look="primary"]:pressed, QPushButton[look="big"]:pressed, QPushButton[look="smallprimary"]:pressed {
    background: {accfillp}; border-color: {accfillp}; }
QPushButton[look="primary"]:disabled, QPushButton[look="big"]:disabled {
    background: {press}; border-color: {press}; color: {t3}; }
QPushButton[look="big"] { font-size: 14px; min-height: 38px; max-height: 38px; border-radius: 8px; }
QPushButton[look="small"], QPushButton[look="smallprimary"] { font-size: 12px; min-height: 22px; max-height: 22px;
    padding: 0 8px; border-radius: 5px; font-weight: 400; }
QPushButton[look="danger"] { color: {err}; }
QPushButton[look="flat"] { background: transparent; border: 0; padding: 0 8px; min-height: 30px; max-height: 30px; }
QPushButton[look="flat"]:hover { background: {hover}; }
QPushButton[look="flat"]:pressed { background: {press}; }
QPushButton[look="flat"]:disabled { background: transparent; }
QPushButton[look="tiny"] { background: transparent; border: 0; padding: 0 6px; min-height: 22px; max-height: 22px;
    font-size: 12px; }
QPushButton[look="tiny"]:hover { background: {hover}; }
QPushButton[look="link"] { background: transparent; border: 0; padding: 0 2px; min-height: 22px; max-height: 22px;
    color: {acctext}; }
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="chip"] { border-radius: 13px; min-height: 24px; max-height: 24px; padding: 0 12px; }
QPushButton[look="chip"]:checked { background: {accsoft}; border-color: {accent}; color: {acctext}; font-weight: 700; }
QPushButton[look="size"] { border-radius: 5px; min-height: 24px; max-height: 24px; padding: 0 4px; font-size: 12px; }
QPushButton[look="size"]:checked { background: {accsoft}; border-color: {accent}; color: {acctext}; font-weight: 700; }
QPushButton[look="toggle"] { background: transparent; border: 0; padding: 0 8px; min-height: 26px; max-height: 26px;
    font-size: 12px; color: {t2}; }
QPushButton[look="toggle"]:hover { background: {hover}; }
QPushButton[look="toggle"]:checked { background: {hover}; color: {t1}; }
QPushButton[look="icon"] { background: transparent; border: 0; padding: 0; }
QPushButton[look="icon"]:hover { background: {hover}; }
QPushButton[look="icon"]:pressed { background: {press}; }
QLineEdit, QPlainTextEdit { background: {surface}; color: {t1}; border: 1px solid {line2};
    border-bottom-color: {fieldline}; border-radius: 6px; padding: 0 9px; placeholder-text-color: {t3};
    selection-background-color: {accfill}; selection-color: {onacc}; }
QLineEdit { min-height: 28px; max-height: 28px; }
QPlainTextEdit { padding: 4px 5px; }
QLineEdit:focus { border: 2px solid {accent}; padding: 0 8px; min-height: 26px; max-height: 26px; }
QPlainTextEdit:focus { border: 2px solid {accent}; padding: 3px 4px; }
QLineEdit[state="error"] { border: 2px solid {err}; padding: 0 8px; min-height: 26px; max-height: 26px; }
QPlainTextEdit[state="error"] { border: 2px solid {err}; padding: 3px 4px; }
QFrame#field, QFrame#sentence { background: {surface}; border: 1px solid {line2}; border-bottom-color: {fieldline}; }
QFrame#field { border-radius: 6px; }
QFrame#sentence { border-radius: 10px; }
QFrame#field[state="focus"], QFrame#sentence[state="focus"] { border: 2px solid {accent}; }
QFrame#field QLineEdit, QFrame#sentence QLineEdit { background: transparent; border: 0; padding: 0; }
QFrame#sentence QLineEdit { font-size: 18px; font-weight: 700; min-height: 40px; max-height: 40px; }
QFrame#sentence QLineEdit[state="empty"] { font-weight: 400; }
QFrame#field[state="error"] { border: 2px solid {err}; }
QFrame#field:disabled { background: {surface2}; border-color: {line}; }
QFrame#field QLineEdit:disabled { color: {dis}; }
QFrame#segments { background: {surface2}; border: 1px solid {line}; border-radius: 6px; }
QPushButton[look="segment"] { background: transparent; border: 1px solid transparent; border-radius: 4px;
    min-height: 22px; max-height: 22px; padding: 0 6px; font-size: 12px; color: {t2}; }
QPushButton[look="segment"]:hover { background: {hover}; }
QPushButton[look="segment"]:checked { background: {surface}; border-color: {line2}; color: {t1}; font-weight: 700; }
QPushButton[look="segment"]:disabled { color: {dis}; }
QPushButton[look="fold"] { background: transparent; border: 0; padding: 0 4px 0 0; min-height: 24px; max-height: 24px;
    font-weight: 700; text-align: left; }
QPushButton[look="fold"]:hover { color: {acctext}; }
QPushButton[look="choice"] { text-align: left; padding: 0 8px; font-weight: 400; }
QPushButton[look="iconswitch"] { background: transparent; border: 0; padding: 0; }
QPushButton[look="iconswitch"]:hover { background: {hover}; }
QPushButton[look="iconswitch"]:checked { background: {accsoft}; }
QLabel[look="tag"], QLabel[look="oktag"], QLabel[look="warntag"], QLabel[look="errtag"] { font-size: 12px;
    padding: 1px 6px; border-radius: 4px; }
QLabel[look="tag"] { background: {accsoft}; color: {acctext}; }
QLabel[look="oktag"] { background: {oksoft}; color: {ok}; }
QLabel[look="warntag"] { background: {warnsoft}; color: {warn}; }
QLabel[look="errtag"] { background: {errsoft}; color: {err}; }
QCheckBox { color: {t1}; spacing: 8px; min-height: 24px; }
QCheckBox:disabled { color: {dis}; }
QSlider { min-height: 22px; }
QSlider::groove:horizontal { background: {press}; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: {accfill}; border-radius: 2px; }
QSlider::handle:horizontal { background: {surface}; border: 2px solid {accfill}; width: 12px; height: 12px;
    margin: -6px 0; border-radius: 8px; }
QSlider::handle:horizontal:focus { border-color: {accent}; background: {accsoft}; }
QSlider::sub-page:horizontal:disabled, QSlider::handle:horizontal:disabled { background: {press}; border-color: {line2}; }
QListView { background: transparent; border: 0; outline: 0; }
QTableView { background: {surface}; border: 0; outline: 0; color: {t1}; }
QHeaderView { background: {surface2}; border: 0; }
QHeaderView::section { background: {surface2}; color: {t2}; font-size: 12px; border: 0; padding: 0 8px;
    border-right: 1px solid {line}; border-bottom: 1px solid {line}; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QLabel[look="panelerror"] { font-size: 14px; font-weight: 700; color: {err}; }
QFrame#card[state="fine"] { background: {oksoft}; border-color: {oksoft}; }
QScrollArea, QScrollArea > QWidget > QWidget#plain { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar::handle:vertical { background: {line2}; border-radius: 3px; min-height: 32px; }
QScrollBar::handle:vertical:hover { background: {fieldline}; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle:horizontal { background: {line2}; border-radius: 3px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: {press}; border: 0; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: {accfill}; border-radius: 3px; }
QToolTip { background: {tip}; color: {tipt}; border: 0; padding: 4px 8px; font-size: 12px; }
QMenu { background: {surface}; border: 1px solid {line2}; padding: 4px; }
QMenu::item { padding: 6px 24px; border-radius: 4px; color: {t1}; }
QMenu::item:selected { background: {hover}; }
QMenu::item:disabled { color: {dis}; }
QMenu::separator { height: 1px; background: {line}; margin: 4px 0; }
"""


def sheet(theme: Theme) -> str:
    """The style sheet of a theme."""
    made = _SHEET
    for token in theme.__struct_fields__:
        made = made.replace("{" + token + "}", getattr(theme, token))
    return made
