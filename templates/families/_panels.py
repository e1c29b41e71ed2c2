"""The panels of an A4 sheet that is folded twice, as the folds are marked: the one folded in is a little narrower."""

from postermaker.geometry import Box, Size
from postermaker.prepress.folding import Fold, folding

#: The open sheet the templates are drawn on.
SHEET = Size(297, 210)
#: From the left the panel folded in, the back cover, the cover.
FLAP, BACK, COVER = folding(Fold.C, SHEET).panels
#: The three panels one sees when it is open.
INSIDE: tuple[Box, ...] = folding(Fold.C, SHEET, back=True).panels
